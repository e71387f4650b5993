#include <initializer_list>
#include <set>

#include "verify/registry/registry.h"

namespace stet::verify {
namespace {

struct Entry {
  char const* id;
  std::vector<Lineage> lineage = {};
  char const* owner = "";
};

Lineage from(char const* other, LineageKind kind = LineageKind::quotes) { return {kind, other, {}}; }

Registry registry_of(std::initializer_list<Entry> entries) {
  Registry::Records records;
  for (Entry const& entry : entries) {
    SourceRecord record;
    record.id = entry.id;
    record.owner = entry.owner;
    record.lineage = entry.lineage;
    records.add(std::move(record));
  }
  return Registry(std::move(records));
}

// How many origins the named sources have together.
std::size_t count(Registry const& registry, std::initializer_list<char const*> ids) {
  std::set<std::uint32_t> distinct;
  for (auto const* id : ids) distinct.insert(registry.origin(*registry.find(id)));
  return distinct.size();
}

TEST(Origins, SourcesWithoutLineageAreTheirOwn) {
  EXPECT_EQ(count(registry_of({{"a"}, {"b"}, {"c"}}), {"a", "b", "c"}), 3U);
}

TEST(Origins, FollowsLineageToItsRoot) {
  auto const registry = registry_of({{"remark"},
                                     {"agency", {from("remark")}},
                                     {"paper", {from("agency", LineageKind::republishes)}},
                                     {"witness"}});
  EXPECT_EQ(count(registry, {"remark", "agency", "paper"}), 1U);
  EXPECT_EQ(count(registry, {"paper", "witness"}), 2U);
}

TEST(Origins, OneWireStoryIsOneOrigin) {
  auto const registry = registry_of({{"a", {from("Reuters", LineageKind::same_wire)}},
                                     {"b", {from("Reuters", LineageKind::same_wire)}},
                                     {"c", {from("a", LineageKind::same_wire)}},
                                     {"d", {from("AFP", LineageKind::same_wire)}}});
  EXPECT_EQ(count(registry, {"a", "b", "c"}), 1U);
  EXPECT_EQ(count(registry, {"a", "d"}), 2U);
}

TEST(Origins, AnUnregisteredRootIsStillOneRoot) {
  auto const registry = registry_of({{"a", {from("leaflet")}}, {"b", {from("leaflet")}}});
  EXPECT_EQ(count(registry, {"a", "b"}), 1U);
}

TEST(Origins, OwnersMergeRootsAndNothingElse) {
  auto const registry = registry_of({{"morning", {}, "Big Press"},
                                     {"evening", {}, "big  press"},
                                     {"reprint", {from("outsider")}, "Big Press"},
                                     {"outsider", {}, "Small Press"}});
  EXPECT_EQ(count(registry, {"morning", "evening"}), 1U);
  EXPECT_EQ(count(registry, {"reprint", "outsider"}), 1U);
  EXPECT_EQ(count(registry, {"reprint", "morning"}), 2U);  // its owner printed it and did not find it out
}

TEST(Origins, ACircleIsOneOrigin) {
  auto const registry =
      registry_of({{"a", {from("b")}}, {"b", {from("c")}}, {"c", {from("a")}}, {"d", {from("a")}}, {"e"}});
  EXPECT_EQ(count(registry, {"a", "b", "c", "d"}), 1U);
  EXPECT_EQ(count(registry, {"a", "e"}), 2U);
}

TEST(Origins, ACircleWithAWayOutHasTheRootOutside) {
  auto const registry = registry_of({{"a", {from("b")}}, {"b", {from("a"), from("root")}}, {"root"}});
  EXPECT_EQ(count(registry, {"a", "b", "root"}), 1U);
}

TEST(Origins, SeveralRootsNeverOverstateIndependence) {
  auto const registry = registry_of({{"digest", {from("y"), from("x")}}, {"x"}, {"y"}});
  EXPECT_EQ(count(registry, {"x", "y"}), 2U);
  EXPECT_EQ(count(registry, {"x", "y", "digest"}), 2U);
}

TEST(Origins, DoNotDependOnTheOrderOfRecords) {
  auto const there = registry_of({{"a", {from("b")}}, {"b"}, {"c", {from("b")}}, {"d"}});
  auto const back = registry_of({{"d"}, {"c", {from("b")}}, {"b"}, {"a", {from("b")}}});
  for (auto const& registry : {there, back}) {
    EXPECT_EQ(count(registry, {"a", "b", "c"}), 1U);
    EXPECT_EQ(count(registry, {"a", "d"}), 2U);
  }
}

// Lineage is input: a chain as long as this would end a recursive walk.
TEST(Origins, LongChains) {
  Registry::Records records;
  constexpr std::size_t length = 200'000;
  for (std::size_t i = 0; i < length; ++i) {
    SourceRecord record;
    record.id = std::to_string(i);
    if (i + 1 < length) record.lineage.push_back({LineageKind::derives, std::to_string(i + 1), {}});
    records.add(std::move(record));
  }
  Registry const registry(std::move(records));
  for (SourceId const source : registry.records().ids()) ASSERT_EQ(registry.origin(source), length - 1);
}

}  // namespace
}  // namespace stet::verify
