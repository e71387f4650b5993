#include "verify/checkable.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "verify/quote/characters.h"
#include "verify/quote/figures.h"
#include "verify/quote/fold.h"
#include "verify/quote/words.h"

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

std::size_t words_in(std::string_view text) { return quote::tokenize(text, {}).size(); }

// A figure that somebody could look up: with digits, an amount, or from ten upwards.
bool worth_checking(quote::Figure const& figure, std::string_view text) {
  using Kind = quote::Figure::Kind;
  auto const words = figure.span.of(text);
  bool const digits = std::ranges::any_of(words, [](char c) { return c >= '0' && c <= '9'; });
  if (figure.kind == Kind::date) return digits;
  return digits || figure.kind == Kind::percent || figure.kind == Kind::money || figure.high >= 10;
}

// The first words of the kind in the sentence, if any.
std::optional<Span> find_words(WordKind kind, std::string_view text, std::vector<quote::Token> const& tokens,
                               quote::Folding folding, quote::Words const& list) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!list.may_begin(kind, tokens[i].hash, i + 1 < tokens.size() ? tokens[i + 1].hash : 0)) continue;
    std::vector<std::string> words;
    for (std::size_t k = i; k < tokens.size() && words.size() < list.longest_phrase(); ++k)
      words.push_back(quote::lower(quote::fold_token(text, tokens[k].begin, folding)));
    if (std::size_t const n = list.phrase(kind, words); n > 0)
      return Span{tokens[i].begin, tokens[i + n - 1].end};
  }
  return {};
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
    if (words_in(inside.substr(begin, last->at - begin)) >= 2)
      out.push_back({block.begin + static_cast<Offset>(marks[i].at),
                     block.begin + static_cast<Offset>(last->at + last->size)});
    i = static_cast<std::size_t>(last - marks.begin());  // quotations within it are its own
  }
  return out;
}

std::vector<Checkable> checkable_in(parser::ReadableText const& article, std::vector<Span> const& sentences,
                                    std::string_view language) {
  std::vector<Checkable> out;
  auto const& list = quote::words_for(language);
  auto const folding = quote::folding_for(language);
  std::string_view const text = article.text;
  std::vector<Span> quotations;
  for (Block const& block : article.blocks)
    if (block.kind != Block::Kind::code)
      for (Span const span : quotations_in(text, block.text)) quotations.push_back(span);
  auto next_quotation = quotations.begin();
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    Span const sentence = sentences[i];
    auto const words_of_sentence = sentence.of(text);
    auto const add = [&](CheckableKind kind, Span span) { out.push_back({kind, span, i}); };
    auto const shifted = [&](Span span) {
      return Span{span.begin + sentence.begin, span.end + sentence.begin};
    };
    // A quotation of several sentences belongs to the one in which it begins.
    while (next_quotation != quotations.end() && next_quotation->begin < sentence.end) {
      if (next_quotation->begin >= sentence.begin) add(CheckableKind::quotation, *next_quotation);
      ++next_quotation;
    }
    auto const tokens = quote::tokenize(words_of_sentence, folding);
    for (auto const& figure : quote::read_figures(words_of_sentence, tokens, language))
      if (worth_checking(figure, words_of_sentence)) add(CheckableKind::figure, shifted(figure.span));
    for (auto const& [kind, of] : {std::pair{CheckableKind::attribution, WordKind::reporting},
                                   std::pair{CheckableKind::causal, WordKind::causal},
                                   std::pair{CheckableKind::superlative, WordKind::superlative}})
      if (auto const span = find_words(of, words_of_sentence, tokens, folding, list))
        add(kind, shifted(*span));
  }
  return out;
}

}  // namespace stet::verify
