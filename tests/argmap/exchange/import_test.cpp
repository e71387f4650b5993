// Other programs' files as maps: every file of tests/cases/exchange is imported and compared with the map and
// the notes stored beside it (UPDATE=1 rewrites them), and what holds for every import is checked: the map
// reads without an error, the formatter leaves it alone, and every claim has its text.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "argmap/build/build.h"
#include "argmap/exchange/escape.h"
#include "argmap/exchange/formats.h"
#include "argmap/exchange/titles.h"
#include "argmap/exchange/write_map.h"
#include "parser/format.h"
#include "parser/parse.h"
#include "tests/support/case_file.h"
#include "tests/support/fences.h"

namespace stet::argmap::exchange {
namespace {

namespace fs = std::filesystem;

fs::path const exchanged = fs::path(STET_SOURCE_DIR) / "tests/cases/exchange";

struct Read {
  Sources sources;
  ArgumentMap map;
  std::string errors;
};

Read read_map(std::string const& text) {
  Read result;
  FileId const file = result.sources.add("map.argdown", text);
  auto parsed = parser::parse(file, text);
  std::array const documents{Document{file, &parsed.tree}};
  auto built = build(result.sources, documents);
  auto const collect = [&result](Diagnostics const& diagnostics) {
    for (Diagnostic const& found : diagnostics.list()) {
      // Warnings tell of what is odd in the text itself: a quotation mark without a partner.
      if (found.severity == Severity::error) result.errors += found.message + "\n";
    }
  };
  collect(parsed.diagnostics);
  collect(built.diagnostics);
  result.map = std::move(built.map);
  return result;
}

// The statement that stands for a claim: its data names the claim's id, or it is titled so.
StatementId statement_of(ArgumentMap const& map, std::string const& id) {
  for (StatementId const statement : map.statements.ids()) {
    auto const& data = map.statements[statement].data;
    if (data.empty()) continue;
    if (auto const at = data.find(0, "id"); at && data[*at].text == id) return statement;
  }
  auto const titled = map.statement_by_title.find(id);
  return titled == map.statement_by_title.end() ? StatementId{} : titled->second;
}

void expect_whole(ArgumentGraph const& graph, std::string const& text) {
  auto const tree = parser::parse(FileId{0}, text).tree;
  EXPECT_EQ(parser::format(tree, text), text);
  Read const read = read_map(text);
  EXPECT_EQ(read.errors, "") << text;
  for (Proposition const& claim : graph.claims) {
    if (claim.is_argument) {
      auto const titled = read.map.argument_by_title.find(title_for(claim));
      ASSERT_TRUE(titled != read.map.argument_by_title.end()) << claim.id << "\n" << text;
      EXPECT_EQ(one_line(read.map.text(titled->second)), one_line(claim.text)) << text;
      continue;
    }
    auto const statement = statement_of(read.map, claim.id);
    ASSERT_TRUE(statement.valid()) << claim.id << "\n" << text;
    std::string const expected = claim.text.empty() ? claim.id : claim.text;
    EXPECT_EQ(one_line(read.map.text(statement)), one_line(expected)) << text;
  }
}

class Import : public testing::TestWithParam<fs::path> {};

TEST_P(Import, GivesTheMapStoredBesideIt) {
  fs::path const path = GetParam();
  std::string const text = test::read_text(path);
  fs::path const article = fs::path(path).replace_extension(".txt");
  bool const is_brat = path.extension() == ".ann";
  auto const imported = import_graph(text, nullptr, is_brat ? article.filename().string() : "",
                                     is_brat ? test::read_text(article) : "");
  ASSERT_TRUE(imported.has_value()) << imported.error().message;
  EXPECT_EQ(imported->format->name, path.stem().string() == "xaif" ? "aif" : path.stem().string());
  std::string const map = write_map(imported->graph, "registry.yaml");
  expect_whole(imported->graph, map);
  std::string out = map;
  if (auto const registry = write_registry(imported->graph); !registry.empty())
    out += "--- registry.yaml\n" + registry;
  out += "--- notes\n";
  SourceFile const file(path.filename().string(), text);
  for (Note const& note : imported->notes.list()) {
    auto const at = file.position(note.place.begin);
    out += fmt::format("{}:{}: {}: {} ({})\n", at.line, at.column,
                       note.kind == Note::Kind::broken ? "error" : "note", note.message, note.count);
  }
  fs::path const stored = exchanged / (path.filename().string() + ".imported");
  if (test::updating()) std::ofstream(stored, std::ios::binary) << out;
  EXPECT_EQ(test::read_text(stored), out);
}

std::vector<fs::path> files() {
  std::vector<fs::path> paths;
  for (auto const& entry : fs::directory_iterator(exchanged)) {
    auto const name = entry.path().filename().string();
    if (!name.ends_with(".imported") && name != "brat.txt") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  return paths;
}

INSTANTIATE_TEST_SUITE_P(Files, Import, testing::ValuesIn(files()), [](auto const& file) {
  std::string name = file.param.filename().string();
  std::ranges::replace(name, '.', '_');
  std::ranges::replace(name, '-', '_');
  return name;
});

// Whatever other programs write, the claims keep their words.
TEST(Import, EveryTextSurvives) {
  constexpr std::array<std::string_view, 40> pieces{"word",       " ",
                                                    "  ",         "\n",
                                                    "*",          "**",
                                                    "_",          "snake_case",
                                                    "_it_",       "[",
                                                    "]",          "[T]: x",
                                                    "<A>",        "<",
                                                    ">",          "{",
                                                    "}",          "{a: 1}",
                                                    "#",          "#tag",
                                                    "#(a b)",     "@",
                                                    "@[T]",       "[@key, p. 3]",
                                                    "\\",         "//",
                                                    "/*",         "*/",
                                                    "<!--",       "-->",
                                                    ":smile:",    ".A.",
                                                    "(1)",        "1. ",
                                                    "- ",         "+ ",
                                                    "->",         "https://x.example/a_b",
                                                    "\"quoted\"", "\xC3\xA9"};
  std::mt19937 random(7);
  for (int round = 0; round < 4000; ++round) {
    ArgumentGraph graph;
    std::size_t const claims = 1 + random() % 6;
    for (std::size_t i = 0; i < claims; ++i) {
      Proposition claim;
      claim.id = fmt::format("c{}", i);
      for (std::size_t n = random() % 8; n > 0; --n) claim.text += pieces[random() % pieces.size()];
      if (one_line(claim.text).empty()) claim.text.clear();
      graph.claims.add(std::move(claim));
    }
    std::size_t const steps = random() % 6;
    for (std::size_t i = 0; i < steps; ++i) {
      Step step;
      step.kind = random() % 2 == 0 ? StepKind::support : StepKind::attack;
      for (std::size_t n = random() % 4; n > 0; --n)
        step.premises.push_back({PropositionId{random() % claims}, {}});
      if (i > 0 && random() % 3 == 0) {
        step.step = StepId{random() % i};
      } else if (random() % 8 != 0) {
        step.claim = PropositionId{random() % claims};
      }
      if (random() % 3 == 0) step.title = pieces[random() % pieces.size()];
      graph.steps.add(std::move(step));
    }
    expect_whole(graph, write_map(graph, "registry.yaml"));
    if (HasFailure()) FAIL() << "round " << round;
  }
}

// No file is refused with anything but an error, and none crashes.
TEST(Import, DamagedFilesAreErrorsOrNotes) {
  std::mt19937 random(11);
  for (fs::path const& path : files()) {
    std::string const text = test::read_text(path);
    for (int round = 0; round < 200; ++round) {
      std::string damaged = text;
      for (int n = 0; n < 3; ++n) {
        std::size_t const at = random() % damaged.size();
        if (random() % 2 == 0) {
          damaged.erase(at, 1 + random() % 20);
        } else {
          damaged.insert(at, 1, "\"{}[],:<>\n"[random() % 10]);
        }
        if (damaged.empty()) damaged = " ";
      }
      for (Format const& format : import_formats()) {
        if (auto const imported = import_graph(damaged, &format)) {
          auto const map = write_map(imported->graph, "registry.yaml");
          EXPECT_EQ(read_map(map).errors, "") << format.name << "\n" << damaged << "\n" << map;
        }
      }
      if (HasFailure()) FAIL() << path << " round " << round;
    }
  }
}

TEST(Import, BrokenJsonNamesItsPlace) {
  auto const imported = import_graph("{\n  \"nodes\": [,]\n}", find_import_format("aif"));
  ASSERT_FALSE(imported.has_value());
  EXPECT_EQ(imported.error().at, 14U);
}

TEST(Import, NestingIsBounded) {
  std::string const deep = std::string(100'000, '[');
  EXPECT_FALSE(import_graph(deep, nullptr).has_value());
  EXPECT_FALSE(import_graph("{\"AIF\": " + deep, find_import_format("aif")).has_value());
}

}  // namespace
}  // namespace stet::argmap::exchange
