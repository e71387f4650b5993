// PDFs as their readers see them: what pdftotext says about where each word stands, put back into running
// text.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/source.h"

namespace stet::verify {

struct PdfText {
  // Paragraphs parted by empty lines, lines as on the page, a form feed where a page begins. Running heads
  // and feet are left out; footnotes follow the text; figures that are raised or lowered are small ones; a
  // hyphen at a line's end stays.
  std::string text;
  // The same lines page by page, with a form feed between any two, footnotes on their pages.
  std::string pages;
  std::vector<Piece> pieces;  // where the text stands on the pages; the file is for the caller to fill in
};

// Fails, within limits of time and memory, for what pdftotext cannot read and for pages without text.
[[nodiscard]] std::expected<PdfText, Error> text_of_pdf(std::string const& bytes);

}  // namespace stet::verify
