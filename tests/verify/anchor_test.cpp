// Anchors by way of whole checks: the bytes that they lead to, and that a fix takes its finding away.
#include "verify/anchor.h"

#include <gmock/gmock.h>

#include "tests/support/case_file.h"
#include "tests/support/rule_ids.h"
#include "verify/check/check.h"

namespace stet::verify {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

CheckResult check_map(std::string const& claims, std::string_view article,
                      std::string const& name = "article.md") {
  test::TemporaryFolder const folder;
  folder.write("map.argdown", "===\narticle: " + name + "\n===\n\n" + claims);
  folder.write(name, article);
  auto result = check_file(folder.path() / "map.argdown");
  EXPECT_TRUE(result.has_value());
  return std::move(result).value();
}

// An article of many sentences, and a claim for each, anchored to `words` with its number.
CheckResult check_many(std::string_view words, std::size_t count) {
  std::string article;
  std::string claims;
  for (std::size_t i = 0; i < count; ++i) {
    auto const number = std::to_string(i);
    article += "Pier " + number + " of the bridge was built on rock and is as old as it.\n\n";
    claims += "[C" + number + "]: c\n{anchor: \"Pier " + number + std::string(words) + "\"}\n\n";
  }
  return check_map(claims, article);
}

// Outcome and bytes of each anchor.
std::vector<std::string> places(CheckResult const& result) {
  std::vector<std::string> out;
  for (auto const& anchor : result.anchors)
    out.push_back(std::string(to_string(anchor.outcome)) +
                  (anchor.located() ? ": " + std::string(result.sources.text(anchor.place)) : ""));
  return out;
}

std::vector<Diagnostic> anchor_findings(CheckResult const& result) {
  std::vector<Diagnostic> out;
  for (auto const& finding : result.findings)
    if (finding.rule == rule_id::anchor_drifted || finding.rule == rule_id::anchor_ambiguous ||
        finding.rule == rule_id::claim_not_in_article)
      out.push_back(finding);
  return out;
}

constexpr std::string_view opinion = "[A]: a {anchor: %} #opinion\n";

std::string claim(std::string_view anchor) {
  std::string text(opinion);
  return text.replace(text.find('%'), 1, anchor);
}

TEST(Anchor, LeadsToBytesInEveryFormat) {
  EXPECT_THAT(places(check_map(claim("rose by 3 % in May"), "# T\n\nIt *rose* by\n3&nbsp;% in **May**.\n")),
              ElementsAre("folded: rose* by\n3&nbsp;% in **May"));
  EXPECT_THAT(places(check_map(claim("'“so it was”, he said'"),
                               "<p>&ldquo;so <i>it</i> was&rdquo;, he\n said</p>", "a.html")),
              ElementsAre("exact: &ldquo;so <i>it</i> was&rdquo;, he\n said"));
  EXPECT_THAT(places(check_map(claim("one two"), "One\r\n\r\nand one\r\n  two more", "a.txt")),
              ElementsAre("exact: one\r\n  two"));
}

TEST(Anchor, ArgumentsHaveThemToo) {
  auto const result = check_map("<A>: a {anchor: \"one two\"}\n", "one two");
  ASSERT_THAT(result.anchors, SizeIs(1));
  EXPECT_TRUE(result.anchors[0].argument.valid());
  EXPECT_FALSE(result.anchors[0].statement.valid());
}

TEST(Anchor, WithoutAnArticleThereIsNone) {
  auto result = check("map.argdown", claim("one"));
  EXPECT_THAT(result.anchors, IsEmpty());
  EXPECT_THAT(anchor_findings(result), IsEmpty());
}

TEST(Anchor, AnArticleThatShowsItsMapAsCode) {
  auto const result =
      check_map(claim("one two"), "We have one two.\n\n```argdown\n[A]: a {anchor: one two}\n```\n");
  EXPECT_THAT(places(result), ElementsAre("exact: one two"));
}

// The edit that the fix makes, made; the finding must be gone and none must have come.
TEST(Anchor, TheFixOfADriftedAnchorTakesItsFindingAway) {
  std::string const article = "The \"old\" estimate stood at 840,000 crowns \\ then, grey all over.";
  for (auto const* anchor :
       {"estimate stood at 480,000 crowns", "'the ''old'' estimate was at 840,000 crowns'",
        "\"gray all over\"", "{exact: \"the old estimate stood at 840,000 dollars\", prefix: \"\"}",
        "then grey all ower"}) {
    std::string const map = claim(anchor);
    auto const before = check_map(map, article);
    auto const findings = anchor_findings(before);
    ASSERT_THAT(findings, SizeIs(1)) << anchor;
    ASSERT_EQ(findings[0].rule, rule_id::anchor_drifted) << anchor << ": " << findings[0].message;
    EXPECT_EQ(findings[0].location.file, before.article);
    ASSERT_THAT(findings[0].fixes, SizeIs(1)) << anchor;
    Edit const& edit = findings[0].fixes[0].edits.front();
    EXPECT_EQ(edit.location.file, before.file);
    std::string text(before.sources[before.file].text());
    text.replace(edit.location.span.begin, edit.location.span.size(), edit.text);
    auto const after = check_map(text.substr(text.find("===\n\n") + 5), article);
    EXPECT_THAT(anchor_findings(after), IsEmpty()) << text;
    EXPECT_EQ(after.findings.size() + 1, before.findings.size()) << text;
  }
}

TEST(Anchor, WhatOneScalarCannotHoldHasNoFix) {
  // Anchored by words over two lines, and by one line to words with a tab in them.
  for (auto const& [anchor, article] :
       {std::pair("\"stood at\n  480,000 crowns\"", "It stood at 840,000 crowns."),
        std::pair("\"stood at 480,000 crowns\"", "It\n\n```\nstood\tat 840,000 crowns\n```\n")}) {
    auto const findings = anchor_findings(check_map(claim(anchor), article));
    ASSERT_THAT(findings, SizeIs(1)) << anchor;
    EXPECT_EQ(findings[0].rule, rule_id::anchor_drifted) << anchor;
    EXPECT_THAT(findings[0].fixes, IsEmpty()) << anchor;
  }
}

TEST(Anchor, WordsOfTwoParagraphsBecomeOneLine) {
  auto const findings =
      anchor_findings(check_map(claim("over. Nobody knew how"), "It was over.\n\nNobody knew why."));
  ASSERT_THAT(findings, SizeIs(1));
  ASSERT_THAT(findings[0].fixes, SizeIs(1));
  EXPECT_THAT(findings[0].fixes[0].edits[0].text, testing::HasSubstr("over. Nobody"));
}

TEST(Anchor, OfManyPlacesFiveAreShown) {
  auto const findings = anchor_findings(
      check_map(claim("one two"), "One two, one two, one two; one two, one two, one two, one two."));
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_THAT(findings[0].message, testing::HasSubstr("fits 6 places"));  // as they stand, before folding
  EXPECT_THAT(findings[0].related, SizeIs(5));
}

// Many are looked up in an index of the article; what it finds is what is found without.
TEST(Anchor, ManyAreFoundLikeFew) {
  auto const result = check_many(" of the bridge was built on rock", 3000);
  ASSERT_THAT(result.anchors, SizeIs(3000));
  for (auto const& anchor : result.anchors) {
    ASSERT_EQ(anchor.outcome, AnchorOutcome::exact) << anchor.exact;
    ASSERT_EQ(result.sources.text(anchor.place), anchor.exact);
  }
}

TEST(Anchor, TooManyThatAreNowhereAreNotCompared) {
  auto const result = check_many(" of a bridge in the sea, and no other, is made of sand or salt", 1200);
  ASSERT_THAT(result.anchors, SizeIs(1200));
  EXPECT_TRUE(result.anchors.front().compared);
  EXPECT_FALSE(result.anchors.back().compared);
  EXPECT_EQ(result.anchors.back().outcome, AnchorOutcome::missing);
}

TEST(Anchor, OnlyHarmlessChangesAreSafeToTakeOver) {
  auto const applicability = [](std::string_view anchor, std::string_view article) {
    auto const findings = anchor_findings(check_map(claim(anchor), article));
    return findings.size() == 1 && findings[0].fixes.size() == 1 ? findings[0].fixes[0].applicability
                                                                 : Applicability::display;
  };
  EXPECT_EQ(applicability("the colour was gray all over", "The colour was grey all over."),
            Applicability::safe);
  EXPECT_EQ(applicability("the bridge is safe for all", "The bridge is not safe for all."),
            Applicability::unsafe_);
  EXPECT_EQ(applicability("it cost them 480,000 crowns", "It cost them 840,000 crowns."),
            Applicability::unsafe_);
}

}  // namespace
}  // namespace stet::verify
