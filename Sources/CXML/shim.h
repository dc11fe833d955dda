// Debian's libxml2 is built with ICU and its headers take in ICU's, whose declarations clash with
// those of Foundation's own ICU. Nothing here needs the few fields that hang on it.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/xmlreader.h>
#include <libxml/xmlerror.h>
