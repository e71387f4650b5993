// Our reader of JSON beside the library's, which knows no places: both take the same texts and read the same.
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "argmap/exchange/document.h"

namespace stet::argmap::exchange {
namespace {

using Json = nlohmann::ordered_json;
using parser::yaml::Document;
using parser::yaml::Type;
using parser::yaml::ValueIndex;

// The value as the library would hold it; of a key that is given twice the last counts.
Json json_of(Document const& document, ValueIndex at) {
  auto const& value = document[at];
  switch (value.type) {
    case Type::null: return nullptr;
    case Type::boolean: return value.text == "true";
    case Type::number: return Json::parse(value.text);
    case Type::string: return value.text;
    case Type::sequence: {
      Json list = Json::array();
      for (ValueIndex const element : document.elements(at)) list.push_back(json_of(document, element));
      return list;
    }
    case Type::mapping: {
      Json object = Json::object();
      for (auto const& member : document.members(at))
        object[document[member.key].text] = json_of(document, member.value);
      return object;
    }
  }
  return nullptr;
}

void expect_agreement(std::string const& text, int& accepted) {
  auto const ours = parse_json(text);
  Json const theirs = Json::parse(text, nullptr, false);
  ASSERT_EQ(ours.has_value(), !theirs.is_discarded()) << text << (ours ? "" : "\n" + ours.error().message);
  if (!ours) return;
  ++accepted;
  EXPECT_EQ(json_of(*ours, 0), theirs) << text;
  for (auto const& value : ours->values)
    EXPECT_TRUE(value.span.end <= text.size() && value.span.begin <= value.span.end);
}

TEST(JsonReader, ReadsWhatTheLibraryReads) {
  std::vector<std::string_view> const parts = {"{",
                                               "}",
                                               "[",
                                               "]",
                                               ":",
                                               ",",
                                               " ",
                                               "\"a\"",
                                               "\"b\"",
                                               "\"\"",
                                               "0",
                                               "-1",
                                               "12.5e3",
                                               "1",
                                               "true",
                                               "false",
                                               "null",
                                               "\\",
                                               "\"",
                                               "\n",
                                               "01",
                                               "1.",
                                               "-",
                                               ".5",
                                               "\"\\n\\u00e9\"",
                                               "\"\\ud83d\\ude00\"",
                                               "é",
                                               "tru",
                                               "/",
                                               "'x'",
                                               "\t",
                                               "\"\\",
                                               "\\u12",
                                               "nul",
                                               "1e",
                                               "\xC3",
                                               "\"a\":1",
                                               "[1,2]",
                                               "{\"k\":[]}"};
  std::mt19937 random(29);
  int accepted = 0;
  for (int round = 0; round < 40'000; ++round) {
    std::string text;
    for (auto n = 1 + random() % 7; n > 0; --n) text += parts[random() % parts.size()];
    expect_agreement(text, accepted);
    if (HasFatalFailure()) return;
  }
  EXPECT_GT(accepted, 1000);
}

TEST(JsonReader, ReadsBrokenDocumentsAsTheLibraryDoes) {
  std::string const whole =
      R"({"nodes":[{"id":1,"text":"A \"claim\", \u00e9\ud83d\ude00","w":-0.5e-2},{"id":"2","text":null,"ok":true}],"edges":[[1,2],[]],"x":{}})";
  std::mt19937 random(31);
  int accepted = 0;
  expect_agreement(whole, accepted);
  EXPECT_EQ(accepted, 1);
  for (int round = 0; round < 20'000; ++round) {
    std::string text = whole;
    for (auto n = 1 + random() % 3; n > 0; --n) {
      std::size_t const at = random() % text.size();
      switch (random() % 3) {
        case 0: text.erase(at, 1 + random() % 3); break;
        case 1: text[at] = static_cast<char>(random() % 256); break;
        default: text.insert(at, 1, "{}[],:\"\\0e-"[random() % 11]); break;
      }
      if (text.empty()) text = "1";
    }
    expect_agreement(text, accepted);
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace stet::argmap::exchange
