// What has to hold of every registry of sources, wherever it is kept. Whoever adds a kind of registry adds a
// way to make one here.
#include "verify/registry/source_registry.h"

#include <filesystem>
#include <map>
#include <memory>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "argmap/evaluate/origins.h"
#include "base/files.h"
#include "verify/registry/library.h"

namespace stet::verify {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

constexpr char const* text = R"(
- id: leaflet
  title: The harbour closes
  URL: https://www.example.org/leaflet
  custom: {owner: Harbour Board}
- id: paper
  title: Harbour to close
  author: [{family: Alder}]
  URL: http://news.example.org:8080/1?q=example.com
  custom:
    owner: Big Press
    lineage: [{quotes: leaflet}]
- id: evening
  title: The quay
  publisher: Evening Herald
  URL: https://example.com/2
  custom:
    owner: "big  PRESS"
    lineage: [{republishes: paper}, {derives: nowhere}]
- id: chicken
  custom: {lineage: [{derives: egg}]}
- id: egg
  custom: {lineage: [{derives: chicken}]}
- id: alone
  URL: not an address
  custom:
    owner: Harbour  board
    snapshots: [{path: a.txt, sha256: "00"}]
)";

using Made = std::shared_ptr<SourceRegistry const>;

Made from_file() {
  std::map<std::filesystem::path, std::string> const texts{{"/project/sources.yaml", text}};
  Memory const files(texts);
  return Library().registry(files, "/project/sources.yaml")->registry;
}

// The records put together by a program.
Made from_memory() {
  auto const read = from_file();
  Registry::Records records;
  for (SourceId const source : read->all(read->size())) records.add((*read)[source]);
  return std::make_shared<Registry const>(std::move(records), "/project");
}

class SourceRegistryTest : public ::testing::TestWithParam<Made (*)()> {
 protected:
  [[nodiscard]] SourceId id(std::string_view key) const { return registry_->find(key).value(); }
  [[nodiscard]] std::vector<std::string> keys(std::vector<SourceId> const& sources) const {
    std::vector<std::string> keys;
    for (SourceId const source : sources) keys.push_back((*registry_)[source].id);
    return keys;
  }
  [[nodiscard]] std::vector<std::string> ancestry(std::vector<std::string> const& of) const {
    std::vector<SourceId> sources;
    for (auto const& key : of) sources.push_back(id(key));
    return keys(registry_->ancestry(sources));
  }

  Made registry_ = GetParam()();
};

TEST_P(SourceRegistryTest, FindsByKey) {
  EXPECT_EQ(registry_->size(), 6U);
  EXPECT_FALSE(registry_->damaged());
  EXPECT_EQ(registry_->folder(), "/project");
  EXPECT_EQ((*registry_)[id("paper")].author, "Alder");
  EXPECT_EQ((*registry_)[id("alone")].snapshots.at(0).path, "a.txt");
  for (auto const* none : {"", "Paper", "paper ", "nowhere"}) EXPECT_FALSE(registry_->find(none)) << none;
}

TEST_P(SourceRegistryTest, ListsAllInItsOrderUpToABudget) {
  EXPECT_THAT(keys(registry_->all(100)),
              ElementsAre("leaflet", "paper", "evening", "chicken", "egg", "alone"));
  EXPECT_THAT(keys(registry_->all(2)), ElementsAre("leaflet", "paper"));
  EXPECT_THAT(registry_->all(0), IsEmpty());
}

TEST_P(SourceRegistryTest, FollowsLineageToItsEnd) {
  EXPECT_THAT(ancestry({"evening"}), ElementsAre("leaflet", "paper", "evening"));
  EXPECT_THAT(ancestry({"alone", "egg", "alone"}), ElementsAre("chicken", "egg", "alone"));
  EXPECT_THAT(ancestry({}), IsEmpty());
}

TEST_P(SourceRegistryTest, TellsOriginsAndCircles) {
  EXPECT_TRUE(argmap::evaluate::share_root(registry_->roots(id("paper")),
                                           registry_->roots(id("alone"))));  // the Harbour Board's
  EXPECT_TRUE(argmap::evaluate::share_root(registry_->roots(id("egg")), registry_->roots(id("chicken"))));
  EXPECT_FALSE(argmap::evaluate::share_root(registry_->roots(id("egg")), registry_->roots(id("leaflet"))));
  for (SourceId const source : registry_->all(100)) {
    EXPECT_LT(registry_->roots(source).back(), registry_->root_count());
    auto const& key = (*registry_)[source].id;
    EXPECT_EQ(registry_->circular(source), key == "egg" || key == "chicken") << key;
  }
}

TEST_P(SourceRegistryTest, FindsTheOthersOfAnOwnerOrDomain) {
  EXPECT_THAT(keys(registry_->of_owner("BIG press", 100)), ElementsAre("paper", "evening"));
  EXPECT_THAT(keys(registry_->of_owner("Harbour Board", 1)), ElementsAre("leaflet"));
  EXPECT_THAT(registry_->of_owner("Press", 100), IsEmpty());
  EXPECT_THAT(registry_->of_owner("", 100), IsEmpty());
  EXPECT_THAT(keys(registry_->of_domain("Example.org", 100)), ElementsAre("leaflet", "paper"));
  EXPECT_THAT(keys(registry_->of_domain("news.example.org", 100)), ElementsAre("paper"));
  EXPECT_THAT(keys(registry_->of_domain("example.com", 100)), ElementsAre("evening"));
  EXPECT_THAT(registry_->of_domain("ample.org", 100), IsEmpty());
  EXPECT_THAT(registry_->of_domain("", 100), IsEmpty());
}

TEST_P(SourceRegistryTest, SearchesWhatDescribesASource) {
  EXPECT_THAT(keys(registry_->search("harbour closes", 100)), ElementsAre("leaflet", "paper"));
  EXPECT_THAT(keys(registry_->search("EVENING", 100)), ElementsAre("evening"));
  EXPECT_THAT(keys(registry_->search("harbour", 1)), ElementsAre("leaflet"));
  EXPECT_THAT(registry_->search("", 100), IsEmpty());
  EXPECT_THAT(registry_->search("tunnel", 100), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Kinds, SourceRegistryTest, ::testing::Values(from_file, from_memory));

}  // namespace
}  // namespace stet::verify
