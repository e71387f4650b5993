// Data blocks and front matter: types, exact places, and what is refused.
#include <cmath>
#include <random>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "parser/flow.h"
#include "parser/rules.h"
#include "parser/yaml.h"

namespace stet::parser::yaml {
namespace {

struct Read {
  std::string text;
  Diagnostics diagnostics;
  Document document;
};

Read data(std::string text) {
  Read read{std::move(text), {}, {}};
  read.document =
      parse_data(FileId{0}, read.text, {0, static_cast<Offset>(read.text.size())}, read.diagnostics);
  return read;
}

Read block(std::string text) {
  Read read{std::move(text), {}, {}};
  read.document = parse(FileId{0}, read.text, {0, static_cast<Offset>(read.text.size())}, read.diagnostics);
  return read;
}

std::string at(Read const& read, std::string_view key) {
  auto const value = read.document.find(0, key);
  return value ? std::string(read.document[*value].span.of(read.text)) : "nothing";
}

// The document's values, one a line.
std::string written(Document const& document) {
  std::string lines;
  for (Value const& value : document.values)
    lines += fmt::format("{} {} {}-{} {} {}\n", static_cast<int>(value.type), value.next, value.span.begin,
                         value.span.end, value.plain, value.text);
  return lines;
}

TEST(DataBlocks, ValuesKnowTheirPlaces) {
  // The first is read by stet itself, the second by the library: both say the same.
  for (auto const& read : {data("{rank: 1, quote: \"brute force\", list: [a, b]}"),
                           data("{rank: 1, quote: \"brute force\", list: [a, b], z: {}}")}) {
    EXPECT_TRUE(read.diagnostics.empty());
    EXPECT_EQ(at(read, "rank"), "1");
    EXPECT_EQ(at(read, "quote"), "\"brute force\"");
    EXPECT_EQ(at(read, "list"), "[a, b]");
    EXPECT_EQ(read.document[*read.document.find(0, "rank")].type, Type::number);
    EXPECT_EQ(read.document.elements(*read.document.find(0, "list")).size(), 2U);
  }
}

// Blocks put together from YAML's signs at random: what the short way reads, the library reads without a
// finding, and to the same values at the same places. Most are broken, which the short way leaves to the
// library.
TEST(DataBlocks, TheShortWayReadsWhatTheLibraryReads) {
  std::vector<std::string_view> const parts = {"{",    "}",   "[", "]",  ":",  ": ",    ",",   ", ",
                                               "a",    "b c", "k", "1",  " ",  "\"x\"", "'y'", "\"\"",
                                               "true", "~",   "-", "#t", "\\", "/p.q"};
  std::mt19937 random(11);
  int accepted = 0;
  for (int round = 0; round < 60'000; ++round) {
    std::string text = "{k: ";
    for (auto n = random() % 9; n > 0; --n) text += parts[random() % parts.size()];
    text += "}";
    Span const all{0, static_cast<Offset>(text.size())};
    auto const simple = read_simple_flow(text, all);
    if (!simple) continue;
    ++accepted;
    auto const whole = block(text);
    EXPECT_TRUE(whole.diagnostics.empty()) << text;
    EXPECT_EQ(written(*simple), written(whole.document)) << text;
  }
  EXPECT_GT(accepted, 1000);
}

TEST(DataBlocks, LinesAfterTheBraceAreBlockYaml) {
  for (std::string const newline : {"\n", "\r\n"}) {
    auto const read = data("{" + newline + "  a: 1" + newline + "  b: [x]" + newline + "}");
    EXPECT_TRUE(read.diagnostics.empty());
    EXPECT_EQ(at(read, "a"), "1");
    EXPECT_EQ(at(read, "b"), "[x]");
  }
}

TEST(DataBlocks, PlainScalarsHaveTheTypesOfJsYaml) {
  for (char const* text : {"~", "null", "Null", ""}) EXPECT_EQ(type_of_plain(text), Type::null) << text;
  for (char const* text : {"true", "False", "TRUE"}) EXPECT_EQ(type_of_plain(text), Type::boolean) << text;
  for (char const* text :
       {"0", "-12", "1_000", "0x1F", "0b101", "0o17", "1.5", "1e3", ".5", "-.inf", ".nan", "007"})
    EXPECT_EQ(type_of_plain(text), Type::number) << text;
  for (char const* text : {"yes", "no", "on", "1_", "0x", "-.5", "1.2.3", "2008-02-22", "e3", "_1", "0b2"})
    EXPECT_EQ(type_of_plain(text), Type::string) << text;
  EXPECT_EQ(to_number("1_000"), 1000);
  EXPECT_EQ(to_number("-0x1F"), -31);
  EXPECT_EQ(to_number("0b101"), 5);
  EXPECT_EQ(to_number("1.5e3"), 1500);
  EXPECT_TRUE(std::isinf(to_number("-.inf")));
  EXPECT_TRUE(std::isnan(to_number(".nan")));
}

TEST(DataBlocks, DatesReadAsJavaScriptWouldWriteThem) {
  EXPECT_EQ(to_iso_timestamp("2008-02-22"), "2008-02-22T00:00:00.000Z");
  EXPECT_EQ(to_iso_timestamp("2008-2-22"), std::nullopt);
  EXPECT_EQ(to_iso_timestamp("2008-02-22 10:15:30.25 +1"), "2008-02-22T09:15:30.250Z");
  EXPECT_EQ(to_iso_timestamp("2008-12-31T23:30:00-01:00"), "2009-01-01T00:30:00.000Z");
  EXPECT_EQ(to_iso_timestamp("22 February 2008"), std::nullopt);
}

struct Broken {
  std::string text;
  Span at;
  std::string words;
};

TEST(DataBlocks, WhatIsRefusedIsNamedAtItsPlace) {
  for (Broken const& broken : {
           Broken{"a: 1\na: 2\n", {5, 6}, "`a` is given twice"},
           Broken{"a: *x\n", {4, 5}, "an alias, `*x`"},
           Broken{"<<: {a: 1}\n", {0, 2}, "a merge key"},
           Broken{"a: 1\nkey: b: c\n", {11, 12}, "after the key `key`"},
           Broken{"a: \"open\n", {4, 5}, "after the key `a`"},
           Broken{"a: 1\n---\nb: 2\n", {5, 8}, "second YAML document"},
       }) {
    auto const read = block(broken.text);
    ASSERT_EQ(read.diagnostics.size(), 1U) << broken.text;
    Diagnostic const& diagnostic = read.diagnostics.list()[0];
    EXPECT_EQ(diagnostic.rule, rule_id::invalid_data);
    EXPECT_NE(diagnostic.message.find(broken.words), std::string::npos) << diagnostic.message;
    EXPECT_EQ(diagnostic.location.span, broken.at) << broken.text;
    EXPECT_FALSE(diagnostic.help.empty());
  }
}

TEST(DataBlocks, WhatStandsBeforeAMistakeIsKept) {
  auto const read = block("title: kept\nrest: [1, {\n");
  EXPECT_EQ(at(read, "title"), "kept");
  EXPECT_EQ(read.diagnostics.size(), 1U);
}

TEST(DataBlocks, DepthAndBombsAreBounded) {
  EXPECT_EQ(block(std::string(100'000, '[')).diagnostics.size(), 1U);
  std::string bomb = "a0: &a0 [x, x]\n";
  for (int i = 1; i < 40; ++i) {
    std::string const before = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before + ", " + before + "]\n";
  }
  auto const read = block(bomb);
  EXPECT_LT(read.document.values.size(), 500U);
  EXPECT_FALSE(read.diagnostics.empty());
}

}  // namespace
}  // namespace stet::parser::yaml
