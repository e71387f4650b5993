#include "base/diagnostic.h"

#include <regex>
#include <set>

#include <gtest/gtest.h>

namespace stet {
namespace {

TEST(rules, ids_are_kebab_case_and_unique) {
  std::set<std::string_view> seen;
  for (auto const& rule : rules()) {
    EXPECT_TRUE(std::regex_match(std::string(rule.id), std::regex("[a-z]+(-[a-z]+)*"))) << rule.id;
    EXPECT_TRUE(seen.insert(rule.id).second) << rule.id;
    EXPECT_EQ(find_rule(rule.id), &rule);
    EXPECT_EQ(&stet::rule(rule.rule), &rule);
  }
  EXPECT_EQ(find_rule("no-such-rule"), nullptr);
}

TEST(rules, identifiers_spell_their_ids) {
#define RULE(name, id, category, severity, summary) \
  {                                                 \
    std::string spelled = #name;                    \
    for (char& c : spelled)                         \
      if (c == '_') c = '-';                        \
    EXPECT_EQ(spelled, id);                         \
  }
#include "base/rules.def"
#undef RULE
}

TEST(rules, summaries_are_in_house_style) {
  for (auto const& rule : rules()) {
    ASSERT_FALSE(rule.summary.empty());
    EXPECT_FALSE(rule.summary.ends_with('.')) << rule.id;
    EXPECT_TRUE(std::islower(static_cast<unsigned char>(rule.summary.front())) != 0) << rule.id;
    EXPECT_EQ(rule.summary.find('\n'), std::string_view::npos) << rule.id;
  }
}

TEST(diagnostics, report_takes_the_severity_of_the_rule) {
  Diagnostics diagnostics;
  auto& finding = diagnostics.report(RuleId::unchecked_quote, {}, "no snapshot");
  EXPECT_EQ(finding.severity, rule(RuleId::unchecked_quote).severity);
  Diagnostics more;
  more.report(RuleId::parse_error, {}, "unexpected");
  diagnostics.append(std::move(more));
  EXPECT_EQ(diagnostics.size(), 2U);
}

}  // namespace
}  // namespace stet
