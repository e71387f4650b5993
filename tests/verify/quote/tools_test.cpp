// The links to quoted words, the folding, and input that is meant to hurt.
#include <chrono>

#include <gtest/gtest.h>

#include "tests/verify/quote/passages.h"
#include "verify/quote/check.h"
#include "verify/quote/fold.h"
#include "verify/quote/fragment.h"
#include "verify/quote/haystack.h"

namespace stet::verify::quote {
namespace {

TEST(Haystack, IsTheSameWhoeverPreparesIt) {
  std::string text;
  while (text.size() < 5'000'000)
    for (auto const& passage : test::read_passages()) text += passage.text;
  Haystack const one(text, "en", 1);
  Haystack const four(text, "en", 4);
  ASSERT_EQ(one.size(), four.size());
  for (std::size_t i = 0; i + 1 < one.size(); i += 97) {
    ASSERT_EQ(one.begin(i), four.begin(i));
    ASSERT_TRUE(
        std::ranges::equal(one.pair(one.hash(i), one.hash(i + 1)), four.pair(one.hash(i), one.hash(i + 1))));
  }
}

TEST(Fragment, NamesTheWords) {
  std::string const text =
      "The board met. “We did not close the northern quay, not even for the storm,” she said.\n\nThe board "
      "met again.";
  auto const span_of = [&](std::string_view words) {
    auto const at = static_cast<Offset>(text.find(words));
    return Span{at, static_cast<Offset>(at + words.size())};
  };
  EXPECT_EQ(text_fragment(text, span_of("did not close the northern quay")),
            "did%20not%20close%20the%20northern%20quay");
  EXPECT_EQ(text_fragment(text, span_of("We did not close the northern quay, not even for the storm")),
            "We%20did%20not%20close,even%20for%20the%20storm");
  EXPECT_EQ(text_fragment(text, span_of("northern quay")),
            "not%20close%20the-,northern%20quay,-%2C%20not%20even%20for");
  EXPECT_EQ(text_fragment(text, Span{3, 3}), "");
  EXPECT_EQ(link_to_words("https://example.org/a", text, span_of("did not close the northern quay")),
            "https://example.org/a#:~:text=did%20not%20close%20the%20northern%20quay");
  EXPECT_EQ(link_to_words("https://example.org/a#top", text, span_of("did not close the northern quay")),
            "https://example.org/a#top:~:text=did%20not%20close%20the%20northern%20quay");
}

TEST(Folding, SetsTypographyAside) {
  EXPECT_EQ(folded_text("“Don’t  ﬁx\u00a0it,” he said – 1,000 times…"), "Don't fix it he said 1000 times");
  EXPECT_EQ(folded_text("U.S. of\u200b A., e\u0301te\u0301; \xff\xfe broken"), "US of A été broken");
  EXPECT_EQ(folded_text(""), "");
}

// Each of these must end at once, whatever it says.
TEST(HostileInput, EndsSoon) {
  std::string const text = test::read_passages()[1].text;
  auto const repeat = [](std::string_view piece, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += piece;
    return out;
  };
  std::vector<std::string> const hostile{std::string(5'000'000, 'x'), repeat("... ", 200'000),
                                         repeat("[", 500'000),        repeat("[a] ", 200'000),
                                         repeat("a ... ", 100'000),   repeat("the ", 200'000),
                                         repeat("\"", 500'000),       repeat("“a,” he said, “", 20'000),
                                         repeat(". ", 500'000),       repeat("-\n", 500'000),
                                         repeat("a-\n", 200'000),     repeat("1,000", 200'000),
                                         repeat("\xff", 500'000),     repeat("[1]", 300'000),
                                         repeat("e\u0301", 300'000),  repeat("(...)", 100'000),
                                         repeat("\u00ad", 500'000),   repeat("I.", 300'000),
                                         std::string(100'000, '\0'),  repeat(" ", 1'000'000)};
  for (auto const& one : hostile) {
    auto const begin = std::chrono::steady_clock::now();
    EXPECT_FALSE(faithful(check(one, text).outcome));
    EXPECT_FALSE(faithful(check("the storm that never came to the harbour", one).outcome));
    auto const part = check(std::string_view(one).substr(0, 3000), one);
    EXPECT_LE(part.span.end, one.size());
    auto const whole = check(one, one);
    EXPECT_LE(whole.span.end, one.size());
    auto const took = std::chrono::steady_clock::now() - begin;
    EXPECT_LT(took, std::chrono::seconds(20)) << one.substr(0, 20);
    std::cout << one.substr(0, 6) << " "
              << std::chrono::duration_cast<std::chrono::milliseconds>(took).count() << " ms\n";
  }
  for (std::string_view const nothing :
       {"", " ", "\"", "...", "[", "]", "[]", "[...]", "'", "-", "\xff", "“”", "[sic]"})
    EXPECT_EQ(check(nothing, text).outcome, Outcome::not_found) << nothing;
  EXPECT_EQ(check("words", "").outcome, Outcome::not_found);
}

}  // namespace
}  // namespace stet::verify::quote
