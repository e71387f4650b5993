// TeX as bibliographies use it: accents and letters to Unicode by table. A title is not a program: whatever
// the tables do not know loses its backslash word and keeps its content.
#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "base/utf8.h"
#include "verify/registry/import.h"

namespace stet::verify {
namespace {

// Letters under an accent, and what they are together. The two strings have the same number of characters.
struct Accent {
  char command;
  char32_t combining;
  std::string_view letters;
  std::string_view composed;
};
constexpr std::array accents = {
    Accent{'\'', 0x301, "AEIOUYCLNRSZaeioyuclnrsz", "ÁÉÍÓÚÝĆĹŃŔŚŹáéíóýúćĺńŕśź"},
    Accent{'`', 0x300, "AEIOUNaeioun", "ÀÈÌÒÙǸàèìòùǹ"},
    Accent{'^', 0x302, "AEIOUCGHJSWYaeioucghjswy", "ÂÊÎÔÛĈĜĤĴŜŴŶâêîôûĉĝĥĵŝŵŷ"},
    Accent{'"', 0x308, "AEIOUYaeiouy", "ÄËÏÖÜŸäëïöüÿ"},
    Accent{'~', 0x303, "ANOIUanoiu", "ÃÑÕĨŨãñõĩũ"},
    Accent{'=', 0x304, "AEIOUaeiou", "ĀĒĪŌŪāēīōū"},
    Accent{'.', 0x307, "CEGIZAcegz", "ĊĖĠİŻȦċėġż"},
    Accent{'u', 0x306, "AEGIOUaegiou", "ĂĔĞĬŎŬăĕğĭŏŭ"},
    Accent{'v', 0x30C, "CDENRSTZLcdenrstzlGg", "ČĎĚŇŘŠŤŽĽčďěňřšťžľǦǧ"},
    Accent{'H', 0x30B, "OUou", "ŐŰőű"},
    Accent{'c', 0x327, "CSTGKLNRcstgklnr", "ÇŞŢĢĶĻŅŖçşţģķļņŗ"},
    Accent{'k', 0x328, "AEIUaeiu", "ĄĘĮŲąęįų"},
    Accent{'r', 0x30A, "AUau", "ÅŮåů"},
    Accent{'d', 0x323, "AEHIOUaehiouST", "ẠẸḤỊỌỤạẹḥịọụṢṬ"},
    Accent{'b', 0x331, "", ""},
};

struct Letter {
  std::string_view command, character;
};
constexpr std::array letters = {
    Letter{"ss", "ß"},
    Letter{"ae", "æ"},
    Letter{"AE", "Æ"},
    Letter{"oe", "œ"},
    Letter{"OE", "Œ"},
    Letter{"o", "ø"},
    Letter{"O", "Ø"},
    Letter{"aa", "å"},
    Letter{"AA", "Å"},
    Letter{"l", "ł"},
    Letter{"L", "Ł"},
    Letter{"i", "ı"},
    Letter{"j", "ȷ"},
    Letter{"dh", "ð"},
    Letter{"DH", "Ð"},
    Letter{"th", "þ"},
    Letter{"TH", "Þ"},
    Letter{"dj", "đ"},
    Letter{"DJ", "Đ"},
    Letter{"ng", "ŋ"},
    Letter{"NG", "Ŋ"},
    Letter{"S", "§"},
    Letter{"P", "¶"},
    Letter{"pounds", "£"},
    Letter{"euro", "€"},
    Letter{"copyright", "©"},
    Letter{"dots", "…"},
    Letter{"ldots", "…"},
    Letter{"textellipsis", "…"},
    Letter{"textendash", "–"},
    Letter{"textemdash", "—"},
    Letter{"textquoteleft", "‘"},
    Letter{"textquoteright", "’"},
    Letter{"textquotedblleft", "“"},
    Letter{"textquotedblright", "”"},
    Letter{"textasciitilde", "~"},
    Letter{"textbackslash", "\\"},
    Letter{"textunderscore", "_"},
    Letter{"textdegree", "°"},
    Letter{"hyphen", "-"},
    Letter{"slash", "/"},
    Letter{"TeX", "TeX"},
    Letter{"LaTeX", "LaTeX"},
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
std::string composed(Accent const& accent, std::string_view base) {
  std::size_t at = 0;
  for (char const letter : accent.letters) {
    auto const [code, size] = utf8::decode(accent.composed, at);
    if (base.size() == 1 && base[0] == letter) return std::string(accent.composed.substr(at, size));
    at += size;
  }
  std::string out(base);
  utf8::append(out, accent.combining);
  return out;
}

class TexReader {
 public:
  explicit TexReader(std::string_view text) : text_(text) {}

  std::string run() {
    while (at_ < text_.size()) step();
    return std::move(out_);
  }

 private:
  void step() {
    std::string_view const rest = text_.substr(at_);
    char const c = rest[0];
    if (c == '\\') {
      command();
    } else if (c == '{' || c == '}' || c == '$') {
      if (c == '{') ++depth_;
      if (c == '}') close_brace();
      ++at_;
    } else if (rest.starts_with("---")) {
      put("—", 3);
    } else if (rest.starts_with("--")) {
      put("–", 2);
    } else if (rest.starts_with("``")) {
      put("“", 2);
    } else if (rest.starts_with("''")) {
      put("”", 2);
    } else if (c == '~' || is_space(c)) {
      if (!out_.empty() && out_.back() != ' ') out_ += ' ';
      ++at_;
    } else {
      out_ += c;
      ++at_;
    }
  }

  void close_brace() {
    if (!quotes_.empty() && quotes_.back() == depth_) {
      out_ += "”";
      quotes_.pop_back();
    }
    if (depth_ > 0) --depth_;
  }

  void put(std::string_view text, std::size_t taken) {
    out_ += text;
    at_ += taken;
  }

  // Position is at the backslash.
  void command() {
    ++at_;
    if (at_ == text_.size()) return;
    char const c = text_[at_];
    if (!is_letter(c)) {
      ++at_;
      if (auto const* accent = find_accent(c)) {
        accented(*accent);
      } else if (c == '\\' || is_space(c)) {
        out_ += ' ';  // a line break
      } else if (c != '-' && c != '/' && c != ',' && c != '!' && c != '(' && c != ')') {
        out_ += c;  // \& and its kind
      }
      return;
    }
    std::size_t end = at_;
    while (end < text_.size() && is_letter(text_[end])) ++end;
    auto const name = text_.substr(at_, end - at_);
    at_ = end;
    if (auto const* accent = name.size() == 1 ? find_accent(name[0]) : nullptr) {
      accented(*accent);
      return;
    }
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;  // blanks end a command's name
    if ((name == "enquote" || name == "mkbibquote") && at_ < text_.size() && text_[at_] == '{') {
      put("“", 1);
      quotes_.push_back(++depth_);
    }
    auto const found = std::ranges::find(letters, name, &Letter::command);
    if (found != letters.end()) out_ += found->character;
  }

  static Accent const* find_accent(char c) {
    auto const found = std::ranges::find(accents, c, &Accent::command);
    return found == accents.end() ? nullptr : found;
  }

  // The letter under the accent, in braces or not; `\i` is an i.
  void accented(Accent const& accent) {
    while (at_ < text_.size() && (is_space(text_[at_]) || text_[at_] == '{')) ++at_;
    if (at_ == text_.size()) return;
    std::string base;
    if (text_[at_] == '\\' && at_ + 1 < text_.size() && (text_[at_ + 1] == 'i' || text_[at_ + 1] == 'j')) {
      base = text_[at_ + 1];
      at_ += 2;
      if (accent.command == '.' && base == "i") {
        out_ += 'i';
        return;
      }
    } else if (text_[at_] == '}' || text_[at_] == '\\') {
      return;
    } else {
      auto const size = utf8::decode(text_, at_).size;
      base = text_.substr(at_, size);
      at_ += size;
    }
    out_ += composed(accent, base);
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;            // of braces
  std::vector<std::size_t> quotes_;  // depths of those that are quotation marks
  std::string out_;
};

}  // namespace

std::string without_tex(std::string_view text) {
  std::string out = TexReader(text).run();
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace stet::verify
