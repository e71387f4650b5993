#include "verify/anchor.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "base/text.h"
#include "base/utf8.h"
#include "verify/quote/characters.h"
#include "verify/quote/check.h"
#include "verify/quote/exact.h"
#include "verify/quote/haystack.h"
#include "verify/quote/pattern.h"
#include "verify/registry/fields.h"

namespace stet::verify {
namespace {

using parser::Block;
using parser::ReadableText;
using parser::yaml::Type;
using quote::CharacterClass;

constexpr std::size_t most_places = 64;  // of one anchor that are looked at
// Words of the article that are looked at for passages that are nearest to anchors, and how often more than
// all of it.
constexpr std::size_t most_compared = 20'000'000;
constexpr std::size_t often = 32;

bool in_word(std::string_view text, std::size_t at) {
  auto const kind = quote::classify(utf8::decode(text, at).code_point);
  return kind == CharacterClass::letter || kind == CharacterClass::digit;
}

// The code point that ends before `at` begins here.
std::size_t before(std::string_view text, std::size_t at) {
  do --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  return at;
}

// True if the span cuts no word in two.
bool whole_words(std::string_view text, Span span) {
  bool const cut_before =
      span.begin > 0 && in_word(text, span.begin) && in_word(text, before(text, span.begin));
  bool const cut_after =
      span.end < text.size() && in_word(text, span.end) && in_word(text, before(text, span.end));
  return !cut_before && !cut_after;
}

// Where words stand in a text, by a table of its places in the order of what begins there. It is worth making
// for many anchors.
class PlaceIndex {
 public:
  explicit PlaceIndex(std::string_view text) : text_(text) {
    for (std::size_t at = 0; at < text.size(); at += utf8::decode(text, at).size)
      if (at == 0 || !in_word(text, at) || !in_word(text, before(text, at)))
        places_.push_back(static_cast<Offset>(at));
    std::ranges::sort(places_, [this](Offset a, Offset b) {
      auto const order = text_.substr(a, depth) <=> text_.substr(b, depth);
      return order != 0 ? order < 0 : a < b;
    });
  }

  // Where the words stand as whole words: at most `most` places, the first among not too many.
  [[nodiscard]] std::vector<Span> find(std::string_view words, std::size_t most) const {
    auto const begin = [&](Offset at) { return text_.substr(at, std::min(depth, words.size())); };
    auto const wanted = words.substr(0, depth);
    auto const found = std::ranges::equal_range(places_, wanted, {}, begin);
    auto const count = std::min<std::ptrdiff_t>(found.end() - found.begin(), most_alike);
    std::vector<Offset> candidates(found.begin(), found.begin() + count);
    std::ranges::partial_sort(candidates, candidates.begin() + std::min(count, looked_at));
    candidates.resize(static_cast<std::size_t>(std::min(count, looked_at)));
    std::vector<Span> spans;
    for (auto const at : candidates) {
      Span const span{at, at + static_cast<Offset>(words.size())};
      if (spans.size() < most && text_.substr(at).starts_with(words) && whole_words(text_, span))
        spans.push_back(span);
    }
    return spans;
  }

 private:
  static constexpr std::size_t depth = 128;            // bytes that are compared for the order
  static constexpr std::ptrdiff_t most_alike = 16384;  // places of which one anchor's may be,
  static constexpr std::ptrdiff_t looked_at = 512;     // and how many of them are read

  std::string_view text_;
  std::vector<Offset> places_;
};

class Locator {
 public:
  Locator(FileId file, ReadableText const& article, std::string_view language, std::size_t anchors)
      : file_(file), article_(article), language_(language) {
    constexpr std::size_t many = std::size_t{64} << 20U;  // bytes to look at
    if (article.text.size() > many / std::max<std::size_t>(anchors, 1)) index_.emplace(article.text);
  }

