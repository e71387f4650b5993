#include "base/diagnostic.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace stet {
namespace {

constexpr std::array all_rules{
#define RULE(name, id, category, severity, summary) \
  Rule{RuleId::name, id, Category::category, Severity::severity, summary, true},
#define RULE_OFF(name, id, category, severity, summary) \
  Rule{RuleId::name, id, Category::category, Severity::severity, summary, false},
#include "base/rules.def"
#undef RULE
};

}  // namespace

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::info: return "info";
    case Severity::warning: return "warning";
    case Severity::error: return "error";
  }
  return "error";
}

std::string_view to_string(Category category) {
  switch (category) {
    case Category::syntax: return "syntax";
    case Category::reference: return "reference";
    case Category::quote: return "quote";
    case Category::sourcing: return "sourcing";
    case Category::argument: return "argument";
    case Category::coverage: return "coverage";
    case Category::process: return "process";
  }
  return "process";
}

std::span<Rule const> rules() { return all_rules; }

Rule const& rule(RuleId id) { return all_rules[static_cast<std::size_t>(id)]; }

Rule const* find_rule(std::string_view id) {
  auto const found = std::ranges::find(all_rules, id, &Rule::id);
  return found == all_rules.end() ? nullptr : &*found;
}

Diagnostic& Diagnostics::report(RuleId id, Location at, std::string message) {
  list_.push_back({.rule = id,
                   .severity = stet::rule(id).severity,
                   .location = at,
                   .message = std::move(message),
                   .label = {},
                   .related = {},
                   .help = {},
                   .fixes = {},
                   .subject = {},
                   .fingerprint = {}});
  return list_.back();
}

void Diagnostics::append(Diagnostics other) {
  list_.insert(list_.end(), std::make_move_iterator(other.list_.begin()),
               std::make_move_iterator(other.list_.end()));
}

}  // namespace stet
