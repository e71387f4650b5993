// SARIF 2.1.0 (OASIS, errata 01) as GitHub code scanning takes it: relative URIs, columns in UTF-16 units,
// help for every rule, `primaryLocationLineHash` as CodeQL computes it. A circle is a code flow, one step a
// claim.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>

#include <fmt/compile.h>
#include <nlohmann/json.hpp>

#include "app/cli/rule_pages.h"
#include "app/report/fragment.h"
#include "app/report/json_lines.h"
#include "app/report/line_hash.h"
#include "app/report/places.h"
#include "argmap/exchange/json_writer.h"
#include "verify/rule_table.h"

namespace stet::app {
namespace {

using Json = nlohmann::ordered_json;

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

// One result, on one line: a report may hold tens of thousands, and nobody keeps more of them in memory than
// their text.
class Writer {
 public:
  explicit Writer(Sources const& sources)
      : sources_(sources), out_([this](std::string_view block) { line_ += block; }, 0) {}

  std::string result(Finding const& finding) {
    line_.clear();
    Out& out = out_;
    auto const& diagnostic = finding.diagnostic;
    Location const at = sources_.origin(diagnostic.location);
    out.begin_object();
    text(out, "ruleId", rule(diagnostic.rule).id);
    text(out, "level", level(diagnostic.severity));
    message(out, message_of(diagnostic));
    out.plain_key("locations");
    out.begin_array();
    out.begin_object();
    physical(out, at);
    out.end_object();
    out.end_array();
    out.plain_key("partialFingerprints");
    out.begin_object();
    text(out, "primaryLocationLineHash", hash_at(at));
    text(out, "stetFinding/v1", finding.fingerprint);
    out.end_object();
    add_related(out, diagnostic);
    add_flow(out, diagnostic, at);
    add_fixes(out, diagnostic);
    if (finding.suppressed) add_suppression(out, *finding.suppressed);
    out.end_object();
    out.flush();
    return line_;
  }

 private:
  using Out = argmap::JsonWriter;

  static void text(Out& out, std::string_view key, std::string_view value) {
    out.plain_key(key);
    out.string(value);
  }
  static void number(Out& out, std::string_view key, std::size_t value) {
    out.plain_key(key);
    out.number(std::uint64_t{value});
  }
  static void message(Out& out, std::string_view words) {
    out.plain_key("message");
    out.begin_object();
    text(out, "text", words);
    out.end_object();
  }
  static void region(Out& out, std::string_view key, Region const& at) {
    out.plain_key(key);
    fmt::memory_buffer json;
    fmt::format_to(std::back_inserter(json),
                   FMT_COMPILE("{{\"startLine\":{},\"startColumn\":{},\"endLine\":{},\"endColumn\":{}}}"),
                   at.line, at.column, at.end_line,
                   std::max(at.end_column, at.end_line == at.line ? at.column : 1U));
    out.raw({json.data(), json.size()});
  }
  static void artifact(Out& out, std::string_view path) {
    out.plain_key("artifactLocation");
    out.begin_object();
    out.plain_key("uri");
    out.plain_string(uri_of(path));
    out.end_object();
  }
  [[nodiscard]] Region place(Location at) const { return app::region(sources_, at, Unit::utf16); }
  void physical(Out& out, Location at) const {
    Region const where = place(at);
    out.plain_key("physicalLocation");
    out.begin_object();
    artifact(out, where.path);
    region(out, "region", where);
    out.end_object();
  }

  std::string hash_at(Location at) {
    if (!at.file.valid()) return "0:1";
    auto const [known, is_new] = hashes_.try_emplace(at.file);
    if (is_new) known->second = line_hashes(sources_[at.file].text());
    auto const line = sources_[at.file].line_of(at.span.begin);
    return line < known->second.size() ? known->second[line].text() : std::string("0:1");
  }

  void add_related(Out& out, Diagnostic const& diagnostic) const {
    constexpr std::size_t most = 100;
    std::size_t n = 0;
    for (auto const& other : diagnostic.related) {
      if (!other.location.file.valid() || n == most) continue;
      if (n == 0) {
        out.plain_key("relatedLocations");
        out.begin_array();
      }
      out.begin_object();
      number(out, "id", n++);
      physical(out, other.location);
      message(out, sentence(other.text.empty() ? "see also" : other.text));
      out.end_object();
    }
    if (n > 0) out.end_array();
  }

  void add_flow(Out& out, Diagnostic const& diagnostic, Location at) const {
    static constexpr std::array<std::string_view, 3> circles{"circular-support", "circular-sourcing",
                                                             "include-cycle"};
    if (std::ranges::find(circles, rule(diagnostic.rule).id) == circles.end()) return;
    auto const add = [&](Location where, std::string_view words) {
      if (!where.file.valid()) return;
      out.begin_object();
      out.plain_key("location");
      out.begin_object();
      physical(out, where);
      message(out, words);
      out.end_object();
      out.end_object();
    };
    out.plain_key("codeFlows");
    out.begin_array();
    out.begin_object();
    out.plain_key("threadFlows");
    out.begin_array();
    out.begin_object();
    out.plain_key("locations");
    out.begin_array();
    add(at, "The circle begins here.");
    for (auto const& other : diagnostic.related) add(other.location, "It goes on here.");
    add(at, "And comes back to where it began.");
    out.end_array();
    out.end_object();
    out.end_array();
    out.end_object();
    out.end_array();
  }

