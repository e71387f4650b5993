#include "base/utf8.h"

#include <gtest/gtest.h>

namespace stet::utf8 {
namespace {

TEST(utf8, decodes_what_it_appends) {
  for (char32_t const c : {U'\0', U'a', U'\x7f', U'\x80', U'é', U'\u07ff', U'\u0800', U'漢', U'\uffff',
                           U'\U00010000', U'\U0010ffff'}) {
    std::string text;
    append(text, c);
    auto const [code_point, size] = decode(text, 0);
    EXPECT_EQ(code_point, c);
    EXPECT_EQ(size, text.size());
    EXPECT_EQ(first_invalid(text), std::nullopt);
  }
}

TEST(utf8, malformed_bytes_count_as_one_code_point_each) {
  // Overlong, surrogate, beyond U+10FFFF, lone continuation, cut off.
  for (std::string_view const text :
       {"\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\x80", "\xE2\x82", "\xFF"}) {
    EXPECT_EQ(decode(text, 0).code_point, U'\uFFFD');
    EXPECT_EQ(decode(text, 0).size, 1);
    EXPECT_EQ(count(text), text.size());
    EXPECT_EQ(first_invalid(text), 0U);
  }
  EXPECT_EQ(first_invalid("eight bytes and é then \xFF"), 24U);
}

TEST(utf8, measures_in_three_units) {
  std::string_view const text = "aé漢😀";
  EXPECT_EQ(text.size(), 10U);
  EXPECT_EQ(count(text), 4U);
  EXPECT_EQ(utf16_length(text), 5U);
  EXPECT_EQ(display_width(text), 6U);
  EXPECT_EQ(display_width("e\u0301"), 1U);
  EXPECT_EQ(count(""), 0U);
}

}  // namespace
}  // namespace stet::utf8
