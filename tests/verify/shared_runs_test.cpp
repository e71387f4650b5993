#include "verify/registry/shared_runs.h"

#include <string>

#include <gtest/gtest.h>

namespace stet::verify {
namespace {

std::vector<SharedRun> runs(std::vector<std::string> const& texts) {
  std::vector<RunWords> words;
  for (auto const& text : texts) words.push_back(read_run_words(text, "en"));
  std::vector<ComparedText> compared;
  for (std::uint32_t i = 0; i < texts.size(); ++i) compared.push_back({texts[i], &words[i], i});
  return shared_runs(compared);
}

constexpr char const* eight = "one two three four five six seven eight";

TEST(SharedRuns, EightWordsAndNotSeven) {
  std::string const a = "It says " + std::string(eight) + " and more.";
  std::string const b = "Again: “One  two three—four five six SEVEN eight; then this";
  auto const found = runs({a, b});
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].words, 8U);
  EXPECT_EQ(found[0].in_first.of(a), eight);
  EXPECT_EQ(found[0].in_second.of(b), "One  two three—four five six SEVEN eight");
  EXPECT_TRUE(
      runs({"x one two three four five six seven y", "z one two three four five six seven w"}).empty());
}

TEST(SharedRuns, TheLongestRunIsFoundWhole) {
  std::string common;
  for (int i = 0; i < 50; ++i) common += "word" + std::to_string(i) + " ";
  auto const found = runs({std::string("a b ") + common, std::string(eight) + " " + common + "end", eight});
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].words, 50U);
  EXPECT_EQ(found[1].words, 8U);
}

TEST(SharedRuns, WhatBothQuoteIsSomebodyElses) {
  std::string const quoted = "\"" + std::string(eight) + " nine\"";
  EXPECT_TRUE(runs({"He said " + quoted + " today.", "She heard " + quoted + " then."}).empty());
  EXPECT_EQ(runs({"He said " + quoted + " today.", std::string(eight) + " nine"}).size(), 1U);
  // A quotation inside a copied sentence does not hide the copying.
  std::string const copied =
      "the council of the town announced on the third of May that \"it was done\" and went home";
  EXPECT_EQ(runs({copied, "x " + copied}).size(), 1U);
}

TEST(SharedRuns, NamesAndDatesAreNoCopying) {
  std::string const office = "18 February 2008\nVitaly Churkin, ambassador of Russia to the United Nations";
  EXPECT_TRUE(runs({"China Daily, " + office + " one", "RIA, " + office + " two"}).empty());
  EXPECT_EQ(runs({office + " said that it would not do", office + " said that it would not do"}).size(), 1U);
}

TEST(SharedRuns, TextsOfOneGroupAreNotCompared) {
  auto const words = read_run_words(eight, "en");
  std::vector<ComparedText> const texts{{eight, &words, 1}, {eight, &words, 1}, {eight, &words, 2}};
  auto const found = shared_runs(texts);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].second, 2U);
}

// Against looking at every pair of places.
TEST(SharedRuns, AgreeWithThePlainSearch) {
  std::uint32_t state = 11;
  auto const random = [&](std::uint32_t n) {
    state = state * 1664525U + 1013904223U;
    return (state >> 16U) % n;
  };
  for (int round = 0; round < 60; ++round) {
    std::vector<std::vector<std::string>> words(3);
    std::vector<std::string> texts;
    for (auto& text : words) {
      std::string joined;
      for (int i = 0; i < 60; ++i) {
        text.push_back(std::string("w") + static_cast<char>('a' + random(2)));
        joined += text.back() + " ";
      }
      texts.push_back(joined);
    }
    auto const found = runs(texts);
    for (std::size_t a = 0; a < 3; ++a)
      for (std::size_t b = a + 1; b < 3; ++b) {
        std::size_t longest = 0;
        for (std::size_t i = 0; i < 60; ++i)
          for (std::size_t j = 0; j < 60; ++j) {
            std::size_t n = 0;
            while (i + n < 60 && j + n < 60 && words[a][i + n] == words[b][j + n]) ++n;
            longest = std::max(longest, n);
          }
        std::size_t here = 0;
        for (auto const& run : found)
          if (run.first == a && run.second == b) here = run.words;
        // What three share is found with the first of them; repeated places are followed from their first.
        if (longest < shortest_run) {
          EXPECT_EQ(here, 0U);
        } else if (a == 0) {
          EXPECT_GE(here, shortest_run) << texts[a] << "\n" << texts[b];
          EXPECT_LE(here, longest);
        }
      }
  }
}

TEST(SharedRuns, ManyTextsTakeTimeInProportion) {
  // Boilerplate under a thousand texts: linked to the first, not each with each.
  std::vector<std::string> texts;
  for (int i = 0; i < 1000; ++i) {
    std::string text;
    for (int j = 0; j < 60; ++j) text += "t" + std::to_string(i) + "x" + std::to_string(j) + " ";
    texts.push_back(text + eight);
  }
  EXPECT_EQ(runs(texts).size(), 999U);
}

TEST(SharedRuns, EmptyAndShort) {
  EXPECT_TRUE(runs({}).empty());
  EXPECT_TRUE(runs({"", "", "a"}).empty());
}

}  // namespace
}  // namespace stet::verify
