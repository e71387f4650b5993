#include "verify/quote/fold.h"

#include <algorithm>
#include <array>

#include <utf8proc.h>

#include "base/utf8.h"
#include "verify/quote/characters.h"
#include "verify/quote/language.h"
#include "verify/quote/letters.h"
#include "verify/quote/marks.h"
#include "verify/quote/small_figures.h"

namespace stet::verify::quote {
namespace {

using enum CharacterClass;

constexpr std::uint32_t hash_seed = 0x811C9DC5U;
constexpr std::uint32_t mix(std::uint32_t hash, unsigned char byte) { return (hash ^ byte) * 0x01000193U; }

// What the fast path needs to know of a byte.
enum class Byte : std::uint8_t { skip, word, special };
constexpr std::array<Byte, 256> byte_kinds = [] {
  std::array<Byte, 256> table{};
  for (auto& entry : table) entry = Byte::skip;
  for (unsigned c = 0x80; c < 0x100; ++c) table[c] = Byte::special;
  for (char const c : std::string_view("$%&+-<=>@#[0123456789"))
    table[static_cast<unsigned char>(c)] = Byte::special;
  for (char c = 'a'; c <= 'z'; ++c) table[static_cast<unsigned char>(c)] = Byte::word;
  for (char c = 'A'; c <= 'Z'; ++c) table[static_cast<unsigned char>(c)] = Byte::word;
  return table;
}();
constexpr std::array<bool, 256> ascii_alphanumeric = [] {
  std::array<bool, 256> table{};
  for (char c = 'a'; c <= 'z'; ++c) table[static_cast<unsigned char>(c)] = true;
  for (char c = 'A'; c <= 'Z'; ++c) table[static_cast<unsigned char>(c)] = true;
  for (char c = '0'; c <= '9'; ++c) table[static_cast<unsigned char>(c)] = true;
  return table;
}();

// The small letter of an ASCII capital, anything else itself.
constexpr unsigned char small(unsigned char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<unsigned char>(byte | 0x20U) : byte;
}
unsigned char byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

CharacterClass class_at(std::string_view text, std::size_t at) {
  return at < text.size() ? classify(utf8::decode(text, at).code_point) : separator;
}

// Takes the signs between the thousands out, where they divide the number as thousands are divided.
void drop_grouping(std::string& number, char group) {
  std::size_t const whole_end =
      std::min(number.find_first_not_of(std::string{group} + "0123456789"), number.size());
  std::size_t at = number.find(group);
  if (at == std::string::npos || at >= whole_end || at == 0 || at > 3) return;
  std::string whole = number.substr(0, at);
  while (at < whole_end) {
    if (number[at] != group) return;
    std::size_t const next = std::min(number.find(group, at + 1), whole_end);
    if (next - at != 4) return;
    whole += number.substr(at + 1, 3);
    at = next;
  }
  number.replace(0, whole_end, whole);
}

// Where the next letter of an abbreviation stands whose full stop is at `at`: U.S., z. B.; 0 if there is
// none.
std::size_t next_initial(std::string_view text, std::size_t at) {
  std::size_t next = at + 1;
  bool spaced = false;
  if (next < text.size()) {
    auto const [c, size] = utf8::decode(text, next);
    spaced = is_group_space(c);
    if (spaced) next += size;
  }
  if (class_at(text, next) != letter) return 0;
  std::size_t const after = next + utf8::decode(text, next).size;
  auto const kind = class_at(text, after);
  if (kind == letter || kind == digit || kind == apostrophe) return 0;
  return spaced && !text.substr(after).starts_with('.') ? 0 : next;
}

// A hyphen at a line's end with a letter on the next line.
bool divided_at(std::string_view text, std::size_t at) {
  constexpr std::size_t reach = 80;
  if (at >= text.size()) return false;
  auto const [c, size] = utf8::decode(text, at);
  if (!is_hyphen(c)) return false;
  std::size_t const limit = std::min(text.size(), at + reach);
  bool line_end = false;
  for (at += size; at < limit; ++at) {
    if (text[at] == '\n' || text[at] == '\r' || text[at] == '\f')
      line_end = true;
    else if (text[at] != ' ' && text[at] != '\t')
      break;
  }
  return line_end && at < limit && class_at(text, at) == letter;
}

}  // namespace

Folding folding_for(std::string_view language) {
  switch (primary_language(language)) {
    case primary_language("fr"): return {.group = ' ', .second_group = '.', .bare_capitals = true};
    case primary_language("ru"): return {.group = '.', .russian = true};
    case primary_language("es"):
    case primary_language("it"):
    case primary_language("pt"): return {.group = '.', .bare_capitals = true};
    case primary_language("de"):
    case primary_language("nl"):
    case primary_language("tr"): return {.group = '.'};
    case primary_language("bs"):
    case primary_language("hr"):
    case primary_language("sh"):
    case primary_language("sr"): return {.group = '.', .serbian = true};
    default: return {};
  }
}

std::uint32_t hash_of(std::string_view lower_case) {
  std::uint32_t hash = hash_seed;
  for (char const c : lower_case) hash = mix(hash, static_cast<unsigned char>(c));
  return hash;
}

std::uint32_t caseless_hash(std::string_view text) {
  std::uint32_t hash = hash_seed;
  for (char const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    if (byte >= 0x80) return hash_of(lower(text));
    hash = mix(hash, small(byte));
  }
  return hash;
}

std::string lower(std::string_view text) {
  std::string out(text);
  bool ascii = true;
  for (char& c : out) {
    auto const byte = static_cast<unsigned char>(c);
    ascii = ascii && byte < 0x80;
    c = static_cast<char>(small(byte));
  }
  if (ascii) return out;
  out.clear();
  for (std::size_t at = 0; at < text.size();) {
    unsigned char const byte = byte_at(text, at);
    if (byte < 0x80) {
      out.push_back(static_cast<char>(small(byte)));
      ++at;
      continue;
    }
    auto const [c, size] = utf8::decode(text, at);
    utf8::append(out, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))));
    at += size;
  }
  return out;
}

