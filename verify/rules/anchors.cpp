// claim-not-in-article, anchor-ambiguous, anchor-drifted: what became of the words that tie claims to the
// article. One file, because an anchor has one outcome and so at most one finding.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "verify/claims.h"
#include "verify/first_map.h"
#include "verify/rules/rules.h"

namespace stet::rule_id {
extern Rule const claim_not_in_article{39, "claim-not-in-article", Category::coverage, Severity::warning,
                                       "the words that a claim is anchored to are not in the article"};
extern Rule const anchor_ambiguous{40, "anchor-ambiguous", Category::coverage, Severity::warning,
                                   "an anchor fits several places of the article"};
extern Rule const anchor_drifted{41, "anchor-drifted", Category::coverage, Severity::warning,
                                 "the article's words have changed since the claim was anchored"};
}  // namespace stet::rule_id

namespace stet::verify::rules {
namespace {

using quote::Change;
using quote::DiffWord;

std::string anchored(Input const& input, Anchor const& anchor) {
  auto const& map = input.result.map;
  return anchor.statement.valid() ? name_of(map, anchor.statement) : name_of(map, anchor.argument);
}

std::string one_line(std::string_view text) {
  std::string out;
  for (char const c : text)
    if (c != '\n')
      out += c;
    else if (!out.ends_with(' '))
      out += ' ';
  return out;
}

// The difference in words, old before new: `[-old-] {+new+}`; of a long stretch that stayed, the beginning.
std::string difference(Anchor const& anchor) {
  std::string out;
  std::string fresh;  // new words that wait for the old ones they stand beside
  std::size_t same = 0;
  auto const add = [&](std::string const& words) { out += (out.empty() ? "" : " ") + words; };
  for (auto const& word : anchor.diff) {
    constexpr std::size_t shown = 3;
    switch (word.kind) {
      case DiffWord::Kind::added: add("[-" + word.word + "-]"); break;  // only the anchor has it
      case DiffWord::Kind::dropped: fresh += " {+" + word.word + "+}"; break;
      case DiffWord::Kind::same:
        out += std::exchange(fresh, {});
        if (++same <= shown)
          add(word.word);
        else if (same == shown + 1)
          add("…");
        continue;
    }
    same = 0;
  }
  return out + fresh;
}

bool has_control_characters(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

// A block scalar stands on lines of its own and cannot be replaced by one in quotation marks.
bool is_flow_scalar(std::string_view written) {
  return !written.empty() && written.front() != '|' && written.front() != '>' &&
         !has_control_characters(written);
}

void report_missing(Input const& input, Anchor const& anchor, Diagnostics& findings) {
  auto& diagnostic = findings.report(
      rule_id::claim_not_in_article, anchor.location,
      fmt::format("the article does not have the words that {} is anchored to", anchored(input, anchor)));
  diagnostic.label =
      anchor.compared ? "not in the article"
                      : "not in the article; too many anchors are not, to look for what is nearest to each";
  diagnostic.help =
      "anchor the claim to the article's own words, or drop it if the article no longer makes it";
  diagnostic.subject = anchor.exact;
}

void report_ambiguous(Input const& input, Anchor const& anchor, Diagnostics& findings) {
  auto& diagnostic = findings.report(rule_id::anchor_ambiguous, anchor.location,
                                     fmt::format("the anchor of {} fits {} places of the article",
                                                 anchored(input, anchor), anchor.others.size() + 1));
  diagnostic.label = "which of them?";
  diagnostic.help = "add the words around the right one: `{anchor: {exact: …, prefix: …, suffix: …}}`";
  diagnostic.subject = anchor.exact;
  diagnostic.related.push_back({anchor.place, "this place"});
  for (Span const other : anchor.others) {
    if (diagnostic.related.size() == 5) break;
    diagnostic.related.push_back(
        {{anchor.place.file, input.result.article_text.source_of(other)}, "or this"});
  }
}

void report_drifted(Input const& input, Anchor const& anchor, Diagnostics& findings) {
  auto const& result = input.result;
  std::string const words = one_line(anchor.readable.of(result.article_text.text));
  auto& diagnostic = findings.report(
      rule_id::anchor_drifted, anchor.place,
      anchor.context_differs
          ? fmt::format("the words of {} stand here, but not between those that its anchor names",
                        anchored(input, anchor))
          : fmt::format("the article's words for {} have changed: {}", anchored(input, anchor),
                        difference(anchor)));
  diagnostic.subject = anchor.exact;
  diagnostic.related.push_back(
      {anchor.location, fmt::format("{} is anchored here", anchored(input, anchor))});
  if (anchor.context_differs) {
    diagnostic.label = "the words around are others";
    diagnostic.help = "see whether the claim is still about this place, then correct `prefix` and `suffix`";
    return;
  }
  bool const harmless = anchor.change == Change::spelling || anchor.change == Change::punctuation;
  diagnostic.label = harmless ? "other spelling than in the anchor" : "other words than in the anchor";
  diagnostic.help = harmless
                        ? "take the new words into the anchor"
                        : "see whether the claim still says what the article says, then take the new words "
                          "into the anchor";
  if (!is_flow_scalar(result.sources.text(anchor.location)) || has_control_characters(words)) return;
  diagnostic.fixes.push_back({.title = "anchor the claim to the new words",
                              .edits = {{anchor.location, yaml_scalar(words)}},
                              .applicability = harmless ? Applicability::safe : Applicability::unsafe_});
}

}  // namespace

void claim_not_in_article(Input const& input, Diagnostics& findings) {
  for (Anchor const& anchor : input.result.anchors) {
    switch (anchor.outcome) {
      case AnchorOutcome::missing: report_missing(input, anchor, findings); break;
      case AnchorOutcome::ambiguous: report_ambiguous(input, anchor, findings); break;
      case AnchorOutcome::drifted: report_drifted(input, anchor, findings); break;
      case AnchorOutcome::exact:
      case AnchorOutcome::folded: break;
    }
  }
}

}  // namespace stet::verify::rules