  void add_fixes(Out& out, Diagnostic const& diagnostic) const {
    bool any = false;
    for (auto const& fix : diagnostic.fixes) {
      if (fix.edits.empty()) continue;
      std::map<std::string, std::vector<std::pair<Region, std::string_view>>> by_file;
      for (auto const& edit : fix.edits) {
        auto const at = place(edit.location);
        by_file[at.path].emplace_back(at, edit.text);
      }
      if (!std::exchange(any, true)) {
        out.plain_key("fixes");
        out.begin_array();
      }
      out.begin_object();
      out.plain_key("description");
      out.begin_object();
      text(out, "text", sentence(fix.title));
      out.end_object();
      out.plain_key("artifactChanges");
      out.begin_array();
      for (auto const& [path, replacements] : by_file) {
        out.begin_object();
        artifact(out, path);
        out.plain_key("replacements");
        out.begin_array();
        for (auto const& [at, words] : replacements) {
          out.begin_object();
          region(out, "deletedRegion", at);
          out.plain_key("insertedContent");
          out.begin_object();
          text(out, "text", words);
          out.end_object();
          out.end_object();
        }
        out.end_array();
        out.end_object();
      }
      out.end_array();
      out.end_object();
    }
    if (any) out.end_array();
  }

  static void add_suppression(Out& out, verify::Suppressed const& by) {
    std::string why = by.reason;
    if (!by.until.empty()) why += " (until " + by.until + ")";
    if (!by.author.empty()) why += ", " + by.author;
    out.plain_key("suppressions");
    out.begin_array();
    out.begin_object();
    text(out, "kind", by.by == verify::Suppressed::By::comment ? "inSource" : "external");
    text(out, "status", "accepted");
    text(out, "justification", why);
    out.end_object();
    out.end_array();
  }

  Sources const& sources_;
  Out out_;
  std::string line_;
  std::map<FileId, std::vector<LineHash>> hashes_;
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

// Where the program's repository is published, without a slash at the end; empty if the builder did not say.
// The text of every rule's page is in the report itself.
constexpr std::string_view home = STET_HOME;

Json rule_json(Rule const& rule) {
  std::string const page = std::string(rule_page(rule.id).value_or(rule.summary));
  Json out{{"id", rule.id},
           {"name", pascal(rule.id)},
           {"shortDescription", {{"text", sentence(rule.summary)}}},
           {"fullDescription", {{"text", sentence(rule.summary)}}},
           {"help", {{"text", page}, {"markdown", page}}},
           {"defaultConfiguration", {{"level", level(rule.severity)}}},
           {"properties",
            {{"tags", Json::array({to_string(rule.category)})},
             {"precision", "very-high"},
             {"problem.severity", problem_severity(rule.severity)}}}};
  if (!home.empty())
    out["helpUri"] = std::string(home) + "/blob/v" STET_VERSION "/docs/rules/" + std::string(rule.id) + ".md";
  return out;
}

}  // namespace

Fragment sarif_fragment(FileReport const& file, FormatOptions const& options) {
  Fragment out;
  Writer writer(file.sources);
  auto const add = [&](Finding const& finding) {
    out.items.push_back({finding.diagnostic.rule, finding.diagnostic.severity, writer.result(finding)});
  };
  for (auto const& finding : file.findings) add(finding);
  if (options.suppressed)
    for (auto const& finding : file.suppressed) add(finding);
  return out;
}

void sarif_document(std::vector<Fragment> const& fragments, Summary const& summary,
                    FormatOptions const& options, Sink const& put) {
  std::set<RuleId> used;
  for (auto const& fragment : fragments)
    for (auto const& item : fragment.items) used.insert(item.rule);
  Json rules_json = Json::array();
  for (auto const id : used) rules_json.push_back(rule_json(rule(id)));
  Json driver{{"name", "stet"}, {"semanticVersion", options.version}, {"rules", std::move(rules_json)}};
  if (!home.empty()) driver["informationUri"] = home;
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
  put(out);
  std::size_t count = 0;
  for (auto const& fragment : fragments) {
    std::string block;
    for (auto const& item : fragment.items) {
      if (count == most_sarif_results || (options.most && count == *options.most)) break;
      block += count++ == 0 ? "\n    " : ",\n    ";
      block += item.text;
    }
    put(block);
  }
  put("\n   ]\n  }\n ]\n}\n");
}

}  // namespace stet::app
