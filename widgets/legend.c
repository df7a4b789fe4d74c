#include "legend.h"

struct _AsterLegend
{
  GtkWidget parent_instance;

  AsterTheme theme;
};

G_DEFINE_FINAL_TYPE (AsterLegend, aster_legend, GTK_TYPE_WIDGET)

static void
aster_legend_class_init (AsterLegendClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "legend");
}

static void
aster_legend_init (AsterLegend *self)
{
}

GtkWidget *
aster_legend_new (void)
{
  return g_object_new (ASTER_TYPE_LEGEND, NULL);
}

void
aster_legend_set_theme (AsterLegend *self, AsterTheme theme)
{
  self->theme = theme;
}

AsterTheme
aster_legend_get_theme (AsterLegend *self)
{
  return self->theme;
}

void
aster_legend_set_colouring (AsterLegend *self, AsterColouring *colouring)
{
}

guint64
aster_legend_get_hidden (AsterLegend *self)
{
  return 0;
}

void
aster_legend_set_hidden (AsterLegend *self, guint64 hidden)
{
}
