// Every rule stet can report. A rule is defined where it is reported; this is what is known of all of them.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

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

// The rules that a word stands for where rules are chosen: `all`, `recommended`, a category, or one rule's
// id. Empty if it is none of these.
[[nodiscard]] std::vector<RuleId> rules_named(std::string_view word);
// All words that rules_named knows.
[[nodiscard]] std::vector<std::string_view> rule_words();

}  // namespace stet
