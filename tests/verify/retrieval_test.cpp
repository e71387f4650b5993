// The measures of bench/retrieval against sums done by hand, and the ranking on a few texts.
#include <cmath>

#include <gtest/gtest.h>

#include "bench/retrieval/beir.h"

namespace stet::bench {
namespace {

TEST(Retrieval, GainByHand) {
  Grades const grades{{"a", 3}, {"b", 2}, {"c", 1}};
  // 2/log2(2) + 0 + 3/log2(4), of at best 3/log2(2) + 2/log2(3) + 1/log2(4).
  double const ideal = 3 + 2 / std::log2(3) + 0.5;
  EXPECT_NEAR(ndcg({"b", "x", "a"}, grades, 10), (2 + 1.5) / ideal, 1e-12);
  EXPECT_NEAR(ndcg({"b", "x", "a"}, grades, 2), 2 / (3 + 2 / std::log2(3)), 1e-12);
  EXPECT_DOUBLE_EQ(ndcg({"a", "b", "c"}, grades, 10), 1);
  EXPECT_DOUBLE_EQ(ndcg({}, grades, 10), 0);
  EXPECT_NEAR(recall({"b", "x", "a"}, grades, 3), 2.0 / 3, 1e-12);
}

// q1: t2, then t6 for its little words, then t1: (2/log2(2) + 1/log2(4)) / (2/log2(2) + 1/log2(3)) = 0.9502.
// q2: t4 first: 1. q3: t3, which has winter too, before t6: 1/log2(3) = 0.6309.
TEST(Retrieval, RanksAFewTexts) {
  auto const collection = read_collection(STET_SOURCE_DIR "/bench/retrieval/example");
  ASSERT_TRUE(collection) << collection.error().message;
  EXPECT_EQ(collection->texts.size(), 6U);
  ASSERT_EQ(collection->queries.size(), 3U);
  auto const measures = measure(*collection);
  ASSERT_TRUE(measures) << measures.error().message;
  EXPECT_NEAR(measures->ndcg_10, (2.5 / (2 + 1 / std::log2(3)) + 1 + 1 / std::log2(3)) / 3, 1e-9);
  EXPECT_DOUBLE_EQ(measures->recall_100, 1);
}

TEST(Retrieval, NamesTheLineThatIsWrong) {
  auto const collection = read_collection(STET_SOURCE_DIR "/tests");
  ASSERT_FALSE(collection);
  EXPECT_NE(collection.error().message.find("corpus.jsonl"), std::string::npos);
}

}  // namespace
}  // namespace stet::bench
