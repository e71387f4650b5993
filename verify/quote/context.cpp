#include "verify/quote/context.h"

#include <algorithm>
#include <string>

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

std::vector<ContextWord> context_of(Placement const& placement, Haystack const& source) {
  std::vector<ContextWord> result;
  if (placement.stretches.empty()) return result;
  std::uint32_t const first = placement.stretches.front().first;
  std::uint32_t from = first;
  while (from > 0 && first - from < reach_before && !ends_clause(source.boundary_before(from))) --from;
  scan(from, first, ContextWord::Place::before, source, result);
  for (std::size_t i = 1; i < placement.stretches.size(); ++i)
    scan(placement.stretches[i - 1].last, placement.stretches[i].first, ContextWord::Place::elided, source,
         result);
  std::uint32_t const last = placement.stretches.back().last;
  std::uint32_t to = last;
  while (to < source.size() && to - last < reach_after && !ends_clause(source.boundary_before(to))) ++to;
  scan(last, to, ContextWord::Place::after, source, result);
  return result;
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
