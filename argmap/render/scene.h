// A diagram composed: its words measured and broken into lines, its boxes placed. What every renderer of
// pictures draws from.
#pragma once

#include <string>
#include <vector>

#include "argmap/layout/layout.h"
#include "argmap/layout/text.h"
#include "argmap/render/diagram.h"

namespace stet::argmap::render {

// Sizes inside a box, in pixels.
struct Measures {
  layout::Length text_width = 220;  // lines are broken at this
  layout::Length padding = 12;
  layout::Length title_size = 13;
  layout::Length text_size = 12;
  layout::Length label_size = 11;  // of verdicts, notes, chips
  layout::Length title_leading = 17;
  layout::Length text_leading = 16;
  layout::Length badge_height = 20;
  std::size_t most_lines = 40;      // of text in a box; what is cut ends with an ellipsis
  layout::Length note_width = 176;  // of the lines of evidence and sources, which are small,
  std::size_t most_note_lines = 2;  // and how many they may have
};

// The words of one box. Lines are views into the diagram; last lines that were cut are in `title_cut`, `cut`.
struct Face {
  std::vector<layout::TextLine> title;
  std::string title_cut;
  std::vector<layout::TextLine> text;
  std::string cut;
  std::string badge;    // mark and note
  std::string hidden;   // how much is left out
  layout::Size images;  // that they take together
};

inline constexpr layout::Length tag_room = 12;  // for the stripe of a tag
inline constexpr layout::Length image_gap = 6;  // between images, and below them

// Where the lines of an argument's premises join: a bar before its box, and one arrow on.
struct Joint {
  NodeId argument;
  layout::Point begin;
  layout::Point end;
  layout::Point middle;
  layout::Point tip;  // on the side of the box
};

struct Scene {
  Measures measures;
  Table<Face, NodeId> faces;
  Table<std::string, GroupId> group_titles;  // shortened
  layout::LayoutGraph graph;
  layout::Layout layout;
  std::vector<Joint> joints;
  Table<std::uint8_t, EdgeId> joined;  // 1: the line ends in a joint; empty if there are none
};

// The diagram must outlive the scene.
[[nodiscard]] Scene compose(Diagram const& diagram, layout::Options const& options = {},
                            Measures const& measures = {});

// The same without the layout: words in lines, sizes of boxes.
[[nodiscard]] Scene measure(Diagram const& diagram, Measures const& measures = {});

inline constexpr layout::Length heading_size = 20;
inline constexpr layout::Length heading_leading = 26;
// The diagram's title in lines about as wide as the picture. None if it has no title.
[[nodiscard]] std::vector<layout::TextLine> heading_lines(Diagram const& diagram, layout::Length width);

// What the chip that stands for a far node says.
[[nodiscard]] std::string chip_label(Diagram const& diagram, NodeId node, Measures const& measures);

// The control points of the curve from `a` to `b`; `a` and `b` themselves where the line is straight.
struct Curve {
  layout::Point leave;
  layout::Point enter;
  bool straight = true;
};
[[nodiscard]] Curve curve(layout::Point a, layout::Point b, layout::Join join);

}  // namespace stet::argmap::render
