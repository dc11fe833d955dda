#include "cmime.h"

#include <glib-object.h>
#include <stdlib.h>
#include <string.h>

// The headers of GMime need compiler flags that the package manager refuses with a warning at every
// build. What is used of its stable interface is declared here; scripts/test compiles this file
// together with the headers, so that a difference is an error.
typedef struct _GMimeObject GMimeObject;
typedef struct _GMimePart GMimePart;
typedef struct _GMimeMultipart GMimeMultipart;
typedef struct _GMimeMessage GMimeMessage;
typedef struct _GMimeMessagePart GMimeMessagePart;
typedef struct _GMimeContentType GMimeContentType;
typedef struct _GMimeDataWrapper GMimeDataWrapper;
typedef struct _GMimeParser GMimeParser;
typedef struct _GMimeParserOptions GMimeParserOptions;
typedef struct _GMimeFormatOptions GMimeFormatOptions;
typedef struct _GMimeStream GMimeStream;
typedef struct _GMimeStreamMem GMimeStreamMem;

void g_mime_init(void);
GMimeStream *g_mime_stream_mem_new(void);
GMimeStream *g_mime_stream_mem_new_with_buffer(const char *buffer, size_t len);
GByteArray *g_mime_stream_mem_get_byte_array(GMimeStreamMem *mem);
GMimeParser *g_mime_parser_new_with_stream(GMimeStream *stream);
GMimeParserOptions *g_mime_parser_options_new(void);
void g_mime_parser_options_free(GMimeParserOptions *options);
void g_mime_parser_options_set_fallback_charsets(GMimeParserOptions *options,
                                                 const char **charsets);
GMimeMessage *g_mime_parser_construct_message(GMimeParser *parser, GMimeParserOptions *options);
GMimeObject *g_mime_message_get_mime_part(GMimeMessage *message);
GType g_mime_multipart_get_type(void);
int g_mime_multipart_get_count(GMimeMultipart *multipart);
GMimeObject *g_mime_multipart_get_part(GMimeMultipart *multipart, int index);
GType g_mime_message_part_get_type(void);
GMimeMessage *g_mime_message_part_get_message(GMimeMessagePart *part);
GType g_mime_part_get_type(void);
GMimeDataWrapper *g_mime_part_get_content(GMimePart *mime_part);
const char *g_mime_part_get_filename(GMimePart *mime_part);
const char *g_mime_part_get_content_location(GMimePart *mime_part);
const char *g_mime_part_get_content_id(GMimePart *mime_part);
gboolean g_mime_part_is_attachment(GMimePart *mime_part);
ssize_t g_mime_data_wrapper_write_to_stream(GMimeDataWrapper *wrapper, GMimeStream *stream);
ssize_t g_mime_object_write_to_stream(GMimeObject *object, GMimeFormatOptions *options,
                                      GMimeStream *stream);
GMimeContentType *g_mime_object_get_content_type(GMimeObject *object);
const char *g_mime_object_get_content_type_parameter(GMimeObject *object, const char *name);
char *g_mime_content_type_get_mime_type(GMimeContentType *content_type);
gboolean g_mime_content_type_is_type(GMimeContentType *content_type, const char *type,
                                     const char *subtype);

typedef struct {
  GMimeObject *object;
  char *type;
  size_t alternative;
} leaf;

struct gw_mail {
  GMimeMessage *message;
  leaf *leaves;
  size_t count;
  size_t omitted;
};

/// A multipart whose parts are being looked at.
typedef struct {
  GMimeMultipart *multipart;
  int next;
  size_t alternative;
} level;

static bool is_a(void *object, GType type) {
  return object && G_TYPE_CHECK_INSTANCE_TYPE(object, type);
}

static void append(gw_mail *mail, GMimeObject *object, size_t alternative, size_t most_parts) {
  if (mail->count >= most_parts) {
    mail->omitted += 1;
    return;
  }
  if ((mail->count & (mail->count + 1)) == 0)
    mail->leaves = g_renew(leaf, mail->leaves, 2 * (mail->count + 1));
  char *type = g_mime_content_type_get_mime_type(g_mime_object_get_content_type(object));
  for (char *c = type; *c; c++) *c = g_ascii_tolower(*c);
  mail->leaves[mail->count++] = (leaf){object, type, alternative};
}

