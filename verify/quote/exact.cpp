#include "verify/quote/exact.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "base/utf8.h"
#include "verify/quote/attribution.h"
#include "verify/quote/insertion.h"

namespace stet::verify::quote {
namespace {

constexpr std::size_t candidate_limit = 20'000;  // places of a common word that are looked at
constexpr std::size_t level_limit = 512;         // places of one stretch kept while placing the next

// What a source shouts may be quoted in a usual voice: STRASSE, Straße. Short words may be acronyms.
bool is_quieter(std::string const& quoted, std::string const& token) {
  constexpr std::size_t shortest = 5;
  return utf8::count(token) >= shortest && !starts_lower(token) && upper(token) == token &&
         caseless_hash(quoted) == caseless_hash(token) && lower(quoted) == lower(token);
}

// A capital with its accent left out, in languages that do so.
bool differs_in_capital_accent(PatternWord const& word, std::string const& token) {
  return word.bare_capital && starts_upper(token) &&
         without_initial_accent(word.folded) == without_initial_accent(token);
}

bool word_fits(PatternWord const& word, std::string const& token, Words const& words) {
  if (word.partly_bracketed) {
    if (same_but_initial(word.folded, token)) return true;
    // Letters put in front make another word ([un]safe); an ending makes another form, unless it negates.
    if (word.bracket_first || words.negates(word.folded) != words.negates(token)) return false;
    if (word.outside == token) return true;
    constexpr std::size_t stem = 3;    // letters that must stay outside the brackets
    constexpr std::size_t ending = 4;  // and how many the brackets may stand for
    return word.outside.size() >= stem && token.starts_with(word.outside) &&
           token.size() <= word.outside.size() + ending;
  }
  return (word.any_initial ? same_but_initial(word.folded, token) : word.folded == token) ||
         is_quieter(word.folded, token) || differs_in_capital_accent(word, token);
}

// True if a bracket alone parts the token from the next: [W]e, walk[ed] in a source that quotes others.
bool bracketed_together(Haystack const& source, std::size_t token) {
  if (token + 1 >= source.size()) return false;
  Offset const next = source.begin(token + 1);
  char const between = source.text()[next - 1];
  return (between == '[' || between == ']') && source.end(token) == next - 1;
}

bool is_sic(Haystack const& source, std::size_t token) {
  constexpr std::size_t letters = 3;
  Offset const begin = source.begin(token);
  if (begin == 0 || lower(source.folded(token)).compare(0, letters, "sic") != 0) return false;
  char const open = source.text()[begin - 1];
  return open == '[' || open == '(';
}

// A pair of words by which to look a stretch up, and where in the stretch it stands.
struct Anchor {
  std::span<std::uint32_t const> places;
  std::size_t offset = 0;
};

bool usable(PatternWord const& word) {
  return !word.partly_bracketed && !word.broken && !word.second_half && !word.bare_capital;
}

// Places are of a hash's bucket: whether the pair is really among the first of them.
bool occurs(PatternWord const& first, PatternWord const& second, std::span<std::uint32_t const> places,
            Haystack const& source) {
  constexpr std::size_t enough = 64;
  return places.size() > enough || std::ranges::any_of(places, [&](std::uint32_t place) {
           return place + 1 < source.size() && source.hash(place) == first.hash &&
                  source.hash(place + 1) == second.hash;
         });
}

std::optional<Anchor> rarest_pair(Stretch const& stretch, Haystack const& source, bool skip_empty) {
  std::optional<Anchor> best;
  for (std::size_t i = 0; i + 1 < stretch.words.size(); ++i) {
    if (!usable(stretch.words[i]) || !usable(stretch.words[i + 1])) continue;
    auto const places = source.pair(stretch.words[i].hash, stretch.words[i + 1].hash);
    if (skip_empty && !occurs(stretch.words[i], stretch.words[i + 1], places, source)) continue;
    if (!best || places.size() < best->places.size()) best = Anchor{places, i};
  }
  return best;
}

std::optional<Anchor> rarest_word(Stretch const& stretch, Haystack const& source) {
  std::optional<Anchor> best;
  for (std::size_t i = 0; i < stretch.words.size(); ++i) {
    if (!usable(stretch.words[i])) continue;
    auto const places = source.single(stretch.words[i].hash);
    if (!best || places.size() < best->places.size()) best = Anchor{places, i};
  }
  return best;
}

std::optional<Anchor> anchor_of(Stretch const& stretch, Haystack const& source, bool skip_empty) {
  auto best = rarest_pair(stretch, source, skip_empty);
  return best ? best : rarest_word(stretch, source);
}

// Words an opening between two stretches may take in the source.
std::uint32_t widest_gap(Joint const& joint, Stretch const& left, Stretch const& right,
                         CheckSettings const& settings) {
  std::uint32_t words = joint.bracket ? settings.bracket_gap : 0;
  if (joint.ellipsis) {
    // One word alone is found near almost anywhere, so it may not be far away.
    constexpr std::uint32_t lone_word_gap = 20;
    bool const lone = left.words.size() == 1 || right.words.size() == 1;
    words += lone ? std::min(settings.elision_gap, lone_word_gap) : settings.elision_gap;
  }
  return words;
}

struct Placed {
  StretchMatch match;
  std::uint32_t gap_words = 0;  // so far
  std::size_t previous = 0;     // in the level before
};

// From the places of one stretch to those of the next, forwards or backwards; cheapest gaps first.
std::vector<Placed> next_level(std::vector<Placed> const& level, Stretch const& stretch, Joint const& joint,
                               std::uint32_t widest, bool forward, Haystack const& source, bool skip,
                               std::size_t& budget) {
  std::vector<Placed> result;
  std::uint32_t const slack = skip ? 24 : 4;  // tokens of the source beyond one a word
  auto const length = static_cast<std::uint32_t>(stretch.words.size()) + slack;
  std::uint32_t done = 0;  // starts below have been tried (forward: ascending)
  for (std::size_t from = 0; from < level.size() && result.size() < level_limit; ++from) {
    auto const& tokens = level[from].match.tokens;
    std::uint32_t const lowest =
        forward ? tokens.last : tokens.first - std::min(tokens.first, widest + length);
    std::uint32_t const highest = forward ? static_cast<std::uint32_t>(std::min<std::size_t>(
                                                source.size(), std::size_t{tokens.last} + widest + 1))
                                          : tokens.first;
    for (std::uint32_t start = std::max(lowest, done); start < highest && result.size() < level_limit;
         ++start) {
      StretchMatch match;
      if (!match_stretch(stretch, source, start, skip, budget, match)) continue;
      // The nearest of the places before (after) leaves out least.
      std::optional<Placed> best;
      for (std::size_t i = from; i < level.size(); ++i) {
        auto const& other = level[i].match.tokens;
        std::uint32_t const gap_first = forward ? other.last : match.tokens.last;
        std::uint32_t const gap_last = forward ? match.tokens.first : other.first;
        if (gap_last < gap_first) {
          if (forward) break;
          continue;
        }
        std::uint32_t const gap = gap_last - gap_first;
        if (gap > widest) {
          if (!forward) break;
          continue;
        }
        if (!insertion_keeps_sense(joint, source, gap_first, gap_last)) continue;
        std::uint32_t const total = level[i].gap_words + gap;
        if (!best || total < best->gap_words) best = Placed{match, total, i};
      }
      if (best) result.push_back(*best);
    }
    done = std::max(done, highest);
  }
  return result;
}

// A comma taken from one place and put at another near by: Казнить, нельзя помиловать.
class Commas {
 public:
  bool moved(Boundary const& quoted, Boundary const& source, std::size_t at) {
    if (quoted.comma == source.comma || !(quoted.comma ? source : quoted).plain()) return false;
    (quoted.comma ? added_ : dropped_) = at;
    constexpr std::size_t near = 4;
    return added_ && dropped_ && std::max(*added_, *dropped_) - std::min(*added_, *dropped_) <= near;
  }

