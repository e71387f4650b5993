// unmapped-quote, unmapped-figure: what the article says that no claim covers. One finding a sentence, at the
// first of its quotations, or else of its figures: one claim would answer for them all.
#include <fmt/format.h>

#include "verify/coverage.h"
#include "verify/rules/rules.h"

namespace stet::rule_id {
extern Rule const unmapped_quote{42, "unmapped-quote", Category::coverage, Severity::warning,
                                 "a quotation in the article belongs to no claim"};
extern Rule const unmapped_figure{43, "unmapped-figure", Category::coverage, Severity::warning,
                                  "a number or date in the article belongs to no claim"};
}  // namespace stet::rule_id

namespace stet::verify::rules {
namespace {

constexpr std::string_view advice =
    "add a claim that is anchored to this sentence, and cite where it comes from; `stet new` writes such "
    "claims";

struct Group {
  std::vector<Span> quotations;
  std::vector<Span> figures;
};

// The anchor before the place, or else the first after it.
Anchor const* nearest_anchor(CheckResult const& result, Span place) {
  Anchor const* before = nullptr;
  Anchor const* after = nullptr;
  for (Anchor const& anchor : result.anchors) {
    if (!anchor.located()) continue;
    Offset const at = anchor.readable.begin;
    if (at <= place.begin && (before == nullptr || at > before->readable.begin)) before = &anchor;
    if (at > place.begin && (after == nullptr || at < after->readable.begin)) after = &anchor;
  }
  return before != nullptr ? before : after;
}

void report(Input const& input, Rule const& rule, std::vector<Span> const& spans, Diagnostics& findings) {
  auto const& result = input.result;
  auto const place = [&](Span span) { return Location{result.article, result.article_text.source_of(span)}; };
  bool const quote = rule == rule_id::unmapped_quote;
  auto const words = std::string(spans.front().of(result.article_text.text));
  auto& diagnostic = findings.report(rule, place(spans.front()),
                                     quote ? fmt::format("no claim covers this quotation: {}", words)
                                           : fmt::format("no claim covers `{}`", words));
  diagnostic.label = quote ? "quoted, and not in the map" : "not in the map";
  for (std::size_t i = 1; i < spans.size() && i < 5; ++i)
    diagnostic.related.push_back({place(spans[i]), quote ? "nor is this" : "nor this"});
  if (auto const* anchor = nearest_anchor(result, spans.front()))
    diagnostic.related.push_back({anchor->location, "the claim nearest to it in the map"});
  diagnostic.help = advice;
  diagnostic.subject = words;
}

}  // namespace

void unmapped_quote(Input const& input, Diagnostics& findings) {
  auto const& coverage = input.result.coverage;
  std::vector<Group> groups(coverage.sentences.size());
  for (std::size_t i = 0; i < coverage.checkables.size(); ++i) {
    auto const& each = coverage.checkables[i];
    if (coverage.covered[i]) continue;
    if (each.kind == CheckableKind::quotation) groups[each.sentence].quotations.push_back(each.span);
    if (each.kind == CheckableKind::figure) groups[each.sentence].figures.push_back(each.span);
  }
  for (Group const& group : groups) {
    if (!group.quotations.empty())
      report(input, rule_id::unmapped_quote, group.quotations, findings);
    else if (!group.figures.empty())
      report(input, rule_id::unmapped_figure, group.figures, findings);
  }
}

}  // namespace stet::verify::rules
