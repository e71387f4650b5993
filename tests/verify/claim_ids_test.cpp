#include "verify/claim_ids.h"

#include <gtest/gtest.h>

namespace stet::verify {
namespace {

TEST(ClaimIds, AreMadeOfWords) {
  EXPECT_EQ(fragment_of("Military pledge", 60), "military-pledge");
  EXPECT_EQ(fragment_of("  It's <b>bold</b> & \"odd\"! ", 60), "its-b-bold-b-odd");
  EXPECT_EQ(fragment_of("Военная помощь: обещание", 60), "военная-помощь-обещание");
  EXPECT_EQ(fragment_of("军事承诺", 60), "军事承诺");
  EXPECT_EQ(fragment_of("\u202E\xff<>", 60), "");
  EXPECT_EQ(fragment_of("one two three", 7), "one-two");
  EXPECT_EQ(fragment_of("ééé", 3), "é");
}

}  // namespace
}  // namespace stet::verify
