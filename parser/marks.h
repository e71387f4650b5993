// Marks that come in pairs: emphasis and quotation marks. While a text is read they are only noted, as nodes
// that may become nothing but text; once its end is known the pairs are made. That keeps reading linear and
// without recursion, however many marks are never closed.
#pragma once

#include "parser/reader.h"

namespace stet::parser {

// Takes the emphasis mark at `at` as an end or a start; false if it is neither.
[[nodiscard]] bool take_emphasis(Reader& reader, char const*& at);

// Takes the quotation mark at `at`, if it is one that can open or close a quotation (stet only).
[[nodiscard]] bool take_quotation_mark(Reader& reader, char const*& at);

// Notes the first line of a block quotation, and that it ends with the last token: comments behind it stay
// outside.
void open_block_quotation(Reader& reader, char const* begin, char const* end);
void close_block_quotation(Reader& reader);

// Emphasis that was never closed becomes text; quotation marks are paired; runs of text are joined. `first`
// is the first node of the text.
void resolve_marks(Reader& reader, NodeIndex first);

}  // namespace stet::parser
