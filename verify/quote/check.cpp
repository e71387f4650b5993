#include "verify/quote/check.h"

#include <algorithm>
#include <array>
#include <thread>
#include <tuple>

#include "verify/quote/attribution.h"
#include "verify/quote/classify.h"
#include "verify/quote/context.h"
#include "verify/quote/exact.h"
#include "verify/quote/haystack.h"
#include "verify/quote/insertion.h"
#include "verify/quote/names.h"
#include "verify/quote/nearest.h"
#include "verify/quote/pattern.h"

namespace stet::verify::quote {
namespace {

struct Reading {
  std::string_view text;
  std::string_view original;  // as it was given
  Pattern pattern;
  bool attribution_removed = false;
  bool cleaned = false;  // of characters that are not seen
};

// True if the source has the quotation's bytes at the place, edges included.
bool same_bytes(Reading const& reading, Placement const& placement, Haystack const& source) {
  auto const& first = reading.pattern.stretches.front().words.front();
  Span const edges = reading.pattern.edges;
  Offset const lead = first.span.begin + (first.bracket_first ? 1U : 0U) - edges.begin;  // to its letters
  Offset const begin = source.begin(placement.stretches.front().first);
  return begin >= lead && begin - lead + edges.size() <= source.text().size() &&
         source.text().substr(begin - lead, edges.size()) == edges.of(reading.text);
}

Outcome faithful_outcome(Reading const& reading, Placement const& placement, Haystack const& source) {
  if (!reading.attribution_removed && !reading.cleaned && !placement.attribution_removed &&
      same_bytes(reading, placement, source))
    return Outcome::verbatim;
  auto const& pattern = reading.pattern;
  bool bracketed = pattern.after.bracket;
  bool elided = pattern.after.ellipsis;
  for (auto const& stretch : pattern.stretches) {
    bracketed = bracketed || stretch.before.bracket;
    elided = elided || stretch.before.ellipsis;
    for (auto const& word : stretch.words) bracketed = bracketed || word.partly_bracketed;
  }
  if (bracketed) return Outcome::bracketed;
  return elided ? Outcome::elided : Outcome::normalised;
}

// What the placement leaves out where the quotation shows it, as a word diff.
std::vector<DiffWord> diff_of(Placement const& placement, Pattern const& pattern, Haystack const& source) {
  std::vector<DiffWord> diff;
  auto const add = [&](DiffWord::Kind kind, std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t i = first; i < last; ++i) diff.push_back({kind, source.folded(i)});
  };
  auto const add_inserted = [&](Joint const& joint) {
    for (auto const& word : joint.inserted) diff.push_back({DiffWord::Kind::added, word});
  };
  for (std::size_t i = 0; i < placement.stretches.size(); ++i) {
    if (i > 0) add(DiffWord::Kind::dropped, placement.stretches[i - 1].last, placement.stretches[i].first);
    add_inserted(pattern.stretches[i].before);
    add(DiffWord::Kind::same, placement.stretches[i].first, placement.stretches[i].last);
  }
  add_inserted(pattern.after);
  return diff;
}

// Characters that show the letters after them in another order (Trojan source), and not the source's.
bool turns_letters_round(Reading const& reading, std::string_view words) {
  return std::ranges::any_of(
      std::array<std::string_view, 4>{"\u202D", "\u202E", "\u2066", "\u2067"},
      [&](auto mark) { return reading.original.contains(mark) && !words.contains(mark); });
}

// A question made a statement, or the reverse, by the mark at the quotation's end.
bool ends_otherwise(Pattern const& pattern, Placement const& placement, Haystack const& source) {
  if (pattern.end == SentenceEnd::open) return false;
  Boundary const printed = source.boundary_after(placement.stretches.back().last);
  return pattern.end == SentenceEnd::question ? !printed.question && printed.sentence : printed.question;
}

// An ellipsis at the quotation's edge takes away what the words beside it mean.
Change change_at_open_edges(Pattern const& pattern, Placement const& placement, Haystack const& source) {
  std::uint32_t const first = placement.stretches.front().first;
  std::uint32_t const last = placement.stretches.back().last;
  if (pattern.stretches.front().before.ellipsis) {
    if (approximates(first, source)) return Change::number;
    if (source.boundary_before(first).hyphen) return Change::other;
  }
  if (pattern.after.ellipsis && negated_after(last, source)) return Change::negation;
  return Change::none;
}

// What the quotation's gaps and edges change though every word of it is there.
Change hidden_change(Reading const& reading, Placement const& placement, Haystack const& source,
                     CheckSettings const& settings) {
  auto const& stretches = placement.stretches;
  if (auto const change = change_at_edges(reading.pattern, placement, source, settings);
      change != Change::none)
    return change;
  if (naming_at_edges(reading.pattern, placement, source) == Naming::other) return Change::name;
  if (auto const change = change_at_open_edges(reading.pattern, placement, source); change != Change::none)
    return change;
  for (std::size_t i = 1; i < stretches.size(); ++i) {
    auto const& joint = reading.pattern.stretches[i].before;
    auto const change = joint.ellipsis
                            ? change_by_omission(stretches[i - 1].last, stretches[i].first, source)
                            : change_by_replacement(joint, stretches[i - 1].last, stretches[i].first, source);
    if (change != Change::none) return change;
  }
  return cuts_figure({stretches.front().first, stretches.back().last}, source) ? Change::number
                                                                               : Change::none;
}

Match match_of(Reading const& reading, Placement const& placement, Haystack const& source,
               CheckSettings const& settings) {
  Match match;
  match.outcome = faithful_outcome(reading, placement, source);
  match.span = source.span(placement.stretches.front().first, placement.stretches.back().last);
  match.context = context_of(placement, reading.pattern, source);
  for (auto const& word : match.context)
    if (word.place == ContextWord::Place::before) match.context_before = word.words;
  for (std::size_t i = 1; i < placement.stretches.size(); ++i)
    if (reading.pattern.stretches[i].before.ellipsis)
      match.elided_words += placement.stretches[i].first - placement.stretches[i - 1].last;
  auto const crossing = crossing_of(placement, reading.pattern, source);
  match.crosses_sentence = crossing.sentence;
  match.crosses_paragraph = crossing.paragraph;
  match.crosses_speaker = crossing.speaker;
  match.attribution_removed = reading.attribution_removed || placement.attribution_removed;
  if (placement.contradictions > 0 || turns_letters_round(reading, match.span.of(source.text())) ||
      ends_otherwise(reading.pattern, placement, source)) {
    match.outcome = Outcome::altered;
    match.change = Change::punctuation;
  } else if (auto const change = hidden_change(reading, placement, source, settings);
             change != Change::none) {
    match.outcome = Outcome::altered;
    match.change = change;
    match.diff = diff_of(placement, reading.pattern, source);
  } else if (!reading.pattern.stretches.front().before.open() && !reading.pattern.after.open() &&
             drops_edge_qualifier({placement.stretches.front().first, placement.stretches.back().last},
                                  source)) {
    match.outcome = Outcome::altered;
    match.change = Change::truncation;
  }
  return match;
}

// The best of the places where the words stand: faithful before altered, nothing left out that matters before
// something, the smaller gaps, the earlier place.
std::optional<Match> best_of(Reading const& reading, std::vector<Placement> const& placements,
                             Haystack const& source, CheckSettings const& settings) {
  std::optional<Match> best;
  std::tuple<Outcome, std::size_t, std::uint32_t> best_key;
  for (auto const& placement : placements) {
    Match match = match_of(reading, placement, source, settings);
    std::tuple const key{match.outcome, match.context.size(), placement.gap_words};
    if (!best || key < best_key) {
      best = std::move(match);
      best_key = key;
    }
  }
  return best;
}

// All stretches of an elided quotation are in the source, only not as the ellipses claim.
bool stretches_elsewhere(Pattern const& pattern, Haystack const& source, CheckSettings const& settings) {
  if (pattern.stretches.size() < 2) return false;
  constexpr std::size_t telling = 2;  // words
  return std::ranges::all_of(pattern.stretches, [&](Stretch const& stretch) {
    if (!stretch.before.ellipsis && &stretch != &pattern.stretches.front()) return false;
    if (stretch.words.size() < telling) return false;
    Pattern alone;
    alone.stretches.push_back(stretch);
    alone.stretches.front().before = {};
    return !find_exact(alone, source, settings, false, 1).empty();
  });
}

// Rows short enough to be aligned. Of a quotation as long as a book only the beginning is explained.
std::vector<std::vector<QuotedWord>> in_blocks(std::vector<std::vector<QuotedWord>> const& rows) {
  constexpr std::size_t block = 1024;  // words
  constexpr std::size_t most = 16;
  std::vector<std::vector<QuotedWord>> blocks;
  for (auto const& row : rows)
    for (std::size_t at = 0; at < row.size() && blocks.size() < most; at += block)
      blocks.emplace_back(row.begin() + static_cast<std::ptrdiff_t>(at),
                          row.begin() + static_cast<std::ptrdiff_t>(std::min(row.size(), at + block)));
  return blocks;
}

Match nearest(Reading const& reading, Haystack const& source, CheckSettings const& settings) {
  Match match;
  auto const& pattern = reading.pattern;
  std::size_t words = 0;
  std::size_t same = 0;
  std::vector<Hunk> hunks;
  bool torn = stretches_elsewhere(pattern, source, settings);
  for (auto const& row : in_blocks(rows_of(pattern))) {
    words += row.size();
    constexpr std::size_t passages = 4;
    Comparison comparison;
    for (auto const passage : locate(row, source, passages)) {
      auto next = compare(row, source, passage, settings);
      if (next.same > comparison.same) comparison = std::move(next);
    }
    if (comparison.same == 0) {
      for (auto const& word : row) match.diff.push_back({DiffWord::Kind::added, word.folded});
      continue;
    }
    // What one passage says but for a word or two is not put together from two.
    constexpr std::size_t telling = 3;
    bool const one_passage = comparison.same + telling > row.size();
    torn = torn || (!one_passage && spliced(longest_runs(row, source), row.size()));
    Span const span = source.span(comparison.tokens.first, comparison.tokens.last);
    match.span = same == 0 ? span : match.span.joined(span);
    same += comparison.same;
    std::ranges::move(comparison.hunks, std::back_inserter(hunks));
    std::ranges::move(comparison.diff, std::back_inserter(match.diff));
  }
  // Half the words must be there for the passage to be what was meant.
  if (same == 0 || (same * 2 < words && !torn)) return {};
  match.outcome = torn ? Outcome::spliced : Outcome::altered;
  match.change = torn ? Change::splice : classify(hunks, source.words());
  if (match.change == Change::none) match.change = Change::other;
  return match;
}

}  // namespace

