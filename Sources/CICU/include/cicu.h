#ifndef GONGWEN_CICU_H
#define GONGWEN_CICU_H

#include <stdint.h>

/// A compiled set of ICU break rules. Not safe for use on two threads at once.
typedef struct gw_break_rules gw_break_rules;

/// Compiles `.rbbi` rule source (UTF-8). On failure returns NULL and gives the 1-based line and
/// column of the error and ICU's status code.
gw_break_rules *gw_break_rules_open(const char *source, int32_t length, int32_t *line,
                                    int32_t *column, int32_t *status);

void gw_break_rules_close(gw_break_rules *rules);

/// Finds all boundaries of `text` (Unicode scalars). Writes at most `capacity` boundaries, in
/// scalars from the start, and their rule status tags; returns how many there are, or -1 if ICU
/// fails.
int32_t gw_break_rules_boundaries(gw_break_rules *rules, const uint32_t *text, int32_t length,
                                  int32_t *boundaries, int32_t *tags, int32_t capacity);

/// Normalises scalars to NFKC. Writes at most `capacity` scalars; returns how many there are, or
/// -1 if ICU fails.
int32_t gw_nfkc(const uint32_t *text, int32_t length, uint32_t *out, int32_t capacity);

/// Folds one scalar for comparison: NFKC, case folded, without characters that nobody sees
/// (NFKC_Casefold). Writes at most `capacity` scalars; returns how many there are, or -1 if ICU
/// fails.
int32_t gw_fold(uint32_t scalar, uint32_t *out, int32_t capacity);

/// Decodes `bytes` from the named encoding (an ICU converter name such as "gb18030") to UTF-8.
/// Malformed sequences become U+FFFD. Writes at most `capacity` bytes; returns how many there are,
/// or -1 if ICU fails or knows no such encoding.
int32_t gw_decode(const char *encoding, const char *bytes, int32_t length, char *out,
                  int32_t capacity);

/// Encodes UTF-8 in the named encoding. Characters that the encoding lacks become its substitute.
/// Writes at most `capacity` bytes; returns how many there are, or -1 if ICU fails or knows no such
/// encoding.
int32_t gw_encode(const char *encoding, const char *utf8, int32_t length, char *out,
                  int32_t capacity);

/// The version of the ICU library that runs, for example "72.1".
const char *gw_icu_version(void);

#endif
