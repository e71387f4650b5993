// The boxes of an SVG picture with their words, names and links. Internal to this folder.
#pragma once

#include <string>
#include <vector>

#include "argmap/render/svg.h"
#include "argmap/render/svg_parts.h"

namespace stet::argmap::render {

// Writes boxes in reading order (breadth-first), and the chips that stand for far ones. With `described` each
// says to a screen reader what it is and what it bears on.
class SvgBoxes {
 public:
  SvgBoxes(std::string& out, SvgParts& parts, Diagram const& diagram, Scene const& scene, Theme const& theme,
           SvgOptions const& options, Table<std::uint8_t, NodeId> const& shown, std::string_view prefix)
      : out_(out),
        parts_(parts),
        diagram_(diagram),
        scene_(scene),
        theme_(theme),
        described_(options.described),
        blank_(options.blank),
        shown_(shown),
        prefix_(prefix) {}

  void write();

 private:
  struct Related {
    EdgeKind kind;
    NodeId to;
  };
  void collect_relations();
  void boxes();
  void name(NodeId id);
  void relations(NodeId id);
  void images(DiagramNode const& node, layout::Length x, layout::Length y);
  void words(NodeId id, layout::Rect rect);
  void ruled(NodeId id, layout::Rect rect);
  void chips();

  std::string& out_;
  SvgParts& parts_;
  Diagram const& diagram_;
  Scene const& scene_;
  Theme const& theme_;
  bool described_;
  bool blank_;
  Table<std::uint8_t, NodeId> const& shown_;
  std::string_view prefix_;
  Table<std::vector<Related>, NodeId> related_;
};

}  // namespace stet::argmap::render
