// The rules about how findings are dealt with: suppressions and the baseline.
#pragma once

#include "base/diagnostic.h"

namespace stet::rule_id {

inline constexpr Rule unused_suppression{49, "unused-suppression", Category::process, Severity::warning,
                                         "a suppression silences nothing"};
inline constexpr Rule expired_suppression{50, "expired-suppression", Category::process, Severity::error,
                                          "a suppression is past its date"};
inline constexpr Rule suppression_without_reason{51, "suppression-without-reason", Category::process,
                                                 Severity::error,
                                                 "a suppression says no reason, or cannot be read"};
inline constexpr Rule unknown_rule{52, "unknown-rule", Category::process, Severity::error,
                                   "a suppression names a rule that does not exist"};
inline constexpr Rule stale_baseline_entry{53, "stale-baseline-entry", Category::process, Severity::warning,
                                           "the baseline lists a finding that is gone"};

}  // namespace stet::rule_id
