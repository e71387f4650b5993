#include "base/diagnostic.h"

#include <gtest/gtest.h>

namespace stet {
namespace {

TEST(diagnostics, report_takes_the_severity_of_the_rule) {
  constexpr Rule soft{7, "soft", Category::quote, Severity::warning, "a thing"};
  constexpr Rule hard{9, "hard", Category::syntax, Severity::error, "another thing"};
  Diagnostics diagnostics;
  auto& finding = diagnostics.report(soft, {}, "no snapshot");
  EXPECT_EQ(finding.rule, RuleId{7});
  EXPECT_EQ(finding.severity, Severity::warning);
  Diagnostics more;
  more.report(hard, {}, "unexpected");
  diagnostics.append(std::move(more));
  EXPECT_EQ(diagnostics.size(), 2U);
}

}  // namespace
}  // namespace stet
