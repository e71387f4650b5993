// Whether anchors lead to exactly the bytes of an article that their words were written as.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stet::test {

// True if the Markdown, from its first byte to its last, is a way to write the words: they stand in it in
// order, themselves or as references and escapes, with nothing but markup, link targets, tags and blanks
// between them, and it begins and ends with them. Knows nothing of how articles are read.
[[nodiscard]] bool written_as(std::string_view markdown, std::string_view words);

// Every three words in a row, from every second word on, the last ones as well.
[[nodiscard]] std::vector<std::string> stretches_of(std::string_view words);

// Anchors a claim to each of the stretches, and says of which the article's bytes are not where it was led
// to.
[[nodiscard]] std::vector<std::string> misplaced_anchors(std::string_view markdown,
                                                         std::vector<std::string> const& stretches);

}  // namespace stet::test
