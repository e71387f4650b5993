#include "verify/checkable.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "base/utf8.h"
#include "verify/quote/characters.h"
#include "verify/quote/figures.h"
#include "verify/quote/fold.h"
#include "verify/sentences.h"
#include "verify/worth/claimed.h"

namespace stet::verify {
namespace {

using parser::Block;

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

constexpr std::pair<CheckableKind, Cue> telling[] = {{CheckableKind::attribution, Cue::attribution},
                                                     {CheckableKind::causal, Cue::causal},
                                                     {CheckableKind::superlative, Cue::superlative}};

// From 0 to 1, without a function that machines round differently.
float between_0_and_1(double score) { return static_cast<float>((1 + score / (1 + std::abs(score))) / 2); }

}  // namespace

std::string_view to_string(CheckableKind kind) {
  switch (kind) {
    case CheckableKind::quotation: return "quotation";
    case CheckableKind::figure: return "figure";
    case CheckableKind::attribution: return "attribution";
    case CheckableKind::causal: return "causal";
    case CheckableKind::superlative: return "superlative";
    case CheckableKind::statement: return "statement";
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

namespace {

// A sentence of which a part is not read says something else.
bool has_gap(parser::ReadableText const& article, Span sentence) {
  Span const source = article.source_of(sentence);
  Offset const begin = source.begin - std::min<Offset>(source.begin, 2);
  auto const gap = std::ranges::upper_bound(article.gaps, begin, {}, &Span::end);
  return gap != article.gaps.end() && gap->begin <= source.end + 1;
}

}  // namespace

CheckableText checkable_in(parser::ReadableText const& article, std::string_view language, float least) {
  CheckableText out;
  auto const& cue_list = cues_for(language);
  auto const& scorer = scorer_for(language);
  Claimed const claimed(language);
  std::string_view const text = article.text;
  std::vector<Span> quotations;
  for (Block const& block : article.blocks)
    if (block.kind != Block::Kind::code)
      for (Span const span : quotations_in(text, block.text)) quotations.push_back(span);
  auto next_quotation = quotations.begin();
  split_sentences(article, language, [&](Span sentence, std::span<quote::Token const> tokens) {
    // A quotation of several sentences belongs to the one in which it begins.
    auto const begins_before = [](Offset end) { return [end](Span span) { return span.begin < end; }; };
    next_quotation = std::find_if_not(next_quotation, quotations.end(), begins_before(sentence.begin));
    auto const last_quotation =
        std::find_if_not(next_quotation, quotations.end(), begins_before(sentence.end));
    auto const figures = quote::read_figures(text, tokens, language);
    SentenceView const view{text, sentence, tokens, figures, {next_quotation, last_quotation}};
    next_quotation = last_quotation;
    auto const own = own_words(view);
    auto const cues = cue_list.find(view, own);
    float const score = has_gap(article, sentence) ? 0 : between_0_and_1(scorer.score(cues, text, own));
    std::size_t const before = out.checkables.size();
    auto const add = [&](CheckableKind kind, Span span) {
      out.checkables.push_back({kind, span, out.sentences.size()});
    };
    if (score >= least) {
      for (Span const quotation : view.quotations)
        if (claimed.quotation(view, quotation, article.code)) add(CheckableKind::quotation, quotation);
      for (auto const& figure : figures)
        if (claimed.figure(view, figure, article.code)) add(CheckableKind::figure, figure.span);
      for (auto const& [kind, cue] : telling)
        if (auto const& place = cues[static_cast<std::size_t>(cue)]) add(kind, *place);
      if (out.checkables.size() == before) add(CheckableKind::statement, sentence);
    }
    out.sentences.push_back(sentence);
    out.scores.push_back(score);
  });
  return out;
}

std::vector<Counted> what_counted(std::string_view text, Span sentence, std::string_view language) {
  std::vector<quote::Token> tokens;
  quote::Scanner scanner(text.substr(0, sentence.end), quote::folding_for(language), sentence.begin);
  for (quote::Token token; scanner.next(token);) tokens.push_back(token);
  auto const figures = quote::read_figures(text, tokens, language);
  auto const quotations = quotations_in(text, sentence);
  SentenceView const view{text, sentence, tokens, figures, quotations};
  auto const own = own_words(view);
  return scorer_for(language).why(cues_for(language).find(view, own), text, own);
}

}  // namespace stet::verify
