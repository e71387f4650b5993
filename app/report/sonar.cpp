// SonarQube's generic issues (10.3 and later). Its columns count from 0.
#include <algorithm>
#include <ranges>
#include <set>

#include "app/report/fragment.h"
#include "app/report/places.h"
#include "base/json.h"
#include "verify/rule_table.h"

namespace stet::app {
namespace {

std::string_view severity_of(Severity severity) { return by(severity, "CRITICAL", "MAJOR", "INFO"); }

std::string_view impact_of(Severity severity) { return by(severity, "HIGH", "MEDIUM", "LOW"); }

void write_location(JsonWriter& out, FileReport const& file, Location at, std::string_view message,
                    FormatOptions const& options) {
  auto const where = region(file.sources, at, Unit::utf16, options.folder);
  out.object([&] {
    out.member("message", message).member("filePath", where.path);
    out.object("textRange", [&] {
      out.member("startLine", where.line);
      // An empty range is refused; the line alone is not.
      if (where.line == where.end_line && where.column == where.end_column) return;
      out.member("endLine", where.end_line);
      out.member("startColumn", where.column - 1).member("endColumn", where.end_column - 1);
    });
  });
}

void write_rule(JsonWriter& out, std::string_view id, std::string_view summary, Severity severity) {
  out.object([&] {
    out.member("id", id).member("name", summary).member("description", summary);
    out.member("engineId", "stet").member("cleanCodeAttribute", "COMPLETE").member("type", "CODE_SMELL");
    out.member("severity", severity_of(severity));
    out.member("impacts", [&] {
      out.begin_array();
      out.object(
          [&] { out.member("softwareQuality", "RELIABILITY").member("severity", impact_of(severity)); });
      out.end_array();
    });
  });
}

}  // namespace

Fragment sonar_fragment(FileReport const& file, FormatOptions const& options) {
  Fragment out;
  for (auto const& finding : file.findings) {
    auto const& diagnostic = finding.diagnostic;
    auto const write = [&](JsonWriter& to) {
      auto const location = [&](Location at, std::string_view message) {
        write_location(to, file, at, message, options);
      };
      to.object([&] {
        to.member("ruleId", rule(diagnostic.rule).id).member("effortMinutes", 10);
        to.member("primaryLocation", [&] { location(diagnostic.location, diagnostic.message); });
        auto const is_somewhere = [](auto const& other) { return other.location.file.valid(); };
        if (std::ranges::any_of(diagnostic.related, is_somewhere))
          to.array("secondaryLocations", diagnostic.related | std::views::filter(is_somewhere),
                   [&](auto const& other) { location(other.location, other.text); });
      });
    };
    out.items.push_back({diagnostic.rule, diagnostic.severity, json_text(2, write, 2)});
  }
  return out;
}

void sonar_document(std::vector<Fragment> const& fragments, Summary const& summary,
                    FormatOptions const& options, Sink const& put) {
  std::set<RuleId> used;
  for_each_shown(fragments, options.most, [&](Item const& item) { used.insert(item.rule); });
  JsonWriter out(put, 2);
  out.object([&] {
    out.member("rules", [&] {
      out.begin_array();
      for (RuleId const id : used) write_rule(out, rule(id).id, rule(id).summary, rule(id).severity);
      if (!summary.problems.empty())
        write_rule(out, problem_rule, "a map that could not be checked at all", Severity::error);
      out.end_array();
    });
    out.member("issues", [&] {
      out.begin_array();
      for_each_shown(fragments, options.most, [&](Item const& item) { out.pieces(item.text); });
      for (auto const& problem : summary.problems)
        out.object([&] {
          out.member("ruleId", problem_rule).member("effortMinutes", 10);
          out.object("primaryLocation", [&] {
            out.member("message", problem.message);
            out.member("filePath", problem.path.empty() ? "." : relative_path(problem.path, options.folder));
          });
        });
      out.end_array();
    });
  });
  out.flush();
  put("\n");
}

}  // namespace stet::app
