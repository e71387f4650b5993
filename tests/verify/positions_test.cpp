// Anchors on real Markdown: the words of this repository's pages and articles lead back to exactly their
// bytes. The examples of the CommonMark specification are tried the same way by tests/commonmark.
#include <filesystem>

#include <gtest/gtest.h>

#include "parser/article.h"
#include "tests/support/anchored_words.h"
#include "tests/support/fences.h"

namespace stet::verify {
namespace {

namespace fs = std::filesystem;
using test::written_as;

TEST(Positions, WhatCountsAsWritingWords) {
  EXPECT_TRUE(written_as("bold** claim", "bold claim"));
  EXPECT_TRUE(written_as("report](http://x.org \"a title\") says", "report says"));
  EXPECT_TRUE(written_as("one\n> 2. two", "one two"));
  EXPECT_TRUE(written_as("3\\*4 &amp; <b class=\"x\">5", "3*4 & 5"));
  EXPECT_FALSE(written_as("bold** clai", "bold claim"));
  EXPECT_FALSE(written_as("**bold** claim", "bold claim"));
  EXPECT_FALSE(written_as("bold claim**", "bold claim"));
  EXPECT_FALSE(written_as("bold new claim", "bold claim"));
  EXPECT_FALSE(written_as("claim bold", "bold claim"));
  EXPECT_FALSE(written_as("", "bold"));
}

TEST(Positions, RealMarkdownLeadsToItsBytes) {
  fs::path const root = STET_SOURCE_DIR;
  std::vector<fs::path> files{root / "README.md", root / "CHANGELOG.md", root / "CONTRIBUTING.md"};
  for (char const* const folder : {"docs", "examples", "tests/cases/article"})
    for (auto const& entry : fs::recursive_directory_iterator(root / folder))
      if (entry.path().extension() == ".md") files.push_back(entry.path());
  std::size_t tried = 0;
  for (auto const& file : files) {
    std::string const bytes = test::read_text(file);
    auto const article = parser::read_article(bytes, parser::ArticleFormat::markdown);
    std::vector<std::string> stretches;
    for (auto const& block : article.blocks) {
      auto const words = block.text.of(article.text);
      // Code holds what no anchor can name in one line of YAML; a piece of a long page is as good as all of
      // it.
      if (block.kind == parser::Block::Kind::code || words.contains("\uFFFD") || stretches.size() > 60)
        continue;
      for (auto& stretch : test::stretches_of(words))
        if (!stretch.contains("@include(")) stretches.push_back(std::move(stretch));  // which a map expands
    }
    tried += stretches.size();
    for (auto const& problem : test::misplaced_anchors(bytes, stretches))
      ADD_FAILURE() << file << ": " << problem;
  }
  EXPECT_GT(tried, 3000U);
}

}  // namespace
}  // namespace stet::verify
