// Maps that leave and come back. Arguebuf is the identity: every example and a thousand random maps are the
// same map afterwards. When another program has changed the graph, what it holds is still there.
#include <array>
#include <filesystem>
#include <string>

#include <fmt/core.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "argmap/build/build.h"
#include "argmap/exchange/argdown_json.h"
#include "argmap/exchange/formats.h"
#include "argmap/exchange/write_map.h"
#include "parser/format.h"
#include "parser/parse.h"
#include "tests/support/fences.h"
#include "tests/support/random_map.h"
#include "tests/support/rounds.h"
#include "verify/check/check.h"
#include "verify/exchange/exports.h"

namespace stet::verify {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr int rounds = test::rounds(1000);

std::string exported(fs::path const& path, std::string const& text) {
  CheckOptions options;
  options.project = path.parent_path();
  return exchange::arguebuf({check(path, text, options), Settings()});
}

std::string imported(std::string const& json) {
  auto const graph = argmap::exchange::import_graph(json, nullptr);
  EXPECT_TRUE(graph.has_value()) << json;
  if (!graph) return {};
  EXPECT_EQ(graph->format->name, "arguebuf");
  return argmap::exchange::write_map(graph->graph, "registry.yaml");
}

std::string formatted(std::string const& text) {
  auto const parsed = parser::parse(FileId{0}, text);
  return parser::format(parsed.tree, text);
}

// All that a map says, with places.
std::string whole(std::string const& text) {
  Sources sources;
  FileId const file = sources.add("map.argdown", text);
  auto const parsed = parser::parse(file, text);
  std::array const documents{argmap::Document{file, &parsed.tree}};
  auto const built = argmap::build(sources, documents);
  return argmap::argdown_json(sources, built.map, argmap::select(built.map));
}

TEST(Arguebuf, EveryExampleComesBack) {
  std::size_t examples = 0;
  for (auto const& entry : fs::recursive_directory_iterator(fs::path(STET_SOURCE_DIR) / "examples")) {
    if (entry.path().extension() != ".argdown") continue;
    ++examples;
    std::string const text = test::read_text(entry.path());
    std::string const back = imported(exported(entry.path(), text));
    EXPECT_EQ(back, formatted(text)) << entry.path();
    EXPECT_EQ(whole(back), whole(formatted(text))) << entry.path();
  }
  EXPECT_GE(examples, 3U);
}

TEST(Arguebuf, RandomMapsComeBack) {
  for (int round = 0; round < rounds; ++round) {
    std::string const text = test::RandomMap(static_cast<unsigned>(round)).write();
    std::string const back = imported(exported("map.argdown", text));
    EXPECT_EQ(back, formatted(text));
    EXPECT_EQ(whole(back), whole(formatted(text)));
    if (HasFailure()) FAIL() << "round " << round << "\n" << text;
  }
}

// Statements by title, as another program's change leaves them.
Json statements(std::string const& text) {
  Json out = Json::object();
  Json const map = Json::parse(whole(text));
  for (auto const& [title, statement] : map["statements"].items()) {
    Json row{{"tags", statement.value("tags", Json::array())},
             {"data", statement.value("data", Json::object())}};
    row["data"].erase("step");
    for (Json const& member : statement["members"]) {
      if (!member.contains("text")) continue;
      std::string words = member["text"];
      while (words.ends_with(' ')) words.pop_back();
      row["text"] = words;
    }
    out[title] = std::move(row);
  }
  return out;
}

TEST(Arguebuf, AChangedGraphKeepsWhatTheRestSays) {
  std::string const text =
      "[A]: It holds *there* [@source, p. 3]. #tag {anchor: \"so it is\"}\n"
      "  + [B]: One \\* of us. {weight: 0.5}\n"
      "  - [C]: \xC3\x89t\xC3\xA9, \"so\" [@other].\n"
      "    >< [D]: Not so.\n";
  Json graph = Json::parse(exported("map.argdown", text));
  graph["nodes"]["new"] = {{"atom", {{"text", "Somebody else's claim."}}}};
  std::string const back = imported(graph.dump());
  Json const before = statements(text);
  Json const after = statements(back);
  for (auto const& [title, statement] : before.items()) {
    EXPECT_EQ(after.value(title, Json()), statement) << back;
  }
  EXPECT_EQ(after["Somebody else's claim"]["text"], "Somebody else's claim.");
  auto const relations = [](std::string const& of) {
    std::vector<std::string> out;
    for (Json const& relation : Json::parse(whole(of))["relations"])
      out.push_back(relation["from"].get<std::string>() + relation["relationType"].get<std::string>() +
                    relation["to"].get<std::string>());
    std::ranges::sort(out);
    return out;
  };
  EXPECT_EQ(relations(back), relations(text)) << back;

  graph["nodes"]["A"]["atom"]["text"] = "It does not hold.";
  EXPECT_EQ(statements(imported(graph.dump()))["A"]["text"], "It does not hold.");
}

}  // namespace
}  // namespace stet::verify
