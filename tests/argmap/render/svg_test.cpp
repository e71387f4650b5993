#include "argmap/render/svg.h"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "argmap/render/markup.h"
#include "bench/argument_diagram.h"
#include "tests/support/svg_picture.h"

namespace stet::argmap::render {
namespace {

DiagramNode node(NodeKind kind, std::string title, std::string text = "") {
  DiagramNode result;
  result.kind = kind;
  result.title = std::move(title);
  result.text = std::move(text);
  return result;
}

// Every kind of node and line, every verdict, a group, a loop, several scripts.
Diagram notation() {
  using enum NodeKind;
  Diagram d;
  d.title = "Notation";
  GroupId const outer = d.groups.add({"Outer", GroupId{}, ""});
  GroupId const inner = d.groups.add({"Inner & more", outer, "#cc0000"});
  NodeId const pledge = d.nodes.add(node(claim, "Pledge", "Russia has promised military support."));
  NodeId const words = d.nodes.add(node(argument, "Rogozin", "“we have to use brute military force”"));
  NodeId const denial = d.nodes.add(node(argument, "Denial", "“This will never take place”"));
  NodeId const context = d.nodes.add(node(argument, "Out of context"));
  NodeId const paper = d.nodes.add(node(evidence, "Statement", "Заявление министерства"));
  NodeId const wire = d.nodes.add(node(source, "AP, 22 February 2008"));
  NodeId const other = d.nodes.add(node(claim, "وعد عسكري", "وعدت روسيا صربيا بالدعم العسكري"));
  NodeId const third = d.nodes.add(node(claim, "军事承诺", "俄罗斯承诺向塞尔维亚提供军事支持。"));
  NodeId const last = d.nodes.add(node(claim, "<script>alert(1)</script>", "\"]]>&\x01\xff"));
  d.nodes[words].group = inner;
  d.nodes[denial].group = outer;
  d.nodes[pledge].link = "https://example.org/?a=1&b=2";
  d.nodes[last].link = "javascript:alert(1)";
  d.nodes[pledge].note = "2 sources";
  for (std::size_t v = 0; v < 7; ++v) d.nodes[NodeId{v}].verdict = static_cast<evaluate::Verdict>(v);
  auto const add = [&](EdgeKind kind, NodeId from, NodeId to, EdgeId onto = {}) {
    return d.edges.add({kind, from, to, onto});
  };
  add(EdgeKind::support, words, pledge);
  EdgeId const attack = add(EdgeKind::attack, denial, pledge);
  add(EdgeKind::undercut, context, denial, attack);
  add(EdgeKind::support, paper, pledge);
  add(EdgeKind::citation, wire, words);
  add(EdgeKind::contradictory, other, pledge);
  add(EdgeKind::contrary, third, paper);
  add(EdgeKind::entails, last, words);
  add(EdgeKind::attack, last, last);
  return d;
}

// Compares with the kept picture; STET_UPDATE_GOLDEN=1 rewrites it.
void expect_golden(std::string const& name, std::string const& svg) {
  std::string const path = std::string{STET_SOURCE_DIR} + "/tests/argmap/render/golden/" + name;
  if (std::getenv("STET_UPDATE_GOLDEN") != nullptr) std::ofstream{path} << svg;
  std::ifstream file{path};
  std::stringstream kept;
  kept << file.rdbuf();
  EXPECT_TRUE(kept.str() == svg) << name << " has changed; look at it and run with STET_UPDATE_GOLDEN=1";
}

TEST(Svg, pictures_stay_as_they_were) {
  SvgOptions options;
  expect_golden("notation.svg", to_svg(notation(), options));
  options.theme = ThemeName::print;
  options.layout.direction = layout::Direction::left_right;
  expect_golden("notation-print.svg", to_svg(notation(), options));
  options = {};
  options.theme = ThemeName::dark;
  options.layout.mode = layout::Mode::outline;
  expect_golden("notation-outline.svg", to_svg(notation(), options));
}

TEST(Svg, nothing_overlaps_and_no_word_is_clipped) {
  for (Diagram const& diagram : {notation(), bench::argument_diagram(bench::argument_graph(100, 4)),
                                 bench::argument_diagram(bench::argument_graph(1'000, 4))}) {
    for (bool sideways : {false, true}) {
      SvgOptions options;
      if (sideways) options.layout.direction = layout::Direction::left_right;
      auto const picture = test::read_svg(to_svg(diagram, options));
      EXPECT_EQ(picture.boxes.size(), diagram.nodes.size());
      EXPECT_GT(picture.texts.size(), diagram.nodes.size());
      EXPECT_EQ(test::count_overlaps(picture.boxes), 0U);
      EXPECT_EQ(test::count_clipped(picture), 0U);
    }
  }
}

// Graphviz 2.43 needs 44 crossings for the first twenty of these and 2,888 for the next five, drawn from the
// same boxes (bench/compare_with_dot).
TEST(Svg, few_lines_cross) {
  SvgOptions options;
  options.layout.reuse_distance = 0;
  std::uint64_t small = 0;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    auto const diagram = bench::argument_diagram(bench::argument_graph(100, seed));
    auto const picture = test::read_svg(to_svg(diagram, options));
    ASSERT_EQ(picture.lines.size(), diagram.edges.size());
    small += test::count_crossings(picture.lines);
  }
  EXPECT_LE(small, 44U);
  std::uint64_t large = 0;
  for (std::uint64_t seed = 1; seed <= 5; ++seed) {
    auto const diagram = bench::argument_diagram(bench::argument_graph(1'000, seed));
    large += test::count_crossings(test::read_svg(to_svg(diagram, options)).lines);
  }
  EXPECT_LE(large, 2'888U);
}

TEST(Svg, the_same_diagram_gives_the_same_bytes) {
  auto const diagram = bench::argument_diagram(bench::argument_graph(500, 9));
  EXPECT_TRUE(to_svg(diagram) == to_svg(diagram));
}

TEST(Svg, everything_is_escaped) {
  std::string const svg = to_svg(notation());
  EXPECT_EQ(svg.find("<script"), std::string::npos);
  EXPECT_EQ(svg.find("javascript:"), std::string::npos);
  EXPECT_EQ(svg.find('\x01'), std::string::npos);
  EXPECT_EQ(svg.find('\xff'), std::string::npos);
  EXPECT_NE(svg.find(" href=\"https://example.org/?a=1&amp;b=2\">"), std::string::npos);
  EXPECT_NE(svg.find("&lt;script&gt;"), std::string::npos);
  Diagram hostile = notation();
  hostile.nodes[NodeId{0}].color = "#fff\" onload=\"alert(1)";
  hostile.groups[GroupId{0}].color = "url(https://example.org)";
  SvgOptions options;
  options.id_prefix = "\"><script>";
  std::string const other = to_svg(hostile, options);
  EXPECT_EQ(other.find("onload"), std::string::npos);
  EXPECT_EQ(other.find("url(https"), std::string::npos);
  EXPECT_EQ(other.find("<script"), std::string::npos);
}

TEST(Svg, a_screen_reader_is_told_what_the_picture_shows) {
  std::string const svg = to_svg(notation());
  EXPECT_NE(svg.find("role=\"graphics-document document\" aria-labelledby=\"title desc\""),
            std::string::npos);
  EXPECT_NE(svg.find("<title>claim: Pledge (supported (compared))</title>"), std::string::npos);
  EXPECT_NE(svg.find("<desc>undercuts Denial</desc>"), std::string::npos);
  EXPECT_LT(svg.find("id=\"n0\""), svg.find("id=\"n1\""));
}

TEST(Svg, only_web_links_and_fragments_are_links) {
  EXPECT_TRUE(is_safe_link("#claim-3"));
  EXPECT_TRUE(is_safe_link("HTTPS://example.org"));
  for (char const* link : {"", "#", "javascript:alert(1)", "JaVaScRiPt:x", " https://a", "data:text/html,x",
                           "https://a\n", "//example.org", "file:///etc/passwd", "http:/x"}) {
    EXPECT_FALSE(is_safe_link(link)) << link;
  }
}

}  // namespace
}  // namespace stet::argmap::render
