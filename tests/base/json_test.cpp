// What the writer of JSON promises: the layout, pieces of one document from several writers, and UTF-8
// whatever it is given.
#include "base/json.h"

#include <limits>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace stet {
namespace {

TEST(json, is_laid_out_as_others_lay_it_out) {
  auto const text = json_text(2, [](JsonWriter& out) {
    out.object([&] {
      out.member("text", "a\"b\\c\n\x01").member("yes", true).member("none", std::optional<int>{});
      out.member("numbers", std::vector<double>{0.5, 1.0, -2.0, 0.0001});
      out.array("empty", std::vector<int>{}, [](int) {}).object("bare", [] {});
      out.member("mixed", [&] { out.row(-1, std::size_t{2}, "three"); });
      out.member_if_any("left out", "").member_if_any("kept", "x");
    });
  });
  EXPECT_EQ(text, nlohmann::ordered_json::parse(text).dump(2));
  EXPECT_EQ(nlohmann::json::parse(text)["text"], "a\"b\\c\n\x01");
}

TEST(json, holds_no_bytes_that_are_not_utf8) {
  std::string every;
  for (int byte = 0; byte < 256; ++byte) every += static_cast<char>(byte);
  auto const text = json_text(0, [&](JsonWriter& out) { out.string(every + "\xE2\x82" + "\xED\xA0\x80"); });
  ASSERT_TRUE(nlohmann::json::accept(text));
  EXPECT_EQ(nlohmann::json::parse(text).get<std::string>().substr(0, 128), every.substr(0, 128));
}

TEST(json, has_no_word_for_what_is_no_number) {
  EXPECT_EQ(json_text(0, [](JsonWriter& out) { out.number(std::numeric_limits<double>::infinity()); }),
            "null");
}

TEST(json, pieces_of_several_writers_are_one_document) {
  auto const piece = [](int from, int to) {
    return json_text(
        2,
        [&](JsonWriter& out) {
          for (int i = from; i < to; ++i) out.object([&] { out.member("n", i); });
        },
        2);
  };
  auto const document = [](std::vector<std::string> const& pieces) {
    return json_text(2, [&](JsonWriter& out) {
      out.object([&] {
        out.member("list", [&] {
          out.begin_array();
          for (auto const& each : pieces) out.pieces(each);
          out.end_array();
        });
      });
    });
  };
  auto const whole = document({piece(0, 5)});
  EXPECT_EQ(document({piece(0, 0), piece(0, 1), piece(1, 1), piece(1, 4), piece(4, 5)}), whole);
  EXPECT_EQ(whole, nlohmann::ordered_json::parse(whole).dump(2));
  EXPECT_EQ(document({}), "{\n  \"list\": []\n}");
}

}  // namespace
}  // namespace stet