std::string upper(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    auto const [c, size] = utf8::decode(text, at);
    utf8::append(out, static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c))));
    at += size;
  }
  return out;
}

std::string without_initial_accent(std::string_view word) {
  if (word.empty()) return {};
  auto const [c, size] = utf8::decode(word, 0);
  std::array<utf8proc_int32_t, 4> parts{};
  int boundary = 0;
  auto const count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), parts.data(), parts.size(),
                                             UTF8PROC_DECOMPOSE, &boundary);
  std::string out;
  utf8::append(out, count > 0 ? static_cast<char32_t>(parts[0]) : c);
  return out.append(word.substr(size));
}

bool same_but_initial(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (a.empty() || b.empty()) return false;
  auto const [first_a, size_a] = utf8::decode(a, 0);
  auto const [first_b, size_b] = utf8::decode(b, 0);
  return a.substr(size_a) == b.substr(size_b) && utf8proc_tolower(static_cast<utf8proc_int32_t>(first_a)) ==
                                                     utf8proc_tolower(static_cast<utf8proc_int32_t>(first_b));
}

bool starts_upper(std::string_view word) {
  if (word.empty()) return false;
  auto const c = static_cast<utf8proc_int32_t>(utf8::decode(word, 0).code_point);
  return utf8proc_tolower(c) != c;
}

bool starts_lower(std::string_view word) {
  if (word.empty()) return false;
  auto const c = static_cast<utf8proc_int32_t>(utf8::decode(word, 0).code_point);
  return utf8proc_toupper(c) != c;
}

void Scanner::finish(Token& token) {
  if (buffered_) token.hash = caseless_hash(buffer_);
  at_ = token.end;
  last_ = token;
}

std::string Scanner::folded() const {
  return buffered_ ? buffer_ : std::string(text_.substr(last_.begin, last_.end - last_.begin));
}

