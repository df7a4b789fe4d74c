/* Any bytes as a file of vectors: the first says with which options. */

#include "fuzz.h"

#include "files.h"
#include "tools/budget.h"

#define BUDGET (64u * 1024 * 1024)

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  AsterLoadOptions options = ASTER_LOAD_DEFAULTS;
  g_autoptr (GError) error = NULL;
  g_autoptr (AsterSpace) space = NULL;

  if (size == 0)
    return 0;

  aster_budget_set (BUDGET);
  options.salvage = data[0] & 1;
  options.limit = data[0] & 2 ? 3 : 0;
  space = files_load (data + 1, size - 1, &options, NULL, &error);
  files_assert_ending (space, error);

  return 0;
}
