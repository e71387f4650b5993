#include "verify/quote/context.h"

#include <algorithm>
#include <string>

#include "verify/quote/insertion.h"

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
    if (length == 0) {
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
  for (std::size_t i = 1; i < placement.stretches.size(); ++i) {
    std::uint32_t const gap_first = placement.stretches[i - 1].last;
    std::uint32_t const gap_last = placement.stretches[i].first;
    scan(gap_first, gap_last, ContextWord::Place::elided, source, result);
    if (replaces_name(pattern.stretches[i].before, source, gap_first, gap_last)) {
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

bool leaves_out_only_negation(std::uint32_t first, std::uint32_t last, Haystack const& source) {
  constexpr std::uint32_t longest = 6;
  if (first >= last || last - first > longest) return false;
  std::vector<std::string> folded;
  for (std::uint32_t i = first; i < last; ++i) folded.push_back(source.folded(i));
  for (std::size_t i = 0; i < folded.size();) {
    auto const words = source.words().phrase(WordKind::negation, std::span(folded).subspan(i));
    if (words == 0) return false;
    i += words;
  }
  return true;
}

bool cuts_figure(TokenRange tokens, Haystack const& source) {
  auto const is_figure = [&](std::uint32_t token) {
    std::string const word = source.folded(token);
    return !word.empty() && word.front() >= '0' && word.front() <= '9';
  };
  auto const is_sign = [&](std::uint32_t token) {
    std::string const word = source.folded(token);
    return !word.empty() && !starts_upper(word) && !starts_lower(word) && !is_figure(token);
  };
  auto const touch = [&](std::uint32_t token) {  // but for a space that does not break
    auto const between =
        source.text().substr(source.end(token - 1), source.begin(token) - source.end(token - 1));
    return between.empty() || between == "\u00a0" || between == "\u202f";
  };
  if (tokens.first > 0 && is_figure(tokens.first) && is_sign(tokens.first - 1) && touch(tokens.first))
    return true;
  if (tokens.last >= source.size() || !is_figure(tokens.last - 1)) return false;
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

bool drops_edge_negation(TokenRange tokens, Haystack const& source) {
  auto const begins = [&](std::uint32_t token) {
    Boundary const boundary = source.boundary_before(token);
    return boundary.sentence || boundary.paragraph || boundary.opening;
  };
  auto const ends = [&](std::uint32_t token) {
    Boundary const boundary = source.boundary_before(token);
    return boundary.sentence || boundary.paragraph || boundary.closing || boundary.comma;
  };
  if (tokens.first > 0 && source.words().negates(source.folded(tokens.first - 1)) &&
      begins(tokens.first - 1) && source.boundary_before(tokens.first).plain() && ends(tokens.last))
    return true;
  return tokens.last < source.size() && source.words().negates(source.folded(tokens.last)) &&
         ends(tokens.last + 1) && source.boundary_before(tokens.last).plain() && begins(tokens.first);
}

}  // namespace stet::verify::quote
