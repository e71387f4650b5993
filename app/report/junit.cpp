// JUnit XML (Jenkins' junit-10): one suite a map, one test a claim, so that a newsroom reads "38 claims, 2
// failed". Findings about no claim are tests of their own.
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "app/report/fragment.h"
#include "app/report/places.h"
#include "app/words/words.h"
#include "base/text.h"
#include "parser/rules.h"
#include "verify/rule_table.h"

namespace stet::app {
namespace {

struct Test {
  std::string name;
  std::vector<Finding const*> failures;
  std::vector<Finding const*> remarks;
  Finding const* skipped = nullptr;
};

std::string line_of(FileReport const& file, Diagnostic const& diagnostic, FormatOptions const& options) {
  auto const at = region(file.sources, diagnostic.location, Unit::code_points, options.folder);
  return fmt::format("{}:{}:{}: {}[{}]: {}", at.path, at.line, at.column, to_string(diagnostic.severity),
                     rule(diagnostic.rule).id, diagnostic.message);
}

std::vector<Test> tests_of(FileReport const& file, FormatOptions const& options) {
  std::vector<Test> tests;
  std::map<std::string, std::size_t> by_claim;
  for (auto const& claim : file.claims) {
    if (claim.untitled && !claim.asserted) continue;
    by_claim.emplace(claim.title, tests.size());
    tests.push_back({claim.untitled ? claim.text : "[" + claim.title + "]", {}, {}, nullptr});
  }
  // The claims that a finding names, all of a circle; else the one in whose text it stands.
  auto const tests_about = [&](Finding const& finding) {
    std::vector<std::size_t> about;
    std::string_view rest = finding.diagnostic.subject;
    while (!rest.empty())
      if (auto const found = by_claim.find(std::string(take_line(rest))); found != by_claim.end())
        about.push_back(found->second);
    return about;
  };
  auto const test_of = [&](Finding const& finding) -> Test& {
    if (auto const found = by_claim.find(finding.claim); !finding.claim.empty() && found != by_claim.end())
      return tests[found->second];
    auto const at = region(file.sources, finding.diagnostic.location, Unit::code_points, options.folder);
    return tests.emplace_back(
        Test{fmt::format("{} ({}:{}:{})", rule(finding.diagnostic.rule).id, at.path, at.line, at.column),
             {},
             {},
             nullptr});
  };
  for (auto const& finding : file.findings) {
    auto const about = tests_about(finding);
    if (finding.diagnostic.severity >= options.fail_on && about.size() > 1) {
      for (auto const i : about) tests[i].failures.push_back(&finding);
      continue;
    }
    Test& test = test_of(finding);
    (finding.diagnostic.severity >= options.fail_on ? test.failures : test.remarks).push_back(&finding);
  }
  for (auto const& finding : file.suppressed) {
    Test& test = test_of(finding);
    if (test.skipped == nullptr) test.skipped = &finding;
  }
  return tests;
}

}  // namespace

Fragment junit_fragment(FileReport const& file, FormatOptions const& options) {
  std::string cases;
  std::size_t failures = 0;
  std::size_t skipped = 0;
  auto const tests = tests_of(file, options);
  std::string const path = xml(relative_path(file.path, options.folder));
  for (Test const& test : tests) {
    cases += fmt::format("    <testcase name=\"{}\" classname=\"{}\" time=\"0\">", xml(test.name), path);
    if (!test.failures.empty()) {
      ++failures;
      auto const& first = test.failures.front()->diagnostic;
      std::string text;
      for (auto const* failure : test.failures) {
        text += line_of(file, failure->diagnostic, options) + "\n";
        if (!failure->diagnostic.help.empty()) text += "help: " + failure->diagnostic.help + "\n";
      }
      cases += fmt::format("<failure type=\"{}\" message=\"{}\">{}</failure>", rule(first.rule).id,
                           xml(first.message), xml(text));
    } else if (test.skipped != nullptr) {
      ++skipped;
      cases += fmt::format("<skipped message=\"{}\"/>",
                           xml(fmt::format("{}: {}", rule(test.skipped->diagnostic.rule).id,
                                           test.skipped->suppressed->reason)));
    }
    if (!test.remarks.empty()) {
      std::string text;
      for (auto const* remark : test.remarks) text += line_of(file, remark->diagnostic, options) + "\n";
      cases += "<system-out>" + xml(text) + "</system-out>";
    }
    cases += "</testcase>\n";
  }
  Fragment out;
  out.head = fmt::format(
      "  <testsuite name=\"{0}\" tests=\"{1}\" failures=\"{2}\" errors=\"0\" skipped=\"{3}\" time=\"0\" "
      "file=\"{0}\">\n"
      "{4}  </testsuite>\n",
      path, tests.size(), failures, skipped, cases);
  out.items.push_back({rule_id::parse_error, Severity::info, fmt::format("{} {}", tests.size(), failures)});
  return out;
}

std::string junit_document(std::vector<Fragment> const& fragments, Summary const& summary,
                           FormatOptions const&) {
  std::size_t tests = summary.problems.size();
  std::size_t failures = 0;
  std::string suites;
  for (auto const& fragment : fragments) {
    suites += fragment.head;
    auto const& numbers = fragment.items.front().text;
    tests += std::stoul(numbers);
    failures += std::stoul(numbers.substr(numbers.find(' ') + 1));
  }
  if (!summary.problems.empty()) {
    suites +=
        fmt::format("  <testsuite name=\"stet\" tests=\"{0}\" failures=\"0\" errors=\"{0}\" time=\"0\">\n",
                    summary.problems.size());
    for (auto const& problem : summary.problems)
      suites += fmt::format(
          "    <testcase name=\"{0}\" classname=\"stet\" time=\"0\"><error message=\"{1}\"/></testcase>\n",
          xml(problem.path.empty() ? "stet" : problem.path), xml(problem.message));
    suites += "  </testsuite>\n";
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuites name=\"stet\" tests=\"{}\" failures=\"{}\" errors=\"{}\" time=\"0\">\n{}</testsuites>\n",
      tests, failures, summary.problems.size(), suites);
}

}  // namespace stet::app
