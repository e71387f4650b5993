// DOT, Mermaid, GraphML and TikZ: what is drawn for what, that other programs read it, and that nothing in a
// text can break out of it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "argmap/build/build.h"
#include "argmap/render/diagram_from.h"
#include "argmap/render/dot.h"
#include "argmap/render/graphml.h"
#include "argmap/render/mermaid.h"
#include "argmap/render/tikz.h"
#include "argmap/render/wrap.h"
#include "bench/argument_diagram.h"
#include "parser/parse.h"
#include "tests/support/case_file.h"

namespace stet::argmap::render {
namespace {

using testing::HasSubstr;
using testing::Not;

Diagram drawn(std::string text) {
  Sources sources;
  FileId const file = sources.add("t.argdown", std::move(text));
  auto const parsed = parser::parse(file, sources[file].text());
  Document const document{file, &parsed.tree};
  auto const map = build(sources, std::span(&document, 1)).map;
  return diagram_from(map, select(map)).diagram;
}

std::string const text_notation =
    "[A]: a\n  + <B>: b\n    _ <E>: e\n  - [C]: c\n  >< [D]: d\n\n# Part\n\n[F]: f\n  + [A]\n";

// Characters that mean something in one format or another, in every text.
Diagram hostile() {
  Diagram diagram;
  std::string const words = "\"]]>&</text>\\end{document}%#$_^~`*;{}|\x01\xff\n--> n9 <BR/> @{ }\xE6\x97\xA5";
  GroupId const group = diagram.groups.add({words, GroupId{}, "#fff\" onload"});
  for (int i = 0; i < 4; ++i) {
    DiagramNode node;
    node.kind = static_cast<NodeKind>(i);
    node.title = node.text = node.note = node.tooltip = words;
    node.verdict = evaluate::Verdict::refuted;
    node.link = "https://example.org/?a=\"%20{x}&b=#c_d~e";
    node.color = "\"/><script>";
    if (i == 1) node.group = group;
    diagram.nodes.add(node);
  }
  diagram.edges.add({EdgeKind::attack, NodeId{1}, NodeId{0}, EdgeId{}});
  diagram.edges.add({EdgeKind::undercut, NodeId{2}, NodeId{1}, EdgeId{0}});
  diagram.edges.add({EdgeKind::contradictory, NodeId{3}, NodeId{0}, EdgeId{}});
  diagram.title = words;
  return diagram;
}

// Runs a program on the text, from a file; its exit status and what it printed.
struct Run {
  int status = -1;
  std::string out;
};
Run run_on(std::string const& text, std::string const& command) {
  test::TemporaryFolder const folder;  // tests run side by side
  folder.write("drawing", text);
  Run run;
  std::string const line = command + " '" + (folder.path() / "drawing").string() + "' 2>&1";
  std::FILE* pipe = popen(line.c_str(), "r");  // NOLINT(cert-env33-c)
  if (pipe == nullptr) return run;
  std::array<char, 4096> buffer{};
  for (std::size_t n = 0; (n = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
    run.out.append(buffer.data(), n);
  run.status = pclose(pipe);
  return run;
}

std::size_t count(std::string const& text, std::string_view part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

TEST(Dot, draws_claims_arguments_and_their_relations) {
  std::string const dot = to_dot(drawn(text_notation));
  EXPECT_THAT(dot, HasSubstr("<B>A</B><BR ALIGN=\"LEFT\"/>a<BR"));
  EXPECT_THAT(dot, HasSubstr("style=\"rounded,filled\""));
  EXPECT_THAT(dot, HasSubstr("style=dashed, tooltip=\"C attacks A\", arrowhead=tee"));
  EXPECT_THAT(dot, HasSubstr("dir=both"));
  EXPECT_THAT(dot, HasSubstr("style=dotted, tooltip=\"E undercuts B\""));
  EXPECT_THAT(dot, HasSubstr("shape=point"));  // where the undercut meets the line
  EXPECT_THAT(dot, HasSubstr("subgraph cluster_0"));
}

TEST(Dot, contradictions_are_one_line) {
  auto const diagram = drawn("[A]: a\n  >< [B]: b\n");
  EXPECT_EQ(diagram.edges.size(), 1U);
  EXPECT_EQ(count(to_dot(diagram), " -> "), 1U);
}

TEST(Dot, graphviz_reads_it_back) {
  for (auto const& diagram : {drawn(text_notation), hostile(), Diagram{}}) {
    auto const read = run_on(to_dot(diagram), "dot -Tplain");
    EXPECT_EQ(read.status, 0) << read.out;
    EXPECT_THAT(read.out, Not(HasSubstr("rror")));
    EXPECT_THAT(read.out, Not(HasSubstr("arning")));
    EXPECT_GE(count(read.out, "\nnode "), diagram.nodes.size());
    EXPECT_GE(count(read.out, "\nedge "), diagram.edges.size());
  }
}

TEST(Dot, texts_cannot_break_out) {
  std::string const dot = to_dot(drawn("[A\"]: a > b \\< c & \"d\" \x01\n  + [B]: x\n"));
  EXPECT_THAT(dot, HasSubstr("a &gt; b &lt; c &amp; &quot;d&quot;"));
  EXPECT_THAT(dot, HasSubstr("tooltip=\"A\\\"\""));
  EXPECT_THAT(dot, Not(HasSubstr("\x01")));
}

TEST(Graphml, xml_readers_read_it_back) {
  for (auto const& diagram : {drawn(text_notation), hostile(), Diagram{}}) {
    std::string const text = to_graphml(diagram, compose(diagram));
    auto const read = run_on(text, "xmllint --nonet --noout");
    EXPECT_EQ(read.status, 0) << read.out;
    EXPECT_EQ(count(text, "<node id=\"n"), diagram.nodes.size());
    EXPECT_EQ(count(text, "<edge "), diagram.edges.size());
    EXPECT_THAT(text, Not(HasSubstr("<script")));
  }
  std::string const text = to_graphml(drawn(text_notation), compose(drawn(text_notation)));
  EXPECT_THAT(text, HasSubstr("<data key=\"title\">A</data>"));
  EXPECT_THAT(text, HasSubstr("<data key=\"relation\">undercuts</data>"));
}

TEST(Mermaid, has_every_box_and_line) {
  auto const charts = to_mermaid(drawn(text_notation));
  ASSERT_EQ(charts.size(), 1U);
  EXPECT_THAT(charts[0], testing::StartsWith("flowchart BT\n"));
  EXPECT_THAT(charts[0], HasSubstr("[\"<b>A</b><br/>a\"]"));
  EXPECT_THAT(charts[0], HasSubstr("(\"<b>B</b><br/>b\")"));
  EXPECT_THAT(charts[0], HasSubstr(" --x n"));
  EXPECT_THAT(charts[0], HasSubstr(" x--x n"));
  EXPECT_THAT(charts[0], HasSubstr(" -.-o n"));
}

TEST(Mermaid, texts_cannot_break_out) {
  std::string const chart = to_mermaid(hostile())[0];
  // Every label is one quoted string on one line, and the text's own marks are entities.
  for (std::size_t at = 0; at < chart.size();) {
    auto const end = chart.find('\n', at);
    std::string const line = chart.substr(at, end - at);
    at = end + 1;
    auto const quotes = std::ranges::count(line, '"');
    EXPECT_TRUE(quotes == 0 || quotes == 2) << line;
  }
  EXPECT_THAT(chart, Not(HasSubstr("</text>")));
  EXPECT_EQ(count(chart, "--> n9"), 0U);
}

TEST(Mermaid, dollar_signs_start_no_formula) {
  Diagram diagram;
  DiagramNode node;
  node.title = "$$x$$";
  diagram.nodes.add(node);
  // What the entities stand for must not stand side by side either.
  EXPECT_THAT(to_mermaid(diagram)[0], HasSubstr("#36;\u2060#36;x#36;\u2060#36;"));
}

TEST(Mermaid, large_maps_become_charts_within_the_limits) {
  auto const diagram = bench::argument_diagram(bench::argument_graph(2'000, 3));
  auto const charts = to_mermaid(diagram);
  EXPECT_GT(charts.size(), 5U);
  std::size_t lines = 0;
  for (auto const& chart : charts) {
    EXPECT_LE(chart.size(), 50'000U);
    std::size_t const here = count(chart, " --> n") + count(chart, " --x n");
    EXPECT_LE(here, 500U);
    lines += here;
  }
  EXPECT_EQ(lines, diagram.edges.size());
}

TEST(Tikz, braces_and_environments_are_balanced) {
  for (auto const& diagram : {drawn(text_notation), hostile()}) {
    std::string const text = to_tikz(diagram, compose(diagram));
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\\') {
        ++i;  // an escaped brace, or the name of a command
      } else if (text[i] == '%') {
        i = text.find('\n', i);  // a comment: only our own
      } else if (text[i] == '{') {
        ++depth;
      } else if (text[i] == '}') {
        --depth;
      }
      EXPECT_GE(depth, 0);
    }
    EXPECT_EQ(depth, 0);
    EXPECT_EQ(count(text, "\\begin{"), 3U);
    EXPECT_EQ(count(text, "\n\\end{"), 3U);
    EXPECT_EQ(text.find('\x01'), std::string::npos);
    EXPECT_EQ(count(text, "$"), count(text, "\\$"));
    EXPECT_EQ(count(text, "&"), count(text, "\\&"));
  }
  auto const plain = drawn(text_notation);
  std::string const text = to_tikz(plain, compose(plain));
  EXPECT_EQ(count(text, "\n\\draw["), plain.edges.size());
  EXPECT_THAT(text, HasSubstr("{Rays[n=4]}-{Rays[n=4]}"));
}

TEST(Wrap, breaks_at_spaces_and_inside_long_words) {
  EXPECT_EQ(wrap("one two  three", 8), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(wrap("abcdefghij k", 4), (std::vector<std::string>{"abcd", "efgh", "ij k"}));
  EXPECT_EQ(wrap("\u65E5\u672C\u8A9E", 4), (std::vector<std::string>{"\u65E5\u672C", "\u8A9E"}));
  EXPECT_TRUE(wrap(" \n", 4).empty());
}

}  // namespace
}  // namespace stet::argmap::render
