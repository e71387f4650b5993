// Every format that maps are exported to: a map with an article, a registry with a confidential source and a
// house's own ratings, and what is stored beside it as `bridge.<format>` (UPDATE=1 rewrites it). What the
// formats promise is checked on the stored files as well.
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "app/cli/map_file.h"
#include "app/exchange/formats.h"
#include "base/utf8.h"
#include "tests/support/case_file.h"
#include "tests/support/fences.h"
#include "tests/support/json_schema.h"
#include "tests/support/random_map.h"
#include "verify/check/check.h"
#include "verify/config/configuration.h"

namespace stet::app {
namespace {

using Json = nlohmann::json;

std::string const folder = "tests/cases/export/";

std::string exported(std::string const& path, ExportFormat const& format) {
  auto const result = judge_file(path, {});
  EXPECT_TRUE(result.has_value());
  auto const settings = verify::Configuration({}).settings_for(path);
  EXPECT_TRUE(settings.has_value());
  auto const out = format.write({*result, **settings});
  EXPECT_TRUE(out.has_value());
  return out->text;
}

class Export : public testing::TestWithParam<ExportFormat> {};

TEST_P(Export, WritesWhatIsStored) {
  ExportFormat const& format = GetParam();
  // Argdown's JSON and pictures have tests of their own.
  if (format.write == nullptr || format.name == "graphml") return;
  std::string const text = exported(folder + "bridge.argdown", format);
  std::string const stored = folder + "bridge." + std::string(format.name);
  if (test::updating()) std::ofstream(stored, std::ios::binary) << text;
  EXPECT_EQ(test::read_text(stored), text);
  // Arguebuf carries the map itself; nothing else names a confidential source.
  if (format.name != "arguebuf") {
    EXPECT_FALSE(text.contains("J. Doe"));
  }
}

INSTANTIATE_TEST_SUITE_P(Formats, Export, testing::ValuesIn(export_formats().begin(), export_formats().end()),
                         [](auto const& format) {
                           std::string name(format.param.name);
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

TEST(ExportedGraphml, IsThePictureOfTheMap) {
  std::string const text = exported(folder + "bridge.argdown", *find_export_format("graphml"));
  EXPECT_TRUE(text.contains("<graphml"));
  EXPECT_TRUE(text.contains("Bridge is safe"));
}

Json stored(std::string_view format) {
  return Json::parse(exported(folder + "bridge.argdown", *find_export_format(format)));
}

// The code points from `start` to `end`.
std::string code_points(std::string_view text, std::size_t start, std::size_t end) {
  std::string out;
  std::size_t n = 0;
  for (std::size_t at = 0; at < text.size(); ++n) {
    auto const size = utf8::decode(text, at).size;
    if (n >= start && n < end) out += text.substr(at, size);
    at += size;
  }
  return out;
}

TEST(Annotations, PositionsAndWordsAgree) {
  std::string const article = test::read_text(folder + "article.md");
  Json const items = stored("annotations");
  ASSERT_EQ(items.size(), 2U);
  for (Json const& item : items) {
    EXPECT_EQ(item["type"], "Annotation");
    Json const& selectors = item["target"]["selector"];
    ASSERT_EQ(selectors.size(), 2U);
    std::string const words = selectors[0]["exact"];
    std::size_t const start = selectors[1]["start"];
    std::size_t const end = selectors[1]["end"];
    EXPECT_EQ(code_points(article, start, end), words);
    std::string const prefix = selectors[0]["prefix"];
    std::string const suffix = selectors[0]["suffix"];
    EXPECT_TRUE(article.contains(prefix + words + suffix));
  }
}

// Both formats against shapes written from their specifications, for every map that there is.
TEST(Schemas, HoldForEveryMap) {
  std::size_t written = 0;
  for (auto const* name : {"claim-review", "annotations"}) {
    Json const schema = Json::parse(test::read_text(folder + name + ".schema.json"));
    auto const expect_valid = [&](std::string const& text, std::string const& of) {
      Json const value = Json::parse(text);
      EXPECT_EQ(test::validate(schema, value), "") << name << " of " << of;
      written += value.size();
    };
    for (auto const* maps : {"examples", "tests/cases/export"}) {
      for (auto const& entry : std::filesystem::recursive_directory_iterator(maps)) {
        if (entry.path().extension() == ".argdown")
          expect_valid(exported(entry.path().string(), *find_export_format(name)), entry.path().string());
      }
    }
    for (unsigned round = 0; round < 200; ++round) {
      std::string const map = "===\narticle: article.md\nsources: sources.yaml\ndate: 2024-05-03\n===\n\n" +
                              test::RandomMap(round).write();
      verify::CheckOptions options;
      options.project = folder;
      auto const result = verify::check(folder + "map.argdown", map, options);
      expect_valid(find_export_format(name)->write({result, verify::Settings()})->text, map);
      if (testing::Test::HasFailure()) return;
    }
  }
  EXPECT_GE(written, 200U);
}

TEST(ClaimReviews, SayWhatTheMapSays) {
  Json const reviews = stored("claim-review");
  EXPECT_GE(reviews.size(), 2U);
  for (Json const& review : reviews) {
    EXPECT_TRUE(review["url"].get<std::string>().starts_with("https://desk.example/bridge#"));
    EXPECT_EQ(review["author"]["name"], "The night desk");
    EXPECT_EQ(review["datePublished"], "2024-05-03");
    Json const& rating = review["reviewRating"];
    if (rating.contains("ratingValue")) {
      EXPECT_LE(rating["worstRating"], rating["ratingValue"]);
      EXPECT_LE(rating["ratingValue"], rating["bestRating"]);
    }
    EXPECT_NE(review["claimReviewed"], "It will stand for a century.");  // a prediction has no verdict
  }
}

// A claim that rests on arguments, or is refuted by them, cites their sources.
TEST(ClaimReviews, CiteWhatSpeaksForAndAgainst) {
  Json const reviews =
      Json::parse(exported("examples/kosovo/kosovo.argdown", *find_export_format("claim-review")));
  std::size_t decided = 0;
  for (Json const& review : reviews) {
    if (!review["reviewRating"].contains("ratingValue")) continue;
    ++decided;
    EXPECT_GE(review.value("citation", Json::array()).size(), 1U) << review["claimReviewed"];
  }
  EXPECT_GE(decided, 8U);
}

TEST(ClaimReviews, HaveNoAddressWithoutAPage) {
  auto const result = judge_file(folder + "bridge.argdown", {});
  ASSERT_TRUE(result.has_value());
  auto const written = find_export_format("claim-review")->write({*result, verify::Settings()});
  ASSERT_TRUE(written.has_value());
  Json const reviews = Json::parse(written->text);
  ASSERT_GE(reviews.size(), 2U);
  for (Json const& review : reviews) {
    EXPECT_FALSE(review.contains("url"));
    EXPECT_FALSE(review["claimReviewed"].get<std::string>().empty());
  }
}

}  // namespace
}  // namespace stet::app
