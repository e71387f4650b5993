// The map view: which statements and arguments are shown, how they are joined, grouped and coloured. It
// follows Argdown's rules and settings (front matter over argdown.config.json), so that a document looks here
// as it does there. A view is a value that renderers and exporters read; it knows no files and no verdicts.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "argmap/map.h"

namespace stet::argmap {

using NodeId = Id<struct MapNodeTag>;
using GroupId = Id<struct MapGroupTag>;

// A node of the diagram: one statement or one argument. Exactly one id is valid.
struct MapNode {
  StatementId statement;
  ArgumentId argument;
  std::optional<std::string> label_title;
  std::optional<std::string> label_text;
  bool shows_tags = false;
  GroupId group;  // the innermost, none outside groups
};

struct MapEdge {
  RelationKind kind = RelationKind::support;
  NodeId from;
  NodeId to;
  StatementId from_statement;  // the class that the edge speaks about at this end, none for an argument's
  StatementId to_statement;
  RelationId relation;         // that it comes from; none for `argument supports its own conclusion` and such
  bool named_as_node = false;  // Argdown numbers a few edges `n…` instead of `e…`
};

struct MapGroup;
struct GroupMember {
  GroupId group;  // exactly one is valid
  NodeId node;
};

struct MapGroup {
  std::size_t section = 0;  // index into MapView::sections
  std::size_t level = 1;    // 1 at the top
  std::optional<bool> closed;
  std::vector<GroupMember> members;
  std::optional<std::size_t> parent;  // a section
  std::optional<std::string> color;
};

// A section as the map sees it: from a heading, or from `group.regroup`.
struct ViewSection {
  std::size_t number = 0;  // its id is `s` and this
  SectionId heading;       // none if it comes from `regroup`
  std::string title;
  bool untitled = false;  // `regroup` gives it none
  std::size_t level = 1;
  std::optional<std::vector<std::string>> tags;
  std::optional<bool> is_group;
  std::optional<bool> is_closed;
  std::optional<std::size_t> parent;
  std::vector<std::size_t> children;
  std::optional<std::string> color;
  bool painted = false;  // of sections with the same id Argdown colours the last only
};

struct TagStyle {
  std::optional<std::string> color;
  std::optional<double> priority;
};

// The colour of a box, and whether the map chooses it or it is what the scheme gives to all.
struct Tint {
  std::optional<std::string> color;
  bool chosen = true;
  TagId tag;  // whose colour it is, if it is a tag's
};

struct MapView {
  Table<MapNode, NodeId> nodes;  // statements first, then arguments
  std::vector<MapEdge> edges;
  bool edges_cut = false;  // there were more than max_edges
  Table<MapGroup, GroupId> groups;
  std::vector<GroupMember> top;  // groups first, then nodes outside groups
  std::vector<ViewSection> sections;
  bool regrouped = false;  // the sections are those of `group.regroup`
  // Where each statement and argument belongs, by id; an index into sections.
  std::vector<std::optional<std::size_t>> statement_section;
  std::vector<std::optional<std::size_t>> argument_section;
  Table<Tint, StatementId> statement_color;
  Table<Tint, ArgumentId> argument_color;
  Table<TagStyle, TagId> tags;
  std::string statement_font_color;
  std::string argument_font_color;
  std::string group_font_color;
  // Statements and arguments in the order of Argdown's dictionaries: as first met, but titles that are whole
  // numbers come first, in their order.
  std::vector<StatementId> statement_order;
  std::vector<ArgumentId> argument_order;
};

// A relation between classes can stand for the product of the arguments that use them.
inline constexpr std::size_t max_edges = 1'000'000;

// The view of the map under its own settings.
[[nodiscard]] MapView select(ArgumentMap const& map);
// For a picture: with claims that nothing is related to but the sources they cite, unless the settings say
// what becomes of claims that stand alone; and with untitled premises beside titled ones, since one that is
// shown alone looks as if it were enough.
[[nodiscard]] MapView select_with_cited(ArgumentMap const& map);
// The same with what nothing is related to, whatever the settings say of that.
[[nodiscard]] MapView select_with_disconnected(ArgumentMap const& map);

// The occurrence's text as Argdown exports it: with the space it adds before what follows.
[[nodiscard]] std::string argdown_text(Occurrence const& occurrence);

}  // namespace stet::argmap
