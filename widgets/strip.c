#include "strip.h"

struct _AsterStrip
{
  GtkWidget parent_instance;

  AsterTheme theme;
};

G_DEFINE_FINAL_TYPE (AsterStrip, aster_strip, GTK_TYPE_WIDGET)

static void
aster_strip_class_init (AsterStripClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "strip");
}

static void
aster_strip_init (AsterStrip *self)
{
}

GtkWidget *
aster_strip_new (void)
{
  return g_object_new (ASTER_TYPE_STRIP, NULL);
}

void
aster_strip_set_theme (AsterStrip *self, AsterTheme theme)
{
  self->theme = theme;
}

void
aster_strip_set_values (AsterStrip *self, const float *values, gsize d)
{
}

void
aster_strip_set_label (AsterStrip *self, const char *label)
{
}

int
aster_strip_get_hovered (AsterStrip *self)
{
  return -1;
}
