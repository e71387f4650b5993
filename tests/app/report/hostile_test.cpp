// No byte of a map, an article, a registry or a snapshot becomes markup, wherever it stands: the page of a
// poisoned check has the elements and attributes of the same page with harmless words, and nothing else.
#include <map>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "app/report/html/base64.h"
#include "app/report/html/page.h"
#include "app/report/html/writer.h"
#include "base/utf8.h"
#include "tests/app/report/page_reader.h"
#include "verify/check/check.h"
#include "verify/registry/registry.h"

namespace stet::app::html {
namespace {

using test::read_page;

std::string const project = std::string(STET_SOURCE_DIR) + "/tests/cases/report/everything/";

// Everything that a page shows, replaced by one text. What positions point into keeps its length.
void poison(verify::CheckResult& result, std::string const& words) {
  auto const poison_all = [&](auto&... texts) { ((texts = words), ...); };
  for (auto& statement : result.map.statements) statement.title = words;
  for (auto& argument : result.map.arguments) argument.title = words;
  for (auto& section : result.map.sections) poison_all(section.title, section.text);
  for (auto& occurrence : result.map.occurrences) {
    occurrence.text = words;
    occurrence.ranges.clear();
  }
  for (auto& citation : result.map.citations) {
    citation.locator = words;
    for (auto& quotation : citation.quotations) quotation.words = words;
  }
  verify::Registry::Records records;
  for (auto const source : result.registry->all(result.registry->size())) {
    auto record = (*result.registry)[source];
    poison_all(record.type, record.title, record.author, record.publisher, record.container, record.issued,
               record.accessed, record.url, record.doi, record.language, record.license, record.owner,
               record.public_description);
    for (auto& rating : record.ratings)
      poison_all(rating.rater, rating.scheme, rating.value, rating.date, rating.scope, rating.url);
    for (auto& lineage : record.lineage) lineage.other = words;
    for (auto& status : record.status) poison_all(status.date, status.notice);
    for (auto& snapshot : record.snapshots)
      poison_all(snapshot.path, snapshot.sha256, snapshot.media_type, snapshot.captured,
                 snapshot.archive_url);
    records.add(std::move(record));
  }
  result.registry = std::make_shared<verify::Registry const>(std::move(records), result.registry->folder());
  for (auto& quotation : result.quotations) {
    quotation.file = result.sources.add("snapshot.txt", words + words + words);
    quotation.match.span = {static_cast<Offset>(words.size()), static_cast<Offset>(2 * words.size())};
    for (auto& word : quotation.match.diff) word.word = words;
    for (auto& word : quotation.match.context) word.words = words;
  }
  for (auto& finding : result.findings)
    poison_all(finding.message, finding.label, finding.help, finding.subject);
}

// Each page is made once: the tests look at different sides of the same ones.
std::string const& page_of(std::string const& words) {
  static std::map<std::string, std::string> made;
  if (auto const known = made.find(words); known != made.end()) return known->second;
  auto result = verify::check_file(project + "map.argdown");
  EXPECT_TRUE(result.has_value());
  poison(*result, words);
  return made[words] =
             page(*result, {.title = words, .date = words, .version = "1", .theme = PageTheme::automatic});
}

std::vector<std::string> const payloads{
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><style>*{color:red}</style>",
    "</title></head><body onload=alert(1)>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "\" autofocus onfocus=\"alert(1)",
    "<!-- <![CDATA[ ]]> -->",
    "<svg/onload=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//http://x",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;img src=x onerror=alert(1)&#62;",
    "\\u003cscript\\u003e \\x3cscript\\x3e",
    "line\u2028separator\u2029 `${alert(1)}`",
    "]]></script><![CDATA[",
    "\u202Eevil\u202C \u2066isolate \uFEFF",
    std::string("nul\0byte", 8) + "\x01\x1f\x7f",
    "\xff\xfe\xc0\xaf\xed\xa0\x80\xf4\x90\x80\x80 <b",
    "\xe2\x80",
    "<plaintext><textarea><noscript><template>",
    "{{constructor.constructor('alert(1)')()}}",
};

TEST(ReportPage, input_never_becomes_markup) {
  std::string const harmless = read_page(page_of("harmless words")).skeleton();
  ASSERT_GT(harmless.size(), 2000U);
  for (auto const& payload : payloads) {
    auto const read = read_page(page_of(payload));
    EXPECT_EQ(read.skeleton(), harmless) << payload;
    EXPECT_EQ(read.comments, 0U) << payload;
  }
}

TEST(ReportPage, has_only_known_elements_and_no_handlers) {
  std::set<std::string_view> const known{
      "html", "head",    "meta",    "title",      "style",  "body",  "a",    "header", "p",      "h1",
      "h2",   "h3",      "ul",      "ol",         "li",     "b",     "nav",  "div",    "main",   "section",
      "span", "details", "summary", "blockquote", "mark",   "q",     "cite", "code",   "em",     "strong",
      "ins",  "del",     "table",   "caption",    "thead",  "tbody", "tr",   "th",     "td",     "dl",
      "dt",   "dd",      "pre",     "noscript",   "script", "svg",   "desc", "defs",   "marker", "path",
      "g",    "rect",    "use",     "text",       "tspan",  "label", "input"};
  for (auto const& payload : payloads) {
    auto const read = read_page(page_of(payload));
    for (auto const& element : read.elements) {
      EXPECT_TRUE(known.contains(element.name)) << element.name << " with " << payload;
      for (auto const& [key, value] : element.attributes) {
        EXPECT_FALSE(key.starts_with("on") || key == "style" || key == "srcdoc" || key == "src" ||
                     key == "action")
            << key << " with " << payload;
        if (key == "href") {
          EXPECT_TRUE(value.starts_with("#") || value.starts_with("http://") || value.starts_with("https://"))
              << value;
        }
      }
    }
  }
}

TEST(ReportPage, says_what_it_runs_by_hash) {
  for (auto const& payload : payloads) {
    auto const read = read_page(page_of(payload));
    std::string_view policy;
    for (auto const* meta : read.named("meta"))
      if (meta->attribute("http-equiv") == "Content-Security-Policy") policy = meta->attribute("content");
    EXPECT_TRUE(policy.starts_with("default-src 'none'")) << policy;
    EXPECT_EQ(policy.find("unsafe"), std::string_view::npos);
    auto const style = read.named("style");
    ASSERT_EQ(style.size(), 1U);
    EXPECT_NE(policy.find("style-src 'sha256-" + sha256_base64(style[0]->text) + "'"),
              std::string_view::npos);
    auto const scripts = read.named("script");
    ASSERT_EQ(scripts.size(), 2U);
    EXPECT_EQ(scripts[0]->attribute("type"), "application/json");
    EXPECT_TRUE(nlohmann::json::accept(scripts[0]->text)) << payload;
    EXPECT_NE(policy.find("script-src 'sha256-" + sha256_base64(scripts[1]->text) + "'"),
              std::string_view::npos);
  }
}

TEST(ReportPage, is_utf8_without_characters_that_reorder_or_hide) {
  for (auto const& payload : payloads) {
    std::string const& html = page_of(payload);
    EXPECT_FALSE(utf8::first_invalid(html)) << payload;
    for (std::size_t at = 0; at < html.size();) {
      auto const [c, size] = utf8::decode(html, at);
      bool const bad = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
                       c == 0x7F || (c < 0x20 && c != '\n' && c != '\t');
      ASSERT_FALSE(bad) << "U+" << std::hex << static_cast<std::uint32_t>(c) << " with " << payload;
      at += size;
    }
  }
}

TEST(ReportPage, shows_the_words_as_they_are) {
  for (std::string const words :
       {"<script>alert(1)</script>", "a & b < c > d \"e\" 'f'", "&lt;b&gt;", "Ж中🙂"}) {
    auto const read = read_page(page_of(words));
    EXPECT_NE(read.words().find(words), std::string::npos) << words;
  }
}

TEST(Writer, links_lead_to_the_web_only) {
  EXPECT_TRUE(is_web_link("https://example.org/a?b=c&d=(e)"));
  EXPECT_TRUE(is_web_link("HTTP://example.org"));
  for (std::string_view const url :
       {"", "http://", "https:///etc", "javascript:alert(1)", "data:text/html,x", " https://example.org",
        "https://example.org/a b", "https://example.org/\"x", "https://example.org/<x", "//example.org",
        "#here", "ftp://example.org", "https:example.org", "java\nscript:x", "https://example.org/\u202E",
        "https://\xff"})
    EXPECT_FALSE(is_web_link(url)) << url;
}

TEST(Writer, policy_hashes_are_base64) {
  // From the examples of RFC 6234 and of the CSP specification.
  EXPECT_EQ(sha256_base64(""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
  EXPECT_EQ(sha256_base64("alert('Hello, world.');"), "qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
}

}  // namespace
}  // namespace stet::app::html
