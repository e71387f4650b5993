// Other programs' files there and back: import, export, import. AIF and SADFace keep every node, edge and
// text; every importer's map reaches a fixed point in every format of claims and steps.
#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <random>
#include <set>
#include <string>

#include <fmt/core.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "argmap/build/build.h"
#include "argmap/exchange/formats.h"
#include "argmap/exchange/graph_of.h"
#include "argmap/exchange/write_formats.h"
#include "argmap/exchange/write_map.h"
#include "parser/parse.h"
#include "tests/support/fences.h"
#include "tests/support/rounds.h"

namespace stet::argmap::exchange {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

fs::path const cases = fs::path(STET_SOURCE_DIR) / "tests/cases/exchange";

constexpr int rounds = test::rounds(600);

ArgumentGraph graph_of_text(std::string const& text) {
  Sources sources;
  FileId const file = sources.add("map.argdown", text);
  auto const parsed = parser::parse(file, text);
  std::array const documents{argmap::Document{file, &parsed.tree}};
  auto const built = build(sources, documents);
  return graph_of(sources, built.map).graph;
}

std::string import(std::string const& text, std::string_view format = {}) {
  auto const read = import_graph(text, find_import_format(format));
  EXPECT_TRUE(read.has_value()) << text;
  return read ? write_map(read->graph, "registry.yaml") : std::string();
}

struct Way {
  std::string_view name;
  std::string_view import;
  std::string (*write)(ArgumentGraph const&);
};
constexpr std::array ways{
    Way{"aif", "aif", write_aif},
    Way{"xaif", "aif", [](ArgumentGraph const& graph) { return write_xaif(graph, "The text."); }},
    Way{"sadface", "sadface", write_sadface},
    Way{"arguebuf", "arguebuf", [](ArgumentGraph const& graph) { return write_arguebuf(graph, {}, {}, {}); }},
};

void expect_fixed_point(std::string const& map, Way const& way) {
  std::string const once = import(way.write(graph_of_text(map)), way.import);
  std::string const twice = import(way.write(graph_of_text(once)), way.import);
  EXPECT_EQ(twice, once) << way.name << "\n" << map;
}

TEST(RoundTrip, EveryImportReachesAFixedPoint) {
  for (auto const& entry : fs::directory_iterator(cases)) {
    std::string const name = entry.path().filename().string();
    if (name.ends_with(".imported") || name == "brat.txt") continue;
    bool const is_brat = entry.path().extension() == ".ann";
    auto const read = import_graph(test::read_text(entry.path()), nullptr, is_brat ? "brat.txt" : "",
                                   is_brat ? test::read_text(cases / "brat.txt") : "");
    ASSERT_TRUE(read.has_value()) << name;
    std::string const map = write_map(read->graph, "registry.yaml");
    for (Way const& way : ways) {
      SCOPED_TRACE(name);
      expect_fixed_point(map, way);
    }
  }
}

// Nodes and edges of a file as rows, without what the format leaves to the writer.
std::multiset<std::string> rows(Json const& nodes, Json const& edges,
                                std::vector<std::string> const& node_keys,
                                std::vector<std::string> const& edge_keys) {
  std::multiset<std::string> out;
  auto const add = [&out](Json const& all, std::vector<std::string> const& keys) {
    for (Json const& one : all) {
      std::string row;
      for (std::string const& key : keys) row += one.value(key, Json("")).dump() + ' ';
      out.insert(row);
    }
  };
  add(nodes, node_keys);
  add(edges, edge_keys);
  return out;
}

// Files as other programs write them: every shape of step, dialogue, gaps.
class RandomFile {
 public:
  explicit RandomFile(unsigned seed) : random_(seed) {}

