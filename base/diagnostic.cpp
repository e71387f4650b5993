#include "base/diagnostic.h"

#include <iterator>

namespace stet {
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

Diagnostic& Diagnostics::report(Rule const& rule, Location at, std::string message) {
  list_.push_back({.rule = rule,
                   .severity = rule.severity,
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
