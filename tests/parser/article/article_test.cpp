// Promises of the readers that hold for any input, and the way between text and file by examples.
#include "parser/article.h"

#include <random>

#include <gtest/gtest.h>

#include "tests/support/readable.h"

namespace stet::parser {
namespace {

constexpr ArticleFormat formats[] = {ArticleFormat::plain, ArticleFormat::markdown, ArticleFormat::html};

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  text.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

void expect_sound(std::string const& bytes) {
  for (ArticleFormat const format : formats) {
    auto const article = read_article(bytes, format);
    EXPECT_EQ(test::broken_promise(article, bytes), "") << to_string(format) << ": " << bytes.substr(0, 200);
  }
}

std::string source(std::string_view bytes, ArticleFormat format, std::string_view words) {
  auto const article = read_article(bytes, format);
  std::size_t const at = article.text.find(words);
  if (at == std::string::npos) return "(not there)";
  auto const begin = static_cast<Offset>(at);
  return std::string(article.source_of({begin, begin + static_cast<Offset>(words.size())}).of(bytes));
}

TEST(Article, FormatsByName) {
  EXPECT_EQ(article_format("a/b.MD"), ArticleFormat::markdown);
  EXPECT_EQ(article_format("x.markdown"), ArticleFormat::markdown);
  EXPECT_EQ(article_format("x.htm"), ArticleFormat::html);
  EXPECT_EQ(article_format("x.XHTML"), ArticleFormat::html);
  EXPECT_EQ(article_format("folder.md/x"), ArticleFormat::plain);
  EXPECT_EQ(article_format("x.txt"), ArticleFormat::plain);
}

TEST(Article, WordsLeadToTheirBytes) {
  EXPECT_EQ(source("a **bold** claim", ArticleFormat::markdown, "bold claim"), "bold** claim");
  EXPECT_EQ(source("> one\n> two three", ArticleFormat::markdown, "one two"), "one\n> two");
  EXPECT_EQ(source("say &ldquo;no&rdquo; twice", ArticleFormat::markdown, "\u201Cno\u201D"),
            "&ldquo;no&rdquo;");
  EXPECT_EQ(source("a 3\\*4 b", ArticleFormat::markdown, "3*4"), "3\\*4");
  EXPECT_EQ(source("[the report](http://x.org) says", ArticleFormat::markdown, "report says"),
            "report](http://x.org) says");
  EXPECT_EQ(source("so it was[^1], he said\n\n[^1]: No.", ArticleFormat::markdown, "was, he"), "was[^1], he");
  EXPECT_EQ(source("<p>so it <b>was</b>,\n he&nbsp;said</p>", ArticleFormat::html, "was, he\u00A0said"),
            "was</b>,\n he&nbsp;said");
  EXPECT_EQ(source("line one\r\n  line two", ArticleFormat::plain, "one line"), "one\r\n  line");
}

TEST(Article, BytesLeadToTheirWords) {
  std::string_view const bytes = "---\na: b\n---\n# One\n\nTwo **three** &amp; four";
  auto const article = read_article(bytes, ArticleFormat::markdown);
  auto const words = [&](std::string_view written) {
    auto const at = static_cast<Offset>(bytes.find(written));
    return std::string(article.readable_of({at, at + static_cast<Offset>(written.size())}).of(article.text));
  };
  EXPECT_EQ(words("a: b"), "");
  EXPECT_EQ(words("# One\n\nT"), "One\n\nT");
  EXPECT_EQ(words("**three**"), "three");
  EXPECT_EQ(words("&am"), "&");
  EXPECT_EQ(words("wo **thr"), "wo thr");
  EXPECT_TRUE(
      article.readable_of({static_cast<Offset>(bytes.size()), static_cast<Offset>(bytes.size())}).empty());
}

TEST(Article, EmptyFilesHaveNoText) {
  for (auto const* bytes : {"", "\n", "   \n\t\n", "\xEF\xBB\xBF", "<!-- -->", "---\na: b\n---\n"})
    for (ArticleFormat const format : {ArticleFormat::markdown, ArticleFormat::html})
      if (format == ArticleFormat::markdown ||
          std::string_view(bytes).find("---\n") == std::string_view::npos) {
        EXPECT_EQ(read_article(bytes, format).text, "") << bytes;
      }
  auto const nothing = read_article("", ArticleFormat::plain);
  EXPECT_EQ(nothing.source_of({0, 5}), Span{});
  EXPECT_EQ(nothing.readable_of({0, 5}), Span{});
}

TEST(Article, RandomBytesKeepThePromises) {
  std::vector<std::string> const parts{
      "a",         "word ",     " ",       "\n",    "\r\n",     "\r",
      "\t",        "*",         "**",      "_",     "`",        "```\n",
      "> ",        "- ",        "1. ",     "# ",    "|",        "\n|-|\n",
      "[",         "]",         "(x)",     "[^1]",  "[^1]: ",   "\n    ",
      "<p>",       "</p>",      "<div>\n", "<!--",  "-->",      "&amp;",
      "&#0;",      "\\",        "\xff",    "é",     "\xe2\x80", std::string(1, '\0'),
      "<script>",  "</script>", "<q>",     "---\n", "![",       "~~",
      "<pre>\n",   "\n\n",      ":",       "+++\n", "<br>",     "&nbsp;",
      "<b hidden>"};
  std::mt19937 random(11);
  for (int round = 0; round < 1500; ++round) {
    std::string bytes;
    for (std::size_t i = random() % 30; i > 0; --i) bytes += parts[random() % parts.size()];
    expect_sound(bytes);
    if (HasFailure()) break;
  }
}

// The time limit of the test run is the check on speed.
TEST(Article, NestingAndRepetitionAreLinear) {
  for (std::string_view const piece : {">",
                                       "> ",
                                       "<div>",
                                       "<b>",
                                       "</b>",
                                       "- ",
                                       "* a\n",
                                       "[",
                                       "![",
                                       "[^1]: a\n",
                                       "[^1]",
                                       "*a",
                                       "_a ",
                                       "**a ",
                                       "`",
                                       "`` ",
                                       "<",
                                       "<!--",
                                       "<a",
                                       "&",
                                       "&amp;",
                                       "&#0;",
                                       "\xff",
                                       "\xff"
                                       "a",
                                       "<p>",
                                       "<ul><li>",
                                       "<table><td>",
                                       "<script>",
                                       "</",
                                       "<svg>",
                                       "<!--a--",
                                       "<p hidden>",
                                       "<pre>\n",
                                       "|a",
                                       "a\n",
                                       "\n\n",
                                       "<font a=1>",
                                       "<a href=\"",
                                       "\\*",
                                       "~~a",
                                       "<q>",
                                       "[a]: b\n",
                                       "[a][b]",
                                       "\r",
                                       "[a]: <b\n",
                                       "[a]\n",
                                       "<select>",
                                       "1. ",
                                       "\t"})
    expect_sound(repeated(piece, 5'000));
  expect_sound(repeated("[a]\n", 20'000));
  expect_sound(repeated("<div>", 5'000) + repeated("</div>", 5'000));
  expect_sound(repeated("<b>", 5'000) + repeated("<p>", 5'000));
  expect_sound("|a|\n|-|\n" + repeated("|a", 5'000));
  expect_sound(repeated(std::string("a\0", 2), 5'000));
}

}  // namespace
}  // namespace stet::parser
