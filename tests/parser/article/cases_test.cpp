// The articles of tests/cases/article: what each of them reads as stands beside it, every stretch with the
// bytes that it was written as. UPDATE=1 writes the expectations anew.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "parser/article.h"
#include "tests/support/fences.h"
#include "tests/support/readable.h"

namespace stet::parser {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> articles() {
  std::vector<fs::path> out;
  for (auto const& entry : fs::directory_iterator(fs::path(STET_SOURCE_DIR) / "tests/cases/article"))
    if (entry.path().extension() != ".expected") out.push_back(entry.path());
  std::ranges::sort(out);
  return out;
}

TEST(ArticleCases, ReadAsTheyShould) {
  ASSERT_GE(articles().size(), 12U);
  for (auto const& path : articles()) {
    std::string const bytes = test::read_text(path);
    auto const article = read_article(bytes, article_format(path.filename().string()));
    EXPECT_EQ(test::broken_promise(article, bytes), "") << path.filename();
    fs::path expected = path;
    expected += ".expected";
    std::string const got = test::described(article, bytes);
    if (std::getenv("UPDATE") != nullptr) std::ofstream(expected) << got;
    EXPECT_EQ(got, test::read_text(expected)) << path.filename();
  }
}

// What a reader selects with the mouse and pastes must be found again as bytes: every stretch of words is
// mapped to the file, and reading those bytes alone gives the words again.
TEST(ArticleCases, EverySliceOfTheFileReadsAsItsWords) {
  std::size_t exact = 0;
  for (auto const& path : articles()) {
    std::string const bytes = test::read_text(path);
    auto const article = read_article(bytes, article_format(path.filename().string()));
    std::string_view const text = article.text;
    for (std::size_t begin = 0; begin < text.size();) {
      std::size_t const end = std::min(text.find_first_of(" \n", begin), text.size());
      Span const word{static_cast<Offset>(begin), static_cast<Offset>(end)};
      Span const source = article.source_of(word);
      // The bytes of the word in order, with nothing but markup between them.
      std::size_t at = source.begin;
      for (auto const& run : article.runs) {
        Span const part{std::max(run.text.begin, word.begin), std::min(run.text.end, word.end)};
        if (part.begin >= part.end) continue;
        Span const piece = article.source_of(part);
        EXPECT_GE(piece.begin, at);
        EXPECT_LE(piece.end, source.end);
        if (run.kind == parser::Run::Kind::exact) {
          EXPECT_EQ(piece.of(bytes), part.of(text)) << path.filename();
          exact += part.size();
        }
        at = piece.end;
      }
      EXPECT_EQ(at, source.end) << path.filename() << ": " << word.of(text);
      begin = end + 1;
    }
  }
  EXPECT_GT(exact, 1000U);
}

}  // namespace
}  // namespace stet::parser
