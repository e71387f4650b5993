#include "verify/worth/claimed.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
#include "verify/quote/characters.h"
#include "verify/quote/words.h"

namespace stet::verify {
namespace {

using quote::Token;

bool in_code(Span span, std::span<Span const> code) {
  auto const at = std::ranges::upper_bound(code, span.begin, {}, &Span::end);
  return at != code.end() && at->begin < span.end;
}

// The token that holds the place, or the first behind it.
std::size_t token_at(std::span<Token const> tokens, Offset place) {
  return static_cast<std::size_t>(std::ranges::upper_bound(tokens, place, {}, &Token::end) - tokens.begin());
}

std::string_view word_of(SentenceView const& sentence, std::size_t token) {
  auto const& found = sentence.tokens[token];
  return sentence.text.substr(found.begin, found.end - found.begin);
}

bool is_title(SentenceView const& sentence, std::size_t first, std::size_t last) {
  std::size_t capitals = 0;
  std::size_t longer = 0;
  for (std::size_t i = first; i < last; ++i) {
    auto const word = word_of(sentence, i);
    constexpr std::size_t long_word = 4;
    bool const capital = quote::starts_upper(word);
    if (capital) ++capitals;
    if (word.size() >= long_word || capital) ++longer;
  }
  return longer > 1 && capitals * 3 >= longer * 2;
}

// Runs of digits parted by dashes, dots and brackets that are too long for a number: telephones, identifiers.
bool is_chain(std::string_view text, Span figure) {
  constexpr std::string_view links = "-./()+_:";
  std::size_t begin = figure.begin;
  std::size_t end = figure.end;
  auto const goes_on = [&](char c) { return is_digit(c) || links.contains(c); };
  while (begin > 0 && goes_on(text[begin - 1])) --begin;
  while (end < text.size() && goes_on(text[end])) ++end;
  std::size_t digits = 0;
  std::size_t hyphens = 0;
  for (char const c : text.substr(begin, end - begin)) {
    if (is_digit(c)) ++digits;
    if (c == '-' || c == '/' || c == '(') ++hyphens;
  }
  return digits > 6 && hyphens > 1;
}

// In brackets that are open at the place, their content before it; nothing otherwise.
std::string_view bracketed_before(std::string_view text, Offset place) {
  constexpr std::size_t most = 200;
  auto const before = text.substr(place > most ? place - most : 0, std::min<std::size_t>(place, most));
  auto const open = before.find_last_of("()[]");
  bool const inside = open != std::string_view::npos && (before[open] == '(' || before[open] == '[');
  return inside ? before.substr(open + 1) : std::string_view{};
}

// 2012, 2012a
bool is_year(std::string_view text) {
  if (!text.empty() && is_lower(text.back())) text.remove_suffix(1);
  constexpr std::size_t digits = 4;
  return text.size() == digits && std::ranges::all_of(text, is_digit);
}

// The year of a work that is cited by its author, or the pages: (Bill, 2016: 18-19), (Gnann/Plötz 2011),
// (Klessmann et al., 2012b, p. 102).
bool is_of_work_cited(std::string_view text, quote::Figure const& figure) {
  auto before = bracketed_before(text, figure.span.begin);
  if (auto const last = before.rfind(';'); last != std::string_view::npos) before.remove_prefix(last + 1);
  before = trimmed(before);
  if (!quote::starts_upper(before)) return false;
  auto const after = text.substr(figure.span.end);
  if (after.empty() || !std::string_view(")];:,").contains(after.front())) return false;
  if (is_year(figure.span.of(text))) return true;
  for (std::string_view const page : {"pp.", "p.", "S."})
    if (before.ends_with(page)) before = trimmed(before.substr(0, before.size() - page.size()));
  if (!before.ends_with(':') && !before.ends_with(',')) return false;
  before.remove_suffix(1);
  auto const word = before.find_last_of(" \t\n(,");
  return is_year(before.substr(word == std::string_view::npos ? 0 : word + 1));
}

// The size of a file beside a link to it: (PDF, 256 KB, 2 pages).
bool is_size_of_file(std::string_view text, quote::Figure const& figure) {
  return figure.unit != nullptr && figure.unit->dimension == "byte" &&
         !bracketed_before(text, figure.span.begin).empty();
}

// The 21st century says about when.
bool is_century(quote::Figure const& figure) {
  constexpr int years = 99;
  return figure.kind == quote::Figure::Kind::date && figure.last_year - figure.year >= years;
}

}  // namespace

bool Claimed::reports_speech(SentenceView const& sentence, Span quotation) const {
  auto const& words = quote::words_for(language_);
  auto const folding = quote::folding_for(language_);
  for (auto const& token : sentence.tokens) {
    if (token.begin >= quotation.begin && token.end <= quotation.end) continue;
    auto const word = quote::lower(quote::fold_token(sentence.text, token.begin, folding));
    if (words.is(quote::WordKind::reporting, word) || words.is(quote::WordKind::saying, word)) return true;
  }
  return false;
}

bool Claimed::quotation(SentenceView const& sentence, Span quotation, std::span<Span const> code) const {
  constexpr std::size_t least = 3;
  constexpr std::size_t least_alone = 6;  // if nobody is said to say it
  if (in_code(quotation, code)) return false;
  // The value of an attribute, in markup of some kind.
  if (quotation.begin > 0 && sentence.text[quotation.begin - 1] == '=') return false;
  std::size_t const first = token_at(sentence.tokens, quotation.begin);
  std::size_t const last = token_at(sentence.tokens, quotation.end);
  if (last < first + least || is_title(sentence, first, last)) return false;
  if (reports_speech(sentence, quotation)) return true;
  // A sentence in marks with its stop or comma inside of them, which nothing stands around.
  std::size_t const around = sentence.tokens.size() - std::min(last - first, sentence.tokens.size());
  std::size_t const end = sentence.tokens[last - 1].end;
  auto const closing = sentence.text.substr(end, quotation.end > end ? quotation.end - end : 0);
  return last - first >= least_alone && around < 3 && closing.find_first_of(".,!") != std::string_view::npos;
}

bool Claimed::is_label(SentenceView const& sentence, quote::Figure const& figure) const {
  auto const text = sentence.text;
  auto const before = text.substr(0, figure.span.begin);
  auto const after = text.substr(figure.span.end);
  auto const ascii = [](char c) { return is_alpha(c) || is_digit(c); };
  // 18F, 5G
  auto written = figure.span.of(text);
  for (std::string_view const possessive : {"'s", "\u2019s"})
    if (written.ends_with(possessive)) written.remove_suffix(possessive.size());
  if (written.size() > 1 && is_digit(written.front()) && is_upper(written.back()) &&
      is_digit(written[written.size() - 2]))
    return true;
  // F-16, #12, §3, v2, /2019/
  if (!before.empty()) {
    char const last = before.back();
    bool const joined = last == '-' && before.size() > 1 && ascii(before[before.size() - 2]);
    if (ascii(last) || joined || std::string_view("#@/_\\[=").contains(last) || before.ends_with("§") ||
        before.ends_with("§ "))
      return true;
  }
  if (!after.empty() && (ascii(after.front()) || std::string_view("/_]").contains(after.front()))) {
    if (!is_digit(after.front())) return true;
  }
  // (2019), 3) and 3. before a sentence.
  if (before.ends_with('(') && after.starts_with(')')) return true;
  if (figure.span.begin == sentence.span.begin && (after.starts_with(')') || after.starts_with(". ")))
    return true;
  if (is_chain(text, figure.span) || is_of_work_cited(text, figure) || is_size_of_file(text, figure) ||
      is_century(figure))
    return true;
  // Section 508, table 3: what numbers something, and names that end in a number.
  std::size_t const at = token_at(sentence.tokens, figure.span.begin);
  if (at == 0 || at >= sentence.tokens.size()) return false;
  auto const word = word_of(sentence, at - 1);
  auto const between =
      text.substr(sentence.tokens[at - 1].end, figure.span.begin - sentence.tokens[at - 1].end);
  if (between.find_first_not_of(". :\xC2\xA0") != std::string_view::npos) return false;
  if (labels_.has(word)) return true;
  constexpr double large = 10'000;
  bool const plain = figure.kind == quote::Figure::Kind::amount && figure.unit == nullptr &&
                     figure.high < large && !figure.span.of(text).contains(',');
  bool const is_acronym = word.size() > 1 && std::ranges::all_of(word, is_upper);
  bool const name =
      (at > 1 || is_acronym) && quote::starts_upper(word) && figure.kind == quote::Figure::Kind::amount;
  return plain && name && figure.bound == quote::Figure::Bound::none;
}

bool Claimed::figure(SentenceView const& sentence, quote::Figure const& figure,
                     std::span<Span const> code) const {
  if (!worth_checking(figure, sentence.text) || in_code(figure.span, code)) return false;
  constexpr double countable = 10;  // fewer are counted at a glance
  if (figure.kind == quote::Figure::Kind::amount && figure.unit == nullptr && figure.high < countable)
    return false;
  return !is_label(sentence, figure);
}

}  // namespace stet::verify