  Json aif() {
    Json nodes = Json::array();
    Json edges = Json::array();
    std::size_t const claims = 1 + random_() % 8;
    std::size_t const steps = random_() % 8;
    for (std::size_t i = 0; i < claims; ++i)
      nodes.push_back({{"nodeID", id(i)}, {"text", text()}, {"type", "I"}});
    for (std::size_t i = 0; i < steps; ++i) {
      bool const conflict = random_() % 3 == 0;
      Json node{{"nodeID", id(100 + i)},
                {"text", conflict             ? "Default Conflict"
                         : random_() % 2 == 0 ? "RA"
                                              : "Expert Opinion"},
                {"type", conflict ? "CA" : "RA"}};
      if (random_() % 3 == 0) node["timestamp"] = "2024-05-03 10:00:00";
      nodes.push_back(node);
    }
    auto const edge = [&](std::string const& from, std::string const& to) {
      edges.push_back({{"edgeID", std::to_string(edges.size())}, {"fromID", from}, {"toID", to}});
    };
    for (std::size_t i = 0; i < steps; ++i) {
      std::set<std::size_t> premises;
      for (std::size_t n = random_() % 4; n > 0; --n) premises.insert(random_() % claims);
      for (std::size_t const premise : premises) edge(id(premise), id(100 + i));
      if (i > 0 && random_() % 4 == 0) {
        edge(id(100 + i), id(100 + random_() % i));
      } else if (random_() % 8 != 0) {
        edge(id(100 + i), id(random_() % claims));
      }
    }
    if (random_() % 2 == 0) {
      nodes.push_back({{"nodeID", "900"}, {"text", "Ada : so it is"}, {"type", "L"}});
      nodes.push_back({{"nodeID", "901"}, {"text", "Asserting"}, {"type", "YA"}});
      edge("900", "901");
      edge("901", id(0));
    }
    return {{"nodes", nodes}, {"edges", edges}, {"locutions", Json::array()}};
  }

  Json sadface() {
    Json const source = aif();
    Json nodes = Json::array();
    Json edges = Json::array();
    for (Json const& node : source["nodes"]) {
      std::string const type = node["type"];
      if (type == "I") {
        nodes.push_back(
            {{"id", node["nodeID"]}, {"type", "atom"}, {"text", node["text"]}, {"sources", Json::array()}});
      } else if (type == "RA" || type == "CA") {
        nodes.push_back(
            {{"id", node["nodeID"]}, {"type", "scheme"}, {"name", type == "CA" ? "conflict" : node["text"]}});
      }
    }
    for (Json const& edge : source["edges"]) {
      if (edge["fromID"] != "900" && edge["fromID"] != "901")
        edges.push_back({{"id", edge["edgeID"]}, {"source_id", edge["fromID"]}, {"target_id", edge["toID"]}});
    }
    return {{"metadata", {{"core", {{"title", "A file"}}}}},
            {"resources", Json::array()},
            {"nodes", nodes},
            {"edges", edges}};
  }

 private:
  static std::string id(std::size_t i) { return std::to_string(i + 1); }
  std::string text() {
    static constexpr std::array<std::string_view, 8> texts{
        "It is so.",      "It is *not* so [sic].", "",         "Two\nlines", " spaces  within ",
        "#1 {of} <many>", "\xC3\x89t\xC3\xA9",     "It is so."};
    return std::string(texts[random_() % texts.size()]);
  }

  std::mt19937 random_;
};

TEST(RoundTrip, AifKeepsEveryNodeEdgeAndText) {
  for (int round = 0; round < rounds; ++round) {
    Json const file = RandomFile(static_cast<unsigned>(round)).aif();
    Json const back = Json::parse(write_aif(graph_of_text(import(file.dump(), "aif"))));
    EXPECT_EQ(
        rows(back["nodes"], back["edges"], {"nodeID", "type", "text", "timestamp"}, {"fromID", "toID"}),
        rows(file["nodes"], file["edges"], {"nodeID", "type", "text", "timestamp"}, {"fromID", "toID"}));
    for (Way const& way : ways) expect_fixed_point(import(file.dump(), "aif"), way);
    if (HasFailure())
      FAIL() << "round " << round << "\n" << file.dump(1) << "\n" << import(file.dump(), "aif");
  }
}

TEST(RoundTrip, SadfaceKeepsEveryNodeEdgeAndText) {
  for (int round = 0; round < rounds; ++round) {
    Json const file = RandomFile(static_cast<unsigned>(round)).sadface();
    Json const back = Json::parse(write_sadface(graph_of_text(import(file.dump(), "sadface"))));
    EXPECT_EQ(rows(back["nodes"], back["edges"], {"id", "type", "text", "name"}, {"source_id", "target_id"}),
              rows(file["nodes"], file["edges"], {"id", "type", "text", "name"}, {"source_id", "target_id"}));
    if (HasFailure())
      FAIL() << "round " << round << "\n" << file.dump(1) << "\n" << import(file.dump(), "sadface");
  }
}

}  // namespace
}  // namespace stet::argmap::exchange
