#include "verify/registry/dates.h"

namespace stet::verify {
namespace {

TEST(IsDate, AcceptsWhatIsoAndEdtfAllow) {
  for (auto const* good :
       {"2008", "2008-02", "2008-02-22", "2008-02-29", "2008~", "2008-02?", "2008-02-22T13:37",
        "2008-02-22T13:37:05Z", "2008-02-22 13:37:05.25+01:00", "2008-02-22T13:37+0100",
        "2008-02-22/2008-02-24", "2007/2008", "2008-02-22 13:37:05 -4", "2008-02-22 13:37:05.10 -5",
        "2008-02-22t13:37:05-05:00", "2008-02-22 13:37 +0530", "2008-02-22 13:37:05 Z"}) {
    EXPECT_TRUE(is_date(good)) << good;
  }
}

TEST(IsDate, RefusesWhatIsNoDay) {
  for (auto const* bad : {"",
                          "08",
                          "20008",
                          "2008-2",
                          "2008-13",
                          "2008-00",
                          "2007-02-29",
                          "2008-02-30",
                          "2008-02-00",
                          "22 February 2008",
                          "2008/",
                          "/2008",
                          "2008-02-22T",
                          "2008-02-22T25:00",
                          "2008-02-22T13:37+25:00",
                          "2008-02T13:37",
                          "2008-02-22-01",
                          "\xE2\x80\x93",
                          "2008-02-22T13:37+",
                          "2008-02-22T13:37+1:",
                          "2008-02-22T13:37+123",
                          "2008-02-22T13:37+:30",
                          "2008-02-22T+1",
                          "2008-02-22T13:37 -4 "}) {
    EXPECT_FALSE(is_date(bad)) << bad;
  }
}

TEST(IsoDate, FromParts) {
  EXPECT_EQ(iso_date(2008, 2, 22), "2008-02-22");
  EXPECT_EQ(iso_date(2008, 2, 0), "2008-02");
  EXPECT_EQ(iso_date(2008, 0, 0), "2008");
  EXPECT_EQ(iso_date(2007, 2, 29), "");
  EXPECT_EQ(iso_date(2008, 0, 3), "");
  EXPECT_EQ(iso_date(-44, 3, 15), "");
}

}  // namespace
}  // namespace stet::verify
