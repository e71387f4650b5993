// The steps of select(), in order: sections and who belongs to them; which elements are shown; the edges
// between them; groups; colours. Internal to argmap/select.
#pragma once

#include "argmap/select/select.h"
#include "argmap/select/settings.h"

namespace stet::argmap {

// Elements that are shown (1) or not (0), by id.
struct Selection {
  Table<std::uint8_t, StatementId> statements;
  Table<std::uint8_t, ArgumentId> arguments;
};

void order_elements(ArgumentMap const& map, MapView& view);
void place_in_sections(ArgumentMap const& map, MapView& view);
[[nodiscard]] Selection select_elements(ArgumentMap const& map, MapView const& view,
                                        SelectionSettings const& settings);
void add_nodes(ArgumentMap const& map, Selection const& selection, SelectionSettings const& settings,
               MapView& view);
void add_edges(ArgumentMap const& map, Selection const& selection, MapView& view);
void add_groups(ArgumentMap const& map, MapView& view);
void add_colors(ArgumentMap const& map, MapView& view);

// How the statements of a map are used by the arguments of a selection.
struct Uses {
  std::uint32_t premise = 0;
  std::uint32_t conclusion = 0;  // main conclusion
  bool any = false;              // in any role, intermediary conclusions too
};
[[nodiscard]] Table<Uses, StatementId> count_uses(ArgumentMap const& map,
                                                  Table<std::uint8_t, ArgumentId> const& arguments);

// True if the end of a relation is shown itself, or through an argument that uses the statement there.
[[nodiscard]] bool is_represented(ArgumentMap const& map, Relation const& relation, End const& end,
                                  Selection const& selection, Table<Uses, StatementId> const& uses);

[[nodiscard]] inline bool is_symmetric(RelationKind kind) {
  return kind == RelationKind::contrary || kind == RelationKind::contradictory;
}

}  // namespace stet::argmap
