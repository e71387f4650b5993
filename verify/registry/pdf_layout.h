// Where the words of a PDF stand, as `pdftotext -bbox-layout` tells it: pages, blocks, lines and words.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "base/file.h"

namespace stet::verify {

// Points from the upper left corner of the page.
struct Box {
  double left = 0, top = 0, right = 0, bottom = 0;
  [[nodiscard]] double height() const { return bottom - top; }
};
struct PdfWord {
  Box box;
  std::string text;
};
struct PdfLine {
  Box box;
  std::vector<PdfWord> words;
  double size = 0;  // height of most of its letters
};
struct PdfBlock {
  std::vector<PdfLine> lines;
  [[nodiscard]] Box box() const;
};
struct PdfPage {
  double height = 0;
  std::vector<PdfBlock> blocks;  // in reading order
};

// Runs pdftotext, within limits of time and memory.
[[nodiscard]] std::expected<std::vector<PdfPage>, Error> read_pdf_layout(std::string const& bytes);

}  // namespace stet::verify
