// Collects the readable text of an article, run by run. Readers hand over what they find in the order of the
// file; the builder keeps the promises of ReadableText: valid UTF-8, runs without gaps, sources that never go
// backwards, blanks only between words.
#pragma once

#include <string>
#include <string_view>

#include "parser/article.h"

namespace stet::parser {

class TextBuilder {
 public:
  explicit TextBuilder(std::string_view source) : source_(source) {}

  // The text that follows belongs to a block of its own. Blocks without text leave nothing behind.
  void begin_block(Block::Kind kind);
  void end_block();

  // Bytes of the file as they stand. Malformed UTF-8 and NUL become U+FFFD.
  void exact(Span source);
  // Text that stands for the bytes, such as a character reference.
  void resolved(std::string_view text, Span source);
  // White space before the next text of the block, if there is text on both sides; `space` makes at most one.
  void space();
  void line_end();
  void spaces(std::size_t count);

  // That stretch of the text is code inside a line.
  void mark_code(Span readable) { out_.code.push_back(readable); }

  [[nodiscard]] std::string_view text() const { return out_.text; }  // so far
  // How far in the file the text has come.
  [[nodiscard]] Offset position() const { return position_; }

  [[nodiscard]] ReadableText finish() &&;

 private:
  void put(Run::Kind kind, std::string_view text, Span source);
  void put_pending(Offset next);

  std::string_view source_;
  ReadableText out_;
  Block::Kind kind_ = Block::Kind::paragraph;
  bool in_block_ = false;  // text has been written to the block
  std::string pending_;    // white space that stands before the next text
  Offset position_ = 0;
};

}  // namespace stet::parser