/// Lists the parts with a stack of its own, so that no depth of nesting can overflow the stack.
static void flatten(gw_mail *mail, GMimeObject *root, size_t most_parts, size_t deepest) {
  level *levels = g_new(level, deepest);
  size_t depth = 0, alternatives = 0, alternative = 0;
  GMimeObject *object = root;
  while (true) {
    if (is_a(object, g_mime_multipart_get_type())) {
      GMimeContentType *type = g_mime_object_get_content_type(object);
      if (g_mime_content_type_is_type(type, "multipart", "alternative"))
        alternative = ++alternatives;
      if (depth < deepest)
        levels[depth++] = (level){(GMimeMultipart *)object, 0, alternative};
      else
        mail->omitted += 1;
    } else if (object) {
      append(mail, object, alternative, most_parts);
    }
    while (depth && levels[depth - 1].next >=
                        g_mime_multipart_get_count(levels[depth - 1].multipart))
      depth--;
    if (!depth) break;
    level *top = &levels[depth - 1];
    object = g_mime_multipart_get_part(top->multipart, top->next++);
    alternative = top->alternative;
  }
  g_free(levels);
}

gw_mail *gw_mail_open(const char *bytes, size_t length, size_t most_parts, size_t deepest) {
  g_mime_init();
  GMimeStream *stream = g_mime_stream_mem_new_with_buffer(bytes, length);
  GMimeParser *parser = g_mime_parser_new_with_stream(stream);
  g_object_unref(stream);
  GMimeParserOptions *options = g_mime_parser_options_new();
  const char *charsets[] = {"utf-8", "gb18030", NULL};
  g_mime_parser_options_set_fallback_charsets(options, charsets);
  GMimeMessage *message = g_mime_parser_construct_message(parser, options);
  g_mime_parser_options_free(options);
  g_object_unref(parser);
  if (!message) return NULL;
  gw_mail *mail = g_new0(gw_mail, 1);
  mail->message = message;
  flatten(mail, g_mime_message_get_mime_part(message), most_parts, deepest);
  return mail;
}

void gw_mail_close(gw_mail *mail) {
  if (!mail) return;
  for (size_t i = 0; i < mail->count; i++) g_free(mail->leaves[i].type);
  g_free(mail->leaves);
  g_object_unref(mail->message);
  g_free(mail);
}

size_t gw_mail_count(const gw_mail *mail) { return mail->count; }

size_t gw_mail_omitted(const gw_mail *mail) { return mail->omitted; }

gw_mail_part gw_mail_get(const gw_mail *mail, size_t index) {
  leaf found = mail->leaves[index];
  gw_mail_part part = {.type = found.type, .alternative = found.alternative};
  part.charset = g_mime_object_get_content_type_parameter(found.object, "charset");
  if (is_a(found.object, g_mime_part_get_type())) {
    GMimePart *object = (GMimePart *)found.object;
    part.name = g_mime_part_get_filename(object);
    part.location = g_mime_part_get_content_location(object);
    part.identifier = g_mime_part_get_content_id(object);
    part.is_attachment = g_mime_part_is_attachment(object);
  } else {
    part.name = g_mime_object_get_content_type_parameter(found.object, "name");
    part.is_attachment = true;
  }
  return part;
}

char *gw_mail_content(const gw_mail *mail, size_t index, size_t *length) {
  GMimeObject *object = mail->leaves[index].object;
  GMimeStream *stream = g_mime_stream_mem_new();
  *length = 0;
  if (is_a(object, g_mime_message_part_get_type())) {
    GMimeMessage *inner = g_mime_message_part_get_message((GMimeMessagePart *)object);
    if (inner) g_mime_object_write_to_stream((GMimeObject *)inner, NULL, stream);
  } else if (is_a(object, g_mime_part_get_type())) {
    GMimeDataWrapper *content = g_mime_part_get_content((GMimePart *)object);
    if (content) g_mime_data_wrapper_write_to_stream(content, stream);
  }
  GByteArray *bytes = g_mime_stream_mem_get_byte_array((GMimeStreamMem *)stream);
  char *copy = NULL;
  if (bytes && bytes->len) {
    copy = malloc(bytes->len);
    if (copy) {
      memcpy(copy, bytes->data, bytes->len);
      *length = bytes->len;
    }
  }
  g_object_unref(stream);
  return copy;
}
