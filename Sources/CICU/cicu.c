#include "cicu.h"

#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/ucnv.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/uversion.h>

struct gw_break_rules {
  UBreakIterator *iterator;
};

gw_break_rules *gw_break_rules_open(const char *source, int32_t length, int32_t *line,
                                    int32_t *column, int32_t *status) {
  UErrorCode error = U_ZERO_ERROR;
  UParseError where = {0};
  int32_t units = 0;
  UChar *rules = malloc(sizeof(UChar) * ((size_t)length + 1));
  if (rules == NULL) {
    *status = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  u_strFromUTF8(rules, length + 1, &units, source, length, &error);
  UBreakIterator *iterator =
      U_SUCCESS(error) ? ubrk_openRules(rules, units, NULL, 0, &where, &error) : NULL;
  free(rules);
  *line = where.line;
  *column = where.offset;
  *status = error;
  if (U_FAILURE(error)) {
    return NULL;
  }
  gw_break_rules *result = malloc(sizeof *result);
  if (result == NULL) {
    ubrk_close(iterator);
    *status = U_MEMORY_ALLOCATION_ERROR;
    return NULL;
  }
  result->iterator = iterator;
  return result;
}

void gw_break_rules_close(gw_break_rules *rules) {
  if (rules != NULL) {
    ubrk_close(rules->iterator);
    free(rules);
  }
}

int32_t gw_break_rules_boundaries(gw_break_rules *rules, const uint32_t *text, int32_t length,
                                  int32_t *boundaries, int32_t *tags, int32_t capacity) {
  UErrorCode error = U_ZERO_ERROR;
  UChar *units = malloc(sizeof(UChar) * (2 * (size_t)length + 1));
  if (units == NULL) {
    return -1;
  }
  int32_t count = 0;
  for (int32_t i = 0; i < length; i++) {
    uint32_t scalar = text[i];
    if (scalar >= 0x10000 && scalar <= 0x10FFFF) {
      units[count++] = U16_LEAD(scalar);
      units[count++] = U16_TRAIL(scalar);
    } else {
      units[count++] = (UChar)scalar;
    }
  }
  ubrk_setText(rules->iterator, units, count, &error);
  int32_t found = 0, scalars = 0, at = 0;
  if (U_SUCCESS(error)) {
    ubrk_first(rules->iterator);
    for (int32_t next = ubrk_next(rules->iterator); next != UBRK_DONE;
         next = ubrk_next(rules->iterator)) {
      while (at < next) {
        at += (at + 1 < count && U16_IS_LEAD(units[at]) && U16_IS_TRAIL(units[at + 1])) ? 2 : 1;
        scalars++;
      }
      if (found < capacity) {
        boundaries[found] = scalars;
        tags[found] = ubrk_getRuleStatus(rules->iterator);
      }
      found++;
    }
  }
  UErrorCode ignored = U_ZERO_ERROR;
  ubrk_setText(rules->iterator, u"", 0, &ignored);
  free(units);
  return U_SUCCESS(error) ? found : -1;
}

int32_t gw_nfkc(const uint32_t *text, int32_t length, uint32_t *out, int32_t capacity) {
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&error);
  int32_t source_capacity = 2 * length + 1;
  UChar *source = malloc(sizeof(UChar) * (size_t)source_capacity);
  UChar *target = malloc(sizeof(UChar) * ((size_t)length * 36 + 1));
  int32_t units = 0, result = 0, scalars = -1;
  if (source != NULL && target != NULL) {
    u_strFromUTF32(source, source_capacity, &units, (const UChar32 *)text, length, &error);
    result = unorm2_normalize(nfkc, source, units, target, length * 36 + 1, &error);
    u_strToUTF32((UChar32 *)out, capacity, &scalars, target, result, &error);
  }
  free(source);
  free(target);
  return U_SUCCESS(error) || error == U_BUFFER_OVERFLOW_ERROR ? scalars : -1;
}

int32_t gw_fold(uint32_t scalar, uint32_t *out, int32_t capacity) {
  UErrorCode error = U_ZERO_ERROR;
  const UNormalizer2 *fold = unorm2_getNFKCCasefoldInstance(&error);
  UChar source[2], target[64];
  int32_t units = 0, result = 0, scalars = -1;
  if (scalar > 0x10FFFF || U_FAILURE(error)) {
    return -1;
  }
  UBool failed = 0;
  U16_APPEND(source, units, 2, scalar, failed);
  result = failed ? 0 : unorm2_normalize(fold, source, units, target, 64, &error);
  u_strToUTF32((UChar32 *)out, capacity, &scalars, target, result, &error);
  return U_SUCCESS(error) || error == U_BUFFER_OVERFLOW_ERROR ? scalars : -1;
}

int32_t gw_decode(const char *encoding, const char *bytes, int32_t length, char *out,
                  int32_t capacity) {
  UErrorCode error = U_ZERO_ERROR;
  int32_t written = ucnv_convert("UTF-8", encoding, out, capacity, bytes, length, &error);
  return U_SUCCESS(error) || error == U_BUFFER_OVERFLOW_ERROR ? written : -1;
}

int32_t gw_encode(const char *encoding, const char *utf8, int32_t length, char *out,
                  int32_t capacity) {
  UErrorCode error = U_ZERO_ERROR;
  int32_t written = ucnv_convert(encoding, "UTF-8", out, capacity, utf8, length, &error);
  return U_SUCCESS(error) || error == U_BUFFER_OVERFLOW_ERROR ? written : -1;
}

const char *gw_icu_version(void) { return U_ICU_VERSION; }
