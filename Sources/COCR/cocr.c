#include "cocr.h"

#include <dlfcn.h>
#include <stddef.h>

int gw_ocr_can_load(const char *path) {
  void *library = dlopen(path, RTLD_LAZY | RTLD_LOCAL);
  if (library == NULL) return 0;
  dlclose(library);
  return 1;
}
