// Reads a picture back from its SVG and measures it: what the bar on diagrams is checked with. Knows the
// attributes that the renderer promises (`id`, `data-from`, `data-to`) and nothing of how it came to them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stet::test {

struct SvgBox {
  std::string id;
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;
};

struct SvgPoint {
  double x = 0;
  double y = 0;
};

struct SvgLine {
  std::string from;
  std::string to;
  double x1 = 0;
  double y1 = 0;
  double x2 = 0;
  double y2 = 0;
  std::vector<SvgPoint> path = {};  // as drawn: corners, and points along the curves
};

struct SvgText {
  std::string id;  // of the box that it stands in
  double x = 0;
  double y = 0;
  double size = 12;
  bool bold = false;
  bool ends_at_x = false;
  std::string words;  // still escaped
};

struct SvgPicture {
  double width = 0;
  double height = 0;
  std::vector<SvgBox> boxes;
  std::vector<SvgLine> lines;
  std::vector<SvgText> texts;
};

// Points along Bézier curves that follow each other: a start, then three control points each.
[[nodiscard]] std::vector<SvgPoint> along(std::vector<SvgPoint> const& control);

[[nodiscard]] SvgPicture read_svg(std::string_view svg);

// Lines taken straight from end to end; those that share a box are not counted.
[[nodiscard]] std::uint64_t count_crossings(std::vector<SvgLine> const& lines);
// The same of straight lines from the middle of one box to the middle of the other.
[[nodiscard]] std::uint64_t count_middle_crossings(SvgPicture const& picture);
// The same of the lines as they are drawn: how many times two of them meet between their ends.
[[nodiscard]] std::uint64_t count_drawn_crossings(std::vector<SvgLine> const& lines);
// Lines that run through a box that is neither of their ends, `by` pixels inside it.
[[nodiscard]] std::uint64_t count_lines_through_boxes(SvgPicture const& picture, double by = 1);
[[nodiscard]] std::uint64_t count_overlaps(std::vector<SvgBox> const& boxes);
// Texts that stick out of their box, measured with the advances of Liberation Sans.
[[nodiscard]] std::uint64_t count_clipped(SvgPicture const& picture);

}  // namespace stet::test
