// What Markdown articles hold beyond CommonMark: front matter and footnotes. Both are dealt with before the
// Markdown parser sees the text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parser/article/origin.h"

namespace stet::parser {

// Where the text begins after front matter (`---` or `+++` on the first line, to the same again or `...`),
// the place itself if there is none. `begin` is where the first line begins.
[[nodiscard]] std::size_t after_front_matter(std::string_view bytes, std::size_t begin);

// Markdown without what is passed over and without the markers of its footnotes: definitions `[^x]: text`
// have become paragraphs of their own, the references `[^x]` to them are gone. Stretches that md4c would need
// too long for are cut by a blank line.
struct WithoutFootnotes {
  std::string text;
  Origin origin;
};
// Reads from `begin` on. Empty text if nothing had to be changed.
[[nodiscard]] WithoutFootnotes without_footnotes(std::string_view bytes, std::size_t begin,
                                                 std::vector<Span> const& passed_over);

}  // namespace stet::parser
