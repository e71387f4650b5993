#include "base/words.h"

namespace stet {
namespace {

TEST(Comparable, IgnoresCaseSpaceAndComposition) {
  EXPECT_EQ(comparable("  Military \t\r\n pledge "), "military pledge");
  EXPECT_EQ(comparable("\u010Cas"), comparable("C\u030CAS"));  // caron composed and combining
  EXPECT_EQ(comparable("Stra\u00DFe"), "strasse");
  EXPECT_NE(comparable("cost fell"), comparable("costs fell"));
}

TEST(Comparable, MalformedBytesSurvive) { EXPECT_EQ(comparable(" a\xFF  b"), "a\xFF b"); }

TEST(EditDistance, CountsEdits) {
  EXPECT_EQ(edit_distance("", "", 3), 0U);
  EXPECT_EQ(edit_distance("tier", "teir", 3), 1U);  // neighbours swapped
  EXPECT_EQ(edit_distance("kitten", "sitting", 3), 3U);
  EXPECT_EQ(edit_distance("kitten", "sitting", 2), 3U);  // more than the limit: limit + 1
  EXPECT_EQ(edit_distance("abc", "", 3), 3U);
  EXPECT_EQ(edit_distance(std::string(300, 'a'), std::string(300, 'a'), 3), 4U);
}

TEST(Nearest, FindsWhatWasMeant) {
  std::vector<std::string> const keys{"ap-2008-02-22", "cnn-2008-02-22", "rt-2008-02-22"};
  EXPECT_EQ(nearest("ap-2008-02-23", keys), "ap-2008-02-22");
  EXPECT_EQ(nearest("AP-2008-02-22", keys), "ap-2008-02-22");
  EXPECT_EQ(nearest("wikipedia", keys), "");
  EXPECT_EQ(nearest("x", keys), "");
  EXPECT_EQ(nearest("ap", std::vector<std::string>{}), "");
}

}  // namespace
}  // namespace stet
