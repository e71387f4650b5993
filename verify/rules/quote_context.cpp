// quote-context: the quoted words are their source's, but a negation, hedge or condition stands just outside
// them or inside an ellipsis, so that they may say the opposite of what the source says.
#include <fmt/format.h>

#include "verify/rules/rules.h"

namespace stet::rule_id {
extern Rule const quote_context{
    12, "quote-context", Category::quote, Severity::warning,
    "a negation, hedge or condition stands just outside the quoted words or inside an ellipsis"};
}

namespace stet::verify::rules {
namespace {

using Kind = quote::ContextWord::Kind;

std::string label_of(Kind kind) {
  switch (kind) {
    case Kind::insertion: return "words are added";
    case Kind::seam: return "this is put together";
    case Kind::language: return "what is left out could not be checked";
    default: return fmt::format("a {} is left out", to_string(kind));
  }
}

}  // namespace

void quote_context(Input const& input, Diagnostics& findings) {
  auto const& map = input.result.map;
  for (auto const& found : input.evidence.quotations) {
    if (!quote::faithful(found.match.outcome) || found.match.context.empty()) continue;
    auto const& quotation = map.citations[found.citation].quotations[found.quotation];
    auto const& id = (*input.result.registry)[found.source].id;
    auto const& first = found.match.context.front();
    auto& diagnostic = findings.report(rule_id::quote_context, quotation.location,
                                       fmt::format("`{}` {}", id, quote::description(first)));
    diagnostic.label = label_of(first.kind);
    for (auto const& word : found.match.context) {
      if (diagnostic.related.size() == 3) break;
      diagnostic.related.push_back({{found.file, word.span}, fmt::format("this {}", to_string(word.kind))});
    }
    diagnostic.help = "quote enough that the words keep the sense they have in the source";
    diagnostic.subject = quotation.words;
  }
}

}  // namespace stet::verify::rules
