// Snapshots as text: what is not UTF-8 is said to be so, and a stray byte costs nothing.
#include "verify/registry/readable.h"

#include <gtest/gtest.h>

#include "base/source.h"

namespace stet::verify {
namespace {

TEST(Readable, AnotherEncodingIsNamedWithItsLine) {
  Sources sources;
  auto const latin = add_readable(sources, "a.txt",
                                  "It is closed.\nDie M\xFCnchner Br\xFC"
                                  "cke.\n",
                                  MediaType::plain);
  ASSERT_FALSE(latin);
  EXPECT_EQ(latin.error().message, "it is not UTF-8 (line 2); save it as UTF-8 and register that");
  EXPECT_FALSE(add_readable(sources, "a.html",
                            "<p>Br\xFC"
                            "cke</p>",
                            MediaType::html));
  EXPECT_FALSE(add_readable(sources, "a.md",
                            "Br\xFC"
                            "cke",
                            MediaType::markdown));
}

TEST(Readable, AStrayByteCostsNothingElse) {
  Sources sources;
  auto const text = add_readable(sources, "a.txt", "Die Münchner Brücke \xFF ist zu.\n", MediaType::plain);
  ASSERT_TRUE(text) << text.error().message;
  EXPECT_TRUE(sources[*text].text().starts_with("Die Münchner Brücke"));
}

}  // namespace
}  // namespace stet::verify
