// One line a finding, for problem matchers and quickfix lists: `file:line:col: severity rule: message`.
#include <fmt/format.h>

#include "app/report/fragment.h"
#include "app/report/places.h"
#include "verify/rule_table.h"

namespace stet::app {

Fragment line_fragment(FileReport const& file, FormatOptions const& options) {
  Fragment out;
  for (auto const& finding : file.findings) {
    auto const& diagnostic = finding.diagnostic;
    auto const at = region(file.sources, diagnostic.location, Unit::code_points, options.folder);
    out.items.push_back(
        {diagnostic.rule, diagnostic.severity,
         fmt::format("{}:{}:{}: {} {}: {}\n", visible_path(at.path), at.line, at.column,
                     to_string(diagnostic.severity), rule(diagnostic.rule).id, visible(diagnostic.message))});
  }
  return out;
}

std::string line_document(std::vector<Fragment> const& fragments, Summary const& summary,
                          FormatOptions const& options) {
  std::string out;
  for_each_shown(fragments, options.most, [&](Item const& item) { out += item.text; });
  for (auto const& problem : summary.problems)
    out += fmt::format("{}:1:1: error {}: {}\n",
                       visible_path(problem.path.empty() ? "." : relative_path(problem.path, options.folder)),
                       problem_rule, visible(problem.message));
  return out;
}

}  // namespace stet::app