  void locate(Anchor& anchor) {
    auto const [known, is_new] = searched_.try_emplace(anchor.exact);
    auto& [places, found, no_place] = known->second;
    if (is_new) {
      places = index_ ? index_->find(anchor.exact, most_places) : literal(anchor.exact);
      found = places.empty() ? AnchorOutcome::folded : AnchorOutcome::exact;
      if (places.empty()) places = folded(anchor.exact);
      prefer_prose(places);
      no_place.exact = anchor.exact;
      if (places.empty()) nearest(no_place);
    }
    if (places.empty()) {
      anchor.outcome = no_place.outcome;
      anchor.readable = no_place.readable;
      anchor.change = no_place.change;
      anchor.diff = no_place.diff;
      anchor.compared = no_place.compared;
    } else if (anchor.prefix.empty() && anchor.suffix.empty()) {
      settle(anchor, places, found);
    } else {
      by_context(anchor, places, found);
    }
    if (anchor.located()) anchor.place = {file_, article_.source_of(anchor.readable)};
  }

 private:
  // What was found for words; if that is nowhere, an anchor without a place.
  struct Search {
    std::vector<Span> places;
    AnchorOutcome found = AnchorOutcome::missing;
    Anchor no_place;
  };

  std::vector<Span> literal(std::string_view words) const {
    constexpr std::size_t most_cut = 1024;  // places in words; as words they are found by folding
    std::vector<Span> places;
    std::string_view const text = article_.text;
    std::size_t cut = 0;
    for (std::size_t at = text.find(words);
         at != std::string_view::npos && places.size() < most_places && cut < most_cut;
         at = text.find(words, at + 1)) {
      Span const span{static_cast<Offset>(at), static_cast<Offset>(at + words.size())};
      if (whole_words(text, span))
        places.push_back(span);
      else
        ++cut;
    }
    return places;
  }

  std::vector<Span> folded(std::string_view words) {
    auto const& text = haystack();
    auto const pattern = quote::parse_pattern(words, text.folding(), text.words());
    if (!pattern.anchored()) return {};
    std::vector<Span> places;
    for (auto const& placement : quote::find_exact(pattern, text, settings(), false, most_places))
      if (placement.contradictions == 0)
        places.push_back(text.span(placement.stretches.front().first, placement.stretches.back().last));
    return places;
  }

  // An article may show its own map as code; the words meant are those outside of it.
  void prefer_prose(std::vector<Span>& places) const {
    auto const in_code = [&](Span place) {
      auto const block = std::ranges::upper_bound(article_.blocks, place.begin, {},
                                                  [](Block const& each) { return each.text.end; });
      return block != article_.blocks.end() && block->kind == Block::Kind::code;
    };
    if (!std::ranges::all_of(places, in_code)) std::erase_if(places, in_code);
  }

  static void settle(Anchor& anchor, std::vector<Span> const& places, AnchorOutcome found) {
    anchor.readable = places.front();
    anchor.outcome = places.size() == 1 ? found : AnchorOutcome::ambiguous;
    anchor.others.assign(places.begin() + 1, places.end());
  }

  // The places between the words that the anchor names; if there are none, the anchor has drifted from the
  // only place there is, or fits several.
  void by_context(Anchor& anchor, std::vector<Span> const& places, AnchorOutcome found) const {
    std::vector<Span> fitting;
    std::ranges::copy_if(places, std::back_inserter(fitting),
                         [&](Span place) { return fits(anchor, place); });
    settle(anchor, fitting.empty() ? places : fitting, found);
    if (fitting.empty() && anchor.outcome != AnchorOutcome::ambiguous) {
      anchor.outcome = AnchorOutcome::drifted;
      anchor.context_differs = true;
    }
  }

  [[nodiscard]] bool fits(Anchor const& anchor, Span place) const {
    std::string_view const text = article_.text;
    std::size_t const width = 2 * std::max(anchor.prefix.size(), anchor.suffix.size()) + 64;
    std::size_t const from = place.begin > width ? place.begin - width : 0;
    return ends_with(text.substr(from, place.begin - from), anchor.prefix) &&
           starts_with(text.substr(place.end, width), anchor.suffix);
  }
  // Compared as words, so that typography does not matter; the outermost may be cut. Signs alone are compared
  // as signs.
  static bool ends_with(std::string_view text, std::string_view context) {
    auto const words = quote::lower(quote::folded_text(context));
    if (words.empty()) return trimmed(text).ends_with(trimmed(context));
    return quote::lower(quote::folded_text(text)).ends_with(words);
  }
  static bool starts_with(std::string_view text, std::string_view context) {
    auto const words = quote::lower(quote::folded_text(context));
    if (words.empty()) return trimmed(text).starts_with(trimmed(context));
    return quote::lower(quote::folded_text(text)).starts_with(words);
  }

