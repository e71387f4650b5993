// Own-written passages in several languages, and a plain view of their words that shares nothing with the
// checker's folding.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace stet::verify::quote::test {

struct Passage {
  std::string language, text;
  std::vector<std::string> chunks;  // cut at white space, marks still attached
};

[[nodiscard]] std::vector<Passage> read_passages();
[[nodiscard]] std::vector<std::string> chunks_of(std::string_view text);
[[nodiscard]] std::string join(std::vector<std::string> const& chunks, std::size_t first, std::size_t count);

// Lower-case letters and digits with single blanks between: two texts with the same words have the same one.
[[nodiscard]] std::string plain(std::string_view text);
[[nodiscard]] bool says(std::string_view source, std::string_view words);

// A chunk's letters without the marks around it.
struct Parts {
  std::string before, core, after;
};
[[nodiscard]] Parts parts_of(std::string_view chunk);

[[nodiscard]] std::string replace_all(std::string text, std::string_view from, std::string_view to);

}  // namespace stet::verify::quote::test
