#ifndef CLEPTONICA_SHIM_H
#define CLEPTONICA_SHIM_H

#include <allheaders.h>
// From 1.83 on the layout of a picture is in a header of its own; with it Swift sees the same type
// in all versions.
#if __has_include(<pix_internal.h>)
#include <pix_internal.h>
#endif

#endif
