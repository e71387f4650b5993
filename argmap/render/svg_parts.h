// The pieces an SVG picture is put together from. Internal to this folder.
#pragma once

#include <bitset>
#include <string>
#include <vector>

#include "argmap/render/scene.h"
#include "argmap/render/theme.h"

namespace stet::argmap::render {

// What of the notation a diagram uses: what needs defining and explaining.
struct Used {
  std::bitset<4> nodes;       // by NodeKind
  std::bitset<7> edges;       // by EdgeKind
  std::bitset<7> open_edges;  // by EdgeKind: lines of what does not count
  std::bitset<mark_count> marks;
  bool dashed = false;  // boxes of what does not count
  bool closed = false;  // groups
  bool weights = false;
  std::vector<DiagramTag const*> tags;  // by number; null: not in the picture
  bool chips = false;
  bool joints = false;
  std::size_t not_shown = 0;
};
[[nodiscard]] Used used_parts(Diagram const& diagram, Scene const& scene);

// The length after which the dashes of a line repeat, in pixels; 0: it is solid, or dotted.
[[nodiscard]] layout::Length dash_period(EdgeKind kind);

// How a box looks.
struct BoxLook {
  NodeKind kind = NodeKind::claim;
  std::optional<Mark> mark = std::nullopt;
  std::string_view color = {};
  std::optional<std::uint32_t> tag = std::nullopt;
  bool dashed = false;
  bool closed = false;
  bool heavy = false;
};

class SvgParts {
 public:
  // `alone`: a file of its own, which programs open that know SVG 1.1 and have other fonts.
  SvgParts(std::string& out, Theme const& theme, std::string_view prefix, bool alone)
      : out_(out), theme_(theme), prefix_(prefix), alone_(alone) {}

  // Arrowheads, icons and hatchings.
  void definitions(Used const& used);

  // The outline of a box, with the bar of its mark and the stripe of its tag.
  void box(BoxLook const& look, layout::Rect rect);
  void stripe(std::uint32_t tag, std::string_view color, layout::Rect rect);
  void chip(layout::Rect rect);
  void icon(Mark mark, layout::Length x, layout::Length y);

  // Opens the group in which the lines of a kind are drawn.
  void open_lines(EdgeKind kind);

  // The attribute that names the end of such a line: of what counts, or (`open`) does not.
  void line_end(std::string_view attribute, EdgeKind kind, bool open);

  // One line of text from `x`, or, if it reads from right to left, up to `x + width`.
  void line(std::string_view text, layout::Font font, layout::Length x, layout::Length y,
            layout::Length width);
  // That the text is to be as wide as it was measured, whatever the font.
  void fitted(std::string_view text, layout::Font font);
  void link(std::string_view target);

  // ` name="value"`
  void attribute(std::string_view name, std::string_view value);
  void attribute(std::string_view name, std::int64_t value);
  void rect(layout::Rect rect);  // the attributes of a <rect> or <image>

  // Draws the legend from the corner, in rows of at most `width`; returns the height it takes. With
  // `measure_only` it writes nothing.
  layout::Size legend(Used const& used, layout::Point corner, layout::Length width, bool measure_only);

 private:
  void marker(EdgeKind kind, bool open);
  void tag_definition(std::size_t number, std::string_view color);
  void icon_definition(Mark mark);
  void hatching(Mark mark);

  std::string& out_;
  Theme const& theme_;
  std::string_view prefix_;
  bool alone_;
};

}  // namespace stet::argmap::render
