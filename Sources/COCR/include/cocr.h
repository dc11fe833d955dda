#ifndef COCR_H
#define COCR_H

// Whether a shared library can be loaded: 1 or 0. The recognition engines are optional, so that they
// are loaded when the first picture comes and not linked.
int gw_ocr_can_load(const char *path);

#endif
