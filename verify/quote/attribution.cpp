#include "verify/quote/attribution.h"

namespace stet::verify::quote {
namespace {

constexpr std::size_t longest = 14;  // words of an attribution

}  // namespace

std::size_t attribution_end(Haystack const& source, std::size_t at) {
  if (at == 0 || at >= source.size() || !source.boundary_before(at).closing) return at;
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
    if (!before.closing || !(before.comma || before.sentence || before.pause || before.period)) continue;
    int says = 0;
    for (std::size_t j = i; j < tokens.size() && j - i <= longest; ++j) {
      if (j > i) {
        auto const between = boundary(j);
        if (between.opening) {
          if (says == 1) {
            result += quotation.substr(kept, tokens[i - 1].end - kept);
            result += before.sentence || between.sentence ? ". " : ", ";
            kept = tokens[j].begin;
            i = j;
          }
          break;
        }
        if (between.closing || between.paragraph || between.sentence) break;
      }
      std::string const word = fold_token(quotation, tokens[j].begin, source.folding());
      if (source.words().negates(word)) break;
      if (source.words().is(WordKind::reporting, word)) ++says;
    }
  }
  if (kept == 0) return std::nullopt;
  result += quotation.substr(kept);
  return result;
}

}  // namespace stet::verify::quote
