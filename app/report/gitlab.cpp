// GitLab Code Quality: an array of issues. GitLab drops an issue whose fingerprint it has seen in the report,
// so the path is part of it here, and the n-th of its kind.
#include <unordered_map>

#include <fmt/format.h>

#include "app/report/fragment.h"
#include "app/report/places.h"
#include "base/hash.h"
#include "base/json.h"
#include "verify/rule_table.h"

namespace stet::app {
namespace {

std::string_view severity_of(Diagnostic const& diagnostic) {
  return by(diagnostic.severity, rule(diagnostic.rule).id == "retracted-source" ? "critical" : "major",
            "minor", "info");
}

}  // namespace

Fragment gitlab_fragment(FileReport const& file, FormatOptions const& options) {
  Fragment out;
  std::unordered_map<std::string, std::size_t> seen;
  for (auto const& finding : file.findings) {
    auto const& diagnostic = finding.diagnostic;
    auto const at = region(file.sources, diagnostic.location, Unit::code_points, options.folder);
    std::string const key =
        relative_path(file.path, options.folder) + "\n" + at.path + "\n" + finding.fingerprint;
    std::string const print = sha256(fmt::format("{}\n{}", key, seen[key]++)).substr(0, 32);
    auto const write = [&](JsonWriter& to) {
      to.object([&] {
        to.member("description", fmt::format("{}: {}", rule(diagnostic.rule).id, diagnostic.message));
        to.member("check_name", rule(diagnostic.rule).id).member("fingerprint", print);
        to.member("severity", severity_of(diagnostic));
        to.object("location", [&] {
          to.member("path", at.path);
          to.object("lines", [&] { to.member("begin", at.line).member("end", at.end_line); });
        });
      });
    };
    out.items.push_back({diagnostic.rule, diagnostic.severity, json_text(2, write, 1)});
  }
  return out;
}

void gitlab_document(std::vector<Fragment> const& fragments, Summary const& summary,
                     FormatOptions const& options, Sink const& put) {
  JsonWriter out(put, 2);
  out.begin_array();
  for_each_shown(fragments, options.most, [&](Item const& item) { out.pieces(item.text); });
  for (auto const& problem : summary.problems)
    out.object([&] {
      std::string const path = problem.path.empty() ? "." : relative_path(problem.path, options.folder);
      out.member("description", fmt::format("{}: {}", problem_rule, problem.message));
      out.member("check_name", problem_rule);
      out.member("fingerprint", sha256(path + "\n" + problem.message).substr(0, 32));
      out.member("severity", "blocker");
      out.object("location", [&] {
        out.member("path", path);
        out.object("lines", [&] { out.member("begin", 1).member("end", 1); });
      });
    });
  out.end_array();
  out.flush();
  put("\n");
}

}  // namespace stet::app
