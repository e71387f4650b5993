#include "verify/registry/drift.h"

#include <gmock/gmock.h>

namespace stet::verify {
namespace {

using testing::ElementsAre;

TEST(Drift, LayoutIsNone) {
  EXPECT_FALSE(
      drift_between("The estimate \"stands\" at 840,000.", "The  estimate\n“stands” at 840,000").any());
  EXPECT_FALSE(drift_between("", "").any());
}

TEST(Drift, NamesWhatWentAndCame) {
  auto const drift = drift_between("One two three four five six seven eight.",
                                   "One two three nine five six seven eight ten.");
  EXPECT_EQ(drift.removed, 1U);
  EXPECT_EQ(drift.added, 2U);
  EXPECT_THAT(drift.changes, ElementsAre("One two three [-four-] {+nine+} five six seven eight",
                                         "five six seven eight {+ten+}"));
}

TEST(Drift, FromNothingAndToNothing) {
  EXPECT_EQ(drift_between("", "a b").added, 2U);
  EXPECT_EQ(drift_between("a b", "").removed, 2U);
}

// The shortest script, against a plain table of longest common subsequences.
TEST(Drift, IsTheShortest) {
  std::uint32_t state = 7;
  auto const random = [&](std::uint32_t n) {
    state = state * 1664525U + 1013904223U;
    return (state >> 16U) % n;
  };
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> a(random(14));
    std::vector<std::string> b(random(14));
    for (auto& word : a) word = std::string(1, static_cast<char>('a' + random(4)));
    for (auto& word : b) word = std::string(1, static_cast<char>('a' + random(4)));
    std::vector table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i < a.size(); ++i)
      for (std::size_t j = 0; j < b.size(); ++j)
        table[i + 1][j + 1] = a[i] == b[j] ? table[i][j] + 1 : std::max(table[i][j + 1], table[i + 1][j]);
    std::string before;
    std::string after;
    for (auto const& word : a) before += word + " ";
    for (auto const& word : b) after += word + " ";
    auto const drift = drift_between(before, after);
    EXPECT_EQ(drift.removed, a.size() - table[a.size()][b.size()]) << before << "| " << after;
    EXPECT_EQ(drift.added, b.size() - table[a.size()][b.size()]) << before << "| " << after;
  }
}

TEST(Drift, TextsWithNothingInCommonAreBounded) {
  std::string before;
  std::string after;
  for (int i = 0; i < 60'000; ++i) {
    before += "a" + std::to_string(i) + " ";
    after += "b" + std::to_string(i) + " ";
  }
  auto const drift = drift_between(before, after);
  EXPECT_EQ(drift.removed, 60'000U);
  EXPECT_EQ(drift.added, 60'000U);
  ASSERT_EQ(drift.changes.size(), 1U);
  EXPECT_LT(drift.changes[0].size(), 2000U);
}

}  // namespace
}  // namespace stet::verify
