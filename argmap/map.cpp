#include "argmap/map.h"

namespace stet::argmap {

std::string_view ArgumentMap::text(StatementId statement) const {
  OccurrenceId const canonical = statements[statement].canonical;
  return canonical.valid() ? std::string_view(occurrences[canonical].text) : std::string_view();
}

std::string_view ArgumentMap::text(ArgumentId argument) const {
  OccurrenceId const canonical = arguments[argument].canonical;
  return canonical.valid() ? std::string_view(occurrences[canonical].text) : std::string_view();
}

std::string_view to_string(RelationKind kind) {
  switch (kind) {
    case RelationKind::support: return "support";
    case RelationKind::attack: return "attack";
    case RelationKind::undercut: return "undercut";
    case RelationKind::contradictory: return "contradictory";
    case RelationKind::contrary: return "contrary";
    case RelationKind::entails: return "entails";
  }
  return {};
}

std::string_view to_string(Role role) {
  switch (role) {
    case Role::top_level: return "top-level";
    case Role::relation: return "relation";
    case Role::premise: return "premise";
    case Role::intermediary_conclusion: return "intermediary-conclusion";
    case Role::main_conclusion: return "main-conclusion";
    case Role::description: return "description";
    case Role::list_item: return "list-item";
  }
  return {};
}

}  // namespace stet::argmap
