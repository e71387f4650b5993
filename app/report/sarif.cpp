// SARIF 2.1.0 (OASIS, errata 01) as GitHub code scanning takes it: relative URIs, columns in UTF-16 units,
// help for every rule, `primaryLocationLineHash` as CodeQL computes it. A circle is a code flow, one step a
// claim.
#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <ranges>
#include <set>
#include <string>
#include <utility>

#include <fmt/compile.h>

#include "app/report/fragment.h"
#include "app/report/line_hash.h"
#include "app/report/places.h"
#include "app/words/rule_pages.h"
#include "base/json.h"
#include "verify/rule_table.h"

namespace stet::app {
namespace {

std::string_view level(Severity severity) { return by(severity, "error", "warning", "note"); }

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
class ResultWriter {
 public:
  ResultWriter(Sources const& sources, std::filesystem::path const& folder)
      : sources_(sources), folder_(folder) {}

  std::string result(Finding const& finding) {
    return json_text(0, [&](JsonWriter& out) { out.object([&] { write(out, finding); }); });
  }

 private:
  using Out = JsonWriter;

  void write(Out& out, Finding const& finding) {
    auto const& diagnostic = finding.diagnostic;
    Location const at = sources_.origin(diagnostic.location);
    out.member("ruleId", rule(diagnostic.rule).id).member("level", level(diagnostic.severity));
    message(out, message_of(diagnostic));
    only(out, "locations", [&] { physical(out, at); });
    out.object("partialFingerprints", [&] {
      out.member("primaryLocationLineHash", hash_at(at)).member("stetFinding/v1", finding.fingerprint);
    });
    add_related(out, diagnostic);
    add_flow(out, diagnostic, at);
    add_fixes(out, diagnostic);
    if (finding.suppressed) add_suppression(out, *finding.suppressed);
  }

  // An array of one object, whose members `write` writes.
  template <class Write>
  static void only(Out& out, std::string_view key, Write const& write) {
    out.array(key, std::views::single(0), [&](int) { out.object(write); });
  }
  static void message(Out& out, std::string_view words, std::string_view key = "message") {
    out.object(key, [&] { out.member("text", words); });
  }
  // Every finding has several: no escaping, one format.
  static void region(Out& out, std::string_view key, Region const& at) {
    out.plain_key(key);
    fmt::memory_buffer json;
    fmt::format_to(std::back_inserter(json),
                   FMT_COMPILE("{{\"startLine\":{},\"startColumn\":{},\"endLine\":{},\"endColumn\":{}}}"),
                   at.line, at.column, at.end_line,
                   std::max(at.end_column, at.end_line == at.line ? at.column : 1U));
    out.raw({json.data(), json.size()});
  }
  // Relative to the run's folder; from the top of the machine if it lies outside.
  void artifact(Out& out, std::string_view path) const {
    bool const is_outside = path.starts_with('/') || path.starts_with("../") || path == "..";
    out.object("artifactLocation", [&] {
      out.plain_key("uri");
      out.plain_string(is_outside ? "file://" + uri_of((folder_ / path).lexically_normal().generic_string())
                                  : uri_of(path));
    });
  }
  [[nodiscard]] Region place(Location at) const { return app::region(sources_, at, Unit::utf16, folder_); }
  void physical(Out& out, Location at) const {
    Region const where = place(at);
    out.object("physicalLocation", [&] {
      artifact(out, where.path);
      region(out, "region", where);
    });
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
    auto const is_somewhere = [](auto const& other) { return other.location.file.valid(); };
    if (std::ranges::none_of(diagnostic.related, is_somewhere)) return;
    std::size_t n = 0;
    out.array("relatedLocations",
              diagnostic.related | std::views::filter(is_somewhere) | std::views::take(most),
              [&](auto const& other) {
                out.object([&] {
                  out.member("id", n++);
                  physical(out, other.location);
                  message(out, sentence(other.text.empty() ? "see also" : other.text));
                });
              });
  }

  void add_flow(Out& out, Diagnostic const& diagnostic, Location at) const {
    static constexpr std::array<std::string_view, 3> circles{"circular-support", "circular-sourcing",
                                                             "include-cycle"};
    if (std::ranges::find(circles, rule(diagnostic.rule).id) == circles.end()) return;
    auto const add = [&](Location where, std::string_view words) {
      if (!where.file.valid()) return;
      out.object([&] {
        out.object("location", [&] {
          physical(out, where);
          message(out, words);
        });
      });
    };
    only(out, "codeFlows", [&] {
      only(out, "threadFlows", [&] {
        out.member("locations", [&] {
          out.begin_array();
          add(at, "The circle begins here.");
          for (auto const& other : diagnostic.related) add(other.location, "It goes on here.");
          add(at, "And comes back to where it began.");
          out.end_array();
        });
      });
    });
  }

