// The pieces an SVG picture is put together from. Internal to this folder.
#pragma once

#include <bitset>
#include <string>

#include "argmap/render/scene.h"
#include "argmap/render/theme.h"

namespace stet::argmap::render {

// What of the notation a diagram uses: what needs defining and explaining.
struct Used {
  std::bitset<4> nodes;  // by NodeKind
  std::bitset<7> edges;  // by EdgeKind
  std::bitset<mark_count> marks;
  bool chips = false;
  bool joints = false;
  std::size_t not_shown = 0;
};
[[nodiscard]] Used used_parts(Diagram const& diagram, Scene const& scene);

// The length after which the dashes of a line repeat, in pixels; 0: it is solid, or dotted.
[[nodiscard]] layout::Length dash_period(EdgeKind kind);

class SvgParts {
 public:
  SvgParts(std::string& out, Theme const& theme, std::string_view prefix)
      : out_(out), theme_(theme), prefix_(prefix) {}

  // Arrowheads, icons and hatchings.
  void definitions(Used const& used);

  // The outline of a box, with the bar of its mark.
  void box(NodeKind kind, std::optional<Mark> mark, std::string_view color, layout::Rect rect);
  void chip(layout::Rect rect);
  void icon(Mark mark, layout::Length x, layout::Length y);

  // Opens the group in which the lines of a kind are drawn.
  void open_lines(EdgeKind kind);

  // One line of text from `x`, or, if it reads from right to left, up to `x + width`.
  void line(std::string_view text, layout::Length x, layout::Length y, layout::Length width);

  // ` name="value"`
  void attribute(std::string_view name, std::string_view value);
  void attribute(std::string_view name, std::int64_t value);
  void rect(layout::Rect rect);  // the attributes of a <rect> or <image>

  // Draws the legend from the corner, in rows of at most `width`; returns the height it takes. With
  // `measure_only` it writes nothing.
  layout::Size legend(Used const& used, layout::Point corner, layout::Length width, bool measure_only);

 private:
  void marker(EdgeKind kind);
  void icon_definition(Mark mark);
  void hatching(Mark mark);

  std::string& out_;
  Theme const& theme_;
  std::string_view prefix_;
};

}  // namespace stet::argmap::render
