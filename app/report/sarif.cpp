// SARIF 2.1.0 (OASIS, errata 01) as GitHub code scanning takes it: relative URIs, columns in UTF-16 units,
// help for every rule, `primaryLocationLineHash` as CodeQL computes it. A circle is a code flow, one step a
// claim.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

#include <nlohmann/json.hpp>

#include "app/cli/rule_pages.h"
#include "app/report/fragment.h"
#include "app/report/json_lines.h"
#include "app/report/line_hash.h"
#include "app/report/places.h"

namespace stet::app {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view home = "https://stet.example";

std::string_view level(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::info: return "note";
  }
  return "error";
}

std::string_view problem_severity(Severity severity) {
  return severity == Severity::info ? "recommendation" : to_string(severity);
}

Json region_json(Region const& at) {
  return {{"startLine", at.line},
          {"startColumn", at.column},
          {"endLine", at.end_line},
          {"endColumn", std::max(at.end_column, at.end_line == at.line ? at.column : 1U)}};
}

Json physical(Region const& at) {
  return {{"artifactLocation", {{"uri", uri_of(at.path)}}}, {"region", region_json(at)}};
}

// Sentences end in a full stop here: GitHub and the validator want them so.
std::string sentence(std::string_view text) {
  std::string out = capitalised(text);
  if (!out.empty() && std::string_view(".!?…").find(out.back()) == std::string_view::npos) out += '.';
  return out;
}

std::string message_of(Diagnostic const& diagnostic) {
  std::string out = sentence(diagnostic.message);
  if (!diagnostic.help.empty()) out += " " + sentence(diagnostic.help);
  return out;
}

class Writer {
 public:
  Writer(Sources const& sources) : sources_(sources) {}

  Json result(Finding const& finding) {
    auto const& diagnostic = finding.diagnostic;
    Location const at = sources_.origin(diagnostic.location);
    Json out{{"ruleId", rule(diagnostic.rule).id},
             {"level", level(diagnostic.severity)},
             {"message", {{"text", message_of(diagnostic)}}},
             {"locations", Json::array({{{"physicalLocation", physical(place(at))}}})},
             {"partialFingerprints",
              {{"primaryLocationLineHash", hash_at(at)}, {"stetFinding/v1", finding.fingerprint}}}};
    add_related(diagnostic, out);
    add_flow(diagnostic, at, out);
    add_fixes(diagnostic, out);
    if (finding.suppressed) {
      auto const& by = *finding.suppressed;
      bool const in_source = by.by == verify::Suppressed::By::comment;
      std::string why = by.reason;
      if (!by.until.empty()) why += " (until " + by.until + ")";
      if (!by.author.empty()) why += ", " + by.author;
      out["suppressions"] = Json::array(
          {{{"kind", in_source ? "inSource" : "external"}, {"status", "accepted"}, {"justification", why}}});
    }
    return out;
  }

 private:
  [[nodiscard]] Region place(Location at) const { return region(sources_, at, Unit::utf16); }

  std::string hash_at(Location at) {
    if (!at.file.valid()) return "0:1";
    auto const [known, is_new] = hashes_.try_emplace(at.file);
    if (is_new) known->second = line_hashes(sources_[at.file].text());
    auto const line = sources_[at.file].line_of(at.span.begin);
    return line < known->second.size() ? known->second[line] : std::string("0:1");
  }

  void add_related(Diagnostic const& diagnostic, Json& out) const {
    Json related = Json::array();
    for (auto const& other : diagnostic.related) {
      if (!other.location.file.valid() || related.size() == 100) continue;
      related.push_back({{"id", related.size()},
                         {"physicalLocation", physical(place(other.location))},
                         {"message", {{"text", sentence(other.text.empty() ? "see also" : other.text)}}}});
    }
    if (!related.empty()) out["relatedLocations"] = std::move(related);
  }

  void add_flow(Diagnostic const& diagnostic, Location at, Json& out) const {
    static constexpr std::array circles{RuleId::circular_support, RuleId::circular_sourcing,
                                        RuleId::include_cycle};
    if (std::ranges::find(circles, diagnostic.rule) == circles.end()) return;
    Json steps = Json::array();
    auto const add = [&](Location where, std::string_view text) {
      if (where.file.valid())
        steps.push_back(
            {{"location", {{"physicalLocation", physical(place(where))}, {"message", {{"text", text}}}}}});
    };
    add(at, "The circle begins here.");
    for (auto const& other : diagnostic.related) add(other.location, "It goes on here.");
    add(at, "And comes back to where it began.");
    out["codeFlows"] = Json::array({{{"threadFlows", Json::array({{{"locations", std::move(steps)}}})}}});
  }

