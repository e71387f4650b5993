// What stored files say of themselves.
#include "verify/registry/page_facts.h"

#include <gmock/gmock.h>

namespace stet::verify {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

PageFacts facts_of(std::string_view page, MediaType type = MediaType::html) {
  return page_facts(page, page, type, "2024-05-01");
}

TEST(PageFacts, OfAPageWhatItTellsLibrariansCountsMost) {
  auto const facts = facts_of(R"(<html lang="en-GB"><title>Quay &mdash; Caf&eacute;</title>
<meta property="og:title" content="Quay shut &#8211; again"><meta name=citation_title content="The Quay">
<meta name="citation_author" content="Lee, Ann"><meta name="citation_author" content="Berg, Bob">
<meta name="author" content="newsroom"><meta property="og:site_name" content="Caf&eacute; News">
<meta name="citation_doi" content="doi:10.1000/Quay"><link rel="canonical" href="https://a.example/q?a=1&amp;b=2">
<link rel=license href=https://l.example/by/><meta name="citation_publication_date" content="2019/12/31">)");
  EXPECT_EQ(facts.title, "The Quay");
  EXPECT_THAT(facts.authors, ElementsAre("Lee, Ann", "Berg, Bob"));
  EXPECT_EQ(facts.site, "Café News");
  EXPECT_EQ(facts.doi, "10.1000/quay");
  EXPECT_EQ(facts.url, "https://a.example/q?a=1&b=2");
  EXPECT_EQ(facts.license, "https://l.example/by/");
  EXPECT_EQ(facts.published, "2019-12-31");
  EXPECT_EQ(facts.language, "en-GB");
  EXPECT_EQ(facts_of("<title>Quay &mdash; Caf&eacute;</title>").title, "Quay — Café");
}

TEST(PageFacts, LinkedDataIsRead) {
  auto const facts =
      facts_of(R"(<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "S"},
{"@type": ["NewsArticle"], "headline": "Quay &amp; pier", "datePublished": "2019-12-31T10:00:00Z",
"author": [{"@type": "Person", "name": "Ann Lee"}, "Bob Berg"], "publisher": {"name": "News"}}]}</script>)");
  EXPECT_EQ(facts.title, "Quay & pier");
  EXPECT_EQ(facts.published, "2019-12-31");
  EXPECT_THAT(facts.authors, ElementsAre("Ann Lee", "Bob Berg"));
  EXPECT_EQ(facts.site, "News");
  EXPECT_EQ(facts_of("<script type=application/ld+json>{\"@type\": \"NewsArticle\", </script>").title, "");
}

TEST(PageFacts, DatesThatCannotBeAreLeftOut) {
  for (auto const* date : {"2099-01-01", "2020-02-30", "soon", "0"})
    EXPECT_EQ(facts_of("<meta name=date content=\"" + std::string(date) + "\">").published, "") << date;
  EXPECT_EQ(facts_of("<meta name=date content='3 March 2020'>").published, "2020-03-03");
}

TEST(PageFacts, WhoStoredThePageHasItsAddress) {
  auto const saved = facts_of(
      "<html><!--\n Page saved with SingleFile \n url: https://a.example/q?x=1 \n saved date: Tue Mar 03 "
      "2020 "
      "12:00:00 GMT+0100 (CET)\n--><title>Q</title><link rel=canonical href=https://a.example/q>");
  EXPECT_EQ(saved.url, "https://a.example/q?x=1");
  EXPECT_EQ(saved.captured, "2020-03-03");
  auto const archived =
      facts_of("<link rel=canonical href='https://web.archive.org/web/20200301123456/https://a.example/q'>");
  EXPECT_EQ(archived.url, "https://a.example/q");
  EXPECT_EQ(archived.archive_url, "https://web.archive.org/web/20200301123456/https://a.example/q");
  EXPECT_EQ(archived.captured, "2020-03-01");
}

TEST(PageFacts, FrontMatterAndHeaders) {
  auto const matter = facts_of(
      "---\ntitle: The quay\nauthor: [Ann Lee, {name: Bob}]\ndate: 2018-02-03\nurl: "
      "https://a.example/\nlang: "
      "en\nlicense: CC0\n---\nText.\n",
      MediaType::markdown);
  EXPECT_EQ(matter.title, "The quay");
  EXPECT_THAT(matter.authors, ElementsAre("Ann Lee", "Bob"));
  EXPECT_EQ(matter.published, "2018-02-03");
  EXPECT_EQ(matter.url, "https://a.example/");
  EXPECT_EQ(matter.license, "CC0");
  auto const mail =
      page_facts({},
                 "From: \"Lee, Ann\" <a@a.example>\nSubject: The quay\n is shut\nDate: Tue, 3 Mar "
                 "2020 10:00:00 +0000\n\nSubject: no\n",
                 MediaType::message, "2024-05-01");
  EXPECT_EQ(mail.title, "The quay is shut");
  EXPECT_EQ(mail.published, "2020-03-03");
  EXPECT_THAT(mail.authors, ElementsAre("Lee, Ann"));
  EXPECT_THAT(facts_of("---\nnothing", MediaType::markdown).authors, IsEmpty());
}

}  // namespace
}  // namespace stet::verify
