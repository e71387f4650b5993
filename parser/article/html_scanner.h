// HTML as a sequence of tags and text, after the tokenizer of the WHATWG standard (section 13.2.5). There is
// no tree: the reading order is the file's, and what a tree would cost (nesting of any depth, text that is
// moved out of tables) is not needed to know what a reader sees.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/span.h"

namespace stet::parser {

// The attributes that say something about what is seen, in the order of their names.
enum class HtmlAttribute : std::uint8_t {
  aria_hidden,
  charset,
  class_,
  content,
  hidden,
  http_equiv,
  id,
  media,
  shadowroot,
  shadowrootmode,
  srcdoc,
  style,
};
inline constexpr std::array<std::string_view, 12> html_attributes{
    "aria-hidden", "charset", "class",      "content",        "hidden", "http-equiv",
    "id",          "media",   "shadowroot", "shadowrootmode", "srcdoc", "style"};

struct HtmlToken {
  enum class Kind { text, start, end, end_of_file };
  Kind kind = Kind::end_of_file;
  Span span;         // the whole tag, or the text with its references as written
  std::string name;  // of a tag, in lower case; at most 31 bytes are kept
  std::array<std::string_view, html_attributes.size()> values{};  // of a start tag, as written

  // The attribute's value; its data is null if the tag has no such attribute.
  [[nodiscard]] std::string_view operator[](HtmlAttribute attribute) const {
    return values[static_cast<std::size_t>(attribute)];
  }
  [[nodiscard]] bool has(HtmlAttribute attribute) const { return (*this)[attribute].data() != nullptr; }
};

class HtmlScanner {
 public:
  explicit HtmlScanner(std::string_view html) : html_(html) {}

  // The next tag or stretch of text. Comments, declarations and processing instructions are passed over, and
  // the bars that archives put between comments of theirs.
  [[nodiscard]] HtmlToken next();

  // To be called after the start tag of an element whose content is not markup: passes over its text, to
  // before its end tag, and returns where it stands.
  [[nodiscard]] Span raw_text(std::string_view name);

 private:
  [[nodiscard]] bool at(std::string_view text, std::size_t offset) const {
    return html_.substr(offset).starts_with(text);
  }
  [[nodiscard]] bool tag_named(std::string_view name, std::size_t offset) const;
  [[nodiscard]] std::size_t past_comment(std::size_t offset) const;
  [[nodiscard]] std::size_t past_archive_bar(std::size_t comment, std::size_t offset) const;
  [[nodiscard]] std::size_t past(char c, std::size_t offset) const;
  [[nodiscard]] std::size_t script_end(std::size_t offset) const;
  bool tag(HtmlToken& token, std::size_t offset);
  void attribute(HtmlToken& token, std::size_t& offset) const;

  std::string_view html_;
  std::size_t at_ = 0;
};

}  // namespace stet::parser
