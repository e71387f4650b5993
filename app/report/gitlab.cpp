// GitLab Code Quality: an array of issues. GitLab drops an issue whose fingerprint it has seen in the report,
// so the path is part of it here, and the n-th of its kind.
#include <unordered_map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/report/fragment.h"
#include "app/report/json_lines.h"
#include "app/report/places.h"
#include "base/hash.h"
#include "verify/rule_table.h"

namespace stet::app {
namespace {

using Json = nlohmann::ordered_json;

std::string_view severity_of(Diagnostic const& diagnostic) {
  switch (diagnostic.severity) {
    case Severity::error: return rule(diagnostic.rule).id == "retracted-source" ? "critical" : "major";
    case Severity::warning: return "minor";
    case Severity::info: return "info";
  }
  return "major";
}

}  // namespace

Fragment gitlab_fragment(FileReport const& file, FormatOptions const&) {
  Fragment out;
  std::unordered_map<std::string, std::size_t> seen;
  for (auto const& finding : file.findings) {
    auto const& diagnostic = finding.diagnostic;
    auto const at = region(file.sources, diagnostic.location, Unit::code_points);
    std::string const key = relative_path(file.path) + "\n" + at.path + "\n" + finding.fingerprint;
    std::string const print = sha256(fmt::format("{}\n{}", key, seen[key]++)).substr(0, 32);
    Json const issue{
        {"description", fmt::format("{}: {}", rule(diagnostic.rule).id, diagnostic.message)},
        {"check_name", rule(diagnostic.rule).id},
        {"fingerprint", print},
        {"severity", severity_of(diagnostic)},
        {"location", {{"path", at.path}, {"lines", {{"begin", at.line}, {"end", at.end_line}}}}}};
    out.items.push_back({diagnostic.rule, diagnostic.severity,
                         indented(issue.dump(2, ' ', false, Json::error_handler_t::replace), 2)});
  }
  return out;
}

std::string gitlab_document(std::vector<Fragment> const& fragments, Summary const&,
                            FormatOptions const& options) {
  std::string out = "[";
  std::size_t count = 0;
  for (auto const& fragment : fragments) {
    for (auto const& item : fragment.items) {
      if (options.most && count == *options.most) break;
      out += count++ == 0 ? "\n" : ",\n";
      out += item.text;
    }
  }
  return out + (count == 0 ? "]\n" : "\n]\n");
}

}  // namespace stet::app