 private:
  std::optional<std::size_t> added_, dropped_;
};

}  // namespace

bool match_stretch(Stretch const& stretch, Haystack const& source, std::size_t first, bool skip_attributions,
                   std::size_t& budget, StretchMatch& match) {
  match = {};
  auto const& words = stretch.words;
  std::size_t at = first;
  std::size_t i = 0;
  Commas commas;
  while (i < words.size()) {
    if (at >= source.size() || budget == 0) return false;
    --budget;
    if (skip_attributions && i > 0) {
      if (std::size_t const end = attribution_end(source, at); end != at) {
        at = end;
        match.attribution_removed = true;
        if (at >= source.size()) return false;
      }
    }
    auto const& word = words[i];
    std::size_t pattern_step = 1;
    std::size_t source_step = 1;
    bool const together = bracketed_together(source, at);
    bool fits = together && word_fits(word, source.folded(at) + source.folded(at + 1), source.words());
    if (fits)
      source_step = 2;
    else
      fits = (word.partly_bracketed || word.bare_capital || source.hash(at) == word.hash) &&
             word_fits(word, source.folded(at), source.words());
    if (!fits && at + 1 < source.size() && source.broken(at)) {
      fits = word_fits(word, source.folded(at) + source.folded(at + 1), source.words());
      source_step = 2;
    }
    if (!fits && word.broken && i + 1 < words.size()) {
      PatternWord whole = word;
      whole.folded += words[i + 1].folded;
      fits = word_fits(whole, source.folded(at), source.words());
      pattern_step = 2;
      source_step = 1;
    }
    if (!fits && i > 0 && is_sic(source, at)) {  // the source's own remark on its spelling
      ++at;
      continue;
    }
    if (!fits) return false;
    if (i > 0 && !match.attribution_removed) {
      bool const numbers = is_figure(words[i - 1].folded) && is_figure(word.folded);
      Boundary const printed = source.boundary_before(at);
      if (contradicts(word.before, printed, numbers) || commas.moved(word.before, printed, i))
        ++match.contradictions;
    }
    i += pattern_step;
    at += source_step;
  }
  match.tokens = {static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(at)};
  return true;
}

namespace {

// Adds what one stretch passes over; its boundaries are gone through once more, for a match only.
void add_passed(Stretch const& stretch, TokenRange const& tokens, Haystack const& source, Passed& passed) {
  if (tokens.last - tokens.first != stretch.words.size()) return;  // divided words
  constexpr std::uint32_t closed = 0xffffffffU;
  std::uint32_t opened = closed;
  for (std::uint32_t at = tokens.first + 1; at <= tokens.last; ++at) {
    Boundary const printed = source.boundary_before(at);
    Boundary const quoted = at == tokens.last ? Boundary{} : stretch.words[at - tokens.first].before;
    if (at < tokens.last && printed.paragraph && quoted.plain() && !quoted.period) passed.seams.push_back(at);
    constexpr std::uint32_t longest = 3;  // words in marks that hold a writer's doubt
    if (opened != closed && printed.closing && at - opened <= longest) passed.marked.push_back({opened, at});
    if (printed.closing || quoted.closing) opened = closed;
    if (printed.opening && !printed.closing && !quoted.opening) opened = at;
  }
}

}  // namespace

Passed passed_over(Pattern const& pattern, Placement const& placement, Haystack const& source) {
  Passed passed;
  if (placement.attribution_removed) return passed;
  for (std::size_t i = 0; i < placement.stretches.size(); ++i)
    add_passed(pattern.stretches[i], placement.stretches[i], source, passed);
  return passed;
}

std::vector<std::uint32_t> candidates(Stretch const& stretch, Haystack const& source, bool skip_attributions,
                                      std::size_t limit) {
  std::vector<std::uint32_t> starts;
  auto const anchor = anchor_of(stretch, source, skip_attributions);
  bool const searchable = anchor.has_value();
  // Words divided at a line's end and attributions move the beginning away from its usual distance.
  std::size_t const more = skip_attributions ? 40 : 4;
  constexpr std::size_t fewer = 4;
  auto const try_around = [&](std::size_t place, std::size_t offset) {
    std::size_t const lowest = place - std::min(place, offset + (offset > 0 ? more : 0));
    std::size_t const highest = std::min(source.size(), place + fewer + 1 - std::min(offset, place + fewer));
    for (std::size_t start = lowest; start < std::min(highest, place + 1); ++start)
      starts.push_back(static_cast<std::uint32_t>(start));
  };
  if (!searchable) {
    for (std::size_t i = 0; i < std::min(source.size(), limit); ++i)
      starts.push_back(static_cast<std::uint32_t>(i));
    return starts;
  }
  auto const& first = stretch.words.front();
  for (std::uint32_t const place : anchor->places.first(std::min(anchor->places.size(), limit)))
    try_around(place, anchor->offset);
  std::ranges::sort(starts);
  auto const repeated = std::ranges::unique(starts);
  starts.erase(repeated.begin(), repeated.end());
  if (usable(first))
    std::erase_if(starts, [&](std::uint32_t start) {
      return source.hash(start) != first.hash && !source.broken(start) && !bracketed_together(source, start);
    });
  return starts;
}

std::vector<Placement> find_exact(Pattern const& pattern, Haystack const& source,
                                  CheckSettings const& settings, bool skip_attributions, std::size_t limit) {
  std::vector<Placement> placements;
  if (!pattern.anchored() || source.size() == 0) return placements;
  auto const& stretches = pattern.stretches;
  std::size_t budget = 1'000'000 + 4 * pattern.word_count();  // words compared

  // Begin with the stretch that is in the fewest places.
  std::size_t chosen = 0;
  std::size_t fewest = std::numeric_limits<std::size_t>::max();
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    auto const anchor = anchor_of(stretches[i], source, skip_attributions);
    std::size_t const count = anchor ? anchor->places.size() : source.size();
    if (count < fewest) {
      fewest = count;
      chosen = i;
    }
  }
  for (std::uint32_t const start :
       candidates(stretches[chosen], source, skip_attributions, candidate_limit)) {
    if (placements.size() >= limit || budget == 0) break;
    StretchMatch match;
    if (!match_stretch(stretches[chosen], source, start, skip_attributions, budget, match)) continue;

    Placement placement;
    placement.stretches.resize(stretches.size());
    auto const keep = [&](std::size_t stretch, StretchMatch const& found) {
      placement.stretches[stretch] = found.tokens;
      placement.contradictions += found.contradictions;
      placement.attribution_removed = placement.attribution_removed || found.attribution_removed;
    };
    // Places the stretches on one side of the chosen one, nearest first; false if one has no place.
    auto const place_side = [&](bool forward) {
      std::vector<std::vector<Placed>> levels{{Placed{match, 0, 0}}};
      std::vector<std::size_t> order;
      for (std::size_t i = chosen; forward ? i + 1 < stretches.size() : i > 0;) {
        std::size_t const next = forward ? i + 1 : i - 1;
        auto const& joint = stretches[forward ? next : i].before;
        auto const widest = widest_gap(joint, stretches[i], stretches[next], settings);
        auto level = next_level(levels.back(), stretches[next], joint, widest, forward, source,
                                skip_attributions, budget);
        if (level.empty()) return false;
        levels.push_back(std::move(level));
        order.push_back(next);
        i = next;
      }
      if (order.empty()) return true;
      auto const& last = levels.back();
      std::size_t at =
          static_cast<std::size_t>(std::ranges::min_element(last, {}, &Placed::gap_words) - last.begin());
      placement.gap_words += last[at].gap_words;
      for (std::size_t level = levels.size() - 1; level > 0; --level) {
        keep(order[level - 1], levels[level][at].match);
        at = levels[level][at].previous;
      }
      return true;
    };
    keep(chosen, match);
    if (place_side(true) && place_side(false)) placements.push_back(std::move(placement));
  }
  return placements;
}

}  // namespace stet::verify::quote
