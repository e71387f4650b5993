// docs/sources.schema.json says what the reader does: it names the same keys, and accepts every registry
// among the examples, in the pages of the rules and in docs/registry.md.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "parser/yaml.h"
#include "tests/support/case_file.h"
#include "tests/support/fences.h"
#include "tests/support/json_schema.h"
#include "verify/registry/keys.h"

namespace stet::verify {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

std::string read_page(fs::path const& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

Json const& schema() {
  static Json const value = Json::parse(read_page(fs::path(STET_SOURCE_DIR) / "docs/sources.schema.json"));
  return value;
}

Json json_of(parser::yaml::Document const& document, parser::yaml::ValueIndex at) {
  using parser::yaml::Type;
  auto const& value = document[at];
  switch (value.type) {
    case Type::null: return nullptr;
    case Type::boolean: return value.text == "true" || value.text == "True" || value.text == "TRUE";
    case Type::number: {
      double const number = parser::yaml::to_number(value.text);
      if (number == static_cast<double>(static_cast<long>(number))) return static_cast<long>(number);
      return number;
    }
    case Type::string: return value.text;
    case Type::sequence: {
      Json list = Json::array();
      for (auto const element : document.elements(at)) list.push_back(json_of(document, element));
      return list;
    }
    case Type::mapping: {
      Json object = Json::object();
      for (auto const& [key, member] : document.members(at))
        object[document[key].text] = json_of(document, member);
      return object;
    }
  }
  return nullptr;
}

Json json_of(std::string const& yaml) {
  Diagnostics diagnostics;
  auto const document =
      parser::yaml::parse(FileId{0}, yaml, {0, static_cast<Offset>(yaml.size())}, diagnostics);
  EXPECT_TRUE(diagnostics.empty()) << yaml;
  return document.empty() ? Json(nullptr) : json_of(document, 0);
}

std::set<std::string> names(Json const& properties) {
  std::set<std::string> result;
  for (auto const& [name, ignored] : properties.items()) result.insert(name);
  return result;
}

template <class Keys>
std::set<std::string> names_of(Keys const& keys) {
  return {keys.begin(), keys.end()};
}

TEST(RegistrySchema, NamesWhatTheReaderReads) {
  auto const& parts = schema()["$defs"];
  EXPECT_EQ(names(parts["record"]["properties"]), names_of(keys::record));
  EXPECT_EQ(names(parts["custom"]["properties"]), names_of(keys::custom));
  EXPECT_EQ(names(parts["rating"]["properties"]), names_of(keys::rating));
  EXPECT_EQ(names(parts["status"]["properties"]), names_of(keys::status));
  EXPECT_EQ(names(parts["snapshot"]["properties"]), names_of(keys::snapshot));
  auto lineage = names_of(keys::lineage);
  std::set<std::string> kinds;
  for (auto const kind : {LineageKind::quotes, LineageKind::republishes, LineageKind::same_wire,
                          LineageKind::derives, LineageKind::translates}) {
    kinds.insert(std::string(to_string(kind)));
    lineage.insert(std::string(to_string(kind)));
  }
  EXPECT_EQ(names(parts["lineage"]["properties"]), lineage);
  EXPECT_EQ(parts["lineage"]["properties"]["kind"]["enum"].get<std::set<std::string>>(), kinds);
}

TEST(RegistrySchema, AcceptsEveryRegistryOfTheExamples) {
  std::size_t count = 0;
  for (auto const& entry : fs::recursive_directory_iterator(fs::path(STET_SOURCE_DIR) / "examples")) {
    if (entry.path().filename() != "sources.yaml") continue;
    ++count;
    EXPECT_EQ(test::validate(schema(), json_of(read_page(entry.path()))), "") << entry.path();
  }
  EXPECT_GE(count, 3U);
}

TEST(RegistrySchema, AcceptsEveryRegistryInThePages) {
  std::size_t count = 0;
  std::vector<fs::path> pages{fs::path(STET_SOURCE_DIR) / "docs/registry.md"};
  for (auto const& entry : fs::directory_iterator(fs::path(STET_SOURCE_DIR) / "docs/rules"))
    pages.push_back(entry.path());
  for (auto const& page : pages) {
    if (page.stem() == "invalid-data") continue;  // which is about registries that are wrong
    for (auto const& fence : test::fences(read_page(page))) {
      if (fence.language != "yaml") continue;
      ++count;
      EXPECT_EQ(test::validate(schema(), json_of(fence.body)), "") << page << "\n" << fence.body;
    }
  }
  EXPECT_GE(count, 10U);
}

TEST(RegistrySchema, RefusesWhatTheReaderComplainsAbout) {
  for (auto const* wrong :
       {"- title: nameless\n", "- id: [x]\n", "- id: a\n  custom: {confidental: true}\n",
        "- id: a\n  custom: {tier: seconday}\n", "- id: a\n  custom: {ratings: [{rater: x}]}\n",
        "- id: a\n  custom: {status: [{date: 2020-01-01}]}\n", "- id: a\n  custom: {lineage: [{quots: b}]}\n",
        "- id: a\n  custom: {snapshots: [{path: p, sha256: zz}]}\n", "- id: a\n  issued: spring\n",
        "just words\n"})
    EXPECT_NE(test::validate(schema(), json_of(wrong)), "") << wrong;
}

}  // namespace
}  // namespace stet::verify
