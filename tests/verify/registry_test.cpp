#include "verify/registry/registry.h"

#include <gmock/gmock.h>

#include "parser/rules.h"
#include "verify/input_rules.h"

namespace stet::verify {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

struct Read {
  Sources sources;
  Diagnostics diagnostics;
  Registry registry;

  [[nodiscard]] SourceRecord const& operator[](std::string_view id) const {
    return registry[registry.find(id).value()];
  }
  // "line:column words: message" of each complaint.
  [[nodiscard]] std::vector<std::string> complaints() const {
    std::vector<std::string> result;
    for (auto const& diagnostic : diagnostics.list()) {
      auto const& file = sources[diagnostic.location.file];
      auto const at = file.position(diagnostic.location.span.begin);
      result.push_back(std::to_string(at.line) + ":" + std::to_string(at.column) + " " + diagnostic.message);
    }
    return result;
  }
};

Read read(std::string text) {
  Read result;
  auto const file = result.sources.add("sources.yaml", std::move(text));
  result.registry = read_registry(result.sources, file, "folder", result.diagnostics);
  return result;
}

TEST(Registry, ReadsEveryField) {
  auto const result = read(R"(references:
  - id: ap-2008
    type: article-newspaper
    title: "A remark"
    author:
      - {family: Rogozin, given: Dmitry}
      - {literal: Associated Press}
      - family: Beethoven
        given: Ludwig
        non-dropping-particle: van
        suffix: Jr.
    issued: {date-parts: [[2008, 2, 22]]}
    accessed: 2024-05-01
    publisher: AP
    container-title: Wire
    URL: https://example.org/1
    DOI: 10.1000/1
    language: en
    license: CC-BY-4.0
    custom:
      tier: secondary
      owner: AP Inc.
      confidential: false
      public-description: none needed
      ratings:
        - {rater: RSP, scheme: rsp, value: reliable, date: 2021-03, scope: politics, url: "https://example.org/r"}
        - {rater: MBFC, value: high}
      lineage:
        - quotes: speech
        - {kind: same-wire, source: Reuters}
      status:
        - {kind: correction, date: 2008-02-23, notice: The name was wrong.}
      snapshots:
        - path: snapshots/ap.txt
          sha256: E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855
          folded-sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
          folding: 1
          media-type: text/plain
          captured: 2008-02-22T13:37:00Z
          archive-url: https://archive.example.org/1
  - id: speech
)");
  ASSERT_THAT(result.complaints(), IsEmpty());
  EXPECT_FALSE(result.registry.damaged());
  EXPECT_EQ(result.registry.folder(), "folder");
  auto const& record = result["ap-2008"];
  EXPECT_EQ(record.type, "article-newspaper");
  EXPECT_EQ(record.title, "A remark");
  EXPECT_EQ(record.author, "Dmitry Rogozin, Associated Press and Ludwig van Beethoven Jr.");
  EXPECT_EQ(record.issued, "2008-02-22");
  EXPECT_EQ(record.accessed, "2024-05-01");
  EXPECT_EQ(record.publisher, "AP");
  EXPECT_EQ(record.container, "Wire");
  EXPECT_EQ(record.url, "https://example.org/1");
  EXPECT_EQ(record.doi, "10.1000/1");
  EXPECT_EQ(record.language, "en");
  EXPECT_EQ(record.license, "CC-BY-4.0");
  EXPECT_EQ(record.tier, Tier::secondary);
  EXPECT_EQ(record.owner, "AP Inc.");
  EXPECT_FALSE(record.confidential);
  EXPECT_EQ(record.public_description, "none needed");
  ASSERT_THAT(record.ratings, SizeIs(2));
  EXPECT_EQ(record.ratings[0].value, "reliable");
  EXPECT_EQ(record.ratings[0].scope, "politics");
  EXPECT_EQ(record.ratings[1].rater, "MBFC");
  ASSERT_THAT(record.lineage, SizeIs(2));
  EXPECT_EQ(record.lineage[0].kind, LineageKind::quotes);
  EXPECT_EQ(record.lineage[0].other, "speech");
  EXPECT_EQ(record.lineage[1].kind, LineageKind::same_wire);
  ASSERT_THAT(record.status, SizeIs(1));
  EXPECT_EQ(record.status[0].kind, StatusKind::correction);
  EXPECT_EQ(record.status[0].notice, "The name was wrong.");
  ASSERT_THAT(record.snapshots, SizeIs(1));
  EXPECT_EQ(record.snapshots[0].path, "snapshots/ap.txt");
  EXPECT_TRUE(record.snapshots[0].sha256.starts_with("e3b0c442"));
  EXPECT_EQ(record.snapshots[0].folding, "1");
  EXPECT_EQ(record.place.of(result.sources[FileId(0)].text()), "ap-2008");
}

TEST(Registry, DatesInEveryFormThatCslHas) {
  for (auto const& [written, iso] : std::vector<std::pair<std::string, std::string>>{
           {"2008", "2008"},
           {"\"2008-02\"", "2008-02"},
           {"2008-02-22", "2008-02-22"},
           {"{year: 2008, month: 2, day: 3}", "2008-02-03"},
           {"{year: 2008}", "2008"},
           {"[{year: 2008, month: 2}]", "2008-02"},
           {"{date-parts: [[2008, 2, 22]]}", "2008-02-22"},
           {"{date-parts: [[\"2008\", \"2\"]]}", "2008-02"},
           {"{date-parts: [[2008, 2, 22], [2008, 2, 24]]}", "2008-02-22/2008-02-24"},
           {"{date-parts: [2008, 2]}", "2008-02"},
           {"{literal: spring 2008}", "spring 2008"},
           {"{raw: 22 Feb 2008}", "22 Feb 2008"}}) {
    auto const result = read("- id: a\n  issued: " + written + "\n");
    EXPECT_THAT(result.complaints(), IsEmpty()) << written;
    EXPECT_EQ(result["a"].issued, iso) << written;
  }
}

TEST(Registry, WhatIsNoDateIsReportedAtItsPlace) {
  for (auto const* written :
       {"spring", "2008-02-30", "{year: 2008, month: 13}", "{date-parts: [[2008, 2, 30]]}",
        "{date-parts: 2008}", "{season: 1}", "[2008]", "{date-parts: [[]]}"}) {
    auto const result = read(std::string("- id: a\n  issued: ") + written + "\n- id: b\n");
    EXPECT_THAT(result.complaints(), SizeIs(1)) << written;
    EXPECT_EQ(result.diagnostics.list().front().rule, rule_id::invalid_data);
    EXPECT_EQ(result["a"].issued, "") << written;
    EXPECT_TRUE(result.registry.find("b")) << written;
  }
}

TEST(Registry, ComplaintsStandAtKeyOrValueAndCostNothingElse) {
  auto const result = read(R"(- id: a
  title: [not, a, title]
  url: https://example.org
  tier: primary
  custom:
    confidental: true
    colour: blue
    tier: seconday
    owner: {name: x}
    ratings: good
    lineage:
      - quots: b
      - kind: derives
      - quotes: [b, ""]
    status:
      - {kind: retracton}
      - {date: 2020-01-01}
    snapshots:
      - {sha256: 12}
      - {path: p.txt, sha: x, sha256: zz, captured: yesterday}
- just a word
- id: b
  custom: 3
- title: nameless
- id: [x]
- id: a
  title: another
)");
  EXPECT_THAT(
      result.complaints(),
      ElementsAre(
          "3:3 unknown key `url`", "4:3 `tier` belongs under `custom:`",
          "2:10 `title` is a list where a string is expected",
          "6:5 unknown key `confidental` under `custom:`", "7:5 unknown key `colour` under `custom:`",
          "9:12 `owner` is a mapping where a string is expected", "8:11 `seconday` is not a value of `tier`",
          "10:14 `ratings` is a string where a list is expected", "12:9 `quots` is not a value of `lineage`",
          "13:9 a lineage of `a` has no `source`", "14:21 `quotes` names no source",
          "16:16 `retracton` is not a kind of status", "17:9 a status of `a` has no `kind`",
          "19:18 `sha256` is not a SHA-256", "19:9 a snapshot of `a` has no `path`",
          "20:23 unknown key `sha` in a snapshot", "20:39 `sha256` is not a SHA-256",
          "20:53 `captured` is not a date: `yesterday`",
          "21:3 a source is a string where a mapping is expected",
          "23:11 `custom` is a number where a mapping is expected", "24:3 a source has no `id`",
          "25:7 `id` is a list where a string is expected", "26:7 the id `a` is given to two sources"));
  EXPECT_THAT(result.registry.records(), SizeIs(2));
  EXPECT_THAT(result["a"].lineage, SizeIs(1));
  EXPECT_THAT(result["a"].snapshots, SizeIs(1));
  auto const help_of = [&](std::string_view message) {
    for (auto const& diagnostic : result.diagnostics.list()) {
      if (diagnostic.message.find(message) != std::string::npos) return diagnostic.help;
    }
    return std::string("no such finding");
  };
  EXPECT_EQ(help_of("confidental"), "did you mean `confidential`?");
  EXPECT_EQ(help_of("seconday"), "did you mean `secondary`?");
  EXPECT_EQ(help_of("retracton"), "did you mean `retraction`?");
  EXPECT_EQ(help_of("quots"), "did you mean `quotes`?");
  EXPECT_THAT(help_of("unknown key `url`"), HasSubstr("`URL`"));
}

TEST(Registry, AKeyThatMayBeAnotherProgramsIsOnlyAWarning) {
  auto const result = read("- id: a\n  custom: {colour: blue, confidental: true}\n");
  ASSERT_THAT(result.diagnostics.list(), SizeIs(2));
  EXPECT_EQ(result.diagnostics.list()[0].severity, Severity::warning);
  EXPECT_EQ(result.diagnostics.list()[1].severity, Severity::error);
}

TEST(Registry, ProtectingASourceDoesNotDependOnSpelling) {
  for (auto const* written : {"true", "yes", "True", "\"yes\"", "maybe", "1", "[]", ""}) {
    EXPECT_TRUE(read(std::string("- id: a\n  custom: {confidential: ") + written + "}\n")["a"].confidential)
        << written;
  }
  for (auto const* written : {"false", "no", "\"false\""}) {
    EXPECT_FALSE(read(std::string("- id: a\n  custom: {confidential: ") + written + "}\n")["a"].confidential)
        << written;
  }
}

TEST(Registry, StatusWordsOfRealFeeds) {
  for (auto const& [word, kind] : std::vector<std::pair<char const*, StatusKind>>{
           {"retraction", StatusKind::retraction},
           {"Retraction", StatusKind::retraction},
           {"retration", StatusKind::retraction},
           {"withdrawal", StatusKind::withdrawn},
           {"removal", StatusKind::withdrawn},
           {"expression_of_concern", StatusKind::expression_of_concern},
           {"Expression of Concern", StatusKind::expression_of_concern},
           {"erratum", StatusKind::correction},
           {"err", StatusKind::correction}}) {
    auto const result = read(std::string("- id: a\n  custom: {status: [{kind: ") + word + "}]}\n");
    ASSERT_THAT(result["a"].status, SizeIs(1)) << word;
    EXPECT_EQ(result["a"].status[0].kind, kind) << word;
  }
}

TEST(Registry, LineageToNowhere) {
  auto const result = read(
      "- id: ap-2008\n- id: b\n  custom:\n    lineage:\n      - quotes: ap-2007\n"
      "      - same-wire: Reuters\n      - derives: elsewhere\n");
  EXPECT_THAT(result.complaints(),
              ElementsAre("5:17 `b` quotes `ap-2007`, which the registry does not hold",
                          "7:18 `b` derives `elsewhere`, which the registry does not hold"));
  EXPECT_EQ(result.diagnostics.list()[0].rule, rule_id::undefined_source);
  EXPECT_EQ(result.diagnostics.list()[0].help, "did you mean `ap-2008`?");
}

TEST(Registry, DocumentsThatAreNoRegistry) {
  EXPECT_THAT(read("").complaints(), IsEmpty());
  EXPECT_THAT(read("# nothing yet\n").complaints(), IsEmpty());
  EXPECT_THAT(read("references:\n").complaints(), IsEmpty());
  EXPECT_THAT(read("[]").complaints(), IsEmpty());
  EXPECT_THAT(read("just words\n").complaints(),
              ElementsAre("1:1 the registry is a string where a list of sources is expected"));
  EXPECT_THAT(read("sources: []\n").complaints(),
              ElementsAre("1:1 the registry is a mapping without `references:`"));
  EXPECT_THAT(read("references: 3\n").complaints(),
              ElementsAre("1:13 `references` is a number where a list of sources is expected"));
  EXPECT_TRUE(read("just words\n").registry.damaged());
}

TEST(Registry, BrokenYamlKeepsWhatCameBefore) {
  auto const result = read("- id: a\n- id: b\n  title: [1, 2\n- id: c\n");
  EXPECT_THAT(result.diagnostics.list(), SizeIs(testing::Ge(1)));
  EXPECT_TRUE(result.registry.find("a"));
  EXPECT_TRUE(result.registry.damaged());
}

TEST(Registry, AliasBombsAreRefused) {
  std::string text = "- id: a\n  x0: &x0 [lol, lol]\n";
  for (int i = 1; i < 60; ++i) {
    auto const now = std::to_string(i);
    auto const old = std::to_string(i - 1);
    text += "  x" + now + ": &x" + now + " [*x" + old + ", *x" + old + "]\n";
  }
  auto const result = read(text + "- id: b\n");
  EXPECT_FALSE(result.diagnostics.empty());
  EXPECT_TRUE(result.registry.find("a"));
  EXPECT_TRUE(result.registry.find("b"));
}

}  // namespace
}  // namespace stet::verify
