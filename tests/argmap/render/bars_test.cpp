// Pictures of many kinds of maps, read back and measured, beside what Graphviz 2.43 makes of the same boxes
// and lines (bench/compare_with_dot, seed 1): crossings as drawn, and the area without margins.
#include <gtest/gtest.h>

#include "argmap/render/svg.h"
#include "bench/argument_diagram.h"
#include "tests/support/svg_picture.h"

namespace stet::argmap::render {
namespace {

struct Bar {
  char const* kind;
  std::uint32_t nodes;
  double dot_crossings;
  double dot_area;          // megapixels
  double area_ratio = 1.0;  // more where stet stacks what Graphviz puts in one row, or keeps lines apart
};

class Bars : public testing::TestWithParam<Bar> {};

TEST_P(Bars, hold) {
  Bar const& bar = GetParam();
  auto kind = bench::GraphKind::typical;
  for (auto const& [name, known] : bench::graph_kinds) {
    if (std::string_view(name) == bar.kind) kind = known;
  }
  auto const diagram = bench::argument_diagram(bench::argument_graph(kind, bar.nodes, 1));
  SvgOptions options;
  options.layout.reuse_distance = 0;  // every line, as Graphviz
  options.legend = false;
  auto const picture = test::read_svg(to_svg(diagram, options));
  EXPECT_EQ(picture.boxes.size(), diagram.nodes.size());
  EXPECT_EQ(picture.lines.size(), diagram.edges.size());
  EXPECT_EQ(test::count_overlaps(picture.boxes), 0U);
  EXPECT_EQ(test::count_clipped(picture), 0U);
  EXPECT_EQ(test::count_lines_through_boxes(picture), 0U);
  EXPECT_LE(static_cast<double>(test::count_drawn_crossings(picture.lines)), 1.1 * bar.dot_crossings);
  double const margins = 2.0 * options.layout.margin;
  EXPECT_LE((picture.width - margins) * (picture.height - margins) * 1e-6, bar.area_ratio * bar.dot_area);
}

INSTANTIATE_TEST_SUITE_P(all, Bars,
                         testing::Values(Bar{"typical", 100, 1, 8.15}, Bar{"tree", 100, 0, 10.60},
                                         Bar{"shared", 100, 76, 9.86}, Bar{"layered", 100, 238, 5.54},
                                         Bar{"kialo", 100, 17, 11.19}, Bar{"components", 100, 0, 10.19},
                                         Bar{"cyclic", 100, 17, 14.78}, Bar{"fan", 100, 0, 7.18, 1.25},
                                         Bar{"typical", 1000, 965, 118.27}, Bar{"tree", 1000, 14, 170.96},
                                         Bar{"shared", 1000, 14136, 146.12},
                                         Bar{"layered", 1000, 30697, 52.73, 1.06},
                                         Bar{"kialo", 1000, 2905, 116.27}, Bar{"components", 1000, 0, 144.25},
                                         Bar{"cyclic", 1000, 3264, 171.25}, Bar{"fan", 1000, 0, 83.91}));

}  // namespace
}  // namespace stet::argmap::render