bool Scanner::scan_plain(Token& token) {
  // Plain ASCII words, nearly all of an English text, need no copy; anything else starts over below.
  std::size_t const begin = at_;
  std::size_t const limit = std::min(text_.size(), begin + max_token_bytes);
  std::size_t at = begin;
  std::uint32_t hash = hash_seed;
  bool plain = true;
  while (at < limit) {
    unsigned char const byte = byte_at(text_, at);
    if (ascii_alphanumeric[byte]) {
      hash = mix(hash, static_cast<unsigned char>(byte | 0x20U));  // digits have the bit already
      ++at;
    } else if (byte == '\'' && at + 1 < limit && byte_at(text_, at + 1) < 0x80) {
      if (class_at(text_, at + 1) != letter) break;
      hash = mix(hash, byte);
      ++at;
    } else {
      plain = byte < 0x80 && byte != '\'' && byte != '`' && byte != '^' && byte != '+' &&
              !(byte == '.' && at == begin + 1);
      break;
    }
  }
  if (plain) {
    buffered_ = false;
    token = {static_cast<Offset>(begin), static_cast<Offset>(at), hash, false};
    if (at < text_.size() && text_[at] == '-') token.broken = divided_at(text_, at);
    finish(token);
    return true;
  }
  buffer_.clear();
  at_ = begin;
  return scan_any(token);
}

bool Scanner::scan_any(Token& token) {
  std::size_t const begin = at_;
  std::size_t const limit = std::min(text_.size(), begin + max_token_bytes);
  std::size_t at = begin;
  buffer_.clear();
  buffered_ = true;
  bool plain = true;
  auto const take_digits = [&] {
    while (at < limit) {
      auto const [c, size] = utf8::decode(text_, at);
      if (classify(c) != digit) break;
      buffer_ += digit_of(c);
      at += size;
    }
  };
  take_digits();
  if (at > begin) {
    while (at < limit) {
      auto const [c, size] = utf8::decode(text_, at);
      char mark = '\0';
      if (c == '.' || c == ',' || c == ':' || c == '/')
        mark = static_cast<char>(c);
      else if (c == '\'' || c == 0x2019)
        mark = '\'';
      else if (is_group_space(c))
        mark = ' ';
      if (mark == '\0' || class_at(text_, at + size) != digit) break;
      // A space groups the digits of a number that has no other marks and begins with three digits at most;
      // after a year it does not.
      if (mark == ' ' && (buffer_.find_first_not_of("0123456789 ") != std::string::npos ||
                          std::min(buffer_.find(' '), buffer_.size()) > 3))
        break;
      std::size_t const kept_at = at;
      std::size_t const kept_size = buffer_.size();
      buffer_.push_back(mark);
      at += size;
      take_digits();
      bool const thousands = buffer_.size() - kept_size == 4;
      if ((mark == ' ' || mark == '\'') && !thousands) {
        at = kept_at;
        buffer_.resize(kept_size);
        break;
      }
    }
    for (char const group : {folding_.group, folding_.second_group, ' ', '\''}) drop_grouping(buffer_, group);
    if (begins_with_unit(text_.substr(at, limit - at))) {  // 5kg is 5 kg
      token = {static_cast<Offset>(begin), static_cast<Offset>(at), 0, false};
      finish(token);
      return true;
    }
  }
  // The letters: of a word, or after a number (1990s, 3rd).
  bool cyrillic = false;
  bool latin = false;
  std::size_t letters = 0;      // since the last full stop
  bool initials = at == begin;  // only single letters between full stops so far
  char32_t previous = 0;
  while (at < limit) {
    auto const [c, size] = utf8::decode(text_, at);
    auto const kind = classify(c);
    if (is_stress(c) && is_cyrillic(previous)) {  // за́мок: for learners
    } else if (kind == letter || kind == digit) {
      plain = plain && composed_already(c);
      cyrillic = cyrillic || is_cyrillic(c);
      latin = latin || is_serbian_latin(c);
      append_letter(buffer_, c, folding_);
      ++letters;
    } else if (kind == ignorable) {
      if (divided_at(text_, at)) break;
    } else if (kind == apostrophe && letters > 0 && class_at(text_, at + size) == letter) {
      buffer_.push_back('\'');
      initials = false;
    } else if (kind == apostrophe && at > begin && class_at(text_, at + size) == letter) {
      buffer_.push_back('\'');  // the 1990's
    } else if (kind == superscript || c == '^') {
      SmallFigure const figure = small_figure(text_, at);
      if (!belongs_to(figure, buffer_, letters)) break;
      if (figure.raised && letters == 0) buffer_.push_back('^');
      buffer_ += figure.text;
      at += figure.size;
      continue;
    } else if (c == '+' && letters > 0 && !joins_on(text_, at)) {  // C++
      buffer_.push_back('+');
    } else if (std::size_t const next = c == '.' && initials && letters == 1 ? next_initial(text_, at) : 0;
               next != 0) {
      letters = 0;
      at = next;
      continue;
    } else {
      break;
    }
    previous = c;
    at += size;
  }
  if (folding_.serbian && cyrillic && latin) {  // a letter only looks like one of the word's alphabet
    Folding apart = folding_;
    apart.serbian = false;
    buffer_ = fold_token(text_, static_cast<Offset>(begin), apart);
  } else if (!plain) {
    buffer_ = compose(buffer_);
    if (folding_.russian) without_yo(buffer_);
  }
  token = {static_cast<Offset>(begin), static_cast<Offset>(at), 0, divided_at(text_, at)};
  finish(token);
  return true;
}

