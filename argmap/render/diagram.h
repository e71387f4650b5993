// What a picture shows: boxes with words, lines between them, frames around them. Made from a map view and
// whatever its caller knows about the nodes; renderers read this and know neither maps nor sources.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "argmap/evaluate/standing.h"
#include "argmap/layout/graph.h"

namespace stet::argmap::render {

using layout::EdgeId;
using layout::GroupId;
using layout::NodeId;

enum class NodeKind : std::uint8_t { claim, argument, evidence, source };

enum class EdgeKind : std::uint8_t { support, attack, undercut, contradictory, contrary, entails, citation };

// What became of a box or line, in a picture of two versions.
enum class Change : std::uint8_t { none, added, removed, reworded };

struct DiagramImage {
  std::string data;   // a `data:` URI of a PNG or JPEG; others are not drawn
  layout::Size size;  // to be drawn at, in pixels
  std::string description;
};

struct DiagramNode {
  NodeKind kind = NodeKind::claim;
  std::string title;  // either may be empty
  std::string text;
  std::optional<evaluate::Verdict> verdict;
  evaluate::Grade grade = evaluate::Grade::compared;  // if that is `supported`
  std::optional<evaluate::EvidenceState> evidence;    // of evidence: whether its source bears it out
  std::optional<evaluate::Standing> standing;         // whether it counts as a reason, if that is told
  std::string note;                                   // beside the verdict, e.g. a reason or a count
  std::string tooltip;                                // instead of what the box says
  std::string link;                                   // http:, https: or #fragment; others are not drawn
  std::string color;                 // `#rgb` or `#rrggbb`: of the border; others are ignored
  std::optional<std::uint32_t> tag;  // of Diagram::tags: shown as a stripe
  bool closed = false;               // a group that is not unfolded
  bool dim = false;                  // beside what is highlighted
  Change change = Change::none;
  std::vector<DiagramImage> images;  // above the words, in a row
  GroupId group;
  std::optional<std::uint32_t> same_rank;
  std::uint32_t hidden = 0;           // boxes that bear on this one and that the picture leaves out
  std::uint32_t hidden_premises = 0;  // premises of this one that have no line of their own
};

struct DiagramEdge {
  EdgeKind kind = EdgeKind::support;
  NodeId from;
  NodeId to;
  EdgeId onto;           // for an undercut: the line that it bears on, if that is drawn
  bool premise = false;  // of the argument `to`, together with its other premises
  double weight = 0;     // in (0, 1], of the reason that leads here; 0: it has none
  bool dim = false;
  bool bold = false;
  Change change = Change::none;
};

struct DiagramGroup {
  std::string title;
  GroupId parent;  // an earlier one, or none
  std::string color;
};

// A tag that colours boxes; each also has a pattern, by its place in the table.
struct DiagramTag {
  std::string name;
  std::string color;
};

struct Diagram {
  std::string title;        // above the picture, and its name for a screen reader
  std::string description;  // for a screen reader; a summary is made if empty
  Table<DiagramNode, NodeId> nodes;
  Table<DiagramEdge, EdgeId> edges;
  Table<DiagramGroup, GroupId> groups;
  std::vector<DiagramTag> tags;
  std::string language;       // of its words (BCP 47), if known
  std::size_t not_shown = 0;  // claims and arguments that are left out of the picture
};

// The sign in the corner of a box: a claim's verdict (the same numbers; `supported` is what was compared),
// the state of evidence, or why an argument does not count.
enum class Mark : std::uint8_t {
  supported,
  contested,
  unverifiable,
  undetermined,
  unsupported,
  refuted,
  not_checkable,
  accepted,
  not_accepted,
  not_checked,
  supported_cited,
  supported_assumed,
  defeated,
  unsourced,
  open,
};
inline constexpr std::size_t mark_count = 15;
// True for the marks of claims: what decides about the colours of a box.
[[nodiscard]] bool is_verdict(Mark mark);
[[nodiscard]] std::optional<Mark> mark(DiagramNode const& node);
[[nodiscard]] std::string_view mark_name(Mark mark);  // "supported", "not-checkable", ...: for ids
[[nodiscard]] std::string mark_word(Mark mark);       // "supported (cited)", "not checkable", ...: for people

[[nodiscard]] std::string_view to_string(NodeKind kind);  // "claim", "argument", ...
[[nodiscard]] std::string_view verb(EdgeKind kind);       // "supports", "attacks", ...
// The arguments (1) whose premises end in a bar: several stand or fall together, drawn or not.
[[nodiscard]] Table<std::uint8_t, NodeId> with_joint(Diagram const& diagram);
// True for what is drawn as a reason and does not count as one.
[[nodiscard]] bool does_not_count(DiagramNode const& node);
// True for the line of a reason that does not count. Lines that hold both ways, citations, and premises,
// which end in a bar, have one kind of end.
[[nodiscard]] bool has_open_end(Diagram const& diagram, DiagramEdge const& edge);
// What a box is called: its title, or, if it has none, its text.
[[nodiscard]] std::string const& name_of(DiagramNode const& node);

}  // namespace stet::argmap::render
