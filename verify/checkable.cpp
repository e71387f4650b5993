#include "verify/checkable.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

#include "base/utf8.h"
#include "verify/quote/characters.h"
#include "verify/quote/figures.h"
#include "verify/quote/fold.h"
#include "verify/quote/words.h"
#include "verify/sentences.h"

namespace stet::verify {
namespace {

using parser::Block;
using quote::WordKind;

struct Marks {
  char32_t open;
  char32_t close;
};
// „…“ before “…”, which shares a sign with it.
constexpr Marks pairs[] = {{U'„', U'“'}, {U'„', U'”'}, {U'“', U'”'},   {U'«', U'»'},
                           {U'»', U'«'}, {U'‹', U'›'}, {U'「', U'」'}, {U'『', U'』'},
                           {U'"', U'"'}, {U'‘', U'’'}, {U'‚', U'‘'}};

bool is_letter(char32_t c) {
  auto const kind = quote::classify(c);
  return kind == quote::CharacterClass::letter || kind == quote::CharacterClass::digit;
}
bool is_space(char32_t c) { return c == ' ' || c == '\n' || c == '\t' || c == 0xA0 || c == 0x202F; }

struct Character {
  char32_t code_point = ' ';
  std::size_t at = 0;
  std::size_t size = 1;
};

std::vector<Character> marks_of(std::string_view text) {
  std::vector<Character> out;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80 && text[at] != '"') {
      ++at;
      continue;
    }
    auto const [c, size] = utf8::decode(text, at);
    if (c == '"' || c == 0x2018 || c == 0x2019 || c == 0x201A || quote::is_quotation_mark(c))
      out.push_back({c, at, size});
    at += size;
  }
  return out;
}

char32_t after(std::string_view text, Character const& mark) {
  std::size_t const at = mark.at + mark.size;
  return at < text.size() ? utf8::decode(text, at).code_point : U' ';
}
char32_t before(std::string_view text, Character const& mark) {
  if (mark.at == 0) return U' ';
  std::size_t at = mark.at - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return utf8::decode(text, at).code_point;
}

bool opens(std::string_view text, Character const& mark) {
  char32_t const left = before(text, mark);
  if (is_letter(left)) return false;
  // « has a space after it in French; the others stand beside their word.
  return mark.code_point == U'«' || !is_space(after(text, mark));
}
bool closes(std::string_view text, Character const& mark, char32_t open) {
  for (auto const& pair : pairs)
    if (pair.open == open && pair.close == mark.code_point)
      return !is_letter(after(text, mark)) && (mark.code_point == U'»' || !is_space(before(text, mark)));
  return false;
}

bool has_two_words(std::string_view text) {
  quote::Scanner scanner(text, {});
  quote::Token token;
  return scanner.next(token) && scanner.next(token);
}

// A figure that somebody could look up: with digits, an amount, or from ten upwards.
bool worth_checking(quote::Figure const& figure, std::string_view text) {
  if (figure.alternative || figure.unit == quote::unit_named("ordinal")) return false;
  auto const words = figure.span.of(text);
  bool const digits = std::ranges::any_of(words, [](char c) { return c >= '0' && c <= '9'; });
  if (figure.kind != quote::Figure::Kind::amount) return digits;
  double const factor = figure.unit != nullptr ? figure.unit->factor : 1;
  return digits || figure.high >= 10 * factor || figure.unit == quote::unit_named("percent");
}

constexpr std::pair<CheckableKind, WordKind> telling[] = {
    {CheckableKind::attribution, WordKind::reporting},
    {CheckableKind::causal, WordKind::causal},
    {CheckableKind::superlative, WordKind::superlative}};
constexpr quote::Words::Kinds telling_kinds = [] {
  unsigned kinds = 0;
  for (auto const& [kind, words] : telling) kinds |= quote::Words::bit(words);
  return static_cast<quote::Words::Kinds>(kinds);
}();