  void add_fixes(Out& out, Diagnostic const& diagnostic) const {
    auto const has_edits = [](Fix const& fix) { return !fix.edits.empty(); };
    if (std::ranges::none_of(diagnostic.fixes, has_edits)) return;
    auto const replacement = [&](auto const& edit) {
      out.object([&] {
        region(out, "deletedRegion", edit.first);
        message(out, edit.second, "insertedContent");
      });
    };
    out.array("fixes", diagnostic.fixes | std::views::filter(has_edits), [&](Fix const& fix) {
      std::map<std::string, std::vector<std::pair<Region, std::string_view>>> by_file;
      for (auto const& edit : fix.edits) {
        auto const at = place(edit.location);
        by_file[at.path].emplace_back(at, edit.text);
      }
      out.object([&] {
        message(out, sentence(fix.title), "description");
        out.array("artifactChanges", by_file, [&](auto const& change) {
          out.object([&] {
            artifact(out, change.first);
            out.array("replacements", change.second, replacement);
          });
        });
      });
    });
  }

  static void add_suppression(Out& out, verify::Suppressed const& by) {
    std::string why = by.reason;
    if (!by.until.empty()) why += " (until " + by.until + ")";
    if (!by.author.empty()) why += ", " + by.author;
    only(out, "suppressions", [&] {
      out.member("kind", by.by == verify::Suppressed::By::comment ? "inSource" : "external");
      out.member("status", "accepted").member("justification", why);
    });
  }

  Sources const& sources_;
  std::filesystem::path const& folder_;
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

void write_rule(JsonWriter& out, Rule const& rule) {
  std::string const page(rule_page(rule.id).value_or(rule.summary));
  auto const text = [&](std::string_view words) {
    return [&out, words] { out.object([&] { out.member("text", words); }); };
  };
  std::string const summary = sentence(rule.summary);
  out.object([&] {
    out.member("id", rule.id).member("name", pascal(rule.id));
    out.member("shortDescription", text(summary)).member("fullDescription", text(summary));
    out.object("help", [&] { out.member("text", page).member("markdown", page); });
    out.object("defaultConfiguration", [&] { out.member("level", level(rule.severity)); });
    out.object("properties", [&] {
      out.member("tags", std::array{to_string(rule.category)}).member("precision", "very-high");
      out.member("problem.severity", problem_severity(rule.severity));
    });
    if (!home.empty())
      out.member("helpUri",
                 std::string(home) + "/blob/v" STET_VERSION "/docs/rules/" + std::string(rule.id) + ".md");
  });
}

void write_invocation(JsonWriter& out, std::vector<Problem> const& problems, std::size_t left_out) {
  std::vector<std::pair<std::string_view, std::string>> notes;
  for (auto const& problem : problems) notes.emplace_back("error", sentence(named(problem)));
  if (left_out > 0) notes.emplace_back("warning", fmt::format("{} more results are left out.", left_out));
  out.object([&] {
    out.member("executionSuccessful", problems.empty());
    if (notes.empty()) return;
    out.array("toolExecutionNotifications", notes, [&](auto const& note) {
      out.object([&] {
        out.member("level", note.first);
        out.object("message", [&] { out.member("text", note.second); });
      });
    });
  });
}

}  // namespace

Fragment sarif_fragment(FileReport const& file, FormatOptions const& options) {
  Fragment out;
  ResultWriter writer(file.sources, options.folder);
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
  std::size_t const most = std::min(options.most.value_or(most_sarif_results), most_sarif_results);
  std::size_t results = 0;
  for (auto const& fragment : fragments) results += fragment.items.size();
  JsonWriter out(put, 1);
  auto const write_run = [&](int) {
    out.object([&] {
      out.object("tool", [&] {
        out.object("driver", [&] {
          out.member("name", "stet").member("semanticVersion", options.version);
          out.array("rules", used, [&](RuleId id) { write_rule(out, rule(id)); });
          out.member_if_any("informationUri", home);
        });
      });
      out.member("columnKind", "utf16CodeUnits");
      out.object("automationDetails", [&] { out.member("id", "stet/"); });
      out.array("invocations", std::views::single(0),
                [&](int) { write_invocation(out, summary.problems, results - std::min(results, most)); });
      out.member("results", [&] {
        out.begin_array();
        for_each_shown(fragments, most, [&](Item const& item) { out.raw(item.text); });
        out.end_array();
      });
    });
  };
  out.object([&] {
    out.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json").member("version", "2.1.0");
    out.array("runs", std::views::single(0), write_run);
  });
  out.flush();
  put("\n");
}

}  // namespace stet::app
