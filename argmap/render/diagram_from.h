// From the view of a map to a diagram. Verdicts, links and the like come from the caller.
#pragma once

#include "argmap/map.h"
#include "argmap/render/diagram.h"
#include "argmap/select/select.h"

namespace stet::argmap::render {

// What is known about a statement or argument beyond the map.
struct Decoration {
  std::optional<evaluate::Verdict> verdict;
  evaluate::Grade grade = evaluate::Grade::compared;  // if that is `supported`
  std::optional<evaluate::Standing> standing;
  std::string note;
  std::string tooltip;
  std::string link;
};

// Tables may be empty; else they have a row for every statement or argument of the map.
struct Decorations {
  std::string title;
  Table<Decoration, StatementId> statements;
  Table<Decoration, ArgumentId> arguments;
};

struct MapDiagram {
  Diagram diagram;
  // The node that stands for a node of the view; the members of a closed group share the group's node.
  Table<NodeId, argmap::NodeId> node_of;
  // The same by what is shown; none for what is not, or only within a closed group.
  Table<NodeId, StatementId> statement_node;
  Table<NodeId, ArgumentId> argument_node;
};

// Nodes in the order of the view, groups as frames, closed groups as one node each. An undercut of an
// argument that bears on one thing only ends on the line between these two.
[[nodiscard]] MapDiagram diagram_from(ArgumentMap const& map, MapView const& view,
                                      Decorations const& decorations = {});

}  // namespace stet::argmap::render
