#include "parser/yaml.h"

#include <gtest/gtest.h>

#include "parser/rules.h"

namespace stet::parser::yaml {
namespace {

struct Parsed {
  std::string text;
  Document document;
  Diagnostics diagnostics;

  [[nodiscard]] std::string_view source(ValueIndex i) const { return document[i].span.of(text); }
};

Parsed read(std::string text) {
  Parsed result{std::move(text), {}, {}};
  Span const all{0, static_cast<Offset>(result.text.size())};
  result.document = parse(FileId(0), result.text, all, result.diagnostics);
  return result;
}

Parsed read_data(std::string text) {
  Parsed result{std::move(text), {}, {}};
  Span const all{0, static_cast<Offset>(result.text.size())};
  result.document = parse_data(FileId(0), result.text, all, result.diagnostics);
  return result;
}

TEST(Yaml, SpansAreThoseOfTheText) {
  auto const yaml = read("title: \"a \\\"b\\\"\"\nlist:\n  - one\n  - {k: 'it''s'}\nlast: 3\n");
  ASSERT_TRUE(yaml.diagnostics.empty());
  auto const& document = yaml.document;
  EXPECT_EQ(yaml.source(*document.find(0, "title")), "\"a \\\"b\\\"\"");
  EXPECT_EQ(document[*document.find(0, "title")].text, "a \"b\"");
  auto const list = *document.find(0, "list");
  EXPECT_EQ(yaml.source(list), "- one\n  - {k: 'it''s'}");
  auto const elements = document.elements(list);
  ASSERT_EQ(elements.size(), 2U);
  EXPECT_EQ(yaml.source(elements[0]), "one");
  EXPECT_EQ(yaml.source(elements[1]), "{k: 'it''s'}");
  EXPECT_EQ(document[*document.find(elements[1], "k")].text, "it's");
  EXPECT_EQ(document[*document.find(0, "last")].type, Type::number);
}

TEST(Yaml, TypesFollowTheCoreSchema) {
  for (auto const& [text, type] :
       std::vector<std::pair<char const*, Type>>{{"~", Type::null},        {"null", Type::null},
                                                 {"true", Type::boolean},  {"False", Type::boolean},
                                                 {"yes", Type::string},    {"12", Type::number},
                                                 {"-1.5e3", Type::number}, {"0x1F", Type::number},
                                                 {"0x", Type::string},     {".5", Type::number},
                                                 {".", Type::string},      {"1.", Type::number},
                                                 {".inf", Type::number},   {"-.Inf", Type::number},
                                                 {".nan", Type::number},   {"2008-02-22", Type::string},
                                                 {"\"12\"", Type::string}, {"'true'", Type::string},
                                                 {"1e", Type::string},     {"12a", Type::string}}) {
    EXPECT_EQ(read(text).document[0].type, type) << text;
  }
}

TEST(Yaml, ValuesThatAreNotWrittenAreNull) {
  auto const yaml = read("a:\nb:\n  -\n  - 1\n");
  auto const& document = yaml.document;
  EXPECT_EQ(document[*document.find(0, "a")].type, Type::null);
  EXPECT_EQ(document[*document.find(0, "a")].span, (Span{1, 1}));
  auto const elements = document.elements(*document.find(0, "b"));
  ASSERT_EQ(elements.size(), 2U);
  EXPECT_EQ(document[elements[0]].type, Type::null);
}

TEST(Yaml, TheLastOfTwoEqualKeysCounts) {
  auto const yaml = read("a: 1\na: 2\n");
  EXPECT_EQ(yaml.document[*yaml.document.find(0, "a")].text, "2");
  EXPECT_EQ(yaml.document.members(0).size(), 2U);
}

TEST(Yaml, DataBlocksAreFlowOrBlock) {
  auto const flow = read_data("{a: 1, b: [x,\ny], c}");
  ASSERT_TRUE(flow.diagnostics.empty());
  EXPECT_EQ(flow.document.members(0).size(), 3U);
  EXPECT_EQ(flow.document[*flow.document.find(0, "c")].type, Type::null);
  auto const block = read_data("{\r\n  a: 1\r\n  b: two words\r\n}");
  ASSERT_TRUE(block.diagnostics.empty());
  EXPECT_EQ(block.source(*block.document.find(0, "b")), "two words");
  EXPECT_EQ(read_data("{}").document.members(0).size(), 0U);
}

TEST(Yaml, BrokenYamlIsReportedOnceAndTheBeginningKept) {
  auto const yaml = read("good: 1\nbad: [1, 2\nmore: [\n");
  ASSERT_EQ(yaml.diagnostics.size(), 1U);
  EXPECT_EQ(yaml.diagnostics.list()[0].rule, rule_id::invalid_data);
  EXPECT_TRUE(yaml.document.find(0, "good"));
  EXPECT_EQ(yaml.document[0].next, yaml.document.values.size());
}

TEST(Yaml, ErrorsStandWhereTheyAre) {
  auto const yaml = read("a: 1\n b: 2\n");
  ASSERT_EQ(yaml.diagnostics.size(), 1U);
  EXPECT_LT(yaml.diagnostics.list()[0].location.span.begin, 10U);
}

TEST(Yaml, AliasesAndMergeKeysAreRefused) {
  auto const bomb = read("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n<<: *a\n");
  EXPECT_EQ(bomb.diagnostics.size(), 2U);  // the first alias, the merge key
  EXPECT_EQ(bomb.diagnostics.list()[0].location.span.of(bomb.text), "a");
  EXPECT_LT(bomb.document.values.size(), 30U);
}

TEST(Yaml, DepthIsBounded) {
  for (auto const* open : {"[", "{a: ", "- "}) {
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += open;
    auto const yaml = read(text);
    EXPECT_EQ(yaml.diagnostics.size(), 1U) << open;
    EXPECT_LT(yaml.document.values.size(), 1000U);
  }
}

TEST(Yaml, WindowsFiles) {
  auto const yaml = read(
      "\xEF\xBB\xBF"
      "a: 1\r\nb: 2\r\n");
  ASSERT_TRUE(yaml.diagnostics.empty());
  EXPECT_EQ(yaml.source(*yaml.document.find(0, "b")), "2");
}

TEST(Yaml, NothingAtAll) {
  EXPECT_TRUE(read("").document.empty());
  EXPECT_TRUE(read("# a comment\n").document.empty());
}

TEST(Yaml, MalformedUtf8IsBrokenYaml) {
  auto const yaml = read("a: 1\nb: \"\xFF\"\n");
  EXPECT_EQ(yaml.diagnostics.size(), 1U);
  EXPECT_TRUE(yaml.document.find(0, "a"));
}

// libfyaml never came back from this one.
TEST(Yaml, MalformedUtf8InADirectiveEnds) {
  auto const yaml = read("m:\n%\xE3");
  ASSERT_EQ(yaml.diagnostics.size(), 1U);
  EXPECT_EQ(yaml.diagnostics.list().front().location.span, (Span{4, 5}));
}

TEST(Yaml, BracketsWithoutEndAreRefusedBeforeTheyTakeMemory) {
  auto const yaml = read("a: " + std::string(2'000'000, '['));
  EXPECT_TRUE(yaml.document.values.empty());
  ASSERT_EQ(yaml.diagnostics.size(), 1U);
  EXPECT_EQ(yaml.diagnostics.list()[0].message, "data is nested deeper than 64 levels");
}

TEST(Yaml, BracketsInWordsAreNoNesting) {
  std::string text;
  for (int i = 0; i < 6'000; ++i) text += "- between [0 and 1)\n";
  auto const yaml = read(text);
  EXPECT_TRUE(yaml.diagnostics.empty());
  EXPECT_EQ(yaml.document.elements(0).size(), 6'000U);
}

}  // namespace
}  // namespace stet::parser::yaml
