#include "verify/quote/context.h"

#include <algorithm>
#include <string>

#include "verify/quote/names.h"

namespace stet::verify::quote {
namespace {

constexpr std::uint32_t reach_before = 4;  // words before the quotation that are read
constexpr std::uint32_t reach_after = 3;   // and after it
constexpr std::uint32_t longest_phrase = 4;

ContextWord::Kind kind_of(WordKind kind) {
  switch (kind) {
    case WordKind::hedge: return ContextWord::Kind::hedge;
    case WordKind::condition: return ContextWord::Kind::condition;
    default: return ContextWord::Kind::negation;
  }
}

bool ends_clause(Boundary const& boundary) { return boundary.sentence || boundary.paragraph; }

// True if a word is written as a name: with a capital inside a sentence, and not in a headline of capitals
// ("in May", "Theresa May said", but not "Minister May Resign").
bool written_as_name(std::uint32_t token, Haystack const& source) {
  auto const spelled = [&](std::uint32_t at) { return source.span(at, at + 1).of(source.text()); };
  if (token == 0 || !starts_upper(spelled(token)) || ends_clause(source.boundary_before(token))) return false;
  bool const next = token + 1 < source.size() && !ends_clause(source.boundary_before(token + 1));
  return !starts_upper(spelled(token - 1)) || (next && !starts_upper(spelled(token + 1)));
}

// Adds the telling words among the tokens from `first` to `last`.
void scan(std::uint32_t first, std::uint32_t last, ContextWord::Place place, Haystack const& source,
          std::vector<ContextWord>& out) {
  std::vector<std::string> folded;
  for (std::uint32_t i = first; i < last; ++i) folded.push_back(source.folded(i));
  for (std::uint32_t i = first; i < last;) {
    auto const rest =
        std::span<std::string const>(folded).subspan(i - first, std::min(longest_phrase, last - i));
    std::size_t length = 0;
    WordKind found = WordKind::negation;
    for (auto const kind : {WordKind::negation, WordKind::hedge, WordKind::condition}) {
      if (auto const words = source.words().phrase(kind, rest); words > length) {
        length = words;
        found = kind;
      }
    }
    if (length == 0 || (length == 1 && found == WordKind::hedge && written_as_name(i, source))) {
      ++i;
      continue;
    }
    Span const span = source.span(i, i + length);
    out.push_back({kind_of(found), place, span, std::string(span.of(source.text()))});
    i += static_cast<std::uint32_t>(length);
  }
}

}  // namespace

std::vector<ContextWord> context_of(Placement const& placement, Pattern const& pattern,
                                    Haystack const& source) {
  std::vector<ContextWord> result;
  if (placement.stretches.empty()) return result;
  std::uint32_t const first = placement.stretches.front().first;
  std::uint32_t from = first;
  while (from > 0 && first - from < reach_before && !ends_clause(source.boundary_before(from))) --from;
  scan(from, first, ContextWord::Place::before, source, result);
  if (first > 0 && naming_at_edges(pattern, placement, source) != Naming::same) {
    Span const span = source.span(first - 1, first);
    result.push_back(
        {ContextWord::Kind::name, ContextWord::Place::before, span, std::string(span.of(source.text()))});
  }
  for (std::size_t i = 1; i < placement.stretches.size(); ++i) {
    std::uint32_t const gap_first = placement.stretches[i - 1].last;
    std::uint32_t const gap_last = placement.stretches[i].first;
    scan(gap_first, gap_last, ContextWord::Place::elided, source, result);
    if (naming(pattern.stretches[i].before, source, gap_first, gap_last) != Naming::same) {
      Span const span = source.span(gap_first, gap_last);
      result.push_back(
          {ContextWord::Kind::name, ContextWord::Place::elided, span, std::string(span.of(source.text()))});
    }
  }
  std::uint32_t const last = placement.stretches.back().last;
  std::uint32_t to = last;
  while (to < source.size() && to - last < reach_after && !ends_clause(source.boundary_before(to))) ++to;
  scan(last, to, ContextWord::Place::after, source, result);
  return result;
}

namespace {

// True if the words are made of entries of the kinds and nothing else.
bool made_of(std::span<std::string const> folded, std::initializer_list<WordKind> kinds, Words const& words) {
  while (!folded.empty()) {
    std::size_t length = 0;
    for (auto const kind : kinds) length = std::max(length, words.phrase(kind, folded));
    if (length == 0) return false;
    folded = folded.subspan(length);
  }
  return true;
}

}  // namespace

Change change_by_omission(std::uint32_t first, std::uint32_t last, Haystack const& source) {
  constexpr std::uint32_t longest = 6;
  constexpr std::uint32_t clause_core = 3;  // "has not been": auxiliaries and their negation
  if (first >= last || last - first > longest) return Change::none;
  auto const& words = source.words();
  std::vector<std::string> folded;
  for (std::uint32_t i = first; i < last; ++i) folded.push_back(source.folded(i));
  if (made_of(folded, {WordKind::negation}, words)) return Change::negation;
  if (made_of(folded, {WordKind::negation, WordKind::hedge, WordKind::condition}, words))
    return std::ranges::any_of(folded, [&](auto const& word) { return words.negates(word); })
               ? Change::negation
               : Change::other;
  if (last - first > clause_core) return Change::none;
  if (std::ranges::none_of(folded, [&](auto const& word) { return words.negates(word); }))
    return Change::none;
  for (std::uint32_t i = first + 1; i <= last; ++i)
    if (!source.boundary_before(i).plain()) return Change::none;
  // Where a negation has two parts (ne … pas), the one that stays says it.
  return last < source.size() && words.negates(source.folded(last)) ? Change::none : Change::negation;
}

Change change_by_replacement(Joint const& joint, std::uint32_t first, std::uint32_t last,
                             Haystack const& source) {
  if (!joint.bracket || joint.ellipsis || first >= last) return Change::none;
  if (naming(joint, source, first, last) == Naming::other) return Change::name;
  auto const& words = source.words();
  std::vector<std::string> folded;
  for (std::uint32_t i = first; i < last; ++i) folded.push_back(source.folded(i));
  if (!made_of(folded, {WordKind::hedge, WordKind::condition}, words)) return Change::none;
  bool const kept = std::ranges::any_of(joint.inserted, [&](std::string const& word) {
    return words.is(WordKind::hedge, word) || words.is(WordKind::condition, word) ||
           std::ranges::any_of(folded, [&](auto const& other) { return words.same_word(word, other); });
  });
  return kept ? Change::none : Change::other;
}

bool cuts_figure(TokenRange tokens, Haystack const& source) {
  auto const figure_at = [&](std::uint32_t token) { return is_figure(source.folded(token)); };
  auto const is_sign = [&](std::uint32_t token) {
    std::string const word = source.folded(token);
    return !word.empty() && !starts_upper(word) && !starts_lower(word) && !is_figure(word);
  };
  auto const touch = [&](std::uint32_t token) {  // but for a space that does not break
    auto const between =
        source.text().substr(source.end(token - 1), source.begin(token) - source.end(token - 1));
    return between.empty() || between == "\u00a0" || between == "\u202f";
  };
  if (tokens.first > 0 && figure_at(tokens.first) && is_sign(tokens.first - 1) && touch(tokens.first))
    return true;
  if (tokens.last >= source.size() || !figure_at(tokens.last - 1)) return false;
  if (is_sign(tokens.last) && touch(tokens.last)) return true;
  constexpr double magnitude = 1000;
  return source.words().number(source.folded(tokens.last)).value_or(0) >= magnitude &&
         source.boundary_before(tokens.last).plain();
}

Crossing crossing_of(Placement const& placement, Pattern const& pattern, Haystack const& source) {
  Crossing result;
  for (std::size_t i = 1; i < placement.stretches.size(); ++i) {
    if (!pattern.stretches[i].before.ellipsis) continue;
    bool closed = false;
    for (std::uint32_t token = placement.stretches[i - 1].last; token <= placement.stretches[i].first;
         ++token) {
      Boundary const boundary = source.boundary_before(token);
      result.sentence = result.sentence || boundary.sentence;
      result.paragraph = result.paragraph || boundary.paragraph;
      result.speaker = result.speaker || (closed && boundary.opening);
      closed = closed || boundary.closing;
    }
  }
  return result;
}

bool drops_edge_qualifier(TokenRange tokens, Haystack const& source) {
  auto const qualifies = [&](std::uint32_t token) {
    std::string const word = source.folded(token);
    auto const& words = source.words();
    return words.negates(word) || words.is(WordKind::hedge, word) || words.is(WordKind::condition, word);
  };
  auto const begins = [&](std::uint32_t token) {
    Boundary const boundary = source.boundary_before(token);
    return boundary.sentence || boundary.paragraph || boundary.opening;
  };
  auto const ends = [&](std::uint32_t token) {
    Boundary const boundary = source.boundary_before(token);
    return boundary.sentence || boundary.paragraph || boundary.closing || boundary.comma || boundary.pause;
  };
  if (tokens.first > 0 && qualifies(tokens.first - 1) && begins(tokens.first - 1) && ends(tokens.last)) {
    Boundary const between = source.boundary_before(tokens.first);
    bool const denied = source.words().negates(source.folded(tokens.first - 1));
    if (between.plain() || (!denied && between.comma && !between.sentence)) return true;
  }
  return tokens.last < source.size() && qualifies(tokens.last) && ends(tokens.last + 1) &&
         source.boundary_before(tokens.last).plain() && begins(tokens.first);
}

}  // namespace stet::verify::quote
