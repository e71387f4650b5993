// A report is made in pieces, one a map, so that maps can be checked in parallel and forgotten one by one. A
// format knows how to write the piece for one map and how to put the pieces together.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/report/report.h"
#include "app/report/style.h"
#include "parser/rules.h"

namespace stet::app {

struct FormatOptions {
  Style style;                         // terminal
  bool granted = false;                // terminal: the second reading too
  bool verdicts = true;                // terminal: the table of claims
  bool suppressed = false;             // what was suppressed is shown as well
  Severity fail_on = Severity::error;  // JUnit and TAP: what makes a test fail
  std::optional<std::size_t> most;     // findings to show; all are counted
  std::string version;                 // the program's
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
  std::string tail;  // what belongs to the end of the document (JSON: sentences without a claim)
};

// What is known once all maps are checked.
struct Summary {
  Counts counts;
  std::size_t files = 0;
  std::vector<Problem> problems;
  std::size_t shown = 0;  // findings that are listed
};

using WriteFragment = Fragment (*)(FileReport const& file, FormatOptions const& options);
// Takes the next part of a document.
using Sink = std::function<void(std::string_view)>;
using WriteDocument = void (*)(std::vector<Fragment> const& fragments, Summary const& summary,
                               FormatOptions const& options, Sink const& put);

inline constexpr std::size_t most_sarif_results = 25'000;  // GitHub's limit

// Each in the file of its name.
[[nodiscard]] Fragment terminal_fragment(FileReport const& file, FormatOptions const& options);
[[nodiscard]] std::string terminal_document(std::vector<Fragment> const& fragments, Summary const& summary,
                                            FormatOptions const& options);
[[nodiscard]] Fragment json_fragment(FileReport const& file, FormatOptions const& options);
[[nodiscard]] std::string json_document(std::vector<Fragment> const& fragments, Summary const& summary,
                                        FormatOptions const& options);
[[nodiscard]] Fragment sarif_fragment(FileReport const& file, FormatOptions const& options);
void sarif_document(std::vector<Fragment> const& fragments, Summary const& summary,
                    FormatOptions const& options, Sink const& put);
[[nodiscard]] Fragment github_fragment(FileReport const& file, FormatOptions const& options);
[[nodiscard]] std::string github_document(std::vector<Fragment> const& fragments, Summary const& summary,
                                          FormatOptions const& options);
[[nodiscard]] Fragment gitlab_fragment(FileReport const& file, FormatOptions const& options);
[[nodiscard]] std::string gitlab_document(std::vector<Fragment> const& fragments, Summary const& summary,
                                          FormatOptions const& options);
[[nodiscard]] Fragment junit_fragment(FileReport const& file, FormatOptions const& options);
[[nodiscard]] std::string junit_document(std::vector<Fragment> const& fragments, Summary const& summary,
                                         FormatOptions const& options);
[[nodiscard]] Fragment checkstyle_fragment(FileReport const& file, FormatOptions const& options);
[[nodiscard]] std::string checkstyle_document(std::vector<Fragment> const& fragments, Summary const& summary,
                                              FormatOptions const& options);
[[nodiscard]] Fragment rdjsonl_fragment(FileReport const& file, FormatOptions const& options);
[[nodiscard]] std::string rdjsonl_document(std::vector<Fragment> const& fragments, Summary const& summary,
                                           FormatOptions const& options);
[[nodiscard]] Fragment tap_fragment(FileReport const& file, FormatOptions const& options);
[[nodiscard]] std::string tap_document(std::vector<Fragment> const& fragments, Summary const& summary,
                                       FormatOptions const& options);
[[nodiscard]] Fragment sonar_fragment(FileReport const& file, FormatOptions const& options);
[[nodiscard]] std::string sonar_document(std::vector<Fragment> const& fragments, Summary const& summary,
                                         FormatOptions const& options);

}  // namespace stet::app
