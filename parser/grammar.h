// The grammar of texts, titles and inferences: what a line holds once it is known what it begins with. The
// functions work on a Reader and move `Reader::at`; grammar.cpp is the only file that knows Boost.Spirit.
#pragma once

#include "parser/reader.h"

namespace stet::parser {

enum class Head : std::uint8_t {
  text,
  statement_definition,
  statement_reference,
  argument_definition,
  argument_reference,
};

// What an element begins with at `Reader::at`, without taking it.
[[nodiscard]] Head head_at(Reader& reader);
// Takes the title that `head_at` saw, as a title node.
void read_title(Reader& reader, Head head);
// Takes tags after a reference.
void read_tags(Reader& reader);
// Takes inlines until something else begins; `Reader::stop` says what. Emphasis and quotations are resolved.
void read_text(Reader& reader);
// Takes the comment at `at` and the line ends that Argdown drops with it; where it ended, or nullptr.
[[nodiscard]] char const* skip_comment(Reader& reader, char const* at, Before before);
// Takes blanks and comments on this line.
void read_gap(Reader& reader);
// Takes an inference, from its dashes to its closing dashes; `Reader::at` must be at the dashes. False, with
// nothing taken, if it is not one.
[[nodiscard]] bool read_inference(Reader& reader);
// True if there is an inference at `at`, from its dashes to its closing dashes.
[[nodiscard]] bool inference_ahead(Reader& reader, char const* at);
// True if `@include(path)` stands alone on the line at `Reader::at`.
[[nodiscard]] bool include_ahead(Reader& reader);
void read_include(Reader& reader);

}  // namespace stet::parser
