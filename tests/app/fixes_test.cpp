// What holds for every finding and every fix, over all cases of tests/cases/check and the examples of all
// rules' pages. A finding, suppressed or not, has a place, a help text and a fingerprint of its own. A fix,
// applied by itself, removes its finding and brings nothing new but what follows from a source that now
// counts. Every rule that has fixes is tried.
#include "app/run/fixes.h"

#include <filesystem>
#include <map>
#include <set>
#include <tuple>

#include <gtest/gtest.h>

#include "app/run/run.h"
#include "base/file.h"
#include "tests/app/case_command.h"
#include "tests/support/case_file.h"
#include "tests/support/examples_of_rules.h"
#include "tests/support/rule_ids.h"
#include "verify/rule_table.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;
using Files = std::map<std::string, std::string>;

// Files and how they are checked.
struct Trial {
  std::string name;
  Files files;
  Request request;
};

std::vector<Trial> trials() {
  std::vector<Trial> out;
  for (auto& example : test::examples_of_rules()) {
    Request request;
    request.paths = {"map.argdown"};
    request.reading.today = "2026-06-01";
    request.strict_argdown = true;
    out.push_back({example.rule, std::move(example.files), std::move(request)});
  }
  for (auto const& path : test::case_paths("check", {".case", ".argdown"})) {
    auto const one = test::read_case(path);
    Files files;
    for (auto const& file : one.files) files[file.name] = file.text;
    out.push_back({path.filename().string(), std::move(files), test::request_of(one)});
  }
  return out;
}

Report report_on(Files const& files, Request request) {
  test::TemporaryFolder const folder;
  for (auto const& [name, text] : files) folder.write(name, text);
  test::Inside const here(folder.path());
  request.reading.files = std::make_shared<Disk const>();  // one remembers where folders lie
  return collect(request);
}

// What the finding says, without its place: the first of two alike may be mended.
using Said = std::tuple<RuleId, std::string, std::string>;
Said said(Diagnostic const& finding) { return {finding.rule, finding.message, finding.subject}; }

std::multiset<Said> all_said(Report const& report) {
  std::multiset<Said> out;
  for (auto const& file : report.files)
    for (auto const& finding : file.findings) out.insert(said(finding.diagnostic));
  return out;
}

std::multiset<std::string> errors(Report const& report) {
  std::multiset<std::string> out;
  for (auto const& file : report.files)
    for (auto const& finding : file.findings)
      if (finding.diagnostic.severity == Severity::error)
        out.insert(std::string(rule(finding.diagnostic.rule).id) + ": " + finding.diagnostic.message);
  return out;
}

Files applied(Files files, Fix const& fix, FileReport const& report) {
  std::map<std::string, FileEdits> edits;
  for (auto const& edit : fix.edits) {
    auto const& file = report.sources[edit.location.file];
    auto const name = fs::path(file.path()).lexically_normal().generic_string();
    auto& one = edits.try_emplace(name, FileEdits{name, std::string(file.text()), {}}).first->second;
    one.edits.push_back({edit.location.span, edit.text});
  }
  for (auto& [name, one] : edits) {
    std::ranges::sort(one.edits, {}, &TextEdit::span);
    EXPECT_TRUE(files.contains(name)) << name;
    files[name] = one.after();
  }
  return files;
}

// The rules of which some finding can be mended. One that is not among them has no fix in any example.
std::set<std::string> const mending{"anchor-drifted",      "invalid-data",         "quote-altered",
                                    "quote-misattributed", "stale-baseline-entry", "undefined-reference",
                                    "undefined-source",    "unknown-rule",         "unused-suppression"};

// What a mended citation brings to light: the source counts now, so verdicts may be others, and it may be one
// that has no date. Nor is what a quotation leaves out told before its words are right.
bool may_follow(RuleId id) {
  return rule(id).category == Category::argument || rule(id).category == Category::sourcing ||
         id == rule_id::unused_source || rule(id).id == "quote-context";
}

TEST(Fixes, RemoveTheirFindingAndBringNothingNew) {
  std::set<std::string> tried;
  std::size_t times = 0;
  for (auto const& trial : trials()) {
    auto const before = report_on(trial.files, trial.request);
    auto const old = all_said(before);
    auto const old_errors = errors(before);
    for (auto const& file : before.files) {
      for (auto const& finding : file.findings) {
        for (Fix const& fix : finding.diagnostic.fixes) {
          if (fix.edits.empty()) continue;
          ++times;
          tried.emplace(rule(finding.diagnostic.rule).id);
          auto const mended = report_on(applied(trial.files, fix, file), trial.request);
          auto const after = all_said(mended);
          auto const what = trial.name + ": " + finding.diagnostic.message + ": " + fix.title;
          EXPECT_LT(after.count(said(finding.diagnostic)), old.count(said(finding.diagnostic))) << what;
          for (auto const& one : after)
            EXPECT_TRUE(old.contains(one) || may_follow(std::get<0>(one)))
                << what << "\nnew: " << std::get<1>(one);
          for (auto const& error : errors(mended))
            EXPECT_TRUE(old_errors.contains(error)) << what << "\n" << error;
        }
      }
    }
  }
  EXPECT_EQ(tried, mending);
  EXPECT_GE(times, 25U);
}

TEST(Findings, HavePlaceHelpAndFingerprint) {
  std::size_t suppressed = 0;
  for (auto const& trial : trials()) {
    auto const report = report_on(trial.files, trial.request);
    for (auto const& file : report.files) {
      std::set<std::string> prints;
      auto const check = [&](Finding const& finding) {
        auto const& diagnostic = finding.diagnostic;
        EXPECT_TRUE(diagnostic.location.file.valid()) << trial.name << ": " << diagnostic.message;
        EXPECT_LE(diagnostic.location.span.end, file.sources[diagnostic.location.file].text().size())
            << trial.name << ": " << diagnostic.message;
        EXPECT_FALSE(diagnostic.help.empty()) << trial.name << ": " << diagnostic.message;
        EXPECT_FALSE(diagnostic.message.empty()) << trial.name;
        EXPECT_TRUE(prints.insert(finding.fingerprint).second) << trial.name << ": " << diagnostic.message;
      };
      for (auto const& finding : file.findings) check(finding);
      for (auto const& finding : file.suppressed) {
        ++suppressed;
        check(finding);
        ASSERT_TRUE(finding.suppressed) << trial.name;
        EXPECT_FALSE(finding.suppressed->reason.empty()) << trial.name << ": " << finding.diagnostic.message;
      }
    }
  }
  EXPECT_GT(suppressed, 5U);
}

}  // namespace
}  // namespace stet::app