  void add_fixes(Diagnostic const& diagnostic, Json& out) const {
    Json fixes = Json::array();
    for (auto const& fix : diagnostic.fixes) {
      std::map<std::string, Json> by_file;
      for (auto const& edit : fix.edits) {
        auto const at = place(edit.location);
        auto& list = by_file.try_emplace(at.path, Json::array()).first->second;
        list.push_back({{"deletedRegion", region_json(at)}, {"insertedContent", {{"text", edit.text}}}});
      }
      Json changes = Json::array();
      for (auto& [path, replacements] : by_file)
        changes.push_back(
            {{"artifactLocation", {{"uri", uri_of(path)}}}, {"replacements", std::move(replacements)}});
      if (!changes.empty())
        fixes.push_back(
            {{"description", {{"text", sentence(fix.title)}}}, {"artifactChanges", std::move(changes)}});
    }
    if (!fixes.empty()) out["fixes"] = std::move(fixes);
  }

  Sources const& sources_;
  std::map<FileId, std::vector<std::string>> hashes_;
};

// `UnsupportedClaim` for `unsupported-claim`.
std::string pascal(std::string_view id) {
  std::string out;
  bool up = true;
  for (char const c : id) {
    if (c == '-') {
      up = true;
      continue;
    }
    out += up && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    up = false;
  }
  return out;
}

Json rule_json(Rule const& rule) {
  std::string const page = std::string(rule_page(rule.id).value_or(rule.summary));
  return {{"id", rule.id},
          {"name", pascal(rule.id)},
          {"shortDescription", {{"text", sentence(rule.summary)}}},
          {"fullDescription", {{"text", sentence(rule.summary)}}},
          {"helpUri", std::string(home) + "/rules/" + std::string(rule.id)},
          {"help", {{"text", page}, {"markdown", page}}},
          {"defaultConfiguration", {{"level", level(rule.severity)}}},
          {"properties",
           {{"tags", Json::array({to_string(rule.category)})},
            {"precision", "very-high"},
            {"problem.severity", problem_severity(rule.severity)}}}};
}

}  // namespace

Fragment sarif_fragment(FileReport const& file, FormatOptions const& options) {
  Fragment out;
  Writer writer(file.sources);
  auto const add = [&](Finding const& finding) {
    out.items.push_back(
        {finding.diagnostic.rule, finding.diagnostic.severity,
         indented(writer.result(finding).dump(1, ' ', false, Json::error_handler_t::replace), 4)});
  };
  for (auto const& finding : file.findings) add(finding);
  if (options.suppressed)
    for (auto const& finding : file.suppressed) add(finding);
  return out;
}

std::string sarif_document(std::vector<Fragment> const& fragments, Summary const& summary,
                           FormatOptions const& options) {
  constexpr std::size_t most_results = 25'000;  // GitHub's limit
  std::set<RuleId> used;
  for (auto const& fragment : fragments)
    for (auto const& item : fragment.items) used.insert(item.rule);
  Json rules_json = Json::array();
  for (auto const id : used) rules_json.push_back(rule_json(rule(id)));
  Json const driver{{"name", "stet"},
                    {"semanticVersion", options.version},
                    {"informationUri", home},
                    {"rules", std::move(rules_json)}};
  Json notes = Json::array();
  for (auto const& problem : summary.problems)
    notes.push_back({{"level", "error"}, {"message", {{"text", sentence(problem.message)}}}});
  Json invocation{{"executionSuccessful", summary.problems.empty()}};
  if (!notes.empty()) invocation["toolExecutionNotifications"] = std::move(notes);
  auto const text = [](Json const& json) { return json.dump(1, ' ', false, Json::error_handler_t::replace); };
  std::string out =
      "{\n \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n \"version\": \"2.1.0\",\n"
      " \"runs\": [\n  {\n   \"tool\": {\"driver\":\n";
  out += indented(text(driver), 4) + "\n   },\n";
  out +=
      "   \"columnKind\": \"utf16CodeUnits\",\n   \"automationDetails\": {\"id\": \"stet/\"},\n   "
      "\"invocations\": [\n";
  out += indented(text(invocation), 4) + "\n   ],\n   \"results\": [";
  std::size_t count = 0;
  for (auto const& fragment : fragments) {
    for (auto const& item : fragment.items) {
      if (count == most_results || (options.most && count == *options.most)) break;
      out += count++ == 0 ? "\n" : ",\n";
      out += item.text;
    }
  }
  return out + "\n   ]\n  }\n ]\n}\n";
}

}  // namespace stet::app
