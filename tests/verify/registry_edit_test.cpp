#include <gtest/gtest.h>

#include "verify/registry/edit.h"

namespace stet::verify {
namespace {

Entry rating() {
  Entry entry = Entry::mapping({});
  entry.add("rater", "RSP");
  entry.add("value", "no consensus");
  entry.add("date", "2021-03");
  return entry;
}

std::string with_rating(std::string_view text) {
  auto const result = add_to_records(text, std::vector{Addition{"a", "ratings", rating()}});
  return result ? *result : "error: " + result.error().message;
}

TEST(RegistryEdit, AddsToABlockList) {
  EXPECT_EQ(with_rating(
                "# first\n- id: a  # the one\n  custom:\n    ratings:\n      - {rater: X, value: y}  # old\n"
                "    tier: primary\n\n- id: b\n"),
            "# first\n- id: a  # the one\n  custom:\n    ratings:\n      - {rater: X, value: y}  # old\n"
            "      - {rater: RSP, value: no consensus, date: \"2021-03\"}\n    tier: primary\n\n- id: b\n");
}

TEST(RegistryEdit, AddsToAListWithoutIndentation) {
  EXPECT_EQ(
      with_rating("- id: a\n  custom:\n    ratings:\n    - rater: X\n      value: y\n    tier: primary\n"),
      "- id: a\n  custom:\n    ratings:\n    - rater: X\n      value: y\n"
      "    - {rater: RSP, value: no consensus, date: \"2021-03\"}\n    tier: primary\n");
}

TEST(RegistryEdit, AddsToAFlowList) {
  EXPECT_EQ(with_rating("- id: a\n  custom: {ratings: [{rater: X, value: y}], tier: primary}\n"),
            "- id: a\n  custom: {ratings: [{rater: X, value: y}, {rater: RSP, value: no consensus, date: "
            "\"2021-03\"}], tier: primary}\n");
  EXPECT_EQ(
      with_rating("- id: a\n  custom: {ratings: [\n    {rater: X, value: y},\n    ]}\n"),
      "- id: a\n  custom: {ratings: [\n    {rater: X, value: y}, {rater: RSP, value: no consensus, date: "
      "\"2021-03\"}\n    ]}\n");
}

TEST(RegistryEdit, MakesTheListWhereThereIsNone) {
  constexpr std::string_view entry = "{rater: RSP, value: no consensus, date: \"2021-03\"}";
  EXPECT_EQ(with_rating("- id: a\n  title: T\n- id: b\n"),
            "- id: a\n  title: T\n  custom:\n    ratings:\n      - " + std::string(entry) + "\n- id: b\n");
  EXPECT_EQ(
      with_rating("- id: a\n  custom:\n    tier: primary # near\n"),
      "- id: a\n  custom:\n    tier: primary # near\n    ratings:\n      - " + std::string(entry) + "\n");
  EXPECT_EQ(with_rating("- id: a\n  custom:\n  title: T\n"),
            "- id: a\n  custom:\n    ratings:\n      - " + std::string(entry) + "\n  title: T\n");
  EXPECT_EQ(
      with_rating("- id: a\n  custom:\n    ratings: # none\n    tier: primary\n"),
      "- id: a\n  custom:\n    ratings:\n      - " + std::string(entry) + " # none\n    tier: primary\n");
  EXPECT_EQ(with_rating("- id: a\n  custom:\n    ratings: []\n    tier: primary\n"),
            "- id: a\n  custom:\n    ratings:\n      - " + std::string(entry) + "\n    tier: primary\n");
  EXPECT_EQ(with_rating("- {id: a}\n"), "- {id: a, custom: {ratings: [" + std::string(entry) + "]}}\n");
  EXPECT_EQ(with_rating("- {id: a, custom: }\n"),
            "- {id: a, custom: {ratings: [" + std::string(entry) + "]} }\n");
}

TEST(RegistryEdit, ASingleMappingBecomesAList) {
  EXPECT_EQ(
      with_rating("- id: a\n  custom:\n    ratings:\n      rater: X\n      value: y\n    tier: primary\n"),
      "- id: a\n  custom:\n    ratings:\n      - rater: X\n        value: y\n"
      "      - {rater: RSP, value: no consensus, date: \"2021-03\"}\n    tier: primary\n");
  EXPECT_EQ(with_rating("- id: a\n  custom: {ratings: {rater: X, value: y}}\n"),
            "- id: a\n  custom: {ratings: [{rater: X, value: y}, {rater: RSP, value: no consensus, date: "
            "\"2021-03\"}]}\n");
}

TEST(RegistryEdit, KeepsLineEndsAndAMissingOne) {
  EXPECT_EQ(
      with_rating("- id: a\r\n  title: T\r\n"),
      "- id: a\r\n  title: T\r\n  custom:\r\n    ratings:\r\n      - {rater: RSP, value: no consensus, date: "
      "\"2021-03\"}\r\n");
  EXPECT_EQ(with_rating("- id: a\n  note: |\n    two\n    lines\n- id: b"),
            "- id: a\n  note: |\n    two\n    lines\n  custom:\n    ratings:\n      - {rater: RSP, value: no "
            "consensus, date: \"2021-03\"}\n- id: b");
  EXPECT_EQ(
      with_rating("- id: a"),
      "- id: a\n  custom:\n    ratings:\n      - {rater: RSP, value: no consensus, date: \"2021-03\"}\n");
}

TEST(RegistryEdit, KeepsJsonJson) {
  EXPECT_EQ(with_rating("[{\"id\": \"a\"}, {\"id\": \"b\"}]\n"),
            "[{\"id\": \"a\", \"custom\": {\"ratings\": [{\"rater\": \"RSP\", \"value\": \"no consensus\", "
            "\"date\": "
            "\"2021-03\"}]}}, {\"id\": \"b\"}]\n");
}

TEST(RegistryEdit, SeveralAdditionsAtOnce) {
  std::vector const additions{Addition{"a", "ratings", rating()}, Addition{"b", "ratings", rating()},
                              Addition{"a", "ratings", rating()}, Addition{"a", "status", rating()}};
  auto const result = add_to_records("- id: a\n- id: b\n", additions);
  ASSERT_TRUE(result) << result.error().message;
  std::string const line = "      - {rater: RSP, value: no consensus, date: \"2021-03\"}\n";
  EXPECT_EQ(*result, "- id: a\n  custom:\n    ratings:\n" + line + line + "    status:\n" + line +
                         "- id: b\n  custom:\n    ratings:\n" + line);
}

TEST(RegistryEdit, RefusesWhatItDoesNotUnderstand) {
  EXPECT_EQ(with_rating("- id: b\n"), "error: the registry holds no source `a`");
  EXPECT_NE(with_rating("- id: a\n  title: [1, 2\n").find("broken YAML"), std::string::npos);
  EXPECT_EQ(with_rating("- id: a\n  custom: 3\n"), "error: `custom` of `a` is no mapping");
  EXPECT_EQ(with_rating("- id: a\n  custom: {ratings: good}\n"), "error: `ratings` of `a` is no list");
}

std::string with_record(std::string_view text) {
  Entry record = Entry::mapping({});
  record.add("id", "new");
  record.add("title", "A title: with a colon");
  record.add("issued", "2024-05-09");
  Entry custom = Entry::mapping({});
  custom.add("snapshots", Entry::list({Entry::mapping({{"path", Entry::of("snapshots/new.txt")},
                                                       {"sha256", Entry::of(std::string(64, 'a'))}})}));
  record.add("custom", std::move(custom));
  auto const result = add_records(text, std::vector{record});
  return result ? *result : "error: " + result.error().message;
}

std::string const new_record =
    "id: new\n    title: \"A title: with a colon\"\n    issued: \"2024-05-09\"\n    custom:\n      "
    "snapshots:\n        "
    "- path: snapshots/new.txt\n          sha256: " +
    std::string(64, 'a') + "\n";

TEST(RegistryEdit, AddsRecords) {
  EXPECT_EQ(with_record(""), "references:\n\n  - " + new_record);
  EXPECT_EQ(with_record("# ours\n"), "# ours\nreferences:\n\n  - " + new_record);
  EXPECT_EQ(with_record("references: # none\n"), "references: # none\n\n  - " + new_record);
  EXPECT_EQ(with_record("references: []\n"), "references:\n\n  - " + new_record);
  EXPECT_EQ(with_record("references:\n  - id: a\n\n  - id: b # last\n# end\n"),
            "references:\n  - id: a\n\n  - id: b # last\n\n  - " + new_record + "# end\n");
  EXPECT_EQ(with_record("references:\n  - id: a\n  - id: b\n"),
            "references:\n  - id: a\n  - id: b\n  - " + new_record);
  EXPECT_EQ(with_record("just words\n").substr(0, 6), "error:");
  EXPECT_EQ(with_record("[]\n").substr(0, 11), "[{\"id\": \"ne");
}

TEST(RegistryEdit, WhatIsWrittenReadsTheSame) {
  for (std::string const text :
       {"",    "no",  "2008",    "a: b", "a #b", "- a",  "'",    "\"q\"", "\\", "line\nline", " lead",
        "x,y", "{x}", "ünïcödé", "\x01", "1e5",  "0x1F", "null", "key: ", "@a", "%x",         "e\u2028f"}) {
    std::string const yaml = "- " + flow(Entry::of(text)) + "\n- {k: " + flow(Entry::of(text)) + ", l: m}\n";
    Diagnostics diagnostics;
    auto const document =
        parser::yaml::parse(FileId{0}, yaml, {0, static_cast<Offset>(yaml.size())}, diagnostics);
    ASSERT_TRUE(diagnostics.empty()) << yaml;
    EXPECT_EQ(document[document.elements(0)[0]].text, text) << yaml;
    EXPECT_EQ(document[document.elements(0)[0]].type, parser::yaml::Type::string) << yaml;
    EXPECT_EQ(document[*document.find(document.elements(0)[1], "k")].text, text) << yaml;
  }
}

}  // namespace
}  // namespace stet::verify
