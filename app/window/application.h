/* application.h - the program: its engine, its session, its one window. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ASTER_TYPE_APPLICATION (aster_application_get_type ())

G_DECLARE_FINAL_TYPE (
    AsterApplication, aster_application, ASTER, APPLICATION, AdwApplication)

AsterApplication *aster_application_new (void);

G_END_DECLS
