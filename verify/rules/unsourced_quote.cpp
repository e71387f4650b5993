// unsourced-quote: a quotation in the map that cites nothing, so that nobody can check it. Only quotations of
// some length: short ones are titles, terms and words used at a distance.
#include <fmt/format.h>

#include "base/text.h"
#include "verify/rules/rules.h"

namespace stet::rule_id {
extern Rule const unsourced_quote{38, "unsourced-quote", Category::quote, Severity::warning,
                                  "a quotation in the map cites nothing"};
}

namespace stet::verify::rules {
namespace {

constexpr std::size_t telling_words = 6;

}  // namespace

void unsourced_quote(Input const& input, Diagnostics& findings) {
  auto const& map = input.result.map;
  if (!input.has_registry) return;  // a map without a registry cites nothing anywhere
  for (auto const id : map.occurrences.ids()) {
    auto const& occurrence = map.occurrences[id];
    if (occurrence.copy_of.valid()) continue;
    for (auto const& quotation : occurrence.unattributed) {
      if (count_words(quotation.words) < telling_words) continue;
      auto& diagnostic = findings.report(rule_id::unsourced_quote, quotation.location,
                                         "this quotation cites no source, so it is not checked");
      diagnostic.label = "whose words are these?";
      diagnostic.help = "cite where the words stand: `[@key]` after the closing mark";
      diagnostic.subject = quotation.words;
    }
  }
}

}  // namespace stet::verify::rules
