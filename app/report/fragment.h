// A report is made in pieces, one a map, so that maps can be checked in parallel and forgotten one by one. A
// format knows how to write the piece for one map and how to put the pieces together.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/report/report.h"
#include "app/words/style.h"
#include "base/json.h"
#include "parser/rules.h"

namespace stet::app {

enum class Verdicts : std::uint8_t { all, changed, none };

struct FormatOptions {
  Style style{};         // terminal
  bool granted = false;  // terminal: the second reading too
  // Terminal: the table of claims, of all or of those that findings are about. None: of these where a
  // baseline or a commit says what is known already, else of all.
  std::optional<Verdicts> verdicts{};
  bool quiet = false;                  // terminal: findings and nothing else
  bool statistics = false;             // terminal: how many findings of each rule, instead of them
  bool hints = false;                  // terminal: what to do next
  bool suppressed = false;             // what was suppressed is shown as well
  Severity fail_on = Severity::error;  // JUnit and TAP: what makes a test fail
  std::optional<std::size_t> most{};   // findings to show; all are counted
  std::string version{};               // the program's
  std::filesystem::path folder{};      // where relative paths begin
};

// One finding, written.
struct Item {
  RuleId rule = rule_id::parse_error;
  Severity severity = Severity::error;
  std::string text;
};

// One map's part of a document.
struct Fragment {
  std::string path;
  std::string head;  // what stands before its findings
  std::vector<Item> items;
  std::string tail;  // what belongs to the end of the document (sentences without a claim)
  std::string next;  // terminal: a command that shows more, as it is typed
};

// What is known once all maps are checked.
struct Summary {
  Counts counts;
  std::size_t files = 0;
  std::vector<Problem> problems;
  std::size_t shown = 0;  // findings that are listed
};

// The message with the map in it, where it names only the file that is at fault.
[[nodiscard]] inline std::string named(Problem const& problem) {
  return problem.message.contains(problem.path) ? problem.message
                                                : "`" + problem.path + "`: " + problem.message;
}

// Calls `use` with the findings that are to be shown, in the order of the maps.
template <class Use>
void for_each_shown(std::vector<Fragment> const& fragments, std::optional<std::size_t> most, Use const& use) {
  std::size_t count = 0;
  for (auto const& fragment : fragments)
    for (auto const& item : fragment.items)
      if (!most || count++ < *most) use(item);
}

// What a format consists of, each in the file of its name.
using WriteFragment = Fragment(FileReport const& file, FormatOptions const& options);
using WriteDocument = void(std::vector<Fragment> const& fragments, Summary const& summary,
                           FormatOptions const& options, Sink const& put);
using MakeDocument = std::string(std::vector<Fragment> const& fragments, Summary const& summary,
                                 FormatOptions const& options);

// What a map that could not be checked goes by where a finding has its rule.
inline constexpr std::string_view problem_rule = "could-not-check";

inline constexpr std::size_t most_sarif_results = 25'000;  // GitHub's limit

WriteFragment terminal_fragment, json_fragment, sarif_fragment, github_fragment, gitlab_fragment,
    junit_fragment, checkstyle_fragment, rdjsonl_fragment, tap_fragment, sonar_fragment, line_fragment;
WriteDocument json_document, sarif_document, gitlab_document, rdjsonl_document, sonar_document;
MakeDocument terminal_document, github_document, junit_document, checkstyle_document, tap_document,
    line_document;

}  // namespace stet::app
