// Random maps with everything that the language has. The same seed gives the same map.
#pragma once

#include <array>
#include <random>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace stet::test {

class RandomMap {
 public:
  // With comments and block quotations, or without.
  explicit RandomMap(unsigned seed, bool has_lines = false) : random_(seed), has_lines_(has_lines) {}

  std::string write() {
    if (chance(3)) out_ += "===\ntitle: A map\nsources: sources.yaml\nmodel:\n  mode: loose\n===\n\n";
    for (std::size_t n = 1 + random_() % 6; n > 0; --n) {
      if (chance(5)) out_ += fmt::format("# Section {}\n\n", random_() % 3);
      if (chance(3)) {
        structure();
      } else {
        element(0);
        for (std::size_t i = random_() % 4; i > 0; --i) relation(1 + random_() % 2);
      }
      out_ += '\n';
    }
    return out_;
  }

 private:
  bool chance(unsigned n) { return random_() % n == 0; }
  std::string title() { return std::string(1, static_cast<char>('A' + random_() % 8)); }

  void text() {
    static constexpr std::array<std::string_view, 8> words{
        "It holds.",        "It *may* hold #tag.", "He said \"so\" [@source, p. 3].",
        "One \\* of us.",   "@[A] is near.",       "See [this](https://x.example/a_b).",
        "Prices fell 3 %.", "\xC3\x89t\xC3\xA9."};
    out_ += words[random_() % words.size()];
  }
  void comment(std::size_t indent) {
    static constexpr std::array<std::string_view, 4> comments{"// of the editor", "/* not\n   sure */",
                                                              "<!-- hidden -->", "// see http://x.example"};
    if (has_lines_ && chance(4))
      out_ += std::string(indent, ' ') + std::string(comments[random_() % comments.size()]) + '\n';
  }
  void block() {
    static constexpr std::array<std::string_view, 3> blocks{
        "> it is *so*\n    [@source, p. 4].", "> \"one\" and\n    > two\n    And more [@other] #tag",
        "/* aside */ said\n    > and done // why\n    [@source]"};
    if (has_lines_ && chance(4)) out_ += "\n    " + std::string(blocks[random_() % blocks.size()]);
  }
  void data() {
    static constexpr std::array<std::string_view, 5> blocks{
        "{anchor: \"so it is\"}", "{source: a, quote: \"so\"}", "{weight: 0.5, standard: dialectical}",
        "{list: [1, two, {three: 3}]}", "{isCanonical: true}"};
    if (chance(3)) out_ += ' ' + std::string(blocks[random_() % blocks.size()]);
  }
  void element(std::size_t depth) {
    if (depth == 0) comment(0);
    bool const is_argument = chance(3);
    out_ += (is_argument ? '<' : '[') + title() + (is_argument ? '>' : ']');
    if (!chance(3)) {
      out_ += ": ";
      text();
      block();
    }
    data();
    out_ += '\n';
  }
  void relation(std::size_t depth) {
    comment(2 * depth);
    static constexpr std::array<std::string_view, 7> symbols{"+", "-", "+>", "->", "_", "_>", "><"};
    out_.append(2 * depth, ' ');
    std::string_view const symbol = symbols[random_() % (chance(2) ? 2 : symbols.size())];
    out_ += std::string(symbol) + ' ';
    element(depth);
  }
  void structure() {
    if (chance(2)) {
      out_ += '<' + title() + ">: ";
      text();
      data();
      out_ += '\n';
      if (chance(2)) relation(1);
      out_ += '\n';
    }
    std::size_t number = 0;
    for (std::size_t steps = 1 + random_() % 2; steps > 0; --steps) {
      for (std::size_t premises = 1 + random_() % 2; premises > 0; --premises) {
        comment(0);
        out_ += fmt::format("({}) ", ++number);
        element_of_structure();
      }
      out_ += chance(3) ? "-- modus ponens {strict: true} --\n" : "----\n";
      out_ += fmt::format("({}) ", ++number);
      element_of_structure();
    }
  }
  void element_of_structure() {
    if (chance(2)) {
      out_ += '[' + title() + "]: ";
    }
    text();
    block();
    data();
    out_ += '\n';
  }

  std::mt19937 random_;
  bool has_lines_;
  std::string out_;
};

}  // namespace stet::test
