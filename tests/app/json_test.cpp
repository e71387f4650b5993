// The JSON report keeps to docs/check.schema.json.
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "app/report/formats.h"
#include "app/run/run.h"
#include "tests/support/case_file.h"
#include "tests/support/json_schema.h"
#include "verify/check/check.h"

namespace stet::app {
namespace {

using Json = nlohmann::json;

Json schema() {
  std::ifstream stream(std::string(STET_SOURCE_DIR) + "/docs/check.schema.json");
  return Json::parse(stream);
}

Json report_of(std::string text) {
  Report report;
  report.files.push_back(
      make_file_report("map.argdown", verify::check("map.argdown", std::move(text)), {.explanations = true}));
  report.problems.push_back({"gone", "cannot read `gone`"});
  return Json::parse(write_report(Format::json, report, {.version = "1.2.3"}));
}

constexpr std::string_view varied =
    "[Round]: Trains are late.\n  +> [Trip]\n\n[Trip]: Passengers stay away.\n  +> [Round]\n\n"
    "[Costs]: Costs \"fell\" [@report].\n  + [Budget]: The budget says so.\n  - <Audit>: It does not.\n\n"
    "[Taste]: It is beautiful. #opinion\n\n[Costs]: again\n";

TEST(json, keeps_to_its_schema) {
  Json const report = report_of(std::string(varied));
  EXPECT_EQ(test::validate(schema(), report), "");
  EXPECT_FALSE(report["findings"].empty());
  EXPECT_FALSE(report["claims"].empty());
}

TEST(json, the_validator_sees_what_is_wrong) {
  Json const good = report_of(std::string(varied));
  for (auto const& change : std::vector<std::function<void(Json&)>>{
           [](Json& r) { r["schema"] = 2; }, [](Json& r) { r["claims"][0].erase("verdict"); },
           [](Json& r) { r["claims"][0]["verdict"] = "true"; },
           [](Json& r) { r["findings"][0]["span"]["line"] = 0; },
           [](Json& r) { r["findings"][0]["fingerprint"] = ""; },
           [](Json& r) { r["summary"]["files"] = "1"; }, [](Json& r) { r["claims"][0]["new"] = 1; }}) {
    Json bad = good;
    change(bad);
    EXPECT_NE(test::validate(schema(), bad), "") << bad.dump().substr(0, 200);
  }
}

TEST(json, counts_agree_with_the_lists) {
  Json const report = report_of(std::string(varied));
  std::map<std::string, int> verdicts;
  std::map<std::string, int> severities;
  for (auto const& claim : report["claims"]) ++verdicts[claim["verdict"]];
  for (auto const& finding : report["findings"]) ++severities[finding["severity"]];
  for (auto const& [verdict, n] : report["summary"]["verdicts"].items())
    EXPECT_EQ(n, verdicts[verdict]) << verdict;
  for (auto const& [severity, n] : report["summary"]["findings"].items())
    EXPECT_EQ(n, severities[severity]) << severity;
  EXPECT_EQ(report["summary"]["claims"], report["claims"].size());
}

TEST(json, is_utf8_whatever_the_input_was) {
  std::string const text = "[A\xff]: caf\xe9 \"\x01\" \xed\xa0\x80\n";
  Json const report = report_of(text);
  EXPECT_EQ(test::validate(schema(), report), "");
}

TEST(json, is_the_same_every_time) {
  EXPECT_EQ(report_of(std::string(varied)).dump(), report_of(std::string(varied)).dump());
}

// What the lists hold is what the summary counts, and places lead to the words.
TEST(json, lists_what_it_counts) {
  test::TemporaryFolder const folder;
  std::string const article =
      "Costs fell by 40 per cent in 2024. The mayor said so. \"We closed it\", he said.\n";
  std::string const map =
      "===\narticle: a.md\n===\n\n[Costs]: Costs fell by 40 per cent in 2024. {quote: \"Costs fell by 40 per "
      "cent in 2024.\"}\n";
  folder.write("a.md", article);
  folder.write("a.argdown", map);
  Request request;
  request.paths = {(folder.path() / "a.argdown").string()};
  request.formats = {Format::json};
  auto const json = Json::parse(write_report(Format::json, collect(request), {.version = "1"}));
  auto const& summary = json["summary"];
  EXPECT_EQ(summary["claims"], json["claims"].size());
  std::size_t findings = 0;
  for (auto const& [severity, n] : summary["findings"].items()) findings += n.get<std::size_t>();
  EXPECT_EQ(findings, json["findings"].size());
  auto const& coverage = summary["coverage"];
  std::size_t const missing =
      coverage["checkable"].get<std::size_t>() - coverage["mapped"].get<std::size_t>();
  ASSERT_GT(missing, 0U);
  ASSERT_EQ(coverage["unmapped"].size(), missing);
  for (auto const& one : coverage["unmapped"]) {
    auto const& span = one["span"];
    EXPECT_TRUE(span["file"].get<std::string>().ends_with("a.md"));
    std::size_t const begin = span["column"].get<std::size_t>() - 1;
    EXPECT_EQ(article.substr(begin, span["endColumn"].get<std::size_t>() - 1 - begin),
              one["text"].get<std::string>());
  }
}

}  // namespace
}  // namespace stet::app
