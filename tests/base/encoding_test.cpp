// Texts in other encodings as UTF-8, and what makes no character in them.
#include "base/encoding.h"

#include <gtest/gtest.h>

namespace stet {
namespace {

std::string decoded(std::string_view bytes, std::string_view label) {
  auto const result = decode(bytes, label);
  return result ? result->text : "no such encoding";
}

TEST(Encoding, HalfACharacterTakesNoneBesideIt) {
  EXPECT_EQ(decoded({"\xFF\xFE"
                     "a\0\0\xD8"
                     "b\0",
                     8},
                    "utf-16"),
            "a\uFFFDb");
  EXPECT_EQ(decoded({"\xFE\xFF\0a\xDC\0\0b", 8}, "utf-16be"), "a\uFFFDb");
  EXPECT_EQ(decoded({"a\0\x3D\xD8\0\xDE", 6}, "utf-16le"), "a\U0001F600");
  EXPECT_EQ(decoded({"a\0b", 3}, "utf-16le"), "a\uFFFD");
}

TEST(Encoding, SetsAreShiftedToAndBack) {
  EXPECT_EQ(decoded("a\x1B$B$\"\x1B(Bb", "iso-2022-jp"), "a\u3042b");
  EXPECT_EQ(decoded("\x82\xA0\x80z", "shift_jis").substr(0, 3), "\u3042");
  EXPECT_EQ(decoded("caf\xE9", "latin1"), "caf\u00E9");
  EXPECT_EQ(decoded("a", "none"), "no such encoding");
}

}  // namespace
}  // namespace stet
