// Every fix of every finding in every bad example, applied by itself: its finding is gone, and nothing new
// has come that is an error. Findings have a place, a help text and a fingerprint.
#include <filesystem>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "app/cli/collect.h"
#include "app/lint/edits.h"
#include "base/file.h"
#include "tests/support/case_file.h"
#include "tests/support/examples_of_rules.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;

// What is reported in a folder with these files.
Report report_on(std::map<std::string, std::string> const& files, test::TemporaryFolder const& folder) {
  for (auto const& [name, text] : files) folder.write(name, text);
  CheckCommand command;
  command.paths = {(folder.path() / "map.argdown").string()};
  command.today = "2026-06-01";
  command.strict_argdown = true;
  return collect(command);
}

// Fingerprints with the severity of each.
std::map<std::string, Severity> prints_of(Report const& report) {
  std::map<std::string, Severity> prints;
  for (auto const& file : report.files)
    for (auto const& finding : file.findings)
      prints.emplace(finding.fingerprint, finding.diagnostic.severity);
  return prints;
}

std::map<std::string, std::string> applied(std::map<std::string, std::string> files, Fix const& fix,
                                           FileReport const& report, fs::path const& folder) {
  std::map<std::string, FileEdits> edits;
  for (auto const& edit : fix.edits) {
    auto const& file = report.sources[edit.location.file];
    auto const name = fs::path(file.path()).is_absolute()
                          ? fs::path(file.path()).lexically_relative(folder).string()
                          : fs::path(file.path()).filename().string();
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

TEST(Fixes, RemoveTheirFindingAndBreakNothing) {
  std::size_t tried = 0;
  for (auto const& example : test::examples_of_rules()) {
    test::TemporaryFolder const folder;
    auto const before = report_on(example.files, folder);
    auto const old = prints_of(before);
    for (auto const& file : before.files) {
      for (auto const& finding : file.findings) {
        for (Fix const& fix : finding.diagnostic.fixes) {
          if (fix.edits.empty()) continue;
          ++tried;
          test::TemporaryFolder const other;
          auto const now = prints_of(report_on(applied(example.files, fix, file, folder.path()), other));
          EXPECT_FALSE(now.contains(finding.fingerprint)) << example.rule << ": " << fix.title;
          for (auto const& [print, severity] : now) {
            EXPECT_TRUE(severity != Severity::error || old.contains(print))
                << example.rule << ": " << fix.title;
          }
        }
      }
    }
  }
  EXPECT_GT(tried, 4U);
}

TEST(Findings, HavePlaceHelpAndFingerprint) {
  for (auto const& example : test::examples_of_rules()) {
    test::TemporaryFolder const folder;
    auto const report = report_on(example.files, folder);
    for (auto const& file : report.files) {
      std::set<std::string> prints;
      for (auto const& finding : file.findings) {
        auto const& diagnostic = finding.diagnostic;
        EXPECT_TRUE(diagnostic.location.file.valid()) << example.rule << ": " << diagnostic.message;
        EXPECT_FALSE(diagnostic.help.empty()) << example.rule << ": " << diagnostic.message;
        EXPECT_FALSE(diagnostic.message.empty()) << example.rule;
        EXPECT_TRUE(prints.insert(finding.fingerprint).second) << example.rule << ": " << diagnostic.message;
      }
    }
  }
}

}  // namespace
}  // namespace stet::app
