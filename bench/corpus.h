// Documents for measuring: the same seed gives the same document, with every construct of the language in the
// proportions of a real map.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace stet::bench {
inline constexpr std::array<std::string_view, 40> corpus_words{
    "the",      "record",   "shows",   "that",     "support", "was",     "promised", "in",
    "February", "before",   "council", "decided",  "which",   "reports", "from",     "Belgrade",
    "confirm",  "and",      "nobody",  "denies",   "café",    "Straße",  "a",        "claim",
    "without",  "evidence", "stands",  "until",    "someone", "objects", "while",    "its",
    "author",   "added",    "later",   "question", "remains", "open",    "however",  "first"};

// Steele's splitmix64.
class CorpusRandom {
 public:
  explicit CorpusRandom(std::uint64_t seed) : state_(seed) {}
  std::uint64_t below(std::uint64_t n) {
    state_ += 0x9E3779B97F4A7C15ULL;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return (z ^ (z >> 31U)) % n;
  }

 private:
  std::uint64_t state_;
};

class CorpusWriter {
 public:
  CorpusWriter(std::size_t bytes, std::uint64_t seed) : bytes_(bytes), random_(seed) {
    text_.reserve(bytes + 4096);
  }

  std::string write() {
    text_ = "===\ntitle: A measured document\n===\n\n";
    while (text_.size() < bytes_) block();
    return std::move(text_);
  }

 private:
  void block() {
    switch (random_.below(8)) {
      case 0: heading(); break;
      case 1: reconstruction(); break;
      case 2: list(); break;
      default: tree(); break;
    }
    text_ += '\n';
  }
  void phrase(std::uint64_t least) {
    std::uint64_t const n = least + random_.below(least);
    for (std::uint64_t i = 0; i < n; ++i) {
      if (i != 0) text_ += ' ';
      text_ += corpus_words[random_.below(corpus_words.size())];
    }
  }
  std::string title() { return "Claim " + std::to_string(random_.below(5000)); }
  void sentence() {
    phrase(6);
    switch (random_.below(10)) {
      case 0:
        text_ += " \"" + std::string(corpus_words[random_.below(40)]) + " it stands\" [@key-2008, p. 4]";
        break;
      case 1: text_ += " *in italics* and __in bold__ words"; break;
      case 2: text_ += " [a link](http://example.org/page_1)"; break;
      case 3: text_ += " see @[" + title() + "] or @<" + title() + ">"; break;
      case 4: text_ += " #tagged #(with words)"; break;
      case 5: text_ += ", e.g. 3.5 percent; it's said // a remark"; break;
      default: break;
    }
    if (random_.below(3) == 0) {
      text_ += "\n    ";
      phrase(8);
    }
    text_ += '.';
  }
  void data() {
    if (random_.below(6) == 0) text_ += " {rank: " + std::to_string(random_.below(9)) + ", source: key-2008}";
  }
  void element() {
    switch (random_.below(4)) {
      case 0: text_ += "[" + title() + "]: "; break;
      case 1: text_ += "<" + title() + ">: "; break;
      case 2: text_ += random_.below(2) == 0 ? "[" + title() + "]" : "<" + title() + ">"; return;
      default: break;
    }
    sentence();
    data();
  }
  void tree() {
    text_ += "[" + title() + "]: ";
    sentence();
    data();
    text_ += '\n';
    std::uint64_t depth = 1;
    for (std::uint64_t i = random_.below(7); i > 0; --i) {
      constexpr std::array<std::string_view, 7> symbols{"+ ", "- ", "-> ", "+> ", "<+ ", "_ ", "<- "};
      text_.append(2 * depth, ' ');
      text_ += symbols[random_.below(symbols.size())];
      element();
      text_ += '\n';
      depth = 1 + random_.below(depth + 1 < 6 ? depth + 1 : 6);
    }
  }
  void heading() {
    text_.append(1 + random_.below(3), '#');
    text_ += ' ';
    phrase(3);
    text_ += '\n';
  }
  void reconstruction() {
    text_ += "<" + title() + ">\n\n";
    std::uint64_t const premises = 2 + random_.below(3);
    for (std::uint64_t i = 1; i <= premises; ++i) {
      text_ += "(" + std::to_string(i) + ") ";
      sentence();
      text_ += '\n';
    }
    text_ += random_.below(2) == 0 ? "----\n" : "-- modus ponens {uses: [1, 2]} --\n";
    text_ += "(" + std::to_string(premises + 1) + ") [" + title() + "]: ";
    sentence();
    text_ += '\n';
  }
  void list() {
    for (std::uint64_t i = 2 + random_.below(3); i > 0; --i) {
      text_ += "* ";
      sentence();
      text_ += '\n';
    }
  }

  std::size_t bytes_;
  CorpusRandom random_;
  std::string text_;
};

inline std::string corpus(std::size_t bytes, std::uint64_t seed) { return CorpusWriter(bytes, seed).write(); }

}  // namespace stet::bench