bool Scanner::next(Token& token) {
  auto const emit = [&](std::size_t size, std::string folded) {
    buffer_ = std::move(folded);
    buffered_ = true;
    token = {static_cast<Offset>(at_), static_cast<Offset>(at_ + size), 0, false};
    finish(token);
    return true;
  };
  while (at_ < text_.size()) {
    unsigned char const byte = byte_at(text_, at_);
    Byte const kind = byte_kinds[byte];
    if (kind == Byte::skip) {
      ++at_;
      continue;
    }
    if (kind == Byte::word) return scan_plain(token);
    auto const [c, size] = utf8::decode(text_, at_);
    switch (classify(c)) {
      case letter:
      case digit: return scan_any(token);
      case sign:
        if (std::string_view const bound = comparison_at(text_, at_); !bound.empty()) {
          return emit(2, std::string(bound));
        }
        if (c >= 0x80 || sign_counts(text_, at_, static_cast<char>(c))) {
          std::string sign_text;
          utf8::append(sign_text, c);
          return emit(size, c < 0x80 ? sign_text : compose(sign_text));
        }
        break;
      case superscript: {
        SmallFigure const figure = small_figure(text_, at_);
        if (auto const written = small_fraction(text_, at_, figure); !written.text.empty())
          return emit(written.size, written.text);
        if (class_at(text_, at_ + figure.size) == letter) return emit(figure.size, figure.text);  // ¹⁴C
        at_ += figure.size;  // a note's mark
        continue;
      }
      case ideograph: {
        std::string character;
        utf8::append(character, c);
        return emit(size, compose(character));
      }
      case fraction: {
        std::string written;
        utf8::append(written, c);
        written = compose(written);
        std::string_view const slash = "\u2044";
        if (auto const at = written.find(slash); at != std::string::npos)
          written.replace(at, slash.size(), "/");
        return emit(size, written);
      }
      default:
        if (c == '[') {
          if (auto const mark = note_mark(text_, at_); mark != 0) {
            at_ += mark;
            continue;
          }
        } else if (is_dash(c) && stands_before_number(text_, at_, size)) {
          return emit(size, "-");
        }
        break;
    }
    at_ += size;
  }
  return false;
}

std::string fold_token(std::string_view text, Offset begin, Folding folding) {
  Scanner scanner(text, folding, begin);
  Token token;
  return scanner.next(token) ? scanner.folded() : std::string{};
}

std::vector<Token> tokenize(std::string_view text, Folding folding) {
  std::vector<Token> tokens;
  tokens.reserve(text.size() / 6 + 1);
  Scanner scanner(text, folding);
  for (Token token; scanner.next(token);) tokens.push_back(token);
  return tokens;
}

std::optional<std::string> without_ignorable(std::string_view text) {
  std::string out;
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    auto const [c, size] = utf8::decode(text, at);
    if (c >= 0x80 && classify(c) == ignorable && !divided_at(text, at))
      any = true;
    else
      out += text.substr(at, size);
    at += size;
  }
  return any ? std::optional(std::move(out)) : std::nullopt;
}

std::string folded_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  Scanner scanner(text, Folding{});
  for (Token token; scanner.next(token);) {
    if (!out.empty()) out.push_back(' ');
    out += scanner.folded();
  }
  return out;
}

}  // namespace stet::verify::quote
