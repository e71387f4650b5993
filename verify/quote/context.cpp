#include "verify/quote/context.h"

#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "verify/quote/insertion.h"
#include "verify/quote/names.h"

namespace stet::verify::quote {
namespace {

constexpr std::uint32_t reach_before = 4;  // words before the quotation that are read
constexpr std::uint32_t reach_after = 3;   // and after it
constexpr std::uint32_t reach_of_denial = 7;
constexpr std::uint32_t longest_phrase = 4;

ContextWord::Kind kind_of(WordKind kind) {
  switch (kind) {
    case WordKind::hedge: return ContextWord::Kind::hedge;
    case WordKind::condition: return ContextWord::Kind::condition;
    case WordKind::denial: return ContextWord::Kind::denial;
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
    for (auto const kind : {WordKind::negation, WordKind::hedge, WordKind::condition, WordKind::denial}) {
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

std::vector<std::string> folded_words(std::uint32_t first, std::uint32_t last, Haystack const& source) {
  std::vector<std::string> folded;
  for (std::uint32_t i = first; i < last; ++i) folded.push_back(source.folded(i));
  return folded;
}

ContextWord context_word(ContextWord::Kind kind, ContextWord::Place place, std::uint32_t first,
                         std::uint32_t last, Haystack const& source) {
  Span const span = source.span(first, last);
  return {kind, place, span, std::string(span.of(source.text()))};
}

// The words at the start of the passage's sentence, if they make what follows a condition's consequence.
void add_leading_condition(std::uint32_t first, Haystack const& source, std::vector<ContextWord>& out) {
  constexpr std::uint32_t reach = 40;
  std::uint32_t begin = first;
  while (begin > 0 && first - begin < reach && !ends_clause(source.boundary_before(begin))) --begin;
  if (first - begin <= reach_before || !ends_clause(source.boundary_before(begin))) return;
  auto const folded = folded_words(begin, std::min(begin + longest_phrase, first), source);
  auto const length = source.words().phrase(WordKind::condition, folded);
  if (length > 0)
    out.push_back(context_word(ContextWord::Kind::condition, ContextWord::Place::before, begin,
                               begin + static_cast<std::uint32_t>(length), source));
}

// Denials may stand further off: the rumour that the water in our wells is unsafe.
void add_denials(std::uint32_t from, std::uint32_t to, ContextWord::Place place, Haystack const& source,
                 std::vector<ContextWord>& out) {
  std::vector<ContextWord> found;
  scan(from, to, place, source, found);
  std::ranges::copy_if(found, std::back_inserter(out),
                       [](ContextWord const& word) { return word.kind == ContextWord::Kind::denial; });
}

void add_passed(Passed const& passed, Haystack const& source, std::vector<ContextWord>& out) {
  using Kind = ContextWord::Kind;
  for (auto const at : passed.seams) {
    auto const word = [&](std::uint32_t token) {
      return std::string(source.span(token, token + 1).of(source.text()));
    };
    out.push_back({Kind::seam, ContextWord::Place::within, source.span(at - 1, at + 1),
                   word(at - 1) + " ¶ " + word(at)});
  }
  for (auto const& words : passed.marked)
    out.push_back(context_word(Kind::marks, ContextWord::Place::within, words.first, words.last, source));
}

// What the writer's brackets do: another pronoun, many for one, words that stand for none.
void add_bracketed(Placement const& placement, Pattern const& pattern, Haystack const& source,
                   std::vector<ContextWord>& out) {
  using Kind = ContextWord::Kind;
  constexpr std::uint32_t beside = 3;  // words at the quotation's edge that brackets may stand for
  for (std::size_t i = 0; i <= placement.stretches.size(); ++i) {
    bool const leading = i == 0;
    bool const trailing = i == placement.stretches.size();
    Joint const& joint = trailing ? pattern.after : pattern.stretches[i].before;
    if (!joint.bracket || joint.ellipsis || joint.inserted.empty()) continue;
    std::uint32_t const gap_first = leading ? placement.stretches[0].first : placement.stretches[i - 1].last;
    std::uint32_t const gap_last = trailing ? gap_first : placement.stretches[i].first;
    if (leading || trailing || gap_first < gap_last) {
      TokenRange replaced{gap_first, gap_last};
      if (leading && gap_first > 0) replaced = {gap_first - 1, gap_first};
      if (trailing)
        replaced = {gap_first,
                    static_cast<std::uint32_t>(std::min<std::size_t>(gap_first + 1, source.size()))};
      if (swaps_pronoun(joint, replaced, source))
        out.push_back(
            context_word(Kind::pronoun, ContextWord::Place::elided, replaced.first, replaced.last, source));
      if (leading) replaced.first = gap_first - std::min(gap_first, beside);
      if (trailing)
        replaced.last = static_cast<std::uint32_t>(std::min<std::size_t>(gap_first + beside, source.size()));
      if (auto const noun = counted_otherwise(joint, replaced, source))
        out.push_back(
            context_word(Kind::number, ContextWord::Place::elided, noun->first, noun->last, source));
    } else if (std::ranges::any_of(joint.inserted,
                                   [&](auto const& word) { return tells(word, source.words()); })) {
      std::string words;
      for (auto const& word : joint.inserted) (words += words.empty() ? "" : " ") += word;
      out.push_back(
          {Kind::insertion, ContextWord::Place::within, source.span(gap_first - 1, gap_first), words});
    }
  }
}

bool leaves_words_out(Placement const& placement, Pattern const& pattern) {
  for (std::size_t i = 1; i < placement.stretches.size(); ++i)
    if (pattern.stretches[i].before.open() && placement.stretches[i].first > placement.stretches[i - 1].last)
      return true;
  return pattern.after.ellipsis;
}

}  // namespace

bool approximates(std::uint32_t token, Haystack const& source) {
  if (token == 0 || token >= source.size() || !source.boundary_before(token).plain()) return false;
  auto const& words = source.words();
  auto const is_count = [&](std::uint32_t at) {
    std::string const word = at < source.size() ? source.folded(at) : std::string{};
    return is_figure(word) || words.number(word).value_or(0) > 1 || words.is(WordKind::quantity, word);
  };
  constexpr std::size_t article = 3;  // letters: almost the whole
  bool const counts =
      is_count(token) || (utf8::count(source.folded(token)) <= article && is_count(token + 1));
  for (std::uint32_t length = 1; counts && length <= std::min(longest_phrase, token); ++length) {
    auto const folded = folded_words(token - length, token, source);
    if (words.phrase(WordKind::approximator, folded) == length) return true;
  }
  return false;
}

bool negated_after(std::uint32_t token, Haystack const& source) {
  auto const end = static_cast<std::uint32_t>(std::min<std::size_t>(token + longest_phrase, source.size()));
  if (token >= end || !source.boundary_before(token).plain()) return false;
  return source.words().phrase(WordKind::postposed, folded_words(token, end, source)) > 0;
}

std::vector<ContextWord> context_of(Placement const& placement, Pattern const& pattern,
                                    Haystack const& source) {
  std::vector<ContextWord> result;
  if (placement.stretches.empty()) return result;
  std::uint32_t const first = placement.stretches.front().first;
  std::uint32_t from = first;
  while (from > 0 && first - from < reach_before && !ends_clause(source.boundary_before(from))) --from;
  add_leading_condition(first, source, result);
  std::uint32_t far = from;
  while (far > 0 && first - far < reach_of_denial && !ends_clause(source.boundary_before(far))) --far;
  add_denials(far, from, ContextWord::Place::before, source, result);
  scan(from, first, ContextWord::Place::before, source, result);
  if (approximates(first, source))
    result.push_back(
        context_word(ContextWord::Kind::approximation, ContextWord::Place::before, first - 1, first, source));
  if (first > 0 && naming_at_edges(pattern, placement, source) != Naming::same) {
    Span const span = source.span(first - 1, first);
    result.push_back(
        {ContextWord::Kind::name, ContextWord::Place::before, span, std::string(span.of(source.text()))});
  }
  for (std::size_t i = 1; i < placement.stretches.size(); ++i) {
    std::uint32_t const gap_first = placement.stretches[i - 1].last;
    std::uint32_t const gap_last = placement.stretches[i].first;
    scan(gap_first, gap_last, ContextWord::Place::elided, source, result);
    if (gap_last > gap_first && approximates(gap_last, source))
      result.push_back(context_word(ContextWord::Kind::approximation, ContextWord::Place::elided,
                                    gap_last - 1, gap_last, source));
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
  if (pattern.end == SentenceEnd::open && source.boundary_after(last).question)
    result.push_back(
        context_word(ContextWord::Kind::question, ContextWord::Place::after, last - 1, last, source));
  add_bracketed(placement, pattern, source, result);
  add_passed(passed_over(pattern, placement, source), source, result);
  if (!source.words().of_one_language() && leaves_words_out(placement, pattern))
    result.push_back(
        {ContextWord::Kind::language, ContextWord::Place::elided, source.span(first, first + 1), ""});
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

// The gap begins or ends inside a word with a hyphen: second-largest, ex-minister.
bool cuts_compound(std::uint32_t first, std::uint32_t last, Haystack const& source) {
  return source.boundary_before(first).hyphen || source.boundary_before(last).hyphen;
}

// The gap takes away what the figure before it goes on with: 4 [million], 3 [to 5] percent.
bool cuts_figure_short(std::uint32_t first, std::uint32_t last, Haystack const& source) {
  constexpr std::uint32_t longest = 3;
  if (first == 0 || last - first > longest) return false;
  auto const& words = source.words();
  auto const numeric = [&](std::uint32_t token) {
    std::string const word = source.folded(token);
    return is_figure(word) || words.number(word).has_value();
  };
  if (!numeric(first - 1) || words.number(source.folded(first - 1)) == 1) return false;
  for (std::uint32_t i = first; i < last; ++i) {
    if (!source.boundary_before(i).plain()) return false;
    if (numeric(i)) return true;
  }
  return false;
}

}  // namespace

Change change_by_omission(std::uint32_t first, std::uint32_t last, Haystack const& source) {
  constexpr std::uint32_t longest = 6;
  constexpr std::uint32_t clause_core = 3;  // "has not been": auxiliaries and their negation
  if (first >= last) return Change::none;
  if (cuts_compound(first, last, source)) return Change::other;
  if (cuts_figure_short(first, last, source)) return Change::number;
  if (last - first > longest) return Change::none;
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
  if (cuts_compound(first, last, source) && joint.inserted != folded_words(first, last, source))
    return Change::other;
  if (naming(joint, source, first, last) == Naming::other) return Change::name;
  auto const& words = source.words();
  std::vector<std::string> folded;
  for (std::uint32_t i = first; i < last; ++i) folded.push_back(source.folded(i));
  bool const hedged = made_of(folded, {WordKind::hedge, WordKind::condition}, words);
  bool const other_modal =
      made_of(folded, {WordKind::modal}, words) &&
      std::ranges::any_of(joint.inserted, [&](auto const& word) { return words.is(WordKind::modal, word); });
  if (!hedged && !other_modal) return Change::none;
  bool const kept = std::ranges::any_of(joint.inserted, [&](std::string const& word) {
    return (hedged && (words.is(WordKind::hedge, word) || words.is(WordKind::condition, word))) ||
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
