// Every rule stet can report. A rule is defined where it is reported; this is what is known of all of them.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "base/diagnostic.h"

namespace stet {

// By number.
[[nodiscard]] std::span<Rule const> rules();

// One more than the highest number, for tables that a rule's number indexes.
[[nodiscard]] std::size_t rule_numbers();

// The rule with that number, which has to be one.
[[nodiscard]] Rule const& rule(RuleId id);

// The rule with that name or that number; null if there is none.
[[nodiscard]] Rule const* find_rule(std::string_view id);
[[nodiscard]] Rule const* find_rule(std::size_t number);

}  // namespace stet
