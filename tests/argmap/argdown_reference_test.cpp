// The map and its JSON against the reference implementation's export, layer by layer, over the shared corpus
// and edge cases. They are not part of the project: the test looks for them beside the checkout (or in
// $STET_SHARED) and says so when they are not there.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "argmap/build/build.h"
#include "argmap/exchange/argdown_json.h"
#include "argmap/select/select.h"
#include "base/file.h"
#include "parser/parse.h"
#include "tests/support/shared.h"
#include "verify/rule_table.h"

namespace stet::argmap {
namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

struct Case {
  std::string name;
  std::string text;
  bool accepted = false;
  OrderedJson model;
};

std::vector<Case> load_cases(std::filesystem::path const& folder) {
  std::vector<Case> cases;
  std::ifstream lines(folder / "edge-cases.jsonl");
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.empty()) continue;
    OrderedJson const json = OrderedJson::parse(line);
    Case entry;
    entry.name = "edge-cases:" + std::to_string(number);
    entry.text = json.at("input").get<std::string>();
    bool const errors = json.contains("parserErrors") && !json["parserErrors"].empty();
    entry.model = json.contains("model") ? json["model"] : OrderedJson();
    entry.accepted = !errors && entry.model.contains("statements");
    cases.push_back(std::move(entry));
  }
  std::set<std::filesystem::path> files;
  for (auto const& file : std::filesystem::directory_iterator(folder / "corpus")) {
    if (file.path().extension() == ".json") files.insert(file.path());
  }
  for (auto const& file : files) {
    std::ifstream stream(file);
    OrderedJson const json = OrderedJson::parse(stream);
    Case entry;
    entry.name = file.stem().string();
    std::filesystem::path source = file;
    source.replace_extension(".argdown");
    entry.text = read_file(source).value();
    entry.model = json["model"];
    entry.accepted = json["status"] == "ok";
    cases.push_back(std::move(entry));
  }
  return cases;
}

// Leaves out `left` keys at any depth.
Json without(Json value, std::set<std::string> const& left) {
  if (value.is_object()) {
    for (auto const& key : left) value.erase(key);
    for (auto& [key, child] : value.items()) child = without(child, left);
  } else if (value.is_array()) {
    for (auto& child : value) child = without(child, left);
  }
  return value;
}

// The values under one key at any depth, with their paths.
void collect(Json const& value, std::set<std::string> const& keys, std::string const& path, Json& out) {
  if (value.is_object()) {
    for (auto const& [key, child] : value.items()) {
      if (keys.contains(key)) {
        out[path + "/" + key] = child;
      } else {
        collect(child, keys, path + "/" + key, out);
      }
    }
  } else if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i)
      collect(value[i], keys, path + "/" + std::to_string(i), out);
  }
}

Json picked(Json const& value, std::set<std::string> const& keys) {
  Json out = Json::object();
  collect(value, keys, "", out);
  return out;
}

