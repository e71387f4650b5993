#include "base/text.h"

#include <gtest/gtest.h>

namespace stet {
namespace {

TEST(text, is_trimmed_of_ascii_white_space_only) {
  EXPECT_EQ(trimmed(" \t\r\n\v\fa b\n "), "a b");
  EXPECT_EQ(trimmed(" \n"), "");
  EXPECT_EQ(trimmed(""), "");
  EXPECT_EQ(trimmed("\xC2\xA0"
                    "a"),
            "\xC2\xA0"
            "a");
  EXPECT_TRUE(is_blank(" \r\n\t"));
  EXPECT_FALSE(is_blank(" ."));
}

TEST(text, is_lowered_in_ascii_only) { EXPECT_EQ(lower("AbZ[\xC3\x84"), "abz[\xC3\x84"); }

TEST(text, lines_are_taken_one_by_one) {
  std::string_view text = "a\n\nb";
  EXPECT_EQ(take_line(text), "a");
  EXPECT_EQ(take_line(text), "");
  EXPECT_EQ(take_line(text), "b");
  EXPECT_EQ(take_line(text), "");
  EXPECT_TRUE(text.empty());
}

}  // namespace
}  // namespace stet
