/* dict.h - numbers out of a dictionary that anybody may have written. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void aster_dict_read_number (
    GVariantDict *dict, const char *key, double least, double most, double *value);
void aster_dict_read_count (
    GVariantDict *dict, const char *key, guint least, guint most, guint *value);

G_END_DECLS
