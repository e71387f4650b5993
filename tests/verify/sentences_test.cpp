// Where sentences end, by language; and what in them is checkable.
#include "verify/sentences.h"

#include <gmock/gmock.h>

#include "verify/checkable.h"

namespace stet::verify {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> split(std::string_view text, std::string_view language = "en") {
  std::vector<std::string> out;
  split_sentences(text, {0, static_cast<Offset>(text.size())}, language,
                  [&](Span sentence, auto) { out.emplace_back(sentence.of(text)); });
  return out;
}

std::vector<std::string> found_sentences(std::string_view written) {
  auto const article = parser::read_article(written, parser::ArticleFormat::plain);
  std::vector<std::string> out;
  split_sentences(article, "en", [&](Span sentence, auto) { out.emplace_back(sentence.of(article.text)); });
  return out;
}

TEST(Sentences, EndAtStopsAndNotAtAbbreviations) {
  EXPECT_THAT(split("One two. Three! Four? Five"), ElementsAre("One two.", "Three!", "Four?", "Five"));
  EXPECT_THAT(split("Dr. Smith met J. R. Vale. He left."),
              ElementsAre("Dr. Smith met J. R. Vale.", "He left."));
  EXPECT_THAT(split("It rose by 3.5 per cent. Then it fell."),
              ElementsAre("It rose by 3.5 per cent.", "Then it fell."));
  EXPECT_THAT(split("The U.S. Senate met. It voted."), ElementsAre("The U.S. Senate met.", "It voted."));
  EXPECT_THAT(split("See e.g. the minutes, p. 3. They say so."),
              ElementsAre("See e.g. the minutes, p. 3.", "They say so."));
  EXPECT_THAT(split(""), IsEmpty());
  EXPECT_THAT(split(" … !"), IsEmpty());
}

TEST(Sentences, KeepTheirClosingMarks) {
  EXPECT_THAT(split("He said: \"It is over.\" She left."),
              ElementsAre("He said: \"It is over.\"", "She left."));
  EXPECT_THAT(split("“Why?” he asked. (No answer.) He left."),
              ElementsAre("“Why?” he asked.", "(No answer.)", "He left."));
  EXPECT_THAT(split("“Never!” “Why?”"), ElementsAre("“Never!”", "“Why?”"));
}

TEST(Sentences, DoNotEndInsideOfAddressesAndNames) {
  EXPECT_THAT(split("See https://a.example/?Query=1 and Node.Js. Then go."),
              ElementsAre("See https://a.example/?Query=1 and Node.Js.", "Then go."));
}

TEST(Sentences, KnowAbbreviationsByLanguage) {
  EXPECT_THAT(split("En EE. UU. hay dos. Véase la pág. 3 y págs. Siete.", "es"),
              ElementsAre("En EE. UU. hay dos.", "Véase la pág. 3 y págs. Siete."));
  EXPECT_THAT(split("По ст. Конституции это так. Он жил на ул. Мира.", "ru"),
              ElementsAre("По ст. Конституции это так.", "Он жил на ул. Мира."));
}

TEST(Sentences, HeadlinesOfPlainTextAreNone) {
  EXPECT_THAT(found_sentences("Military Commitments and Old Alliances\n\nRussia has one.\n"),
              ElementsAre("Russia has one."));
}

TEST(Sentences, KnowOtherLanguages) {
  EXPECT_THAT(split("Am 3. Mai kam er. Im 19. Jahrhundert nicht.", "de"),
              ElementsAre("Am 3. Mai kam er.", "Im 19. Jahrhundert nicht."));
  EXPECT_THAT(split("Он ушёл. «Никогда!» — сказал он.", "ru"),
              ElementsAre("Он ушёл.", "«Никогда!» — сказал он."));
  EXPECT_THAT(split("彼は言った。それは違う。", "ja"), ElementsAre("彼は言った。", "それは違う。"));
}

std::vector<std::string> found(std::string_view written, std::string_view language = "en") {
  auto const article = parser::read_article(written, parser::ArticleFormat::plain);
  std::vector<std::string> out;
  for (auto const& each : checkable_in(article, language, 0).checkables)
    out.push_back(std::string(to_string(each.kind)) + ": " + std::string(each.span.of(article.text)));
  return out;
}

std::vector<std::string> quoted(std::string_view text) {
  std::vector<std::string> out;
  for (Span const span : quotations_in(text, {0, static_cast<Offset>(text.size())}))
    out.emplace_back(span.of(text));
  return out;
}

TEST(Checkable, QuotationsInAnyMarks) {
  EXPECT_THAT(quoted("A \"one two\" and “three four” but 'not this', nor \"one\"."),
              ElementsAre("\"one two\"", "“three four”"));
  EXPECT_THAT(quoted("Er rief „eins zwei“ und »drei vier«."), ElementsAre("„eins zwei“", "»drei vier«"));
  EXPECT_THAT(quoted("Il : « un deux »."), ElementsAre("« un deux »"));
  EXPECT_THAT(quoted("It’s ‘the dog’s bone’ now."), ElementsAre("‘the dog’s bone’"));
  EXPECT_THAT(quoted("An \"unclosed mark and 6\" of 7\" pipe"), testing::Contains("\"unclosed mark and 6\""));
}

TEST(Checkable, QuotationsAreWhatSomebodyIsSaidToHaveSaid) {
  EXPECT_THAT(found("“We have lost everything,” said Anna Voss."),
              testing::Contains("quotation: “We have lost everything,”"));
  EXPECT_THAT(found("The ‘scare quotes of ours’ and “The Rise and Fall” are none."),
              testing::Not(testing::Contains(testing::StartsWith("quotation"))));
  EXPECT_THAT(found("He said so: [div class=\"text center of the page\"] and left."),
              testing::Not(testing::Contains(testing::StartsWith("quotation"))));
}

TEST(Checkable, FiguresThatNameSomethingAreNone) {
  EXPECT_THAT(found("Section 508 and WCAG 2.0 apply to 18F, see table 3, M-23-22 and 202-555-0100."),
              testing::Not(testing::Contains(testing::StartsWith("figure"))));
}

TEST(Checkable, YearsOfWorksCitedSizesOfFilesAndCenturiesAreNone) {
  for (std::string const text :
       {"So it is (Bill, 2016: 18).", "Ranges are low (Döring/Aigner-Walder 2012).",
        "It was shown (Haber 1955; Klessmann et al., 2012b) often.", "So is [Seuß, 2015].",
        "It is here (PDF, 256 KB).", "It suits the 21st century.", "We wrote 18F’s guide and NIST 800."})
    EXPECT_THAT(found(text), testing::Not(testing::Contains(testing::StartsWith("figure")))) << text;
  EXPECT_THAT(found("It opened (in May 2016) with 256 MB."),
              ElementsAre("figure: May 2016", "figure: 256 MB"));
}

TEST(Checkable, FiguresThatCanBeLookedUp) {
  EXPECT_THAT(found("Two men paid 480,000 crowns on 3 May 2019, or twelve dollars."),
              ElementsAre("figure: 480,000 crowns", "figure: 3 May 2019", "figure: twelve dollars"));
}

TEST(Checkable, AttributionsCausesAndSuperlatives) {
  EXPECT_THAT(found("He said that it fell because of the wind, the largest fire."),
              ElementsAre("attribution: said", "causal: because of", "superlative: largest"));
}

TEST(Checkable, AStatementIsWhatIsWorthAClaimAndHasNoneOfTheOthers) {
  auto const article =
      parser::read_article("Harlow Bay and Norwick share a long history of trade. I hope so. Will it rain?",
                           parser::ArticleFormat::plain);
  auto const found = checkable_in(article, "en");
  ASSERT_EQ(found.checkables.size(), 1U);
  EXPECT_EQ(found.checkables[0].kind, CheckableKind::statement);
  EXPECT_EQ(found.checkables[0].span, found.sentences[0]);
}

TEST(Checkable, ManyUnclosedMarksAreLinear) {
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += " “a";
  EXPECT_THAT(quotations_in(text, {0, static_cast<Offset>(text.size())}), IsEmpty());
}

}  // namespace
}  // namespace stet::verify
