#include "app/report/formats.h"

#include <array>
#include <utility>

namespace stet::app {
namespace {

// A document that is made as one text.
template <MakeDocument* make>
void whole(std::vector<Fragment> const& fragments, Summary const& summary, FormatOptions const& options,
           Sink const& put) {
  put(make(fragments, summary, options));
}

constexpr std::array table{
    FormatInfo{Format::terminal, "terminal", "people", terminal_fragment, whole<terminal_document>},
    FormatInfo{Format::json, "json", "programs: verdicts, explanations and findings", json_fragment,
               json_document, R"("name": "stet")"},
    FormatInfo{Format::sarif, "sarif", "GitHub code scanning and other SARIF 2.1.0 readers", sarif_fragment,
               sarif_document, R"("name": "stet")", most_sarif_results},
    FormatInfo{Format::github, "github", "annotations in GitHub Actions", github_fragment,
               whole<github_document>},
    FormatInfo{Format::gitlab, "gitlab", "GitLab Code Quality", gitlab_fragment, gitlab_document,
               R"("check_name": )"},
    FormatInfo{Format::junit, "junit", "test reports of CI servers: one test a claim", junit_fragment,
               whole<junit_document>, R"(<testsuites name="stet")"},
    FormatInfo{Format::checkstyle, "checkstyle", "Jenkins and others that read Checkstyle's XML",
               checkstyle_fragment, whole<checkstyle_document>, "<checkstyle "},
    FormatInfo{Format::rdjsonl, "rdjsonl", "reviewdog: comments in code review", rdjsonl_fragment,
               rdjsonl_document, R"({"message":)"},
    FormatInfo{Format::tap, "tap", "TAP 14 harnesses: one test a map", tap_fragment, whole<tap_document>,
               "TAP version"},
    FormatInfo{Format::sonar, "sonar", "SonarQube, generic issues (10.3 and later)", sonar_fragment,
               sonar_document, R"("rules": [)"},
    FormatInfo{Format::line, "line", "editors and problem matchers: file:line:col: severity rule: message",
               line_fragment, whole<line_document>},
};

}  // namespace

std::span<FormatInfo const> formats() { return table; }

FormatInfo const& info(Format format) { return table[static_cast<std::size_t>(std::to_underlying(format))]; }

std::string write_report(Format format, Report const& report, FormatOptions const& options) {
  auto const& how = info(format);
  std::vector<Fragment> fragments;
  Summary summary{.counts = count(report), .files = 0, .problems = report.problems, .shown = 0};
  for (auto const& file : report.files) {
    auto& fragment = fragments.emplace_back(how.fragment(file, options));
    fragment.path = file.path;
    if (!file.is_notes) ++summary.files;
  }
  std::string text;
  how.document(fragments, summary, options, [&](std::string_view part) { text += part; });
  return text;
}

}  // namespace stet::app
