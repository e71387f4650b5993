#include "verify/coverage.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

#include "verify/quote/fold.h"

namespace stet::verify {
namespace {

using argmap::ArgumentMap;
using argmap::OccurrenceId;

bool overlap(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

std::string folded(std::string_view text) { return quote::lower(quote::folded_text(text)); }

// True if `words` stand in `text` as whole words; both folded.
bool says(std::string_view text, std::string_view words) {
  for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    bool const begins = at == 0 || text[at - 1] == ' ';
    bool const ends = at + words.size() == text.size() || text[at + words.size()] == ' ';
    if (begins && ends) return true;
  }
  return false;
}

// The words of all quotations in the map.
std::unordered_set<std::string> quotations_of(ArgumentMap const& map) {
  std::unordered_set<std::string> out;
  for (auto const& citation : map.citations)
    for (auto const& quotation : citation.quotations) out.insert(folded(quotation.words));
  for (auto const& occurrence : map.occurrences)
    for (auto const& quotation : occurrence.unattributed) out.insert(folded(quotation.words));
  return out;
}

void add_text(ArgumentMap const& map, std::vector<OccurrenceId> const& occurrences, std::string& out) {
  for (OccurrenceId const id : occurrences) {
    auto const& occurrence = map.occurrences[id];
    out += ' ' + folded(occurrence.text);
    for (auto const citation : occurrence.citations)
      for (auto const& quotation : map.citations[citation].quotations) out += ' ' + folded(quotation.words);
  }
}

// What an anchored claim states, with what bears on it directly, folded.
std::string statements_of(ArgumentMap const& map, Anchor const& anchor) {
  std::string out;
  auto const add = [&](auto const& node) {
    add_text(map, node.occurrences, out);
    for (auto const id : node.relations) {
      auto const& from = map.relations[id].from;
      if (from.statement.valid()) add_text(map, map.statements[from.statement].occurrences, out);
      if (from.argument.valid()) add_text(map, map.arguments[from.argument].occurrences, out);
    }
  };
  if (anchor.statement.valid()) add(map.statements[anchor.statement]);
  if (anchor.argument.valid()) add(map.arguments[anchor.argument]);
  return out;
}

// What has to be stated for a figure to be: its digits, or its words where it has none. "41,200 items" is
// stated by "41,200 loans".
std::vector<std::string> values_of(std::string_view figure) {
  std::vector<std::string> digits;
  for (auto const& token : quote::tokenize(figure, {})) {
    std::string word = quote::lower(quote::fold_token(figure, token.begin, {}));
    if (std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; }))
      digits.push_back(std::move(word));
  }
  return digits.empty() ? std::vector{folded(figure)} : digits;
}

// The places in the article that the map's claims are anchored to, by place.
struct Held {
  Span span;
  std::size_t anchor = 0;
};
std::vector<Held> held_by(std::vector<Anchor> const& anchors) {
  std::vector<Held> out;
  for (std::size_t i = 0; i < anchors.size(); ++i) {
    if (!anchors[i].located()) continue;
    out.push_back({anchors[i].readable, i});
    for (Span const other : anchors[i].others) out.push_back({other, i});
  }
  std::ranges::stable_sort(out, {}, [](Held const& each) { return each.span; });
  return out;
}

}  // namespace

std::size_t Coverage::checkable_count() const {
  return static_cast<std::size_t>(std::ranges::count(checkable, true));
}
std::size_t Coverage::mapped_count() const {
  std::size_t n = 0;
  for (std::size_t i = 0; i < mapped.size(); ++i) n += mapped[i] && checkable[i] ? 1U : 0U;
  return n;
}

Coverage coverage_of(ArgumentMap const& map, parser::ReadableText const& article,
                     std::vector<Anchor> const& anchors, std::string_view language) {
  Coverage out;
  auto text = checkable_in(article, language);
  out.sentences = std::move(text.sentences);
  out.checkables = std::move(text.checkables);
  out.checkable.resize(out.sentences.size());
  out.mapped.resize(out.sentences.size());
  out.anchors.resize(out.sentences.size());
  for (Held const& held : held_by(anchors)) {
    auto at = std::ranges::upper_bound(out.sentences, held.span.begin, {}, &Span::end);
    for (; at != out.sentences.end() && at->begin < held.span.end; ++at) {
      auto const i = static_cast<std::size_t>(at - out.sentences.begin());
      out.mapped[i] = true;
      out.anchors[i].push_back(held.anchor);
    }
  }
  auto const quoted = quotations_of(map);
  std::vector<std::string> stated(anchors.size());
  auto const states = [&](std::size_t anchor, std::string_view figure) {
    if (stated[anchor].empty()) stated[anchor] = statements_of(map, anchors[anchor]);
    return std::ranges::all_of(values_of(figure),
                               [&](std::string const& value) { return says(stated[anchor], value); });
  };
  auto const is_held = [&](Checkable const& each) {
    return std::ranges::any_of(out.anchors[each.sentence], [&](std::size_t anchor) {
      return overlap(anchors[anchor].readable, each.span) ||
             std::ranges::any_of(anchors[anchor].others,
                                 [&](Span other) { return overlap(other, each.span); });
    });
  };
  for (Checkable const& each : out.checkables) {
    out.checkable[each.sentence] = true;
    auto const words = each.span.of(article.text);
    bool covered = is_held(each);
    switch (each.kind) {
      case CheckableKind::quotation:
        if (!covered && quoted.contains(folded(words))) {
          covered = true;
          out.mapped[each.sentence] = true;
        }
        break;
      case CheckableKind::figure:
        covered = covered || std::ranges::any_of(out.anchors[each.sentence],
                                                 [&](std::size_t anchor) { return states(anchor, words); });
        break;
      default: covered = covered || out.mapped[each.sentence];
    }
    out.covered.push_back(covered);
  }
  return out;
}

}  // namespace stet::verify
