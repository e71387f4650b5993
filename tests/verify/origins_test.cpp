
#include "argmap/evaluate/origins.h"

#include <algorithm>
#include <bit>
#include <initializer_list>
#include <random>
#include <string>
#include <vector>

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

// The most of the sources that share no root.
std::size_t independent(Registry const& registry, std::vector<SourceId> const& sources) {
  std::size_t best = 0;
  for (std::size_t picked = 0; picked < std::size_t{1} << sources.size(); ++picked) {
    bool disjoint = true;
    for (std::size_t a = 0; a < sources.size(); ++a) {
      for (std::size_t b = 0; b < a; ++b) {
        bool const both = (picked >> a & picked >> b & 1U) != 0;
        if (both && argmap::evaluate::share_root(registry.roots(sources[a]), registry.roots(sources[b])))
          disjoint = false;
      }
    }
    if (disjoint) best = std::max(best, static_cast<std::size_t>(std::popcount(picked)));
  }
  return best;
}

// How many origins the named sources have together.
std::size_t count(Registry const& registry, std::initializer_list<char const*> ids) {
  std::vector<SourceId> sources;
  for (auto const* id : ids) sources.push_back(*registry.find(id));
  return independent(registry, sources);
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

TEST(Origins, WhatOneOwnerPrintsIsOneOrigin) {
  auto const registry = registry_of({{"morning", {}, "Big Press"},
                                     {"evening", {}, "big  press"},
                                     {"reprint", {from("outsider")}, "Big Press"},
                                     {"outsider", {}, "Small Press"}});
  EXPECT_EQ(count(registry, {"morning", "evening"}), 1U);
  EXPECT_EQ(count(registry, {"reprint", "outsider"}), 1U);
  EXPECT_EQ(count(registry, {"reprint", "morning"}), 1U);  // as they would be without the lineage
  EXPECT_EQ(count(registry, {"reprint", "morning", "outsider"}), 2U);
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

TEST(Origins, WhatHasSeveralRootsIsIndependentOfNone) {
  auto const registry = registry_of({{"digest", {from("y"), from("x")}}, {"x"}, {"y"}});
  EXPECT_EQ(count(registry, {"x", "y"}), 2U);
  EXPECT_EQ(count(registry, {"x", "y", "digest"}), 2U);
  EXPECT_EQ(count(registry, {"x", "digest"}), 1U);
  EXPECT_EQ(count(registry, {"y", "digest"}), 1U);
}

// Whatever else is declared of sources, they only depend on each other more.
TEST(Origins, DeclaringALineageNeverAddsIndependence) {
  std::mt19937 random(20240304);
  auto const below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  LineageKind const kinds[] = {LineageKind::quotes, LineageKind::derives, LineageKind::same_wire};
  for (int round = 0; round < 2'000; ++round) {
    Registry::Records records;
    std::vector<SourceId> sources;
    std::size_t const size = 2 + below(6);
    for (std::size_t i = 0; i < size; ++i) {
      SourceRecord record;
      record.id = std::to_string(i);
      if (below(3) == 0) record.owner = "owner " + std::to_string(below(2));
      sources.push_back(records.add(std::move(record)));
    }
    std::size_t before = independent(Registry(Registry::Records(records)), sources);
    for (std::size_t i = 0; i < size; ++i) {
      std::string const other = below(4) == 0 ? "outside" : std::to_string(below(size));
      records[sources[below(size)]].lineage.push_back({kinds[below(3)], other, {}});
      std::size_t const now = independent(Registry(Registry::Records(records)), sources);
      ASSERT_LE(now, before) << "round " << round;
      before = now;
    }
  }
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
  for (SourceId const source : registry.records().ids())
    ASSERT_EQ(registry.roots(source).front(), length - 1);
}

}  // namespace
}  // namespace stet::verify
