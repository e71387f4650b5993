// SonarQube's generic issues (10.3 and later). Its columns count from 0.
#include <set>

#include <nlohmann/json.hpp>

#include "app/report/fragment.h"
#include "app/report/json_lines.h"
#include "app/report/places.h"
#include "verify/rule_table.h"

namespace stet::app {
namespace {

using Json = nlohmann::ordered_json;

std::string_view severity_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "CRITICAL";
    case Severity::warning: return "MAJOR";
    case Severity::info: return "INFO";
  }
  return "MAJOR";
}

std::string_view impact_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "HIGH";
    case Severity::warning: return "MEDIUM";
    case Severity::info: return "LOW";
  }
  return "MEDIUM";
}

Json location(Sources const& sources, Location at, std::string_view message) {
  auto const where = region(sources, at, Unit::utf16);
  Json out{{"message", message}, {"filePath", where.path}};
  // An empty range is refused; the line alone is not.
  Json range{{"startLine", where.line}};
  if (where.line != where.end_line || where.column != where.end_column)
    range = {{"startLine", where.line},
             {"endLine", where.end_line},
             {"startColumn", where.column - 1},
             {"endColumn", where.end_column - 1}};
  out["textRange"] = std::move(range);
  return out;
}

}  // namespace

Fragment sonar_fragment(FileReport const& file, FormatOptions const&) {
  Fragment out;
  for (auto const& finding : file.findings) {
    auto const& diagnostic = finding.diagnostic;
    Json issue{{"ruleId", rule(diagnostic.rule).id},
               {"effortMinutes", 10},
               {"primaryLocation", location(file.sources, diagnostic.location, diagnostic.message)}};
    Json others = Json::array();
    for (auto const& other : diagnostic.related)
      if (other.location.file.valid()) others.push_back(location(file.sources, other.location, other.text));
    if (!others.empty()) issue["secondaryLocations"] = std::move(others);
    out.items.push_back({diagnostic.rule, diagnostic.severity,
                         indented(issue.dump(2, ' ', false, Json::error_handler_t::replace), 4)});
  }
  return out;
}

std::string sonar_document(std::vector<Fragment> const& fragments, Summary const&,
                           FormatOptions const& options) {
  std::set<RuleId> used;
  std::string issues;
  std::size_t count = 0;
  for (auto const& fragment : fragments) {
    for (auto const& item : fragment.items) {
      if (options.most && count == *options.most) break;
      issues += count++ == 0 ? "\n" : ",\n";
      issues += item.text;
      used.insert(item.rule);
    }
  }
  Json rules_json = Json::array();
  for (auto const id : used) {
    Rule const& one = rule(id);
    rules_json.push_back({{"id", one.id},
                          {"name", one.summary},
                          {"description", one.summary},
                          {"engineId", "stet"},
                          {"cleanCodeAttribute", "COMPLETE"},
                          {"type", "CODE_SMELL"},
                          {"severity", severity_of(one.severity)},
                          {"impacts", Json::array({{{"softwareQuality", "RELIABILITY"},
                                                    {"severity", impact_of(one.severity)}}})}});
  }
  return "{\n  \"rules\": " + indented(rules_json.dump(2), 2).substr(2) + ",\n  \"issues\": [" + issues +
         (count == 0 ? "]\n}\n" : "\n  ]\n}\n");
}

}  // namespace stet::app
