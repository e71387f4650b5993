#include "verify/registry/record.h"

#include <algorithm>

namespace stet::verify {

bool takes_back(Status const& status, SourceRecord const& record) {
  if (status.kind != StatusKind::retraction && status.kind != StatusKind::withdrawn) return false;
  return std::ranges::none_of(record.status, [&](Status const& other) {
    bool const later = status.date.empty() || other.date.empty() || other.date >= status.date;
    return other.kind == StatusKind::reinstatement && later;
  });
}

bool is_withdrawn(SourceRecord const& record) {
  return std::ranges::any_of(record.status, [&](Status const& status) { return takes_back(status, record); });
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
    case StatusKind::reinstatement: return "reinstatement";
  }
  return "correction";
}

}  // namespace stet::verify
