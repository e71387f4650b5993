#include "verify/rule_table.h"

#include <algorithm>
#include <vector>

#include "argmap/rules.h"
#include "parser/rules.h"
#include "verify/input_rules.h"
#include "verify/process_rules.h"

namespace stet {

namespace rule_id {
#define RULE(name) extern Rule const name;
#include "verify/rules.def"
}  // namespace rule_id

namespace {

std::vector<Rule> by_number() {
  std::vector<Rule> table{
      rule_id::parse_error,         rule_id::invalid_data,         rule_id::not_argdown,
      rule_id::undefined_reference, rule_id::duplicate_definition, rule_id::missing_include,
      rule_id::include_cycle,       rule_id::invalid_encoding,     rule_id::missing_file,
      rule_id::outside_project,     rule_id::snapshot_changed,     rule_id::empty_map,
      rule_id::unused_suppression,  rule_id::expired_suppression,  rule_id::suppression_without_reason,
      rule_id::unknown_rule,        rule_id::stale_baseline_entry, rule_id::unmapped_article,
#define RULE(name) rule_id::name,
#include "verify/rules.def"
  };
  std::ranges::sort(table, {}, &Rule::rule);
  return table;
}

}  // namespace

std::span<Rule const> rules() {
  static std::vector<Rule> const table = by_number();
  return table;
}

std::size_t rule_numbers() { return static_cast<std::size_t>(rules().back().rule) + 1; }

Rule const& rule(RuleId id) { return *std::ranges::lower_bound(rules(), id, {}, &Rule::rule); }

Rule const* find_rule(std::string_view id) {
  auto const found = std::ranges::find(rules(), id, &Rule::id);
  return found == rules().end() ? nullptr : &*found;
}

Rule const* find_rule(std::size_t number) {
  auto const found = std::ranges::find(rules(), static_cast<RuleId>(number), &Rule::rule);
  return number >= rule_numbers() || found == rules().end() ? nullptr : &*found;
}

std::vector<RuleId> rules_named(std::string_view word) {
  std::vector<RuleId> named;
  for (Rule const& rule : rules()) {
    if (rule.id == word) return {rule.rule};
    if (word == "all" || (word == "recommended" && rule.recommended) || to_string(rule.category) == word)
      named.push_back(rule.rule);
  }
  return named;
}

std::vector<std::string_view> rule_words() {
  std::vector<std::string_view> words{"all", "recommended"};
  for (Rule const& rule : rules()) {
    auto const category = to_string(rule.category);
    if (std::ranges::find(words, category) == words.end()) words.push_back(category);
    words.push_back(rule.id);
  }
  return words;
}

}  // namespace stet
