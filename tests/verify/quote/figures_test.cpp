// Figures and dates of a claim against its evidence.
#include "verify/quote/figures.h"

#include <array>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace stet::verify::quote {
namespace {

// What is found, written as a person would: kind, date or figure, the claim's words, the evidence's.
std::string found(std::string_view claim, std::string_view evidence, std::string_view language = "en") {
  std::array const texts{evidence};
  std::string out;
  for (auto const& finding : compare_figures(claim, texts, language)) {
    out += fmt::format("{}{} {}: {}", out.empty() ? "" : "; ",
                       finding.kind == FigureFinding::Kind::missing ? "missing" : "contradicted",
                       finding.date ? "date" : "figure", finding.claim.of(claim));
    if (finding.kind == FigureFinding::Kind::contradicted)
      out += fmt::format(" / {}", finding.evidence_span.of(evidence));
  }
  return out;
}

TEST(Figures, AgreeWithinTheStatedPrecision) {
  EXPECT_EQ(found("The port handles nearly 2 billion tonnes.", "It handled 1.94 billion tonnes last year."),
            "");
  EXPECT_EQ(found("The port handles nearly 2 billion tonnes.", "It handled 2.4 billion tonnes last year."),
            "contradicted figure: nearly 2 billion tonnes / 2.4 billion tonnes");
  EXPECT_EQ(found("About 300 boats took part.", "A total of 287 boats took part."), "");
  EXPECT_EQ(found("Exactly 300 boats took part.", "A total of 287 boats took part."),
            "contradicted figure: 300 boats / 287 boats");
  EXPECT_EQ(found("12% of boats failed.", "Of all boats, 12.4 per cent failed."), "");
  EXPECT_EQ(found("12.5% of boats failed.", "Of all boats, 12 per cent failed."),
            "contradicted figure: 12.5% / 12 per cent");
  EXPECT_EQ(found("12.5% of boats failed.", "Of all boats, 15.2 percent failed."),
            "contradicted figure: 12.5% / 15.2 percent");
  EXPECT_EQ(found("More than 50 people came.", "Some said 63 people came."), "");
  EXPECT_EQ(found("More than 50 people came.", "In the end 41 people came."),
            "contradicted figure: More than 50 people / 41 people");
  EXPECT_EQ(found("Five cranes failed.", "5 cranes failed."), "");
  EXPECT_EQ(found("Twenty-five cranes failed.", "25 cranes failed."), "");
  EXPECT_EQ(found("It cost $1.2 million.", "The price was $1,200,000."), "");
  EXPECT_EQ(found("It cost €1.2 million.", "The price was $1,200,000."),
            "contradicted figure: €1.2 million / $1,200,000");
  EXPECT_EQ(found("It took 5–10 days.", "It took seven days."), "");
}

TEST(Figures, PercentIsNotPercentagePoints) {
  EXPECT_EQ(found("Turnout rose by 5 percent.", "Turnout rose by 5 percentage points."),
            "contradicted figure: 5 percent / 5 percentage points");
}

TEST(Figures, Dates) {
  EXPECT_EQ(
      found("Kosovo declared independence on 17 February 2008.", "The declaration of February 17, 2008"), "");
  EXPECT_EQ(found("Kosovo declared independence on 17 February 2008.", "2008-02-17: declaration"), "");
  EXPECT_EQ(found("Kosovo declared independence on 17 February 2008.", "The declaration of 18 February 2008"),
            "contradicted date: 17 February 2008 / 18 February 2008");
  EXPECT_EQ(found("It happened in 2008.", "It happened on 17 February 2008."), "");
  EXPECT_EQ(found("It happened in 2009.", "It happened on 17 February 2008."),
            "contradicted date: 2009 / 17 February 2008");
  EXPECT_EQ(found("It happened in 2009.", "Not in 2008 and not in 2007."), "contradicted date: 2009 / 2008");
  EXPECT_EQ(found("Im Mai 2019 beschlossen", "am 12. Mai 2019 beschlossen", "de"), "");
  EXPECT_EQ(found("am 12. Juni 2019 beschlossen", "am 12.05.2019 beschlossen", "de"),
            "contradicted date: 12. Juni 2019 / 12.05.2019");
  EXPECT_EQ(found("el 9 de octubre de 2022", "el 9 de octubre de 2022", "es"), "");
}

TEST(Figures, OtherLanguages) {
  EXPECT_EQ(found("Sie kostet 3,4 Millionen Euro.", "Kosten: 3.400.000 Euro", "de"), "");
  EXPECT_EQ(found("Sie kostet 34 Millionen Euro.", "Kosten: 3.400.000 Euro", "de"),
            "contradicted figure: 34 Millionen Euro / 3.400.000 Euro");
  EXPECT_EQ(found("les douze immeubles", "12 immeubles", "fr"), "");
  EXPECT_EQ(found("семь картин", "7 картин", "ru"), "");
}

TEST(Figures, NothingToCompareIsNotReported) {
  EXPECT_EQ(found("It cost 12 million in 2008.", ""), "");
  EXPECT_TRUE(compare_figures("It cost 12 million.", {}, "en").empty());
  EXPECT_EQ(found("One of the first boats may sail.", "Nothing numeric here."), "");
}

}  // namespace
}  // namespace stet::verify::quote
