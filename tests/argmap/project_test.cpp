// Includes and fences: what is put together, and that positions lead back to where it was written.
#include "argmap/project.h"

#include <map>

#include <gtest/gtest.h>

#include "argmap/rules.h"

namespace stet::argmap {
namespace {

struct Files {
  std::map<std::string, std::string> contents;
  std::vector<std::string> read;

  ReadFile reader() {
    return [this](std::string const& path) -> std::expected<std::string, Error> {
      read.push_back(path);
      auto const found = contents.find(path);
      if (found == contents.end()) return std::unexpected(Error{"`" + path + "` does not exist"});
      return found->second;
    };
  }
};

struct Expanded {
  Sources sources;
  FileId root;
  FileId file;
  Diagnostics diagnostics;
  std::string_view text() const { return sources[file].text(); }
  // Path, line and column of the first occurrence of `words` in the assembled text.
  std::string where(std::string_view words) const {
    auto const at = text().find(words);
    if (at == std::string_view::npos) return "nowhere";
    Location const origin =
        sources.origin({file, {static_cast<Offset>(at), static_cast<Offset>(at + words.size())}});
    LineColumn const position = sources[origin.file].position(origin.span.begin);
    return sources[origin.file].path() + ":" + std::to_string(position.line) + ":" +
           std::to_string(position.column);
  }
};

Expanded expand(Files& files, std::string const& root, ProjectOptions const& options = {}) {
  Expanded result;
  result.root = result.sources.add(root, files.contents.at(root));
  result.file = expand_includes(result.sources, result.root, files.reader(), result.diagnostics, options);
  return result;
}

TEST(Includes, AFileWithoutAnyIsLeftAlone) {
  Files files{{{"a.argdown", "[A]: text\n"}}, {}};
  auto const result = expand(files, "a.argdown");
  EXPECT_EQ(result.file, result.root);
  EXPECT_TRUE(files.read.empty());
}

TEST(Includes, PositionsLeadToTheFileTheyCameFrom) {
  Files files{{{"map/a.argdown", "[A]: one\n\n@include(parts/b.argdown)\n\n[C]: three\n"},
               {"map/parts/b.argdown", "[B]: two\n\n@include(../c.argdown)"},
               {"map/c.argdown", "[D]: \xC3\xA4 four\n"}},
              {}};
  auto const result = expand(files, "map/a.argdown");
  EXPECT_EQ(result.text(), "[A]: one\n\n[B]: two\n\n[D]: \xC3\xA4 four\n\n\n[C]: three\n");
  EXPECT_EQ(result.where("one"), "map/a.argdown:1:6");
  EXPECT_EQ(result.where("two"), "map/parts/b.argdown:1:6");
  EXPECT_EQ(result.where("four"), "map/c.argdown:1:8");
  EXPECT_EQ(result.where("three"), "map/a.argdown:5:6");
  EXPECT_TRUE(result.diagnostics.empty());
}

TEST(Includes, AFileIsIncludedOnce) {
  Files files{{{"a", "@include(b)@include(c)@include(b)."}, {"b", "B"}, {"c", "@include(b)C"}}, {}};
  auto const result = expand(files, "a");
  EXPECT_EQ(result.text(), "BC.");
  EXPECT_TRUE(result.diagnostics.empty());
}

TEST(Includes, AMissingFileIsAFindingAtTheInclude) {
  Files files{{{"a", "x @include(nothing.argdown) y"}}, {}};
  auto const result = expand(files, "a");
  EXPECT_EQ(result.text(), "x  y");
  ASSERT_EQ(result.diagnostics.size(), 1U);
  Diagnostic const& finding = result.diagnostics.list().front();
  EXPECT_EQ(finding.rule, rule_id::missing_include);
  EXPECT_EQ(result.sources.text(finding.location), "@include(nothing.argdown)");
}

TEST(Includes, CirclesAreFindings) {
  Files files{{{"a", "1 @include(b) 2"}, {"b", "3 @include(./a) 4 @include(b) 5"}}, {}};
  auto const result = expand(files, "a");
  EXPECT_EQ(result.text(), "1 3  4  5 2");
  ASSERT_EQ(result.diagnostics.size(), 2U);
  for (Diagnostic const& finding : result.diagnostics.list()) {
    EXPECT_EQ(finding.rule, rule_id::include_cycle);
    EXPECT_EQ(result.sources[finding.location.file].path(), "b");
  }
}

TEST(Includes, DepthIsBounded) {
  Files files;
  for (int i = 0; i < 40; ++i)
    files.contents["f" + std::to_string(i)] = "@include(f" + std::to_string(i + 1) + ")";
  auto const result = expand(files, "f0", {.max_depth = 10});
  ASSERT_EQ(result.diagnostics.size(), 1U);
  EXPECT_EQ(result.diagnostics.list().front().rule, rule_id::missing_include);
  EXPECT_EQ(files.read.size(), 9U);
}

TEST(Includes, WhatIsNoIncludeStays) {
  Files files{{{"a", "@include() @include(x\n) @include @include("}}, {}};
  auto const result = expand(files, "a");
  EXPECT_EQ(result.file, result.root);
}

Expanded fences(std::string text) {
  Expanded result;
  result.root = result.sources.add("a.md", std::move(text));
  result.file = extract_fences(result.sources, result.root);
  return result;
}

TEST(Fences, ArgdownIsTakenAndPositionsStayThoseOfTheMarkdown) {
  auto const result = fences(
      "# Title\n\n```argdown\n[A]: one\n```\n\ntext\n\n~~~~ argdown-map {x}\n[B]: two\n~~~\n[C]: "
      "three\n~~~~\n"
      "```js\n[D]: four\n```\n");
  EXPECT_EQ(result.text(), "[A]: one\n\n\n[B]: two\n~~~\n[C]: three\n\n\n");
  EXPECT_EQ(result.where("[A]"), "a.md:4:1");
  EXPECT_EQ(result.where("three"), "a.md:12:6");
}

TEST(Fences, IndentationOfTheFenceIsTakenOff) {
  auto const result = fences("  ```argdown\n  [A]: one\n    + [B]: two\n [C]: x\n  ```\n");
  EXPECT_EQ(result.text(), "[A]: one\n  + [B]: two\n[C]: x\n\n\n");
  EXPECT_EQ(result.where("+"), "a.md:3:5");
}

TEST(Fences, AnOpenFenceRunsToTheEnd) {
  EXPECT_EQ(fences("```argdown\r\n[A]: one\r\n").text(), "[A]: one\r\n");
  EXPECT_EQ(fences("    ```argdown\n[A]: one\n").text(), "");
  EXPECT_EQ(fences("```argdownish\n[A]: one\n```\n").text(), "");
  EXPECT_EQ(fences("``` `argdown`\n[A]: one\n```\n").text(), "");
  EXPECT_EQ(fences("no fence\n").text(), "");
}

TEST(Markdown, IsToldByTheName) {
  EXPECT_TRUE(is_markdown("x/a.MD"));
  EXPECT_TRUE(is_markdown("a.markdown"));
  EXPECT_FALSE(is_markdown("a.md/b.argdown"));
  EXPECT_FALSE(is_markdown("a.argdown"));
}

}  // namespace
}  // namespace stet::argmap
