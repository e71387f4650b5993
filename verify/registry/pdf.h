// PDFs as their readers see them: what pdftotext says about where each word stands, put back into running
// text.
#pragma once

#include <expected>
#include <string>

#include "base/file.h"

namespace stet::verify {

// Paragraphs parted by empty lines, lines as on the page, a form feed where a page begins. Running heads and
// feet are left out; footnotes follow the text; figures that are raised or lowered are small ones; a hyphen
// at a line's end stays. Fails, within limits of time and memory, for what pdftotext cannot read and for
// pages without text.
[[nodiscard]] std::expected<std::string, Error> text_of_pdf(std::string const& bytes);

}  // namespace stet::verify
