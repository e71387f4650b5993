// quote-altered, quote-not-in-source, quote-misattributed: words in quotation marks that are not their
// source's.
#include <fmt/format.h>

#include "base/text.h"
#include "verify/claims.h"
#include "verify/rules/rules.h"

namespace stet::rule_id {
extern Rule const quote_not_in_source{9, "quote-not-in-source", Category::quote, Severity::error,
                                      "the quoted words are not in the cited source"};
extern Rule const quote_altered{10, "quote-altered", Category::quote, Severity::error,
                                "the quoted words differ from the source's"};
extern Rule const quote_misattributed{11, "quote-misattributed", Category::quote, Severity::error,
                                      "the quoted words are in another source than the one cited"};
}  // namespace stet::rule_id

namespace stet::verify::rules {
namespace {

using quote::Change;
using quote::Outcome;

std::string_view label_of(Change change) {
  switch (change) {
    case Change::negation: return "a negation is changed";
    case Change::number: return "a number is changed";
    case Change::name: return "a name is changed";
    case Change::tense: return "the form of a word is changed";
    case Change::spelling: return "the spelling is changed";
    case Change::order: return "the order of the words is changed";
    case Change::splice: return "words from different places are joined";
    case Change::truncation: return "a negation at the edge is cut off";
    case Change::punctuation: return "a sentence ends where none does";
    case Change::none:
    case Change::other: break;
  }
  return "the wording is changed";
}

// The source's own words at the match, on one line.
std::string source_words(Sources const& sources, QuotationResult const& quotation) {
  return on_one_line(sources[quotation.file].text(quotation.match.span));
}

// The inside of the quotation marks, where the marks can be told from the words.
std::optional<Location> inside(Sources const& sources, argmap::Quotation const& quotation) {
  auto const text = sources.text(quotation.location);
  auto const at = text.find(quotation.words);
  if (at == std::string_view::npos) return {};
  auto const begin = quotation.location.span.begin + static_cast<Offset>(at);
  return Location{quotation.location.file, {begin, begin + static_cast<Offset>(quotation.words.size())}};
}

Diagnostic& report_altered(Input const& input, QuotationResult const& found,
                           argmap::Quotation const& quotation, Diagnostics& findings) {
  auto const& sources = input.result.sources;
  auto const& id = (*input.result.registry)[found.source].id;
  bool const spliced = found.match.outcome == Outcome::spliced;
  auto& diagnostic =
      findings.report(rule_id::quote_altered, quotation.location,
                      spliced ? fmt::format("the quotation joins words that stand apart in `{}`", id)
                              : fmt::format("the quotation is not what `{}` says", id));
  if (!found.match.diff.empty()) diagnostic.message += ": " + quote::diff_text(found.match.diff);
  diagnostic.label = label_of(spliced ? Change::splice : found.match.change);
  diagnostic.subject = quotation.words;
  diagnostic.help =
      "quote the source's own words, and mark what is left out with `…` and what is put in with `[ ]`";
  if (!found.file.valid() || found.match.span.empty()) return diagnostic;
  std::string words = source_words(sources, found);
  diagnostic.related.push_back({{found.file, found.match.span}, "the source says"});
  diagnostic.help = fmt::format("the source reads: “{}”", words);
  if (auto const place = inside(sources, quotation); place && !spliced) {
    // A person decides: the argument may hang on the wrong word.
    diagnostic.fixes.push_back({.title = "quote the source's words",
                                .edits = {{*place, std::move(words)}},
                                .applicability = Applicability::display});
  }
  return diagnostic;
}

Diagnostic& report_misattributed(Input const& input, QuotationResult const& found,
                                 argmap::Quotation const& quotation, Diagnostics& findings) {
  auto const& records = *input.result.registry;
  auto const& citation = input.result.map.citations[found.citation];
  auto& diagnostic = findings.report(rule_id::quote_misattributed, quotation.location,
                                     fmt::format("these words are not in `{}` but in `{}`",
                                                 records[found.source].id, records[found.found_in].id));
  diagnostic.label = fmt::format("not in `{}`", records[found.source].id);
  diagnostic.related.push_back(
      {{found.file, found.match.span}, fmt::format("found in `{}`", records[found.found_in].id)});
  diagnostic.help = fmt::format("cite `{}`", records[found.found_in].id);
  diagnostic.fixes.push_back({.title = diagnostic.help,
                              .edits = {{citation.location, records[found.found_in].id}},
                              .applicability = Applicability::unsafe_});
  diagnostic.subject = quotation.words;
  return diagnostic;
}

Diagnostic& report_missing(Input const& input, QuotationResult const& found,
                           argmap::Quotation const& quotation, Diagnostics& findings) {
  auto const& id = (*input.result.registry)[found.source].id;
  auto& diagnostic = findings.report(rule_id::quote_not_in_source, quotation.location,
                                     fmt::format("the quoted words are not in `{}`", id));
  diagnostic.label = "not found";
  diagnostic.help = fmt::format(
      "quote what `{}` says, cite the source that has these words, or drop the quotation marks", id);
  diagnostic.subject = quotation.words;
  return diagnostic;
}

}  // namespace

void quote_not_in_source(Input const& input, Diagnostics& findings) {
  auto const& map = input.result.map;
  for (auto const index : input.evidence.failed) {
    auto const& found = input.evidence.quotations[index];
    auto const& quotation = map.citations[found.citation].quotations[found.quotation];
    Diagnostic* diagnostic = nullptr;
    switch (found.match.outcome) {
      case Outcome::altered:
      case Outcome::spliced: diagnostic = &report_altered(input, found, quotation, findings); break;
      case Outcome::misattributed:
        diagnostic = &report_misattributed(input, found, quotation, findings);
        break;
      default: diagnostic = &report_missing(input, found, quotation, findings); break;
    }
    add_fallen(input.result, input.consequences, found.citation, *diagnostic);
  }
  for (auto const id : input.evidence.idle) {
    auto const& citation = map.citations[id];
    auto& diagnostic =
        findings.report(rule_id::quote_not_in_source, citation.location,
                        fmt::format("none of the words quoted here are in `{}`", citation.key));
    diagnostic.severity = Severity::warning;  // of "words" [@a; @b], who knows whose they were meant to be
    diagnostic.label = "only the other sources have them";
    diagnostic.help = fmt::format("cite `{}` for what it says, or leave it out", citation.key);
    diagnostic.subject = citation.key;
    add_fallen(input.result, input.consequences, id, diagnostic);
  }
}

}  // namespace stet::verify::rules
