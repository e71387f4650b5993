#include "verify/baseline/baseline.h"

#include <algorithm>

#include <fmt/format.h>

#include "verify/rule_table.h"

namespace stet::verify {

namespace fs = std::filesystem;

void Baseline::index() {
  by_print.clear();
  for (std::size_t i = 0; i < entries.size(); ++i) by_print.emplace(entries[i].print, i);
}

std::string Baseline::relative(fs::path const& map) const {
  return (here / map).lexically_normal().lexically_relative(folder).generic_string();
}

std::vector<std::size_t> apply_baseline(Baseline const& baseline, fs::path const& map, CheckResult& result) {
  std::vector<std::size_t> met;
  std::string const path = baseline.relative(map);
  std::vector<Diagnostic> left;
  for (Diagnostic& finding : result.findings) {
    auto const [begin, end] = baseline.by_print.equal_range(finding.fingerprint);
    auto found = std::find_if(begin, end,
                              [&](auto const& each) { return baseline.entries[each.second].path == path; });
    if (found == end)
      found =
          std::find_if(begin, end, [&](auto const& each) { return baseline.entries[each.second].is_gone; });
    if (found == end || rule(finding.rule).category == Category::process) {
      left.push_back(std::move(finding));
      continue;
    }
    auto const& entry = baseline.entries[found->second];
    met.push_back(found->second);
    std::string reason = baseline.why;
    if (!entry.since.empty()) reason += " since " + entry.since;
    result.suppressed.push_back({std::move(finding),
                                 {.by = Suppressed::By::baseline,
                                  .reason = std::move(reason),
                                  .until = {},
                                  .author = {},
                                  .where = baseline.path.filename().string()}});
  }
  result.findings = std::move(left);
  return met;
}

}  // namespace stet::verify
