#include "verify/fingerprint.h"

#include <gtest/gtest.h>

#include "tests/support/rule_ids.h"
#include "verify/check/check.h"

namespace stet::verify {
namespace {

Diagnostic finding(Rule const& rule, std::string subject, Offset at = 0) {
  Diagnostics list;
  list.report(rule, {FileId(0), {at, at + 1}}, "said at " + std::to_string(at)).subject = std::move(subject);
  return std::move(list).take().front();
}

TEST(Fingerprints, DependOnRuleAndSubjectOnly) {
  auto const before = fingerprints({finding(rule_id::unsupported_claim, "Costs fell", 10)});
  EXPECT_EQ(before, fingerprints({finding(rule_id::unsupported_claim, " costs\n  FELL ", 900)}));
  EXPECT_NE(before, fingerprints({finding(rule_id::unsupported_claim, "Costs rose", 10)}));
  EXPECT_NE(before, fingerprints({finding(rule_id::contested_claim, "Costs fell", 10)}));
}

TEST(Fingerprints, TellEqualFindingsApart) {
  auto const three = fingerprints({finding(rule_id::quote_altered, "x"), finding(rule_id::quote_altered, "y"),
                                   finding(rule_id::quote_altered, "x")});
  EXPECT_NE(three[0], three[2]);
  EXPECT_EQ(three[0], fingerprints({finding(rule_id::quote_altered, "x")})[0]);
}

TEST(Fingerprints, HaveTheirForm) {
  auto const one = fingerprints({finding(rule_id::quote_altered, "x")}).front();
  EXPECT_TRUE(one.starts_with("v1:"));
  EXPECT_EQ(one.size(), 3U + 16U);
  EXPECT_EQ(one.find_first_not_of("0123456789abcdef", 3), std::string::npos);
}

}  // namespace
}  // namespace stet::verify
