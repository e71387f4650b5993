#include "verify/sentences.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"
#include "verify/quote/boundary.h"
#include "verify/quote/characters.h"
#include "verify/quote/fold.h"
#include "verify/quote/language.h"
#include "verify/quote/words.h"

namespace stet::verify {
namespace {

using parser::Block;

bool is_running_text(Block::Kind kind) {
  return kind != Block::Kind::heading && kind != Block::Kind::table_cell && kind != Block::Kind::code;
}

// Languages that write ordinal numbers with a full stop: "am 3. Mai", "im 19. Jahrhundert".
bool dots_ordinals(std::string_view language) {
  static constexpr std::array languages{
      quote::primary_language("bs"), quote::primary_language("cs"), quote::primary_language("da"),
      quote::primary_language("de"), quote::primary_language("et"), quote::primary_language("fi"),
      quote::primary_language("hr"), quote::primary_language("hu"), quote::primary_language("nb"),
      quote::primary_language("no"), quote::primary_language("pl"), quote::primary_language("sk"),
      quote::primary_language("sl"), quote::primary_language("sr")};
  return std::ranges::find(languages, quote::primary_language(language)) != languages.end();
}

bool is_short_number(std::string_view word) {
  return word.size() <= 2 && std::ranges::all_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

// J., p. or U.S.: one letter, or several with full stops between them. "I" is a word.
bool is_initial(std::string_view written) {
  if (written == "I") return false;
  bool const cased = quote::starts_upper(written) || quote::starts_lower(written);
  return cased &&
         (written.find('.') != std::string_view::npos || utf8::decode(written, 0).size == written.size());
}

// Where the sentence ends in what stands between two words: after the last closing mark that touches its
// final sign.
std::size_t end_within(std::string_view between) {
  std::size_t end = 0;
  bool stopped = false;
  for (std::size_t at = 0; at < between.size();) {
    auto const [c, size] = utf8::decode(between, at);
    bool const stop = c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002 || c == 0xFF01 ||
                      c == 0xFF1F || c == 0x0964 || c == 0x061F;
    bool const closer = c == ')' || c == ']' || c == '}' || quote::is_quotation_mark(c) ||
                        quote::classify(c) == quote::CharacterClass::apostrophe;
    if (stopped && !stop && !closer) break;
    stopped = stopped || stop;
    at += size;
    if (stopped) end = at;
  }
  return end;
}

// Whether something parts what a sign ends from what follows: a space, or a full stop that needs none. Inside
// of an address or a name nothing does.
bool parts(std::string_view between) {
  for (std::size_t at = 0; at < between.size();) {
    auto const [c, size] = utf8::decode(between, at);
    if (is_space(between[at]) || c == 0xA0 || c == 0x2009 || c == 0x202F || c >= 0x3000) return true;
    at += size;
  }
  return false;
}

// A line in which all longer words have capitals and that nothing ends: what plain text has for a heading.
bool is_headline(std::string_view line) {
  constexpr std::size_t longest = 120;
  constexpr std::size_t long_word = 5;
  if (line.size() > longest || line.find_first_of(".!?\n") != std::string_view::npos) return false;
  std::size_t words = 0;
  for (auto const& token : quote::tokenize(line, {})) {
    auto const word = line.substr(token.begin, token.end - token.begin);
    if (word.size() >= long_word && quote::starts_lower(word)) return false;
    words += quote::starts_upper(word) ? 1U : 0U;
  }
  return words > 1;
}

}  // namespace

void split_sentences(std::string_view text, Span block, std::string_view language,
                     VisitSentence const& visit) {
  auto const& words = quote::words_for(language);
  auto const folding = quote::folding_for(language);
  bool const ordinals = dots_ordinals(language);
  text = text.substr(0, block.end);
  std::vector<quote::Token> tokens;  // of the sentence
  auto const end_sentence = [&](std::size_t begin, std::size_t end) {
    auto const sentence = trimmed(text.substr(begin, end - begin));
    if (!sentence.empty()) {
      auto const at = static_cast<Offset>(sentence.data() - text.data());
      visit({at, at + static_cast<Offset>(sentence.size())}, tokens);
    }
    tokens.clear();
  };
  std::size_t begin = block.begin;
  quote::Scanner scanner(text, folding, block.begin);
  for (quote::Token token; scanner.next(token); tokens.push_back(token)) {
    if (tokens.empty()) continue;
    auto const previous = tokens.back();
    auto const between = text.substr(previous.end, token.begin - previous.end);
    if (between == " ") continue;
    std::string const word = scanner.folded();
    std::string const previous_word = quote::fold_token(text, previous.begin, folding);
    auto const boundary = quote::read_boundary(between, previous_word, word, words);
    bool const stop = boundary.period && !words.is(quote::WordKind::abbreviation, previous_word) &&
                      !is_initial(text.substr(previous.begin, previous.end - previous.begin));
    bool const ordinal = boundary.period && is_short_number(previous_word) &&
                         (ordinals || words.month(quote::lower(word)).has_value());
    if ((boundary.question || boundary.exclamation || stop) && !ordinal && !quote::starts_lower(word) &&
        parts(between)) {
      std::size_t const end = previous.end + end_within(between);
      end_sentence(begin, end);
      begin = end;
    }
  }
  if (!tokens.empty()) end_sentence(begin, text.size());
}

void split_sentences(parser::ReadableText const& article, std::string_view language,
                     VisitSentence const& visit) {
  for (Block const& block : article.blocks)
    if (is_running_text(block.kind) && !is_headline(block.text.of(article.text)))
      split_sentences(article.text, block.text, language, visit);
}

}  // namespace stet::verify
