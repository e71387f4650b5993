// Whether a line that follows inside a text goes on with it or begins something else. In Argdown its first
// sign alone decides; stet also asks what its writer can have meant.
#pragma once

#include "parser/reader.h"

namespace stet::parser {

// True if the classified line is text that belongs to the text before it. `text_end` is where that text's
// last line ended. Reports how it was read where Argdown would not agree.
[[nodiscard]] bool goes_on(Reader& reader, LineStart const& line, char const* text_end);

// True if a new element with a title, alone or with a colon, begins at the line's first sign.
[[nodiscard]] bool titled_element(Reader& reader, char const* at);

// True if the dashes at `at` begin an inference: closed on this line or one of the next.
[[nodiscard]] bool inference_begins(Reader& reader, char const* at);

// True if nothing but dashes, blanks and a comment stands on the line at `at`.
[[nodiscard]] bool only_dashes(Reader& reader, char const* at);

}  // namespace stet::parser
