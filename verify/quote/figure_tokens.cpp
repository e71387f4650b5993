#include "verify/quote/figure_tokens.h"

#include <algorithm>

#include "base/utf8.h"
#include "verify/quote/characters.h"

namespace stet::verify::quote {
namespace {

// The digits of other scripts as ours: ٣٢ is 32.
std::string with_ascii_digits(std::string folded) {
  constexpr std::array<char32_t, 6> zeros{0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10};
  if (folded.empty() || static_cast<unsigned char>(folded.front()) < 0x80) return folded;
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    auto const [c, size] = utf8::decode(folded, at);
    auto const* const zero = std::ranges::find_if(zeros, [&](char32_t z) { return c >= z && c < z + 10; });
    utf8::append(out, zero != zeros.end() ? c - *zero + U'0' : c);
    at += size;
  }
  return out;
}

}  // namespace

FigureTokens::Kept const& FigureTokens::kept(std::size_t i) const {
  static Kept const beyond;
  if (i >= tokens_.size()) return beyond;
  Kept& slot = kept_[i % kept_.size()];
  if (slot.token != i) {
    slot.token = i;
    slot.folded = with_ascii_digits(fold_token(text_, tokens_[i].begin, folding_));
    slot.lower = words_.without_elision(lower(slot.folded));
    slot.beginning = words_.beginning(slot.lower);
  }
  return slot;
}

bool FigureTokens::may_begin(std::size_t i) const {
  if (words_.may_begin(tokens_[i].hash)) return true;
  auto const text = written(i);
  auto const first = static_cast<unsigned char>(text.front());
  if ((first | 0x20U) < 'a' || (first | 0x20U) > 'z')
    return first < 0x80 || classify(utf8::decode(text, 0).code_point) != CharacterClass::letter;
  if (text.size() > 5 && words_.may_begin_compound(static_cast<char>(first | 0x20U), text[1])) return true;
  constexpr std::string_view roman = "IVX";
  if (text.size() > 1 && roman.contains(text[0]) && (roman.contains(text[1]) || text[1] == 'e')) return true;
  if (text == "V" || text == "X") return true;
  for (std::size_t const at : {1U, 2U})  // d'un
    if (at < text.size() && (text[at] == '\'' || text[at] == '\xE2'))
      return words_.beginning(lower(text.substr(0, at))).may_be(FigureWord::elision);
  return false;
}

std::string_view FigureTokens::gap(std::size_t i) const {
  if (i == 0 || i >= size()) return {};
  return text_.substr(tokens_[i - 1].end, tokens_[i].begin - tokens_[i - 1].end);
}

bool FigureTokens::joined(std::size_t i) const {
  auto const between = gap(i);
  return between == "-" || between == "\u2010" || between == "\u2011" || between == "\u2013" ||
         between == "\u2014";
}

bool FigureTokens::adjacent(std::size_t i, bool or_dot) const {
  auto const between = gap(i);
  return i < size() && between.find_first_of(or_dot ? ",;:!?()\"" : ".,;:!?()\"") == std::string_view::npos &&
         std::ranges::count(between, '\n') < 2;
}

std::optional<FigureWords::Found> FigureTokens::find(FigureWord kind, std::size_t i) const {
  auto const beginning = kept(i).beginning;
  if (!beginning.may_be(kind)) return std::nullopt;
  return words_.find(kind, beginning, [&](std::size_t n) { return std::string_view(word(i + n)); });
}

std::optional<FigureWords::Found> FigureTokens::find(FigureWord kind, std::string_view word) const {
  return words_.find(kind, word);
}

std::size_t FigureTokens::before(FigureWord kind, std::size_t i) const {
  constexpr std::size_t longest = 4;
  for (std::size_t n = std::min(longest, i); n > 0; --n) {
    auto const beginning = kept(i - n).beginning;
    if (!beginning.may_be(kind)) continue;
    auto const word_at = [&](std::size_t k) {
      return k < n ? std::string_view(word(i - n + k)) : std::string_view{};
    };
    auto const found = words_.find(kind, beginning, word_at);
    if (found && found->words == n) return n;
  }
  return 0;
}

}  // namespace stet::verify::quote