  void nearest(Anchor& anchor) {
    std::size_t const work = haystack().size();
    if (compared_ > most_compared + often * work) {
      anchor.compared = false;
      return;
    }
    compared_ += work;
    auto match = quote::check(anchor.exact, haystack(), settings());
    if (quote::faithful(match.outcome)) {
      settle(anchor, {match.span}, AnchorOutcome::folded);
      return;
    }
    if (match.outcome != quote::Outcome::altered) return;
    anchor.outcome = AnchorOutcome::drifted;
    anchor.readable = match.span;
    anchor.change = match.change;
    anchor.diff = std::move(match.diff);
  }

  quote::Haystack const& haystack() {
    if (!haystack_) haystack_.emplace(article_.text, language_);
    return *haystack_;
  }
  [[nodiscard]] quote::CheckSettings settings() const {
    quote::CheckSettings settings;
    settings.language = language_;
    return settings;
  }

  FileId file_;
  ReadableText const& article_;
  std::string_view language_;
  std::optional<PlaceIndex> index_;
  std::optional<quote::Haystack> haystack_;           // made when words are not there as they stand
  std::unordered_map<std::string, Search> searched_;  // by the words
  std::size_t compared_ = 0;                          // words of the article
};

// Reads the anchor at the value: words, or a mapping. Nothing if it holds no words.
std::optional<Anchor> read_anchor(Fields& fields, Fields::Index at) {
  static constexpr std::array<std::string_view, 4> known{"exact", "prefix", "suffix", "type"};
  Anchor anchor;
  auto const& value = fields[at];
  if (value.type == Type::mapping) {
    fields.only(at, known, "in an anchor");
    anchor.exact = fields.text(at, "exact");
    anchor.prefix = fields.text(at, "prefix");
    anchor.suffix = fields.text(at, "suffix");
    anchor.location = fields.location_of(at, "exact");
  } else if (value.type == Type::sequence) {
    fields.complain(at, "an anchor holds a list where words are expected",
                    "write each of the claim's places as one entry: `anchor: [WORDS, WORDS]`");
    return {};
  } else {
    anchor.exact = value.text;
    anchor.location = fields.location(at);
  }
  anchor.exact = trimmed(anchor.exact);
  if (anchor.exact.empty()) {
    fields.complain(at, "the anchor has no words", "give it words of the article: `{anchor: \"words\"}`");
    return {};
  }
  return anchor;
}

}  // namespace

std::string_view to_string(AnchorOutcome outcome) {
  switch (outcome) {
    case AnchorOutcome::exact: return "exact";
    case AnchorOutcome::folded: return "folded";
    case AnchorOutcome::drifted: return "drifted";
    case AnchorOutcome::ambiguous: return "ambiguous";
    case AnchorOutcome::missing: return "missing";
  }
  return "";
}

std::vector<Anchor> locate_anchors(argmap::ArgumentMap const& map, FileId article, ReadableText const& text,
                                   std::string_view language, Diagnostics& diagnostics) {
  std::vector<Anchor> anchors;
  if (!article.valid()) return anchors;
  Locator locator(article, text, language, map.occurrences.size());
  for (auto const id : map.occurrences.ids()) {
    auto const& occurrence = map.occurrences[id];
    auto const& data = occurrence.data;
    if (occurrence.copy_of.valid() || data.empty() || data[0].type != Type::mapping) continue;
    Fields fields(data, occurrence.location.file, diagnostics);
    auto const at = fields.find(0, "anchor");
    if (!at || fields[*at].type == Type::null) continue;
    // One claim may be made in several places.
    bool const several = fields[*at].type == Type::sequence;
    for (auto const each : several ? data.elements(*at) : std::vector{*at}) {
      auto anchor = read_anchor(fields, each);
      if (!anchor) continue;
      anchor->occurrence = id;
      anchor->statement = map.statement_of[id];
      anchor->argument = map.argument_of[id];
      locator.locate(*anchor);
      anchors.push_back(*std::move(anchor));
    }
  }
  return anchors;
}

}  // namespace stet::verify
