#include "verify/anchor.h"

#include <algorithm>
#include <array>
#include <optional>

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

class Locator {
 public:
  Locator(FileId file, ReadableText const& article, std::string_view language)
      : file_(file), article_(article), language_(language) {}

  void locate(Anchor& anchor) {
    auto places = literal(anchor.exact);
    AnchorOutcome const found = places.empty() ? AnchorOutcome::folded : AnchorOutcome::exact;
    if (places.empty()) places = folded(anchor.exact);
    prefer_prose(places);
    if (places.empty()) {
      nearest(anchor);
    } else if (anchor.prefix.empty() && anchor.suffix.empty()) {
      settle(anchor, places, found);
    } else {
      by_context(anchor, places, found);
    }
    if (anchor.located()) anchor.place = {file_, article_.source_of(anchor.readable)};
  }

 private:
  std::vector<Span> literal(std::string_view words) const {
    std::vector<Span> places;
    std::string_view const text = article_.text;
    for (std::size_t at = text.find(words); at != std::string_view::npos && places.size() < most_places;
         at = text.find(words, at + 1)) {
      Span const span{static_cast<Offset>(at), static_cast<Offset>(at + words.size())};
      if (whole_words(text, span)) places.push_back(span);
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
  std::optional<quote::Haystack> haystack_;  // made when words are not there as they stand
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
  Locator locator(article, text, language);
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