Match check(std::string_view words, std::string_view source_text, CheckSettings const& settings) {
  return check(words, Haystack(source_text, settings.language, std::thread::hardware_concurrency()),
               settings);
}

Match check(std::string_view words, Haystack const& source, CheckSettings const& settings) {
  auto const original = words;
  auto const cleaned = without_ignorable(words);
  if (cleaned) words = *cleaned;
  Reading reading{words, original, parse_pattern(words, source.folding(), source.words()), false,
                  cleaned.has_value()};
  if (!reading.pattern.anchored()) return {};
  std::optional<Match> altered;
  auto const try_reading = [&](Reading const& tried, bool skip) -> std::optional<Match> {
    auto match = best_of(tried, find_exact(tried.pattern, source, settings, skip), source, settings);
    if (!match) return std::nullopt;
    if (faithful(match->outcome)) return match;
    if (!altered) altered = std::move(match);
    return std::nullopt;
  };
  if (auto match = try_reading(reading, false)) return *std::move(match);
  if (words.contains('[')) {
    Reading quoted = reading;
    quoted.pattern = parse_pattern(words, source.folding(), source.words(), Brackets::of_source);
    if (auto match = try_reading(quoted, false)) return *std::move(match);
  }
  if (auto match = try_reading(reading, true)) return *std::move(match);
  if (auto const bare = without_attributions(words, source)) {
    Reading const shorter{*bare, original, parse_pattern(*bare, source.folding(), source.words()), true};
    if (shorter.pattern.anchored())
      if (auto match = try_reading(shorter, false)) return *std::move(match);
  }
  if (altered) return *std::move(altered);
  return nearest(reading, source, settings);
}

}  // namespace stet::verify::quote
