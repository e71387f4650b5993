#include "verify/policy.h"

#include <gtest/gtest.h>

#include "tests/support/case_file.h"
#include "verify/check/check.h"

namespace stet::verify {
namespace {

Rating rating(std::string rater, std::string value, std::string date = {}, std::string scope = {}) {
  return {std::move(rater), {}, std::move(value), std::move(date), std::move(scope), {}};
}

SourcePolicy counting(std::vector<RaterChoice> raters) {
  SourcePolicy policy;
  policy.raters = std::move(raters);
  return policy;
}

TEST(Policy, RatingsWeighOnlyWhenTheHouseNamesTheRater) {
  SourceRecord record;
  record.ratings = {rating("RSP", "deprecated"), rating("MBFC", "high")};
  EXPECT_DOUBLE_EQ(weight_of(record, {}), 0.5);
  EXPECT_DOUBLE_EQ(weight_of(record, counting({{"MBFC", ""}})), 0.8);
  EXPECT_DOUBLE_EQ(weight_of(record, counting({{"rsp", ""}, {"MBFC", ""}})), 0.15);
}

TEST(Policy, TheLatestRatingOfTheScopeCounts) {
  SourceRecord record;
  record.ratings = {rating("RSP", "reliable", "2024"), rating("RSP", "deprecated", "2021"),
                    rating("RSP", "unreliable", "2024", "politics")};
  EXPECT_DOUBLE_EQ(weight_of(record, counting({{"RSP", ""}})), 0.8);
  EXPECT_DOUBLE_EQ(weight_of(record, counting({{"RSP", "Politics"}})), 0.3);
}

TEST(Policy, ValuesOfManyScales) {
  EXPECT_DOUBLE_EQ(weight_of("Generally Reliable").value(), 0.8);
  EXPECT_DOUBLE_EQ(weight_of("no_consensus").value(), 0.5);
  EXPECT_DOUBLE_EQ(weight_of("5/5").value(), 0.9);
  EXPECT_DOUBLE_EQ(weight_of("0 / 5").value(), 0.1);
  EXPECT_DOUBLE_EQ(weight_of("50 %").value(), 0.5);
  for (auto const* unknown : {"", "4", "good", "1/0", "x/5", "%", "nan/nan"})
    EXPECT_FALSE(weight_of(unknown)) << unknown;
}

TEST(Policy, FrontMatterIsReadAndWrongOnesAreNamed) {
  auto const result =
      check("map.argdown",
            "===\nstet:\n  raters: [RSP, {rater: MBFC, scope: politics, topic: x}, []]\n  max-age: old\n"
            "===\n\n[A]: x #opinion\n");
  std::vector<std::string> messages;
  for (auto const& finding : result.findings) messages.push_back(finding.message);
  EXPECT_EQ(messages, (std::vector<std::string>{"unknown key `topic` under `raters`", "a rater has no name",
                                                "`old` is not an age"}));
}

TEST(Policy, ABetterRatedSourcePrevails) {
  test::TemporaryFolder const folder;
  folder.write("copy.txt", "Nothing to compare.");
  folder.write("sources.yaml",
               "- id: a\n  issued: 2024\n"
               "  custom: {snapshots: [{path: copy.txt}], ratings: [{rater: RSP, value: reliable}]}\n"
               "- id: b\n  issued: 2024\n"
               "  custom: {snapshots: [{path: copy.txt}], ratings: [{rater: RSP, value: deprecated}]}\n");
  auto const verdict = [&](std::string const& front) {
    auto const result = check(folder.path() / "map.argdown",
                              front + "[Open]: It is open. [@a]\n  - <Shut>: It is shut. [@b]\n");
    return result.evaluation.verdicts[argmap::StatementId{0}].verdict;
  };
  EXPECT_EQ(verdict(""), argmap::evaluate::Verdict::contested);
  EXPECT_EQ(verdict("===\nstet:\n  raters: RSP\n===\n\n"), argmap::evaluate::Verdict::supported);
}

TEST(Policy, AgesByTheCalendar) {
  using namespace std::chrono;
  EXPECT_EQ(before(sys_days(2024y / March / 31), Age{1, Age::Unit::months}), sys_days(2024y / February / 29));
  EXPECT_EQ(before(sys_days(2024y / February / 29), Age{1, Age::Unit::years}),
            sys_days(2023y / February / 28));
  EXPECT_EQ(before(sys_days(2024y / March / 1), Age{1, Age::Unit::weeks}), sys_days(2024y / February / 23));
  EXPECT_EQ(to_string(parse_age("18 months").value()), "18 months");
  EXPECT_EQ(to_string(parse_age("1 year").value()), "1 year");
  for (auto const* wrong : {"", "5", "years", "0 days", "-1 days", "5 fortnights", "99999999999 days"})
    EXPECT_FALSE(parse_age(wrong)) << wrong;
  EXPECT_EQ(earliest("2008-02").value(), sys_days(2008y / February / 1));
  EXPECT_EQ(latest("2008-02").value(), sys_days(2008y / February / 29));
  EXPECT_EQ(latest("2008?").value(), sys_days(2008y / December / 31));
  EXPECT_EQ(latest("2008-02-22T10:00:00Z/2009").value(), sys_days(2009y / December / 31));
  EXPECT_EQ(earliest("2008-02-22T10:00:00Z").value(), sys_days(2008y / February / 22));
  EXPECT_FALSE(earliest("spring 2008"));
}

}  // namespace
}  // namespace stet::verify
