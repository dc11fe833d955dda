#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tesseract/capi.h>

#include "cocr.h"

// Tesseract is loaded when it is needed and not linked: its libraries take 12 milliseconds to load,
// which every start of the program would pay. The types come from its header.
#define TABLE(X)                  \
  X(TessBaseAPICreate)            \
  X(TessBaseAPIDelete)            \
  X(TessBaseAPIInit2)             \
  X(TessBaseAPISetVariable)       \
  X(TessBaseAPISetPageSegMode)    \
  X(TessBaseAPISetImage)          \
  X(TessBaseAPISetSourceResolution) \
  X(TessBaseAPIRecognize)         \
  X(TessBaseAPIGetIterator)       \
  X(TessBaseAPIClear)             \
  X(TessResultIteratorDelete)     \
  X(TessResultIteratorGetPageIterator) \
  X(TessResultIteratorGetUTF8Text) \
  X(TessResultIteratorConfidence) \
  X(TessResultIteratorNext)       \
  X(TessPageIteratorIsAtBeginningOf) \
  X(TessPageIteratorBoundingBox)  \
  X(TessDeleteText)

struct gw_tesseract {
#define MEMBER(name) __typeof__(&name) name;
  TABLE(MEMBER)
#undef MEMBER
  TessBaseAPI *api;
  gw_symbol *symbols;
  int64_t count, capacity;
};

// Tesseract takes four threads for one line of text, which is slower where as many documents are
// read side by side as the machine has processors.
static void use_one_thread(void) {
  void (*set_levels)(int) = (void (*)(int))dlsym(RTLD_DEFAULT, "omp_set_max_active_levels");
  void *library = NULL;
  if (set_levels == NULL && (library = dlopen("libgomp.so.1", RTLD_NOW | RTLD_LOCAL)) != NULL)
    set_levels = (void (*)(int))dlsym(library, "omp_set_max_active_levels");
  if (set_levels != NULL) set_levels(0);
}

gw_tesseract *gw_tesseract_open(const char *data, const char *language, int mode, char *message) {
  void *library = dlopen("libtesseract.so.5", RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) {
    snprintf(message, GW_OCR_MESSAGE, "%s", dlerror());
    return NULL;
  }
  gw_tesseract *engine = calloc(1, sizeof *engine);
  if (engine == NULL) {
    snprintf(message, GW_OCR_MESSAGE, "out of memory");
    return NULL;
  }
  const struct {
    const char *name;
    void **address;
  } table[] = {
#define ROW(name) {#name, (void **)&engine->name},
      TABLE(ROW)
#undef ROW
  };
  for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
    *table[i].address = dlsym(library, table[i].name);
    if (*table[i].address == NULL) {
      snprintf(message, GW_OCR_MESSAGE, "libtesseract lacks %s", table[i].name);
      free(engine);
      return NULL;
    }
  }
  use_one_thread();
  engine->api = engine->TessBaseAPICreate();
  // Its reports on the standard error output would be taken for the program's own.
  engine->TessBaseAPISetVariable(engine->api, "debug_file", "/dev/null");
  if (engine->TessBaseAPIInit2(engine->api, data, language, OEM_LSTM_ONLY) != 0) {
    snprintf(message, GW_OCR_MESSAGE, "no model for %s", language);
    gw_tesseract_close(engine);
    return NULL;
  }
  engine->TessBaseAPISetPageSegMode(engine->api, (TessPageSegMode)mode);
  return engine;
}

void gw_tesseract_close(gw_tesseract *engine) {
  if (engine == NULL) return;
  if (engine->api != NULL) engine->TessBaseAPIDelete(engine->api);
  free(engine->symbols);
  free(engine);
}

static int append(gw_tesseract *engine, gw_symbol symbol) {
  if (engine->count == engine->capacity) {
    const int64_t capacity = engine->capacity == 0 ? 1024 : engine->capacity * 2;
    gw_symbol *symbols = realloc(engine->symbols, (size_t)capacity * sizeof *symbols);
    if (symbols == NULL) return 0;
    engine->symbols = symbols;
    engine->capacity = capacity;
  }
  engine->symbols[engine->count++] = symbol;
  return 1;
}

// The scalar that a well-formed UTF-8 sequence begins with; the length goes to `size`.
static uint32_t scalar_at(const unsigned char *text, int *size) {
  const int extra = text[0] < 0x80 ? 0 : text[0] >= 0xF0 ? 3 : text[0] >= 0xE0 ? 2 : 1;
  uint32_t scalar = extra == 0 ? text[0] : text[0] & (0x3Fu >> extra);
  int read = 1;
  while (read <= extra && (text[read] & 0xC0) == 0x80) scalar = scalar << 6 | (text[read++] & 0x3F);
  *size = read;
  return scalar;
}

// A symbol of several scalars shares its box among them.
static int append_symbol(gw_tesseract *engine, TessResultIterator *results) {
  const TessPageIterator *place = engine->TessResultIteratorGetPageIterator(results);
  gw_symbol symbol = {0};
  int left, top, right, bottom;
  if (!engine->TessPageIteratorBoundingBox(place, RIL_SYMBOL, &left, &top, &right, &bottom))
    return 1;
  symbol.left = left;
  symbol.top = top;
  symbol.right = right;
  symbol.bottom = bottom;
  symbol.confidence = engine->TessResultIteratorConfidence(results, RIL_SYMBOL) / 100;
  symbol.starts_line = engine->TessPageIteratorIsAtBeginningOf(place, RIL_TEXTLINE) != 0;
  symbol.starts_word = engine->TessPageIteratorIsAtBeginningOf(place, RIL_WORD) != 0;
  char *text = engine->TessResultIteratorGetUTF8Text(results, RIL_SYMBOL);
  int done = 1;
  for (const char *c = text; done && c != NULL && *c != 0;) {
    int size;
    symbol.scalar = scalar_at((const unsigned char *)c, &size);
    done = append(engine, symbol);
    symbol.starts_line = symbol.starts_word = 0;
    c += size;
  }
  if (text != NULL) engine->TessDeleteText(text);
  return done;
}

int64_t gw_tesseract_read(
    gw_tesseract *engine, const uint8_t *grey, int32_t width, int32_t height, int32_t resolution,
    const gw_symbol **symbols, char *message) {
  engine->count = 0;
  *symbols = NULL;
  engine->TessBaseAPISetImage(engine->api, grey, width, height, 1, width);
  engine->TessBaseAPISetSourceResolution(engine->api, resolution);
  if (engine->TessBaseAPIRecognize(engine->api, NULL) != 0) {
    engine->TessBaseAPIClear(engine->api);
    snprintf(message, GW_OCR_MESSAGE, "Tesseract failed on the picture");
    return -1;
  }
  int done = 1;
  TessResultIterator *results = engine->TessBaseAPIGetIterator(engine->api);
  if (results != NULL) {
    do {
      done = append_symbol(engine, results);
    } while (done && engine->TessResultIteratorNext(results, RIL_SYMBOL));
    engine->TessResultIteratorDelete(results);
  }
  engine->TessBaseAPIClear(engine->api);
  if (!done) {
    snprintf(message, GW_OCR_MESSAGE, "out of memory");
    return -1;
  }
  *symbols = engine->symbols;
  return engine->count;
}
