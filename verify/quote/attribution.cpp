#include "verify/quote/attribution.h"

#include <algorithm>

namespace stet::verify::quote {
namespace {

constexpr std::size_t longest = 14;   // words of an attribution
constexpr std::size_t late_verb = 2;  // words of an incise that may stand before its verb: l'a dit

// Whether an attribution without quotation marks around it may begin or end here: « Nous avons, dit-il,
// ouvert ».
bool parts_incise(Boundary const& boundary) {
  return !boundary.closing && !boundary.sentence && (boundary.comma || boundary.pause);
}

// Whether the source has the two words one after the other: then they are its own, and no incise of the
// writer's.
bool occurs(Token const& first, Token const& second, Haystack const& source) {
  constexpr std::size_t enough = 64;
  auto const places = source.pair(first.hash, second.hash);
  return std::ranges::any_of(places.first(std::min(places.size(), enough)), [&](std::uint32_t place) {
    return place + 1 < source.size() && source.hash(place) == first.hash &&
           source.hash(place + 1) == second.hash;
  });
}

std::size_t incise_end(Haystack const& source, std::size_t at) {
  bool says = false;
  for (std::size_t i = at; i < source.size() && i - at <= longest; ++i) {
    Boundary const boundary = source.boundary_before(i);
    if (i > at && says && (parts_incise(boundary) || boundary.opening)) return i;
    if (i > at && (!boundary.plain() || boundary.period)) return at;
    std::string const word = source.folded(i);
    if (source.words().negates(word)) return at;
    if (source.words().is(WordKind::reporting, word)) {
      if (says || i - at > late_verb) return at;
      says = true;
    }
  }
  return at;
}

}  // namespace

std::size_t attribution_end(Haystack const& source, std::size_t at) {
  if (at == 0 || at >= source.size()) return at;
  Boundary const begin = source.boundary_before(at);
  if (parts_incise(begin)) return incise_end(source, at);
  if (!begin.closing) return at;
  int says = 0;
  for (std::size_t i = at; i < source.size() && i - at <= longest; ++i) {
    if (i > at) {
      Boundary const boundary = source.boundary_before(i);
      if (boundary.paragraph) return at;
      if (boundary.opening) return says == 1 ? i : at;
      if (boundary.closing || boundary.sentence) return at;
    }
    std::string const word = source.folded(i);
    if (source.words().negates(word)) return at;
    if (source.words().is(WordKind::reporting, word)) ++says;
  }
  return at;
}

std::optional<std::string> without_attributions(std::string_view quotation, Haystack const& source) {
  std::string const language_text(quotation);
  auto const tokens = tokenize(language_text, source.folding());
  std::string result;
  std::size_t kept = 0;
  auto const boundary = [&](std::size_t i) {
    Offset const from = tokens[i - 1].end;
    return read_boundary(quotation.substr(from, tokens[i].begin - from),
                         fold_token(quotation, tokens[i - 1].begin, source.folding()),
                         fold_token(quotation, tokens[i].begin, source.folding()), source.words());
  };
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    auto const before = boundary(i);
    bool const incise =
        parts_incise(before) && i + 1 < tokens.size() && !occurs(tokens[i], tokens[i + 1], source);
    bool const closed = before.closing && (before.comma || before.sentence || before.pause || before.period);
    if (!incise && !closed) continue;
    int says = 0;
    for (std::size_t j = i; j < tokens.size() && j - i <= longest; ++j) {
      if (j > i) {
        auto const between = boundary(j);
        if (between.opening || (incise && parts_incise(between))) {
          if (says == 1) {
            result += quotation.substr(kept, tokens[i - 1].end - kept);
            result += before.sentence || between.sentence ? ". " : incise ? " " : ", ";
            kept = tokens[j].begin;
            i = j;
          }
          break;
        }
        if (between.closing || between.paragraph || between.sentence || (incise && between.period)) break;
      }
      std::string const word = fold_token(quotation, tokens[j].begin, source.folding());
      if (source.words().negates(word)) break;
      if (!source.words().is(WordKind::reporting, word)) continue;
      ++says;
      if (incise && j - i > late_verb) break;
    }
  }
  if (kept == 0) return std::nullopt;
  result += quotation.substr(kept);
  return result;
}

}  // namespace stet::verify::quote
