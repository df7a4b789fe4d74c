/* student.h - how unlikely a value of Student's t is by chance. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double aster_student_p (double t, double freedom);
double aster_beta_fraction (double x, double a, double b);

G_END_DECLS
