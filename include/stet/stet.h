/* stet as a library: argument maps checked, quotations compared and maps drawn, from any language that can
 * call C.
 *
 * A request is an object of JSON (UTF-8); an answer is a handle with a status and a text. docs/library.md has
 * every member. Calls share nothing, and may be made from several threads; an answer belongs to one thread at
 * a time. */
#ifndef STET_STET_H
#define STET_STET_H

#include <stddef.h>

#if defined(__GNUC__)
#define STET_API __attribute__((visibility("default")))
#else
#define STET_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef struct stet_answer stet_answer;

/* Checks a map: {"path": "debate.argdown", "text": "[Costs fell]: ...", "files": {"sources.yaml": "..."}}.
 * The text of the answer is the report of `stet check --format json` (docs/json.md). */
STET_API stet_answer* stet_check(char const* request);

/* Compares a quotation with a text: {"quote": "...", "text": "...", "language": "en"}.
 * The text of the answer is a line of `stet quote --batch` (docs/quotations.md). */
STET_API stet_answer* stet_quote(char const* request);

/* Draws a map: as for stet_check. The text of the answer is the picture. */
STET_API stet_answer* stet_map_svg(char const* request);

/* As the exit status of the command: 0 clean, 1 findings (or: not what the text says), 2 it could not be
 * done. */
STET_API int stet_status(stet_answer const* answer);

/* The answer, which ends with a zero byte, and its bytes without that. It lives as long as the answer. */
STET_API char const* stet_text(stet_answer const* answer);
STET_API size_t stet_length(stet_answer const* answer);

/* Why it could not be done; empty unless the status is 2. */
STET_API char const* stet_error(stet_answer const* answer);

/* What stands at a place of an answer that is JSON, by JSON Pointer (RFC 6901): "/claims/0/verdict". A
 * string, or a number or truth value as it is written; NULL if nothing of the kind is there. It lives as long
 * as the answer. */
STET_API char const* stet_value(stet_answer* answer, char const* pointer);

/* How many elements or members there are; 0 if it is no array and no object, or not there. */
STET_API size_t stet_size(stet_answer* answer, char const* pointer);

STET_API void stet_free(stet_answer* answer);

/* Of the library: "0.2.0". */
STET_API char const* stet_version(void);

#ifdef __cplusplus
}
#endif

#endif
