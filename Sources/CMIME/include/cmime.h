#ifndef GONGWEN_CMIME_H
#define GONGWEN_CMIME_H

#include <stdbool.h>
#include <stddef.h>

/// A message of RFC 5322 with its parts (RFC 2045), read from memory. Not safe for use on two
/// threads at once.
typedef struct gw_mail gw_mail;

/// A part that is no multipart. Strings are UTF-8, belong to the message, and are NULL where the
/// part says nothing.
typedef struct {
  /// Media type in lower case, such as "text/html"; "message/rfc822" for a message in a message.
  const char *type;
  /// `charset` of the media type.
  const char *charset;
  /// File name as the part gives it, in whatever encoding its header is.
  const char *name;
  /// `Content-Location` and `Content-ID`, without angle brackets.
  const char *location;
  const char *identifier;
  /// Whether the sender says that the part is a file.
  bool is_attachment;
  /// 1-based number of the innermost multipart that offers its parts as alternatives; 0 outside.
  size_t alternative;
} gw_mail_part;

/// Parses `length` bytes, which have to stay where they are until `gw_mail_close`. Parts beyond
/// `most_parts` and multiparts that are nested more than `deepest` are left out and counted.
/// Returns NULL where there is no message.
gw_mail *gw_mail_open(const char *bytes, size_t length, size_t most_parts, size_t deepest);

void gw_mail_close(gw_mail *mail);

/// Parts in the order of the message.
size_t gw_mail_count(const gw_mail *mail);

/// Parts that were left out.
size_t gw_mail_omitted(const gw_mail *mail);

gw_mail_part gw_mail_get(const gw_mail *mail, size_t index);

/// The content of a part without its transfer encoding, `length` bytes to be freed with `free`;
/// NULL where it is empty or broken.
char *gw_mail_content(const gw_mail *mail, size_t index, size_t *length);

#endif
