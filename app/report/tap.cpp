// TAP version 14: one test a map, its findings as a YAML block below it.
#include <algorithm>

#include <fmt/format.h>

#include "app/report/fragment.h"
#include "app/report/places.h"
#include "app/words/style.h"
#include "base/json.h"
#include "verify/rule_table.h"

namespace stet::app {
namespace {

// A JSON string is a YAML double-quoted scalar.
std::string scalar(std::string_view text) {
  return json_text(0, [&](JsonWriter& out) { out.string(text); });
}

std::string description(std::string_view text) {
  std::string out;
  for (char const c : visible(text)) {
    if (c == '#' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

}  // namespace

Fragment tap_fragment(FileReport const& file, FormatOptions const& options) {
  bool const fails = std::ranges::any_of(
      file.findings, [&](Finding const& finding) { return finding.diagnostic.severity >= options.fail_on; });
  Fragment out;
  out.head = fails ? "not ok" : "ok";
  for (auto const& finding : file.findings) {
    auto const& diagnostic = finding.diagnostic;
    auto const at = region(file.sources, diagnostic.location, Unit::code_points, options.folder);
    out.items.push_back(
        {diagnostic.rule, diagnostic.severity,
         fmt::format(
             "    - message: {}\n      severity: {}\n      data:\n        file: {}\n        line: {}\n"
             "        column: {}\n        ruleId: {}\n",
             scalar(diagnostic.message), to_string(diagnostic.severity), scalar(at.path), at.line, at.column,
             rule(diagnostic.rule).id)});
  }
  return out;
}

std::string tap_document(std::vector<Fragment> const& fragments, Summary const& summary,
                         FormatOptions const& options) {
  std::size_t const total = fragments.size() + summary.problems.size();
  std::string out = fmt::format("TAP version 14\n1..{}\n", total);
  std::size_t number = 0;
  std::size_t count = 0;
  for (auto const& fragment : fragments) {
    out += fmt::format("{} {} - {}\n", fragment.head, ++number,
                       description(relative_path(fragment.path, options.folder)));
    std::string findings;
    for (auto const& item : fragment.items)
      if (!options.most || count++ < *options.most) findings += item.text;
    if (!findings.empty()) out += "  ---\n  findings:\n" + findings + "  ...\n";
  }
  for (auto const& problem : summary.problems) {
    out +=
        fmt::format("not ok {} - {}\n", ++number, description(problem.path.empty() ? "stet" : problem.path));
    out += fmt::format("  ---\n  message: {}\n  severity: fail\n  ...\n", scalar(problem.message));
  }
  return out;
}

}  // namespace stet::app
