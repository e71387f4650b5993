// What the page says: claims marked in the article, cards with evidence, nothing about confidential sources.
#include "app/report/html/page.h"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "app/report/html/page_index.h"
#include "app/report/html/runs.h"
#include "tests/app/report/page_reader.h"
#include "tests/support/case_file.h"
#include "verify/check/check.h"

namespace stet::app::html {
namespace {

using test::read_page;
using test::ReadPage;

std::string report_page(std::string const& path) {
  auto const result = verify::check_file(std::string(STET_SOURCE_DIR) + "/" + path);
  EXPECT_TRUE(result.has_value()) << path;
  return page(*result, {.title = {}, .date = "2026-11-25", .version = "1", .theme = PageTheme::automatic});
}

std::string const everything = "tests/cases/report/everything/map.argdown";

TEST(ReportPage, every_link_inside_leads_somewhere_and_ids_are_unique) {
  for (std::string const& path :
       {everything, std::string("examples/kosovo/kosovo.argdown"),
        std::string("examples/bridge/bridge.argdown"), std::string("examples/clean/library.argdown")}) {
    ReadPage const read = read_page(report_page(path));
    std::set<std::string> ids;
    for (auto const& element : read.elements)
      if (auto const id = element.attribute("id"); !id.empty()) {
        EXPECT_TRUE(ids.insert(std::string(id)).second) << path << ": two of " << id;
      }
    for (auto const& element : read.elements) {
      auto const href = element.attribute("href");
      if (href.starts_with("#")) {
        EXPECT_TRUE(ids.contains(std::string(href.substr(1)))) << path << ": " << href;
      }
      if (auto const describes = element.attribute("aria-describedby"); !describes.empty()) {
        EXPECT_TRUE(ids.contains(std::string(describes))) << path << ": " << describes;
      }
    }
  }
}

TEST(ReportPage, shows_nothing_of_a_confidential_source_but_what_may_be_said) {
  std::string const html = report_page(everything);
  for (std::string_view const secret : {"Jane", "Roe", "jane-roe", "insider"})
    EXPECT_EQ(html.find(secret), std::string::npos) << secret;
  EXPECT_NE(html.find("a person with knowledge of the matter"), std::string::npos);
}

TEST(ReportPage, the_article_reads_as_before) {
  auto const result = verify::check_file(std::string(STET_SOURCE_DIR) + "/examples/kosovo/kosovo.argdown");
  ASSERT_TRUE(result.has_value());
  PageIndex const index(*result);
  std::string expected;
  for (auto const& block : index.article().blocks) expected += block.text.of(index.article().text);
  ASSERT_GT(expected.size(), 2000U);
  // Every run of the article's text, cut at the claims, put together again.
  RunCutter cutter(index.anchors());
  std::string got;
  for (auto const& block : index.article().blocks)
    for (auto const& run : cutter.cut(block.text)) got += run.text.of(index.article().text);
  EXPECT_EQ(got, expected);
}

TEST(ReportPage, same_input_same_bytes) { EXPECT_EQ(report_page(everything), report_page(everything)); }

TEST(ReportPage, kosovo_is_small) {
  EXPECT_LT(report_page("examples/kosovo/kosovo.argdown").size(), 150000U);
}

// What of the article has claims, in numbers and, where it has none, in its words.
TEST(ReportPage, says_what_of_the_article_has_no_claim) {
  std::string const html = report_page("examples/kosovo/kosovo.argdown");
  auto const begin = html.find("<section id=coverage");
  ASSERT_NE(begin, std::string::npos);
  auto const section = html.substr(begin, html.find("</section>", begin) - begin);
  EXPECT_NE(section.find("36 sentences, of which 26 seem worth checking"), std::string::npos) << section;
  EXPECT_NE(section.find("has claims for 15 of these"), std::string::npos) << section;
  EXPECT_NE(section.find("On 17 February 2008 the assembly in Pristina"), std::string::npos) << section;
}

TEST(ReportPage, needs_no_article_and_no_registry) {
  auto const result = verify::check("lone.argdown", "[A]: One.\n  - [B]: Two.\n");
  std::string const html = page(result, {.title = {}, .date = "2026-11-25", .version = "1", .theme = {}});
  EXPECT_NE(html.find("id=claim-a"), std::string::npos);
  EXPECT_EQ(html.find("id=coverage"), std::string::npos);
  EXPECT_EQ(html.find("id=article"), std::string::npos);
  EXPECT_NE(html.find("No registry of sources was given."), std::string::npos);
}

// The words of a page without its markup.
std::string words_of(std::string const& html) {
  std::string words;
  bool inside = false;
  for (char const c : html) {
    if (c == '<') inside = true;
    if (!inside) words.push_back(c);
    if (c == '>') inside = false;
  }
  return words;
}

TEST(ReportPage, says_what_would_change_a_verdict) {
  std::string const kosovo = words_of(report_page("examples/kosovo/kosovo.argdown"));
  EXPECT_NE(
      kosovo.find("erh-tito weighs 0.5; above 0.5 it would be refuted; below 0.5 it would be supported."),
      std::string::npos);
  EXPECT_NE(kosovo.find("Without euco-2012-03-01 it would be unsupported."), std::string::npos);
  auto const result =
      verify::check("open.argdown",
                    "[A]: The town paid. \"paid\" [@one]\n  - [B]\n[B]: The county paid. \"paid\" "
                    "[@two]\n  - [A]\n[C]: The road was built.\n  + [A]\n");
  std::string const open =
      words_of(page(result, {.title = {}, .date = "2026-11-25", .version = "1", .theme = {}}));
  EXPECT_NE(open.find("A sound source for this claim would make it supported."), std::string::npos);
  EXPECT_NE(open.find("To check: whether @one holds. If so, it is supported; if not, it is unsupported."),
            std::string::npos);
  EXPECT_NE(open.find("To check: a sound source against A would make it unsupported."), std::string::npos);
}

TEST(ReportPage, says_what_a_split_turns_on) {
  auto const result = verify::check("split.argdown",
                                    "===\nstet: {standard: dialectical}\n===\n\n"
                                    "[North]: It came from the north. {assumed: true}\n  - [South]\n\n"
                                    "[South]: It came from the south. {assumed: true}\n  - [North]\n");
  std::string const split =
      words_of(page(result, {.title = {}, .date = "2026-11-25", .version = "1", .theme = {}}));
  EXPECT_NE(split.find("It turns on South: if that stands, it is refuted; if not, supported."),
            std::string::npos);
}

TEST(ReportPage, readers_see_no_rules_keys_places_or_hashes) {
  auto const result = verify::check_file(std::string(STET_SOURCE_DIR) + "/examples/kosovo/kosovo.argdown");
  ASSERT_TRUE(result.has_value());
  std::string const readers =
      page(*result,
           {.title = {}, .date = "2026-11-25", .version = "1", .theme = {}, .audience = Audience::readers});
  std::string const words = words_of(readers);
  for (std::string_view const jargon : {"unsupported-claim", "Standard of proof",
                                        ".argdown:", "Coverage of the article", "What would change it"})
    EXPECT_EQ(words.find(jargon), std::string::npos) << jargon;
  EXPECT_EQ(readers.find("id=desk"), std::string::npos);
  EXPECT_NE(words.find("sources.yaml"), std::string::npos);
  EXPECT_LT(readers.size(), report_page("examples/kosovo/kosovo.argdown").size());
}

TEST(ReportPage, reasons_name_titles_and_no_keys) {
  auto const result = verify::check_file(std::string(STET_SOURCE_DIR) + "/examples/bridge/bridge.argdown");
  ASSERT_TRUE(result.has_value());
  std::string const words = words_of(
      page(*result,
           {.title = {}, .date = "2026-11-25", .version = "1", .theme = {}, .audience = Audience::readers}));
  EXPECT_NE(words.find("does not count, as its quotation is altered"), std::string::npos);
  EXPECT_EQ(words.find("[@"), std::string::npos);
  EXPECT_EQ(words.find("{+no+}"), std::string::npos);
}

TEST(ReportPage, conclusions_and_authors_are_shown) {
  auto const result = verify::check("own.argdown",
                                    "===\nauthor: [Ana, Ben]\nconclusion: It holds.\n===\n\n"
                                    "[A]: One. {conclusion: \"We asked, and it is so.\"}\n");
  std::string const words =
      words_of(page(result, {.title = {}, .date = "2026-11-25", .version = "1", .theme = {}}));
  EXPECT_NE(words.find("Checked by Ana and Ben"), std::string::npos);
  EXPECT_NE(words.find("It holds."), std::string::npos);
  EXPECT_NE(words.find("We asked, and it is so."), std::string::npos);
  EXPECT_TRUE(result.findings.empty() || std::ranges::none_of(result.findings, [](auto const& finding) {
                return finding.subject == "conclusion";
              }));
}

TEST(ReportPage, sources_are_cited_for_or_against_also_over_arguments) {
  std::string const words = words_of(report_page(everything));
  EXPECT_NE(words.find("Cited for Cost, Safe"), std::string::npos);                 // the minutes
  EXPECT_NE(words.find("Cited for Safe · cited against Cost"), std::string::npos);  // the audit
  EXPECT_NE(words.find("Cited against Too dear"), std::string::npos);               // an undercut's source
}

TEST(ReportPage, words_carry_their_language) {
  stet::test::TemporaryFolder const folder;
  folder.write("map.argdown",
               "===\narticle: a.md\nlanguage: ar\n===\n\n[A]: \"bridge\" [@s]. {anchor: \"جسر\"}\n");
  folder.write("a.md", "جسر\n");
  folder.write("s.txt", "The bridge.\n");
  folder.write("sources.yaml", "- id: s\n  language: de\n  custom: {snapshots: [{path: s.txt}]}\n");
  auto const result = verify::check_file((folder.path() / "map.argdown").string());
  ASSERT_TRUE(result.has_value());
  std::string const html = page(*result, {.title = {}, .date = "2026-11-25", .version = "1", .theme = {}});
  EXPECT_NE(html.find("<div class=text lang=ar dir=rtl>"), std::string::npos);
  EXPECT_NE(html.find("<blockquote class=passage lang=de>"), std::string::npos);
}

TEST(ReportPage, survives_an_empty_map) {
  auto const result = verify::check("empty.argdown", "");
  std::string const html = page(result, {.title = {}, .date = "2026-11-25", .version = "1", .theme = {}});
  EXPECT_NE(html.find("The map shows no claims."), std::string::npos);
}

// Every byte of the block belongs to one run; a run names exactly the anchors that cover it.
TEST(ReportRuns, cover_the_text_and_name_what_covers_them) {
  std::uint32_t seed = 7;
  auto const random = [&](std::uint32_t below) {
    seed = seed * 1664525U + 1013904223U;
    return (seed >> 8U) % below;
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<AnchoredClaim> anchors;
    std::uint32_t const n = random(7);
    for (std::uint32_t i = 0; i < n; ++i) {
      Offset const begin = random(60);
      anchors.push_back({argmap::StatementId{i}, {begin, begin + 1 + random(40)}});
    }
    std::ranges::stable_sort(anchors, {}, &AnchoredClaim::text);
    RunCutter cutter(anchors);
    std::multiset<std::size_t> begun;
    for (Span const block : {Span{0, 20}, Span{22, 22}, Span{22, 50}, Span{52, 110}}) {
      Offset at = block.begin;
      for (auto const& run : cutter.cut(block)) {
        EXPECT_EQ(run.text.begin, at);
        EXPECT_LT(run.text.begin, run.text.end);
        at = run.text.end;
        std::set<std::size_t> covering;
        for (std::size_t i = 0; i < anchors.size(); ++i) {
          if (anchors[i].text.contains(run.text)) covering.insert(i);
          bool const touches = anchors[i].text.begin < run.text.end && run.text.begin < anchors[i].text.end;
          EXPECT_EQ(touches, anchors[i].text.contains(run.text));
        }
        EXPECT_EQ(std::set<std::size_t>(run.anchors.begin(), run.anchors.end()), covering);
        EXPECT_TRUE(std::ranges::is_sorted(run.anchors, {}, [&](auto i) { return anchors[i].text.size(); }));
        begun.insert(run.begins.begin(), run.begins.end());
      }
      EXPECT_EQ(at, block.end);
    }
    for (std::size_t i = 0; i < anchors.size(); ++i) EXPECT_LE(begun.count(i), 1U);
  }
}

}  // namespace
}  // namespace stet::app::html
