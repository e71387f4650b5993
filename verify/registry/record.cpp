#include "verify/registry/record.h"

#include <algorithm>

namespace stet::verify {

bool is_withdrawn(SourceRecord const& record) {
  return std::ranges::any_of(record.status, [](Status const& status) {
    return status.kind == StatusKind::retraction || status.kind == StatusKind::withdrawn;
  });
}

std::string_view to_string(Tier tier) {
  switch (tier) {
    case Tier::unknown: return "unknown";
    case Tier::primary: return "primary";
    case Tier::secondary: return "secondary";
    case Tier::tertiary: return "tertiary";
  }
  return "unknown";
}

std::string_view to_string(LineageKind kind) {
  switch (kind) {
    case LineageKind::quotes: return "quotes";
    case LineageKind::republishes: return "republishes";
    case LineageKind::same_wire: return "same-wire";
    case LineageKind::derives: return "derives";
    case LineageKind::translates: return "translates";
  }
  return "derives";
}

std::string_view to_string(StatusKind kind) {
  switch (kind) {
    case StatusKind::correction: return "correction";
    case StatusKind::retraction: return "retraction";
    case StatusKind::expression_of_concern: return "expression-of-concern";
    case StatusKind::withdrawn: return "withdrawn";
  }
  return "correction";
}

}  // namespace stet::verify
