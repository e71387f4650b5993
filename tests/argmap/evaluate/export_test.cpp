// What is exported can be read again, and says the same of every claim.
#include <gtest/gtest.h>

#include "argmap/exchange/framework.h"
#include "random_map.h"

namespace stet::argmap::evaluate::test {
namespace {

TEST(ExportFramework, SaysTheSameOfEveryClaim) {
  std::mt19937 random(seed() + 50);
  std::size_t exact = 0;
  for (int i = 0; i < 300; ++i) {
    Maker const m = random_map(random, {.undecided_evidence = true});
    Evaluation const evaluation = m.evaluate();
    for (FrameworkFormat const format : {FrameworkFormat::i23, FrameworkFormat::apx, FrameworkFormat::tgf}) {
      auto const written = exchange::export_framework(m.map, evaluation, format);
      if (!written.exact) continue;
      ++exact;
      auto const framework = read_framework(written.text, format);
      ASSERT_TRUE(framework.has_value()) << framework.error().message << "\n" << written.text;
      Grounded const labelling = grounded(*framework);
      for (StatementId const s : m.map.statements.ids()) {
        // A statement's own argument comes first, then its opposite.
        Grounded::Label const there = labelling.label[2 * s.index()];
        ASSERT_EQ(evaluation.verdicts[s].label == Label::in, there == Grounded::Label::in) << written.text;
        ASSERT_EQ(evaluation.verdicts[s].label == Label::out, there == Grounded::Label::out) << written.text;
      }
    }
  }
  EXPECT_GT(exact, 300U);
}

TEST(ExportFramework, NamesWhatTheNumbersMean) {
  Maker m;
  m.source("x");
  auto const written = exchange::export_framework(m.map, m.evaluate(), FrameworkFormat::i23);
  EXPECT_TRUE(written.text.starts_with("p af ")) << written.text;
  EXPECT_NE(written.text.find("# 1 [x]\n# 2 not [x]\n# 3 inference by [@source1]\n"), std::string::npos)
      << written.text;
}

}  // namespace
}  // namespace stet::argmap::evaluate::test