// The first telling words of each kind in the sentence, if any.
std::array<std::optional<Span>, std::size(telling)> telling_words(std::string_view text,
                                                                  std::span<quote::Token const> tokens,
                                                                  quote::Folding folding,
                                                                  quote::Words const& list) {
  std::array<std::optional<Span>, std::size(telling)> found;
  std::vector<std::string> words;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    auto const kinds = list.may_begin(tokens[i].hash, i + 1 < tokens.size() ? tokens[i + 1].hash : 0);
    if ((kinds & telling_kinds) == 0) continue;
    words.clear();
    for (std::size_t k = i; k < tokens.size() && words.size() < list.longest_phrase(); ++k)
      words.push_back(quote::lower(quote::fold_token(text, tokens[k].begin, folding)));
    for (std::size_t k = 0; k < found.size(); ++k) {
      if (found[k] || (kinds & quote::Words::bit(telling[k].second)) == 0) continue;
      if (std::size_t const n = list.phrase(telling[k].second, words); n > 0)
        found[k] = Span{tokens[i].begin, tokens[i + n - 1].end};
    }
  }
  return found;
}

}  // namespace

std::string_view to_string(CheckableKind kind) {
  switch (kind) {
    case CheckableKind::quotation: return "quotation";
    case CheckableKind::figure: return "figure";
    case CheckableKind::attribution: return "attribution";
    case CheckableKind::causal: return "causal";
    case CheckableKind::superlative: return "superlative";
  }
  return "";
}

std::vector<Span> quotations_in(std::string_view text, Span block) {
  std::vector<Span> out;
  auto const inside = block.of(text);
  auto const marks = marks_of(inside);
  std::u32string unclosed;  // marks that nothing after them closes
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (!opens(inside, marks[i]) || unclosed.contains(marks[i].code_point)) continue;
    auto const last =
        std::find_if(marks.begin() + static_cast<std::ptrdiff_t>(i) + 1, marks.end(),
                     [&](Character const& mark) { return closes(inside, mark, marks[i].code_point); });
    if (last == marks.end()) {
      unclosed += marks[i].code_point;
      continue;
    }
    std::size_t const begin = marks[i].at + marks[i].size;
    if (has_two_words(inside.substr(begin, last->at - begin)))
      out.push_back({block.begin + static_cast<Offset>(marks[i].at),
                     block.begin + static_cast<Offset>(last->at + last->size)});
    i = static_cast<std::size_t>(last - marks.begin());  // quotations within it are its own
  }
  return out;
}

CheckableText checkable_in(parser::ReadableText const& article, std::string_view language) {
  CheckableText out;
  auto const& list = quote::words_for(language);
  auto const folding = quote::folding_for(language);
  std::string_view const text = article.text;
  std::vector<Span> quotations;
  for (Block const& block : article.blocks)
    if (block.kind != Block::Kind::code)
      for (Span const span : quotations_in(text, block.text)) quotations.push_back(span);
  auto next_quotation = quotations.begin();
  split_sentences(article, language, [&](Span sentence, std::span<quote::Token const> tokens) {
    auto const add = [&](CheckableKind kind, Span span) {
      out.checkables.push_back({kind, span, out.sentences.size()});
    };
    // A quotation of several sentences belongs to the one in which it begins.
    while (next_quotation != quotations.end() && next_quotation->begin < sentence.end) {
      if (next_quotation->begin >= sentence.begin) add(CheckableKind::quotation, *next_quotation);
      ++next_quotation;
    }
    for (auto const& figure : quote::read_figures(text, tokens, language))
      if (worth_checking(figure, text)) add(CheckableKind::figure, figure.span);
    auto const found = telling_words(text, tokens, folding, list);
    for (std::size_t k = 0; k < found.size(); ++k)
      if (found[k]) add(telling[k].first, *found[k]);
    out.sentences.push_back(sentence);
  });
  return out;
}

}  // namespace stet::verify
