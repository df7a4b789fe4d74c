#include "bars.h"

struct _AsterBars
{
  GtkWidget parent_instance;

  AsterTheme theme;
};

G_DEFINE_FINAL_TYPE (AsterBars, aster_bars, GTK_TYPE_WIDGET)

static void
aster_bars_class_init (AsterBarsClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "bars");
}

static void
aster_bars_init (AsterBars *self)
{
}

GtkWidget *
aster_bars_new (void)
{
  return g_object_new (ASTER_TYPE_BARS, NULL);
}

void
aster_bars_set_theme (AsterBars *self, AsterTheme theme)
{
  self->theme = theme;
}

void
aster_bars_set_vector (AsterBars *self, const float *values, gsize d)
{
}

void
aster_bars_set_histogram (AsterBars *self, const double *values, gsize n, double marked)
{
}

void
aster_bars_set_label (AsterBars *self, const char *label)
{
}

int
aster_bars_get_hovered (AsterBars *self)
{
  return -1;
}
