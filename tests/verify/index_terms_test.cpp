// The full-text index in other languages than English: the right text first, whatever the endings.
#include "verify/registry/index_terms.h"

#include <fstream>

#include <gtest/gtest.h>

#include "verify/registry/index_store.h"

namespace stet::verify {
namespace {

TEST(IndexTerms, AreWithoutEndingsAndLittleWords) {
  EXPECT_EQ(index_terms("Die Brücken über dem Fluss.", "de"), "bruck fluss ");
  EXPECT_EQ(index_terms("мостами и мостов", "ru"), "мост мост ");
  EXPECT_EQ(index_terms("東京都 X", "ja"), "東京 京都 x ");
  EXPECT_EQ(index_terms("橋", "zh-Hans"), "橋 ");
  EXPECT_EQ(index_terms("The bridges, unchanged.", "en"), "The bridges, unchanged.");
  EXPECT_EQ(index_terms("", "de"), "");
  EXPECT_EQ(index_terms("a\xFF", "fr"), "");
}

TEST(IndexTerms, TheLittleWordsTellTheLanguage) {
  EXPECT_EQ(language_by_words("Der Rat hat nicht über die Brücke und den Hafen abgestimmt."), "de");
  EXPECT_EQ(language_by_words("Совет не голосовал за мост и порт."), "ru");
  EXPECT_EQ(language_by_words("The board did not vote on the bridge."), "en");
  EXPECT_EQ(language_by_words("12 34"), "");
}

struct Line {
  std::string text, query;
};
std::vector<Line> lines_of(std::string const& language) {
  std::ifstream file(std::string(STET_SOURCE_DIR) + "/tests/cases/retrieval/" + language + ".txt");
  std::vector<Line> lines;
  for (std::string line; std::getline(file, line);)
    if (auto const bar = line.find(" | "); bar != std::string::npos)
      lines.push_back({line.substr(0, bar), line.substr(bar + 3)});
  return lines;
}

class Languages : public testing::TestWithParam<char const*> {};

TEST_P(Languages, FindTheRightTextFirst) {
  auto const lines = lines_of(GetParam());
  ASSERT_EQ(lines.size(), 10U);
  std::size_t next = 0;
  auto const index = Index::build({}, "", [&]() -> std::optional<IndexedText> {
    if (next == lines.size()) return std::nullopt;
    auto const number = next++;
    return IndexedText{std::to_string(number), "", lines[number].text, GetParam()};
  });
  ASSERT_TRUE(index) << index.error().message;
  std::size_t right = 0;
  std::string missed;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto const hits = index->search(lines[i].query, 1);
    if (!hits.empty() && hits.front().key == std::to_string(i))
      ++right;
    else
      missed += lines[i].query + '\n';
  }
  EXPECT_GE(right, 8U) << missed;
  RecordProperty("right", static_cast<int>(right));
}

INSTANTIATE_TEST_SUITE_P(All, Languages, testing::Values("de", "fr", "es", "ru", "sr", "zh", "ja", "ar"),
                         [](auto const& each) { return std::string(each.param); });

}  // namespace
}  // namespace stet::verify
