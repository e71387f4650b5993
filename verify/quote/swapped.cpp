#include "verify/quote/swapped.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "verify/quote/figure_match.h"
#include "verify/quote/fold.h"
#include "verify/quote/passages.h"

namespace stet::verify::quote {
namespace {

using Words = std::vector<std::uint32_t>;  // ascending hashes of beginnings, so that endings do not count

Words words_of(std::string_view text) {
  constexpr std::size_t telling_letters = 5;
  Words words;
  Scanner scanner(text, {});
  for (Token token; scanner.next(token);) {
    std::string const word = lower(scanner.folded());
    std::size_t end = 0;
    for (std::size_t i = 0; i < telling_letters && end < word.size(); ++i)
      end += utf8::decode(word, end).size;
    words.push_back(hash_of(word.substr(0, end)));
  }
  std::ranges::sort(words);
  words.erase(std::ranges::unique(words).begin(), words.end());
  return words;
}

Words without(Words const& words, Words const& others) {
  Words rest;
  std::ranges::set_difference(words, others, std::back_inserter(rest));
  return rest;
}

std::size_t shared(Words const& a, Words const& b) {
  Words both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  return both.size();
}

// The words of a figure's sentence that stand between it and the next figures of its kind.
struct Sides {
  Words before;
  Words after;
  std::string const* noun = nullptr;
};

Sides sides_of(FiguredText const& text, std::size_t index) {
  Figure const& figure = text.figures[index];
  Span const sentence = sentence_around(text.text, figure.span);
  Offset begin = sentence.begin;
  Offset end = sentence.end;
  for (std::size_t i = index; i-- > 0 && text.figures[i].span.end > begin;)
    if (text.figures[i].kind == figure.kind && text.figures[i].span.end <= figure.span.begin)
      begin = text.figures[i].span.end;
  for (std::size_t i = index + 1; i < text.figures.size() && text.figures[i].span.begin < end; ++i)
    if (text.figures[i].kind == figure.kind && text.figures[i].span.begin >= figure.span.end)
      end = text.figures[i].span.begin;
  return {words_of(Span{begin, figure.span.begin}.of(text.text)),
          words_of(Span{figure.span.end, end}.of(text.text)), &figure.noun};
}

// The sides of two figures, each without what both have.
struct PairOfSides {
  Sides first;
  Sides second;

  PairOfSides(FiguredText const& text, std::size_t a, std::size_t b)
      : first(sides_of(text, a)), second(sides_of(text, b)) {
    Sides const whole = first;
    first.before = without(whole.before, second.before);
    first.after = without(whole.after, second.after);
    second.before = without(second.before, whole.before);
    second.after = without(second.after, whole.after);
  }
};

std::size_t likeness(Sides const& a, Sides const& b) {
  constexpr std::size_t of_nouns = 2;
  return shared(a.before, b.before) + shared(a.after, b.after) + (same_noun(*a.noun, *b.noun) ? of_nouns : 0);
}

// Two figures that could stand for each other: neither is true where the other is.
bool confusable(Figure const& a, Figure const& b) {
  bool const alike = a.kind == Figure::Kind::date
                         ? a.year != 0 && b.year != 0
                         : same_subject(a, b) || (a.unit == nullptr && b.unit == nullptr);
  return a.kind == b.kind && alike && !agree(a, b) && !agree(b, a);
}

// The figure beside the one at `index` with which it could be confused.
std::optional<std::size_t> partner_of(std::span<Figure const> figures, std::size_t index) {
  for (std::size_t i = index + 1; i < figures.size() && i <= index + 2; ++i)
    if (!figures[i].alternative && confusable(figures[index], figures[i])) return i;
  for (std::size_t i = index; i-- > 0 && i + 2 >= index;)
    if (!figures[i].alternative && confusable(figures[index], figures[i])) return i;
  return std::nullopt;
}

}  // namespace

Pairing pairing(FiguredText const& claim, std::size_t index, FiguredText const& text) {
  constexpr std::size_t most_places = 200;  // of more, who knows which is meant
  constexpr std::size_t near = 400;         // bytes between the two
  constexpr std::size_t telling = 2;
  auto const other = partner_of(claim.figures, index);
  if (!other) return {};
  PairOfSides const stated(claim, index, *other);
  auto const& figures = text.figures;
  Pairing result;
  std::size_t places = 0;
  for (std::size_t a = 0; a < figures.size(); ++a) {
    if (!agree(claim.figures[index], figures[a])) continue;
    std::size_t b = a;
    while (b > 0 && figures[b - 1].span.end + near > figures[a].span.begin) --b;
    for (; b < figures.size() && figures[b].span.begin < figures[a].span.end + near; ++b) {
      if (b == a || !agree(claim.figures[*other], figures[b])) continue;
      if (++places > most_places) return {};
      PairOfSides const found(text, a, b);
      std::size_t const kept = likeness(stated.first, found.first) + likeness(stated.second, found.second);
      std::size_t const crossed = likeness(stated.first, found.second) + likeness(stated.second, found.first);
      if (kept >= telling && kept > crossed) return {Order::kept, {}};
      if (kept == 0 && crossed >= telling && result.order == Order::unknown)
        result = {Order::swapped, figures[b].span};
    }
  }
  return result;
}

}  // namespace stet::verify::quote
