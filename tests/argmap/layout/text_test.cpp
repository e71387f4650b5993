#include "argmap/layout/text.h"

#include <gtest/gtest.h>

namespace stet::argmap::layout {
namespace {

constexpr Font font{12, false};

std::vector<std::string> lines(std::string_view text, Length width) {
  std::vector<std::string> result;
  for (TextLine const& line : wrap_text(text, font, width)) {
    EXPECT_LE(line.width, std::max(width, 16)) << line.text;
    EXPECT_EQ(line.width, text_width(line.text, font)) << line.text;
    result.emplace_back(line.text);
  }
  return result;
}

using Lines = std::vector<std::string>;

// 1,139 of 2,048 units each, at 2,048 pixels to the em, and 3 %.
TEST(TextWidth, is_the_sum_of_the_advances) {
  EXPECT_EQ(text_width("00", {2048, false}), 2 * 1139 * 103 / 100 + 1);
  EXPECT_GT(text_width("military", {12, true}), text_width("military", {12, false}));
  EXPECT_EQ(text_width("", font), 0);
}

TEST(TextWidth, of_other_scripts) {
  Font const em{100, false};
  EXPECT_EQ(text_width("军", em), 103);
  EXPECT_EQ(text_width("🎉", em), 134);
  EXPECT_EQ(text_width("e\u0301", em), text_width("e", em));
  EXPECT_GE(text_width("وعد", em), 150);
  EXPECT_GT(text_width("Ж", em), text_width("т", em));
  EXPECT_GT(text_width("\xff", em), 0);
}

TEST(WrapText, at_spaces_into_even_lines) {
  EXPECT_EQ(lines("one two three four", 60), (Lines{"one two", "three four"}));
  EXPECT_EQ(lines("  one   two  ", 200), (Lines{"one   two"}));
  EXPECT_EQ(lines("a\nb\r\n\nc", 200), (Lines{"a", "b", "c"}));
  EXPECT_EQ(lines(" \n ", 200), Lines{});
}

TEST(WrapText, after_hyphens_between_letters) {
  EXPECT_EQ(lines("self-determination", 80), (Lines{"self-", "determination"}));
}

TEST(WrapText, between_ideographs_but_not_before_closing_marks) {
  for (std::string const& line : lines("俄罗斯承诺向塞尔维亚提供军事支持，但外交部长没有证实这一点。", 62)) {
    EXPECT_FALSE(line.starts_with("，") || line.starts_with("。")) << line;
  }
  for (std::string const& line : lines("他说「我们不会使用武力」他说「我们不会」", 50)) {
    EXPECT_FALSE(line.ends_with("「") || line.starts_with("」")) << line;
  }
}

TEST(WrapText, long_addresses_after_their_signs) {
  auto const parts = lines("https://example.org/archive/2008/02/22/article?with=query", 150);
  ASSERT_GT(parts.size(), 1U);
  std::string joined;
  for (std::string const& part : parts) joined += part;
  EXPECT_EQ(joined, "https://example.org/archive/2008/02/22/article?with=query");
  EXPECT_TRUE(std::string_view{"/?=."}.contains(parts[0].back())) << parts[0];
}

TEST(WrapText, words_without_any_place_to_break) {
  std::string const word(500, 'm');
  std::size_t letters = 0;
  for (std::string const& part : lines(word, 100)) letters += part.size();
  EXPECT_EQ(letters, 500U);
  EXPECT_EQ(lines("e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301", 14).front(), "e\u0301e\u0301");
}

TEST(Shortened, ends_with_an_ellipsis) {
  EXPECT_EQ(shortened("short", font, 100), "short");
  std::string const cut = shortened("a rather long title of a section", font, 80);
  EXPECT_TRUE(cut.ends_with("…"));
  EXPECT_LE(text_width(cut, font), 80);
}

}  // namespace
}  // namespace stet::argmap::layout
