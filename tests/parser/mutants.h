// Documents that nobody wrote: well-formed ones cut, moved and mixed with every token of the language. The
// same seed gives the same documents.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stet::parser::test {

// Steele's splitmix64.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t n) {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return static_cast<std::size_t>((z ^ (z >> 31U)) % n);
  }

 private:
  std::uint64_t state_;
};

inline constexpr std::array<std::string_view, 72> tokens{" ",
                                                         "  ",
                                                         "\t",
                                                         "\n",
                                                         "\n\n",
                                                         "\r\n",
                                                         "\n  ",
                                                         "\n      ",
                                                         "+ ",
                                                         "- ",
                                                         "+> ",
                                                         "-> ",
                                                         "<+ ",
                                                         "<- ",
                                                         ">< ",
                                                         "_> ",
                                                         "<_ ",
                                                         "_ ",
                                                         "\n  + ",
                                                         "\n  - ",
                                                         "\n    -> ",
                                                         "[A]",
                                                         "[A]: ",
                                                         "<B>",
                                                         "<B>: ",
                                                         "@[A]",
                                                         "@<B>",
                                                         "#tag",
                                                         "#(a tag) ",
                                                         "\n\n# H\n",
                                                         "{a: 1}",
                                                         "{a: {b: [1,\n2]}}",
                                                         "{",
                                                         "}",
                                                         "\n\n(1) ",
                                                         "\n(2) ",
                                                         "\n----\n",
                                                         "\n-- a, b {uses: [1]} --\n",
                                                         "\n---\n",
                                                         "*",
                                                         "**",
                                                         "_",
                                                         "__",
                                                         "*x* ",
                                                         "__y__",
                                                         "[l](http://a.b/c_d) ",
                                                         "http://a.b/c?d#e",
                                                         "// c\n",
                                                         "/* c\n */",
                                                         "<!-- c -->",
                                                         ".v.",
                                                         ":y:",
                                                         ".",
                                                         ":",
                                                         ",",
                                                         "\\",
                                                         "\\* ",
                                                         "\\\n",
                                                         "(",
                                                         ")",
                                                         "[",
                                                         "]",
                                                         "<",
                                                         ">",
                                                         "@",
                                                         "'",
                                                         "\"",
                                                         "[@key, p. 3] ",
                                                         "\n1. ",
                                                         "\n* ",
                                                         "\n> ",
                                                         "1999) "};

inline std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    auto const end = text.find('\n');
    std::size_t const size = end == std::string_view::npos ? text.size() : end + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

// The document with one to five changes; lines may come from any of the others.
inline std::string mutant(std::vector<std::string> const& documents, Random& random) {
  std::string text = documents[random.below(documents.size())].substr(0, 2000);
  for (std::size_t steps = 1 + random.below(5); steps > 0; --steps) {
    std::size_t const at = random.below(text.size() + 1);
    switch (random.below(5)) {
      case 0: text.erase(at, 1 + random.below(3)); break;
      case 1: {
        auto const lines = lines_of(text);
        if (lines.empty()) break;
        auto const line = lines[random.below(lines.size())];
        auto const begin = static_cast<std::size_t>(line.data() - text.data());
        text.erase(begin, line.size());
        break;
      }
      case 2: {
        auto const others = lines_of(documents[random.below(documents.size())]);
        if (others.empty()) break;
        auto const begin = text.rfind('\n', at);
        text.insert(begin == std::string::npos ? 0 : begin + 1,
                    std::string(random.below(6), ' ') + std::string(others[random.below(others.size())]));
        break;
      }
      default: text.insert(at, tokens[random.below(tokens.size())]);
    }
  }
  return text;
}

}  // namespace stet::parser::test
