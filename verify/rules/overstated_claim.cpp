// overstated-claim: the article says of a claim that it is proved, confirmed or beyond doubt, and the map
// does not bear that out. A word of certainty inside a claim's anchor speaks of that claim; elsewhere in the
// sentence, of the claim that follows it, or else of the one before. Words that somebody else is quoted with,
// and denied or hedged ones, are not the article's certainty.
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "verify/claims.h"
#include "verify/quote/fold.h"
#include "verify/quote/words.h"
#include "verify/rules/rules.h"

namespace stet::rule_id {
extern Rule const overstated_claim{44, "overstated-claim", Category::coverage, Severity::error,
                                   "the article's wording is stronger than the claim's verdict"};
}

namespace stet::verify::rules {
namespace {

using argmap::evaluate::Verdict;
using quote::WordKind;

class QualifierReader {
 public:
  explicit QualifierReader(Input const& input)
      : input_(input),
        text_(input.result.article_text.text),
        words_(quote::words_for(input.result.article_language)),
        house_(house_words(input.settings)),
        folding_(quote::folding_for(input.result.article_language)) {}

  void read(std::size_t sentence, Diagnostics& findings) {
    auto const& coverage = input_.result.coverage;
    Span const span = coverage.sentences[sentence];
    auto const written = span.of(text_);
    auto tokens = quote::tokenize(written, folding_);
    // What begins a sentence has a word of its own, `^`: "Clearly, it rained", but not "clearly marked".
    tokens.insert(tokens.begin(), {0, 0, quote::hash_of("^"), false});
    if (written.ends_with('?') || !may_be_certain(tokens)) return;
    std::vector<std::string> words{"^"};
    for (auto const& token : std::span(tokens).subspan(1))
      words.push_back(quote::lower(quote::fold_token(written, token.begin, folding_)));
    auto const quotations = quotations_in(written, {0, span.size()});
    for (std::size_t i = 0; i < words.size();) {
      std::size_t const n = phrase(WordKind::certainty, std::span(words).subspan(i));
      if (n == 0) {
        ++i;
        continue;
      }
      Span const place{tokens[i == 0 ? 1 : i].begin, tokens[i + n - 1].end};
      bool const quoted = std::ranges::any_of(quotations, [&](Span each) { return each.contains(place); }) ||
                          in_marks(written, place);
      bool const denied =
          i + n < words.size() && phrase(WordKind::negation, std::span(words).subspan(i + n)) > 0;
      if (!quoted && !denied && !taken_back(words, i)) {
        Span const readable{place.begin + span.begin, place.end + span.begin};
        if (auto const anchor = subject_of(readable, coverage.anchors[sentence]))
          report(readable, *anchor, findings);
      }
      i += n;
    }
  }

 private:
  // `words.overstating` and `words.hedges` of the configuration.
  static quote::Words house_words(Settings const& settings) {
    std::string text;
    auto const section = [&](char const* heading, char const* list) {
      auto const found = settings.words.find(list);
      if (found == settings.words.end()) return;
      text.append(heading).push_back('\n');
      for (auto const& word : found->second.words) text.append(quote::lower(word)).push_back('\n');
    };
    section("[certainty]", "overstating");
    section("[hedge]", "hedges");
    return quote::Words(text);
  }

  // Most sentences are not: what their words are need not be found out.
  [[nodiscard]] bool may_be_certain(std::vector<quote::Token> const& tokens) const {
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      auto const next = i + 1 < tokens.size() ? tokens[i + 1].hash : 0;
      if (words_.may_begin(WordKind::certainty, tokens[i].hash, next) ||
          house_.may_begin(WordKind::certainty, tokens[i].hash, next))
        return true;
    }
    return false;
  }

  [[nodiscard]] std::size_t phrase(WordKind kind, std::span<std::string const> words) const {
    return std::max(words_.phrase(kind, words), house_.phrase(kind, words));
  }

  // A word by itself between quotation marks.
  static bool in_marks(std::string_view text, Span place) {
    constexpr std::string_view straight = "\"'";
    auto const before = text.substr(0, place.begin);
    auto const after = text.substr(place.end);
    if (before.empty() || after.empty()) return false;
    if (straight.contains(before.back()) && straight.contains(after.front())) return true;
    auto const closes = std::string_view("\xE2\x80");  // ’ ” and the others of their block
    return before.size() > 2 && before.substr(before.size() - 3).starts_with(closes) &&
           after.starts_with(closes);
  }

  // A negation or hedge shortly before.
  [[nodiscard]] bool taken_back(std::vector<std::string> const& words, std::size_t at) const {
    constexpr std::size_t reach = 3;
    for (std::size_t i = at - std::min(at, reach); i < at; ++i) {
      auto const rest = std::span(words).subspan(i, at - i);
      if (phrase(WordKind::negation, rest) > 0 || phrase(WordKind::hedge, rest) > 0 ||
          phrase(WordKind::condition, rest) > 0)
        return true;
    }
    return false;
  }

  [[nodiscard]] std::optional<std::size_t> subject_of(Span word,
                                                      std::vector<std::size_t> const& anchors) const {
    std::optional<std::size_t> following;
    std::optional<std::size_t> before;
    for (std::size_t const i : anchors) {  // in the order of their places
      Span const place = input_.result.anchors[i].readable;
      if (place.contains(word)) return i;
      if (place.begin >= word.end && !following) following = i;
      if (place.end <= word.begin) before = i;
    }
    return following ? following : before;
  }

  void report(Span word, std::size_t anchor_index, Diagnostics& findings) {
    auto const& result = input_.result;
    Anchor const& anchor = result.anchors[anchor_index];
    if (!anchor.statement.valid()) return;
    auto const verdict = result.evaluation.verdicts[anchor.statement].verdict;
    if (verdict == Verdict::supported || verdict == Verdict::not_checkable) return;
    if (std::ranges::find(reported_, anchor_index) != reported_.end()) return;
    reported_.push_back(anchor_index);
    auto const name = name_of(result.map, anchor.statement);
    auto& diagnostic = findings.report(
        rule_id::overstated_claim, {result.article, result.article_text.source_of(word)},
        fmt::format("the article says `{}`, but {} is {}", word.of(text_), name, to_string(verdict)));
    diagnostic.label = "stronger than the verdict";
    diagnostic.related.push_back(
        {place_of(result.map, anchor.statement), fmt::format("{} is {}", name, to_string(verdict))});
    diagnostic.help = "write who says so and how sure it is, or add what establishes the claim";
    diagnostic.subject = verify::subject_of(result.map, anchor.statement);
  }

  Input const& input_;
  std::string_view text_;
  quote::Words const& words_;
  quote::Words house_;  // what the house adds
  quote::Folding folding_;
  std::vector<std::size_t> reported_;  // one finding an anchor
};

}  // namespace

void overstated_claim(Input const& input, Diagnostics& findings) {
  auto const& coverage = input.result.coverage;
  QualifierReader reader(input);
  for (std::size_t i = 0; i < coverage.sentences.size(); ++i)
    if (!coverage.anchors[i].empty()) reader.read(i, findings);
}

}  // namespace stet::verify::rules
