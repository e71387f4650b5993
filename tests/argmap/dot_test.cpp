// The DOT diagram: what is drawn for what, and that nothing in a text can break out of it.
#include "argmap/render/dot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "argmap/build.h"
#include "argmap/render/wrap.h"
#include "parser/parse.h"

namespace stet::argmap {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Drawn {
  ArgumentMap map;
  MapView view;
};

Drawn drawn(std::string text) {
  Sources sources;
  FileId const file = sources.add("t.argdown", std::move(text));
  auto const parsed = parser::parse(file, sources[file].text());
  Document const document{file, &parsed.tree};
  Drawn out;
  out.map = build(sources, std::span(&document, 1)).map;
  out.view = select(out.map);
  return out;
}

TEST(Dot, DrawsClaimsArgumentsAndTheirRelations) {
  auto const d = drawn("[A]: a\n  + <B>: b\n  - [C]: c\n  >< [D]: d\n\n<B>\n  _ <E>: e\n");
  std::string const dot = to_dot(d.map, d.view);
  EXPECT_THAT(dot, HasSubstr("<B>A</B><BR ALIGN=\"LEFT\"/>a<BR"));
  EXPECT_THAT(dot, HasSubstr("style=\"rounded,filled\""));
  EXPECT_THAT(dot, HasSubstr("tooltip=\"B supports A\""));
  EXPECT_THAT(dot, HasSubstr("style=dashed, arrowhead=tee, tooltip=\"C attacks A\""));
  EXPECT_THAT(dot, HasSubstr("dir=both"));
  EXPECT_THAT(dot, HasSubstr("style=dotted, arrowhead=odot, tooltip=\"E undercuts B\""));
}

TEST(Dot, StylesAndBadgesComeFromTheCaller) {
  auto const d = drawn("[A]: a\n  + [B]: b\n");
  DotOptions options;
  options.statements[d.map.statement_by_title.at("A")] = {"#FFF1E5", "#A34700", "\u2717 refuted", ""};
  std::string const dot = to_dot(d.map, d.view, options);
  EXPECT_THAT(dot, HasSubstr("<B>\u2717 refuted</B>"));
  EXPECT_THAT(dot, HasSubstr("fillcolor=\"#FFF1E5\", color=\"#A34700\""));
}

TEST(Dot, TextCannotBreakOut) {
  auto const d = drawn("[A\"]: a > b \\< c & \"d\" \x01\n  + [B]: x\n");
  std::string const dot = to_dot(d.map, d.view);
  EXPECT_THAT(dot, HasSubstr("a &gt; b &lt; c &amp; &quot;d&quot;"));
  EXPECT_THAT(dot, HasSubstr("tooltip=\"A\\\"\""));
  EXPECT_THAT(dot, Not(HasSubstr("\x01")));
}

TEST(Dot, SectionsAreClustersAndClosedOnesNodes) {
  auto const d =
      drawn("# Open\n\n[A]: a\n\n# Shut {isClosed: true}\n\n[B]: b\n  + [A]\n\n[C]: c\n  + [B]\n  + [A]\n");
  std::string const dot = to_dot(d.map, d.view);
  EXPECT_THAT(dot, HasSubstr("subgraph cluster_0"));
  EXPECT_THAT(dot, HasSubstr("g1 [peripheries=2"));
  EXPECT_THAT(dot, Not(HasSubstr("n1 ")));
  EXPECT_EQ(dot.find("n0 -> g1"), dot.rfind("n0 -> g1"));  // two relations, one line
}

TEST(Wrap, BreaksAtSpacesAndInsideLongWords) {
  EXPECT_EQ(wrap("one two  three", 8), (std::vector<std::string>{"one two", "three"}));
  EXPECT_EQ(wrap("abcdefghij k", 4), (std::vector<std::string>{"abcd", "efgh", "ij k"}));
  EXPECT_EQ(wrap("\u65E5\u672C\u8A9E", 4), (std::vector<std::string>{"\u65E5\u672C", "\u8A9E"}));
  EXPECT_TRUE(wrap(" \n", 4).empty());
}

}  // namespace
}  // namespace stet::argmap
