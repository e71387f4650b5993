// Every format that maps are exported to: a map with an article, a registry with a confidential source and a
// house's own ratings, and what is stored beside it as `bridge.<format>` (UPDATE=1 rewrites it). What the
// formats promise is checked on the stored files as well.
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "app/cli/judge.h"
#include "app/exchange/formats.h"
#include "base/utf8.h"
#include "tests/support/case_file.h"
#include "tests/support/fences.h"
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

// What schema.org says of the types, as far as we use it.
TEST(ClaimReviews, HaveTheShapeOfSchemaOrg) {
  Json const reviews = stored("claim-review");
  EXPECT_GE(reviews.size(), 2U);
  for (Json const& review : reviews) {
    EXPECT_EQ(review["@context"], "https://schema.org");
    EXPECT_EQ(review["@type"], "ClaimReview");
    EXPECT_TRUE(review["url"].get<std::string>().starts_with("https://desk.example/bridge#"));
    EXPECT_FALSE(review["claimReviewed"].get<std::string>().empty());
    EXPECT_EQ(review["author"]["@type"], "Organization");
    EXPECT_EQ(review["author"]["name"], "The night desk");
    EXPECT_EQ(review["datePublished"], "2024-05-03");
    Json const& rating = review["reviewRating"];
    EXPECT_EQ(rating["@type"], "Rating");
    EXPECT_FALSE(rating["alternateName"].get<std::string>().empty());
    if (rating.contains("ratingValue")) {
      EXPECT_LE(rating["worstRating"], rating["ratingValue"]);
      EXPECT_LE(rating["ratingValue"], rating["bestRating"]);
    }
    EXPECT_EQ(review["itemReviewed"]["@type"], "Claim");
    for (Json const& work : review["itemReviewed"].value("appearance", Json::array()))
      EXPECT_EQ(work["@type"], "CreativeWork");
    EXPECT_NE(review["claimReviewed"], "It will stand for a century.");  // a prediction has no verdict
  }
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
