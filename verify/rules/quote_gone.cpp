// quote-gone: the quoted words are in an earlier copy of the source, and the newest one does not have them
// any more.
#include <fmt/format.h>

#include "verify/rules/rules.h"

namespace stet::rule_id {
extern Rule const quote_gone{64, "quote-gone", Category::quote, Severity::error,
                             "the newest copy of the source does not have the quoted words any more"};
}

namespace stet::verify::rules {
namespace {

std::string of_day(std::string const& captured) {
  return captured.empty() ? std::string{} : " of " + captured.substr(0, captured.find('T'));
}

}  // namespace

void quote_gone(Input const& input, Diagnostics& findings) {
  auto const& result = input.result;
  for (auto const index : input.evidence.gone) {
    auto const& found = input.evidence.quotations[index];
    auto const& quotation = result.map.citations[found.citation].quotations[found.quotation];
    auto const& record = (*result.registry)[found.source];
    auto const copies = result.snapshots.of(found.source);
    std::string earlier;
    std::string newest;
    for (std::size_t i = 0; i < copies.size(); ++i) {
      if (copies[i].file == found.file) earlier = of_day(record.snapshots[i].captured);
      if (copies[i].file.valid() && !copies[i].superseded) newest = of_day(record.snapshots[i].captured);
    }
    auto& diagnostic = findings.report(
        rule_id::quote_gone, quotation.location,
        fmt::format("only the earlier copy{} of `{}` has these words, the newest one{} does not", earlier,
                    record.id, newest));
    diagnostic.label = "not in the newest copy";
    diagnostic.related.push_back({{found.file, found.match.span}, "the earlier copy has them here"});
    diagnostic.help = "see why the source was changed, then quote what it says now, or what it said and when";
    diagnostic.subject = quotation.words;
    add_fallen(result, input.consequences, found.citation, diagnostic);
  }
}

}  // namespace stet::verify::rules
