// Claims that are accepted unless opposed.
#include <gtest/gtest.h>

#include "random_map.h"
#include "reference.h"

namespace stet::argmap::evaluate::test {
namespace {

TEST(Presumptions, LabelsAgreeWithTheReference) {
  std::mt19937 random(seed() + 50);
  int presumed = 0;
  int rejected = 0;
  for (int i = 0; i < 6'000; ++i) {
    Maker const m = random_map(random, {.presumptions = true});
    Evaluation const e = m.evaluate();
    for (bool const granted : {false, true}) {
      auto const expected = reference_labels(m, granted);
      for (StatementId const s : m.map.statements.ids()) {
        Label const label = granted ? e.verdicts[s].granted : e.verdicts[s].label;
        ASSERT_EQ(label, expected.at(m.map.statements[s].title))
            << "map " << i << (granted ? ", granted, " : ", on the evidence, ") << m.map.statements[s].title;
      }
    }
    for (StatementId const s : m.map.statements.ids()) {
      if (e.verdicts[s].reason == Reason::presumed) ++presumed;
      if (e.verdicts[s].reason == Reason::defeated) ++rejected;
    }
  }
  EXPECT_GT(presumed, 100);
  EXPECT_GT(rejected, 100);
}

// What is presumed falls to what is presumed against it, though nothing was cited: not `no-argument`, for it
// was beaten, and not refuted, for no argument was made.
TEST(Presumptions, RejectedByAPresumptionIsDefeated) {
  Maker m;
  m.options.presumed = {m.claim("innocent"), m.claim("caught")};
  m.relate(RelationKind::contrary, Maker::end(m.claim("caught")), Maker::end(m.claim("innocent")));
  EXPECT_EQ(m.verdict("caught"), "supported presumed");
  EXPECT_EQ(m.verdict("innocent"), "unsupported defeated");
}

TEST(Presumptions, RejectedByAnArgumentIsRefuted) {
  Maker m;
  m.options.presumed = {m.claim("innocent")};
  m.source("caught");
  m.attacks("caught", "innocent");
  EXPECT_EQ(m.verdict("innocent"), "refuted opposed");
}

}  // namespace
}  // namespace stet::argmap::evaluate::test
