// What a picture shows: boxes with words, lines between them, frames around them. Made from a map view and
// whatever its caller knows about the nodes; renderers read this and know neither maps nor sources.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "argmap/evaluate/evaluate.h"
#include "argmap/layout/graph.h"

namespace stet::argmap::render {

using layout::EdgeId;
using layout::GroupId;
using layout::NodeId;

enum class NodeKind : std::uint8_t { claim, argument, evidence, source };

enum class EdgeKind : std::uint8_t { support, attack, undercut, contradictory, contrary, entails, citation };

struct DiagramNode {
  NodeKind kind = NodeKind::claim;
  std::string title;  // either may be empty
  std::string text;
  std::optional<evaluate::Verdict> verdict;
  std::string note;     // beside the verdict, e.g. a reason or a count
  std::string tooltip;  // instead of what the box says
  std::string link;     // http:, https: or #fragment; others are not drawn
  std::string color;    // `#rgb` or `#rrggbb`: of the border; others are ignored
  GroupId group;
  std::optional<std::uint32_t> same_rank;
};

struct DiagramEdge {
  EdgeKind kind = EdgeKind::support;
  NodeId from;
  NodeId to;
  EdgeId onto;  // for an undercut: the line that it bears on, if that is drawn
};

struct DiagramGroup {
  std::string title;
  GroupId parent;  // an earlier one, or none
  std::string color;
};

struct Diagram {
  std::string title;        // above the picture, and its name for a screen reader
  std::string description;  // for a screen reader; a summary is made if empty
  Table<DiagramNode, NodeId> nodes;
  Table<DiagramEdge, EdgeId> edges;
  Table<DiagramGroup, GroupId> groups;
};

[[nodiscard]] std::string_view to_string(NodeKind kind);  // "claim", "argument", ...
[[nodiscard]] std::string_view verb(EdgeKind kind);       // "supports", "attacks", ...
// "supported", "not checkable", ...: the word that stands in the box.
[[nodiscard]] std::string verdict_word(evaluate::Verdict verdict);

}  // namespace stet::argmap::render
