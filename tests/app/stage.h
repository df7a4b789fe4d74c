/* stage.h - a document of a toy space, and a window to put a widget in. */
#pragma once

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "document/document.h"
#include "toy.h"

typedef struct
{
  AsterEngine *engine;
  AsterDocument *document;
  AsterSelection *selection; /* of the document */
  GtkWidget *window;         /* NULL until stage_show() */
} Stage;

static inline Stage
stage_init (void)
{
  g_autoptr (AsterSpace) space = toy_space_new ("toy");
  Stage stage = { aster_engine_new (2), NULL, NULL, NULL };

  stage.document = aster_document_new (stage.engine, space);
  stage.selection = aster_document_get_selection (stage.document);

  return stage;
}

static inline void
stage_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* @widget: (transfer floating) */
static inline void
stage_show (Stage *stage, GtkWidget *widget)
{
  stage->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (stage->window), 360, 640);
  gtk_window_set_child (GTK_WINDOW (stage->window), widget);
  gtk_window_present (GTK_WINDOW (stage->window));
  stage_settle ();
}

/* In the order that the program keeps: widgets, documents, the engine. */
static inline void
stage_clear (Stage *stage)
{
  if (stage->window != NULL)
    gtk_window_destroy (GTK_WINDOW (stage->window));
  stage_settle ();
  g_clear_object (&stage->document);
  stage_settle ();
  aster_engine_free (stage->engine);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stage, stage_clear)

/* What jobs and timers bring about comes; what never comes is the harness's to end. */
#define WAIT_UNTIL(condition)                                                            \
  while (!(condition))                                                                   \
  g_main_context_iteration (NULL, TRUE)

/* Whether @widget is a @type that says @label; NULL stands for whatever it says. */
static inline gboolean
stage_is (GtkWidget *widget, GType type, const char *label)
{
  g_autofree char *said = NULL;

  if (!g_type_is_a (G_OBJECT_TYPE (widget), type))
    return FALSE;
  if (label != NULL)
    g_object_get (widget, "label", &said, NULL);

  return g_strcmp0 (said, label) == 0;
}

/* The first @type at or below @root that says @label, or NULL. */
static inline GtkWidget *
stage_find (GtkWidget *root, GType type, const char *label)
{
  GtkWidget *found = stage_is (root, type, label) ? root : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       found == NULL && child != NULL; child = gtk_widget_get_next_sibling (child))
    found = stage_find (child, type, label);

  return found;
}

/* How many there are of @type at or below @root. */
static inline guint
stage_count (GtkWidget *root, GType type)
{
  guint n = stage_is (root, type, NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += stage_count (child, type);

  return n;
}

/* The child of @widget's template that has the name @name. */
static inline gpointer
stage_child (gpointer widget, const char *name)
{
  GObject *child = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);

  g_assert_nonnull (child);

  return child;
}

static inline const char *
stage_label (gpointer widget, const char *name)
{
  return gtk_label_get_label (stage_child (widget, name));
}

static inline guint32
stage_row (Stage *stage, const char *token)
{
  int row = aster_tokens_find (aster_document_get_space (stage->document)->tokens, token,
                               -1);

  g_assert_cmpint (row, >=, 0);

  return (guint32) row;
}

/* Runs the suite, or says why it cannot. */
static inline int
stage_run (void)
{
  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }
  adw_init ();

  return g_test_run ();
}
