// First maps: what `stet new` writes must be read again as it was meant, whatever the article holds.
#include "verify/first_map.h"

#include <random>
#include <set>

#include <gmock/gmock.h>

#include "parser/format.h"
#include "parser/parse.h"
#include "tests/support/case_file.h"
#include "tests/support/rule_ids.h"
#include "verify/check/check.h"
#include "verify/rule_table.h"

namespace stet::verify {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

FirstMap first(std::string_view article, parser::ArticleFormat format, std::string_view name) {
  FirstMapOptions options;
  options.path = name;
  return first_map(parser::read_article(article, format), options);
}

// Findings other than claims without support yet, and wording that is too strong for that.
std::string unexpected(std::string_view article, std::string const& name) {
  auto const map = first(article, parser::article_format(name), name);
  if (map.claims == 0) return {};
  test::TemporaryFolder const folder;
  folder.write(name, article);
  auto const result = check(folder.path() / "map.argdown", map.text);
  std::string out;
  for (auto const& finding : result.findings)
    if (finding.rule != rule_id::unsupported_claim && finding.rule != rule_id::overstated_claim)
      out += std::string(rule(finding.rule).id) + ": " + finding.message + "\n";
  if (result.map.statements.size() != map.claims) out += "another number of claims\n";
  if (result.coverage.mapped_count() + map.left_out != result.coverage.checkable_count())
    out += "not all mapped\n";
  auto const parsed = parser::parse(FileId{0}, map.text);
  if (parser::format(parsed.tree, map.text) != map.text) out += "not formatted\n";
  return out.empty() ? out : out + map.text;
}

std::vector<std::string> titles_of(std::string const& map) {
  std::vector<std::string> out;
  for (std::size_t at = map.find("\n["); at != std::string::npos; at = map.find("\n[", at + 1))
    out.push_back(map.substr(at + 2, map.find(']', at) - at - 2));
  return out;
}

constexpr std::string_view small_article =
    "# Title\n\nThe harbour closed because of the storm. I hope so. It was the largest storm of the century. "
    "“We lost two boats,” Anna Voss said. Will it rain?\n";

TEST(FirstMap, ListsWhatIsWorthCheckingInTheOrderOfTheArticle) {
  auto const map = first(small_article, parser::ArticleFormat::markdown, "a.md");
  EXPECT_EQ(map.claims, 3U);
  EXPECT_THAT(titles_of(map.text),
              ElementsAre("The harbour closed because of the storm",
                          "It was the largest storm of the century", "We lost two boats Anna Voss said"));
  EXPECT_THAT(map.text, HasSubstr("title: \"Title\"\narticle: \"a.md\"\n"));
}

TEST(FirstMap, IsNarrowedByScore) {
  auto const article = parser::read_article(small_article, parser::ArticleFormat::markdown);
  FirstMapOptions options;
  options.path = "a.md";
  options.least = 0;
  EXPECT_EQ(first_map(article, options).claims, 5U);
  options.top = 2;
  options.why = true;
  auto const map = first_map(article, options);
  EXPECT_EQ(map.claims, 2U);
  EXPECT_EQ(map.too_many, 3U);
  EXPECT_THAT(map.text, HasSubstr("[attribution] +"));
}

TEST(FirstMap, TitlesAreWhatAPersonWouldCallTheClaim) {
  auto const map = first(
      "According to the minutes, the council of Harlow Bay paid 8,8 million crowns for the pier in May.\n\n"
      "For instance, during the war against the empire, Russia gave Serbia great support in the field.\n\n"
      "The minister said that the price of bread rose by 3.5 per cent in the U.S. last year.\n\n"
      "The minister said that the price of bread rose by 9.5 per cent in the U.S. last year.\n",
      parser::ArticleFormat::plain, "a.txt");
  EXPECT_THAT(titles_of(map.text),
              ElementsAre("The council of Harlow Bay paid 8,8 million crowns",
                          "Russia gave Serbia great support in the field", "The minister said that the price",
                          "The minister said that the price of bread rose"));
}

TEST(FirstMap, EscapesOnlyWhatWouldMeanSomething) {
  auto const map = first("The report says: the council paid 500 crowns. It named Anna #mayor in 2019.",
                         parser::ArticleFormat::plain, "a.txt");
  EXPECT_THAT(map.text, HasSubstr("The report says: the council"));
  EXPECT_THAT(map.text, HasSubstr("Anna \\#mayor"));
}

TEST(FirstMap, IsAddedToForNewSentences) {
  test::TemporaryFolder const folder;
  folder.write("a.md", small_article);
  auto const map = first(small_article, parser::ArticleFormat::markdown, "a.md");
  std::string const more = std::string(small_article) + "\nThe harbour of Norwick closed in 1987.\n";
  folder.write("a.md", more);
  auto const checked = check(folder.path() / "map.argdown", map.text);
  FirstMapOptions options;
  auto const added = further_claims(checked, options);
  EXPECT_EQ(added.claims, 1U);
  EXPECT_THAT(titles_of("\n" + added.text), ElementsAre("The harbour of Norwick closed in 1987"));
  auto const again = check(folder.path() / "map.argdown", map.text + "\n" + added.text);
  EXPECT_EQ(further_claims(again, options).claims, 0U);
}

TEST(FirstMap, AnArticleWithNothingToCheckHasNone) {
  EXPECT_EQ(first("All is well.", parser::ArticleFormat::plain, "a.txt").claims, 0U);
  EXPECT_EQ(first("", parser::ArticleFormat::html, "a.html").claims, 0U);
}

TEST(FirstMap, SentencesThatStandTwiceAreToldApart) {
  std::string const article = "First case. It cost 500 crowns. Second case. It cost 500 crowns. The end.";
  EXPECT_EQ(unexpected(article, "a.txt"), "");
  EXPECT_EQ(first(article, parser::ArticleFormat::plain, "a.txt").claims, 2U);
}

TEST(FirstMap, IsReadAsItWasMeantInEveryFormat) {
  EXPECT_EQ(unexpected("# A *b*\n\nThe **price** was 5&nbsp;000 \\[crowns\\], `x_y`, <b>a</b> #tag @key // "
                       "no /* comment.\n\n> “So it\n> was,” he said {a: 1}.\n",
                       "a.md"),
            "");
  EXPECT_EQ(unexpected("<h1>T: \"x\"</h1><p>It cost &lt;500&gt; [A]: crowns &amp; 3 < 5, said <i>Mr.</i> A. "
                       "Then \\ 20 % fell.</p>",
                       "a.html"),
            "");
  EXPECT_EQ(
      unexpected(
          "1. It cost 500 crowns.\n\n- 20 men said so.\n\n+ 30 men.\n\n(1) 40 men.\n\n===\n\n---- 50 men\n",
          "a.txt"),
      "");
  EXPECT_EQ(unexpected(
                "=== It cost 500 crowns ===\n\nIt cost \x01 600 \u2028 crowns.\n\nÜber 700 Kronen, sagte er.",
                "a.txt"),
            "");
}

TEST(FirstMap, IsReadAsItWasMeantForRandomArticles) {
  std::vector<std::string> const parts{
      "It cost ", "500 ", "crowns", ". ",   "\n\n", "\n", "\"", "“",  "”",  "[",  "]", "{",     "}",
      "<",        ">",    "#",      "@a",   "*",    "_",  "\\", "//", "/*", "*/", ":", "said ", "because ",
      "- ",       "+ ",   "(1) ",   "----", "===",  "&",  "%",  "|",  "`",  "x ", "'", "’",     "~"};
  std::mt19937 random(5);
  for (int round = 0; round < 300; ++round) {
    std::string article;
    for (std::size_t i = random() % 40; i > 0; --i) article += parts[random() % parts.size()];
    EXPECT_EQ(unexpected(article, "a.txt"), "") << article;
    if (HasFailure()) break;
  }
}

}  // namespace
}  // namespace stet::verify
