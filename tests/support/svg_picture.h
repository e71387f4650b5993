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

struct SvgLine {
  std::string from;
  std::string to;
  double x1 = 0;
  double y1 = 0;
  double x2 = 0;
  double y2 = 0;
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

[[nodiscard]] SvgPicture read_svg(std::string_view svg);

// Lines taken straight from end to end; those that share a box are not counted.
[[nodiscard]] std::uint64_t count_crossings(std::vector<SvgLine> const& lines);
[[nodiscard]] std::uint64_t count_overlaps(std::vector<SvgBox> const& boxes);
// Texts that stick out of their box, measured with the advances of Liberation Sans.
[[nodiscard]] std::uint64_t count_clipped(SvgPicture const& picture);

}  // namespace stet::test