std::vector<std::string> keys_of(OrderedJson const& object) {
  std::vector<std::string> keys;
  for (auto const& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

std::set<std::string> const position_keys = {"startLine", "startColumn", "endLine", "endColumn", "endOffset"};
std::set<std::string> const color_keys = {"color", "fontColor"};

// One part of the export that must agree.
using Layers = std::map<std::string, Json>;

Layers layers_of(OrderedJson const& ordered) {
  Json const model = Json::parse(ordered.dump());
  Json const statements = model.value("statements", Json::object());
  Json const arguments = model.value("arguments", Json::object());
  Json const elements = {{"arguments", arguments}, {"statements", statements}};
  Layers layers;
  auto const list = [&](OrderedJson const& object) { return Json(keys_of(object)); };
  layers["01 statements"] = list(ordered.value("statements", OrderedJson::object()));
  layers["02 arguments"] = list(ordered.value("arguments", OrderedJson::object()));
  Json members = Json::object();
  for (auto const& [title, statement] : statements.items())
    members[title] =
        without(statement["members"], {"startLine", "startColumn", "endLine", "endColumn", "ranges", "text",
                                       "inference", "data", "tags", "pcs", "section"});
  for (auto const& [title, argument] : arguments.items())
    members["<" + title] = without(argument["members"], {"startLine", "startColumn", "endLine", "endColumn",
                                                         "ranges", "text", "pcs", "data", "tags", "section"});
  layers["03 members and roles"] = members;
  layers["04 texts"] = picked(elements, {"text"});
  layers["05 ranges"] = picked(elements, {"ranges"});
  layers["06 positions"] = picked(elements, position_keys);
  Json reconstructions = Json::object();
  for (auto const& [title, argument] : arguments.items())
    reconstructions[title] = without(argument["pcs"], position_keys);
  layers["07 reconstructions"] = reconstructions;
  layers["08 relations"] = model.value("relations", Json::array());
  layers["09 embedded relations"] = picked(elements, {"relations"});
  layers["10 sections"] = without(model.value("sections", Json::array()), color_keys);
  layers["11 section of elements"] = picked(elements, {"section"});
  layers["12 tags"] = {{"all", without(model.value("tags", Json::object()), color_keys)},
                       {"of elements", picked(elements, {"tags"})}};
  layers["13 data"] = picked(elements, {"data"});
  Json const map = model.value("map", Json::object());
  layers["14 map nodes"] = without(map.value("nodes", Json::array()), color_keys);
  layers["15 map edges"] = map.value("edges", Json::array());
  layers["16 colours"] = picked(model, color_keys);
  Json flags = elements;
  layers["17 everything else"] =
      without(without(flags, position_keys), {"text", "ranges", "relations", "section", "tags", "data", "pcs",
                                              "members", "color", "fontColor", "inference"});
  return layers;
}

std::size_t first_difference(std::string const& a, std::string const& b) {
  std::size_t at = 0;
  while (at < a.size() && at < b.size() && a[at] == b[at]) ++at;
  return at;
}

struct Outcome {
  bool accepted = false;
  OrderedJson model;
  std::string findings;
};

Outcome run(std::string const& text, parser::Dialect dialect) {
  Sources sources;
  FileId const file = sources.add("case.argdown", text);
  auto parsed = parser::parse(file, sources[file].text(), {.dialect = dialect});
  Document const document{file, &parsed.tree};
  BuildResult built = build(sources, std::span(&document, 1), dialect);
  Outcome outcome;
  outcome.accepted = true;
  for (auto const* diagnostics : {&parsed.diagnostics, &built.diagnostics}) {
    for (Diagnostic const& diagnostic : diagnostics->list()) {
      if (diagnostic.severity != Severity::error) continue;
      outcome.accepted = false;
      outcome.findings += std::string(rule(diagnostic.rule).id) + ": " + diagnostic.message + "; ";
    }
  }
  outcome.model = OrderedJson::parse(argdown_json(sources, built.map, select(built.map)));
  return outcome;
}

struct Tally {
  std::size_t reached = 0;
  std::size_t agreed = 0;
};

// Compares all cases in one dialect; returns the names of those that do not agree in every layer.
std::set<std::string> compare(std::vector<Case> const& cases, parser::Dialect dialect) {
  std::map<std::string, Tally> tallies;
  std::set<std::string> differing;
  std::size_t total = 0;
  char const* only = std::getenv("STET_CASE");
  for (Case const& entry : cases) {
    if (only != nullptr && entry.name != only) continue;
    Outcome const outcome = run(entry.text, dialect);
    bool const judged = dialect == parser::Dialect::argdown || entry.accepted;
    if (!judged) continue;
    ++total;
    Tally& acceptance = tallies["00 acceptance"];
    ++acceptance.reached;
    if (outcome.accepted != entry.accepted) {
      std::cout << entry.name << ": the reference " << (entry.accepted ? "accepts" : "rejects") << " it; "
                << outcome.findings << "\n";
      differing.insert(entry.name);
      continue;
    }
    ++acceptance.agreed;
    if (!entry.accepted) continue;
    Layers const expected = layers_of(entry.model);
    Layers const actual = layers_of(outcome.model);
    for (auto const& [name, layer] : expected) {
      Tally& tally = tallies[name];
      ++tally.reached;
      if (actual.at(name) == layer) {
        ++tally.agreed;
        continue;
      }
      differing.insert(entry.name);
      std::string const a = layer.dump(-1, ' ', false, Json::error_handler_t::replace);
      std::string const b = actual.at(name).dump(-1, ' ', false, Json::error_handler_t::replace);
      std::size_t const at = first_difference(a, b);
      std::size_t const from = at > 80 ? at - 80 : 0;
      std::cout << entry.name << ": " << name << "\n  reference ..." << a.substr(from, 200)
                << "\n  stet      ..." << b.substr(from, 200) << "\n";
    }
  }
  for (auto const& [name, tally] : tallies)
    std::cout << name << ": " << tally.agreed << " of " << tally.reached << "\n";
  std::cout << "documents that agree in every layer: " << total - differing.size() << " of " << total << "\n";
  return differing;
}

TEST(ArgdownReference, TheCompatibleDialectAgreesInEveryLayer) {
  STET_NEEDS_SHARED(folder, "argdown");
  auto const cases = load_cases(*folder);
  ASSERT_GT(cases.size(), 300U);
  EXPECT_EQ(compare(cases, parser::Dialect::argdown), std::set<std::string>());
}

// What Argdown accepts and stet reads otherwise on purpose. docs/argdown-compatibility.md says why.
std::map<std::string, std::string> const read_otherwise = {
    {"edge-cases:35", "a link's address may hold parentheses"},
    {"edge-cases:49", "`{word}` in prose is text"},
    {"edge-cases:107", "`@include(path)` alone on a line is an include, as on Argdown's own command line"},
    {"edge-cases:114", "an address keeps its `//`"},
    {"edge-cases:116", "data over several lines is data with Windows line ends too"},
    {"edge-cases:149", "`III.A.` is a number and no `for all`"},
    {"edge-cases:156", "a byte order mark is no text"},
    {"edge-cases:197", "`{word}` in prose is text"},
};

TEST(ArgdownReference, TheDefaultDialectMeansTheSameWhereTheReferenceAccepts) {
  STET_NEEDS_SHARED(folder, "argdown");
  std::set<std::string> expected;
  for (auto const& [name, reason] : read_otherwise) expected.insert(name);
  EXPECT_EQ(compare(load_cases(*folder), parser::Dialect::stet), expected);
}

}  // namespace
}  // namespace stet::argmap
