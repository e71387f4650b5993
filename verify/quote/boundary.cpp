#include "verify/quote/boundary.h"

#include "base/utf8.h"
#include "verify/quote/characters.h"
#include "verify/quote/fold.h"

namespace stet::verify::quote {
namespace {

bool is_space(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
         c == 0x3000;
}

bool single_letter(std::string_view word) {
  return !word.empty() && utf8::decode(word, 0).size == word.size();
}

// Whether the full stop straight after the word belongs to it: "Mr.", "J.", "No. 5" but not "I said no.
// Then".
bool abbreviates(std::string_view word, std::string_view next, Words const& words) {
  if (words.is(WordKind::negation, word)) {
    return is_figure(next) && words.is(WordKind::abbreviation, word);
  }
  return single_letter(word) || words.is(WordKind::abbreviation, word);
}

}  // namespace

Boundary read_boundary(std::string_view between, std::string_view previous, std::string_view next,
                       Words const& words) {
  constexpr std::size_t reach = 400;  // a longer stretch without a word tells no more than its first part
  Boundary result;
  between = between.substr(0, reach);
  int line_ends = 0;
  bool space_before = false;
  bool spaced_opening = false;
  std::size_t dots = 0;
  for (std::size_t at = 0; at < between.size();) {
    auto const [c, size] = utf8::decode(between, at);
    char32_t const after = at + size < between.size() ? utf8::decode(between, at + size).code_point : U'x';
    if (c == '\n') ++line_ends;
    if (c == '.' || c == 0x3002 || c == 0x0964)
      ++dots;
    else if (c == '?' || c == 0xFF1F || c == 0x061F)
      result.question = true;
    else if (c == '!' || c == 0xFF01)
      result.exclamation = true;
    else if (c == ';' || c == ':' || c == 0x2026)
      result.pause = true;
    else if (c == '/')
      result.slash = true;
    else if (c == '(' || c == ')')
      result.round = true;
    else if (c == ',' || c == 0x060C || c == 0x3001)
      result.comma = true;
    else if (is_dash(c) && c != 0x2014 && between.size() == size)
      result.hyphen = true;
    else if (is_dash(c) && line_ends == 0)
      result.pause = true;
    result.colon = result.colon || c == ':';
    bool const mark = is_quotation_mark(c) || classify(c) == CharacterClass::apostrophe;
    constexpr char32_t left_guillemet = 0xAB;
    constexpr char32_t right_guillemet = 0xBB;
    if (mark && (!space_before || (c == right_guillemet && after != U'x'))) {
      result.closing = true;
    } else if (mark) {
      result.opening = true;
      spaced_opening = c == left_guillemet;
    } else if (is_space(c) ? !spaced_opening : is_dash(c) || c == '.' || c == ',' || c == ';' || c == ':') {
      result.opening = false;  // an opening mark stands beside what it opens, but for « in French
    }
    if (!mark && c != '(' && c != '[') space_before = is_space(c) || is_dash(c);
    at += size;
  }
  result.period = dots == 1;
  if (dots > 1) result.pause = true;
  result.paragraph = line_ends > 1;
  bool const abbreviated = between.starts_with('.') && abbreviates(previous, next, words);
  bool const stop = result.period && !abbreviated && !starts_lower(next);
  result.sentence = result.question || result.exclamation || stop;
  return result;
}

bool contradicts(Boundary const& quoted, Boundary const& source, bool between_numbers) {
  if (quoted.question != source.question || quoted.slash != source.slash) return true;
  auto const nothing = [](Boundary const& one) {
    return one.plain() && !one.round && !one.hyphen && !one.opening && !one.closing && !one.period;
  };
  if (nothing(quoted) ? source.colon || source.round : nothing(source) && (quoted.colon || quoted.round))
    return true;
  if (between_numbers && quoted.hyphen != source.hyphen) return true;
  if (quoted.sentence == source.sentence) return false;
  Boundary const& other = quoted.sentence ? source : quoted;
  return !other.pause && !other.paragraph && !other.exclamation && !other.period;
}

}  // namespace stet::verify::quote
