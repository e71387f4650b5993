#include "verify/rule_table.h"

#include <regex>
#include <set>

#include <gtest/gtest.h>

namespace stet {
namespace {

TEST(rules, ids_are_kebab_case_and_ids_and_numbers_unique) {
  std::set<std::string_view> seen;
  std::set<RuleId> numbers;
  for (auto const& rule : rules()) {
    EXPECT_TRUE(std::regex_match(std::string(rule.id), std::regex("[a-z]+(-[a-z]+)*"))) << rule.id;
    EXPECT_TRUE(seen.insert(rule.id).second) << rule.id;
    EXPECT_TRUE(numbers.insert(rule.rule).second) << rule.id;
    EXPECT_EQ(find_rule(rule.id), &rule);
    EXPECT_EQ(&stet::rule(rule.rule), &rule);
  }
  EXPECT_EQ(find_rule("no-such-rule"), nullptr);
}

TEST(rules, summaries_are_in_house_style) {
  for (auto const& rule : rules()) {
    ASSERT_FALSE(rule.summary.empty());
    EXPECT_FALSE(rule.summary.ends_with('.')) << rule.id;
    EXPECT_TRUE(std::islower(static_cast<unsigned char>(rule.summary.front())) != 0) << rule.id;
    EXPECT_EQ(rule.summary.find('\n'), std::string_view::npos) << rule.id;
  }
}

}  // namespace
}  // namespace stet
