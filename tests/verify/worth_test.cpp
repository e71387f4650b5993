// Which sentences are listed, by language: articles in tests/verify/claims/, each line a claim (+) or a plain
// sentence (-). What the weights reach on the sentences that they were fitted on is told by
// script/fit_weights.
#include <filesystem>
#include <fstream>
#include <string>

#include <gmock/gmock.h>

#include "verify/checkable.h"

namespace stet::verify {
namespace {

class Worth : public testing::TestWithParam<std::string> {};

TEST_P(Worth, ClaimsAreListedAndPlainSentencesAreNot) {
  std::ifstream file(std::filesystem::path(STET_SOURCE_DIR) / "tests/verify/claims" / (GetParam() + ".txt"));
  std::size_t claims = 0;
  std::size_t found = 0;
  std::string missed;
  std::string plain;
  for (std::string line; std::getline(file, line);) {
    auto const sentence = line.substr(2);
    auto const article = parser::read_article(sentence, parser::ArticleFormat::plain);
    bool const listed = !checkable_in(article, GetParam()).checkables.empty();
    if (line.starts_with('+')) {
      ++claims;
      found += listed ? 1U : 0U;
      if (!listed) missed += sentence + '\n';
    } else if (listed) {
      plain += sentence + '\n';
    }
  }
  EXPECT_GE(claims, 20U);
  EXPECT_GE(found * 100, claims * 90) << missed;
  EXPECT_LE(std::ranges::count(plain, '\n'), 1) << plain;
}

INSTANTIATE_TEST_SUITE_P(Languages, Worth, testing::Values("de", "en", "es", "fr", "ru"),
                         [](auto const& language) { return language.param; });

TEST(Worth, SaysWhatCounted) {
  std::string_view const text = "Costs rose by 5 million crowns.";
  auto const counted = what_counted(text, {0, static_cast<Offset>(text.size())}, "en");
  ASSERT_FALSE(counted.empty());
  EXPECT_THAT(counted, testing::Contains(testing::Field(&Counted::what, "[change]")));
  double sum = 0;
  for (auto const& each : counted) sum += each.weight;
  EXPECT_GT(sum, 0);
}

}  // namespace
}  // namespace stet::verify
