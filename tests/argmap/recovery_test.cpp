// Recovery: mistakes put into sound documents give about as many findings, and everything else stays in the
// map.
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "argmap/build/build.h"
#include "base/file.h"
#include "parser/parse.h"
#include "parser/rules.h"

namespace stet::argmap {
namespace {

struct Reading {
  std::size_t mistakes = 0;  // errors, and slips that Argdown would let pass
  std::set<std::string> titles;
};

Reading read(std::string const& text) {
  Sources sources;
  FileId const file = sources.add("map.argdown", text);
  auto parsed = parser::parse(file, sources[file].text());
  Document const document{file, &parsed.tree};
  auto built = build(sources, std::span(&document, 1));
  Reading reading;
  for (auto const* diagnostics : {&parsed.diagnostics, &built.diagnostics})
    for (Diagnostic const& diagnostic : diagnostics->list())
      if (diagnostic.severity == Severity::error || diagnostic.rule == rule_id::parse_error)
        ++reading.mistakes;
  for (Statement const& statement : built.map.statements)
    if (!statement.untitled) reading.titles.insert("[" + statement.title);
  for (Argument const& argument : built.map.arguments)
    if (!argument.untitled) reading.titles.insert("<" + argument.title);
  return reading;
}

// Each is one mistake when it stands as a block of its own.
std::vector<std::string> const mistakes{
    "A claim with data {rank: 1, tags: [a, b}",
    "A claim with data {rank: 1\nthat is never closed.",
    "[]: a title without a character in it.",
    "A claim\n  + ",
    "(1) A premise alone.",
    "(1) A premise.\n-- a rule {uses: [1} --\n(2) A conclusion.",
    "(1) A premise.\n----",
    "----\n(2) A conclusion.",
    "<Argument>\n\n(1) A premise.\n----\n(2) A conclusion.\n(3) And one more.",
    "## ",
    "A claim {rank: 1, rank: 2}",
    "A claim {rank: &a 1, same: *a}",
};

// The documents' blocks, cut where an empty line stands.
std::vector<std::string> blocks_of(std::string const& text) {
  std::vector<std::string> blocks;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = text.find("\n\n", begin);
    end = end == std::string::npos ? text.size() : end;
    if (end > begin) blocks.push_back(text.substr(begin, end - begin));
    begin = end + 2;
  }
  return blocks;
}

std::vector<std::string> sound_documents() {
  std::vector<std::string> documents;
  auto const root = std::filesystem::path(STET_SOURCE_DIR);
  for (char const* folder : {"examples", "tests/cases/argmap"})
    for (auto const& entry : std::filesystem::recursive_directory_iterator(root / folder))
      if (entry.path().extension() == ".argdown") {
        std::string text = read_file(entry.path()).value();
        if (read(text).mistakes == 0) documents.push_back(std::move(text));
      }
  return documents;
}

TEST(Recovery, OneMistakeIsOneFinding) {
  for (std::string const& mistake : mistakes) {
    SCOPED_TRACE(mistake);
    auto const found = read("[Before]: sound.\n\n" + mistake + "\n\n[After]: sound.\n  - [Below]: sound.\n");
    EXPECT_EQ(found.mistakes, 1U);
    for (char const* title : {"[Before", "[After", "[Below"})
      EXPECT_TRUE(found.titles.contains(title)) << title;
  }
}

TEST(Recovery, ManyMistakesAreAsManyFindingsAndTheRestIsInTheMap) {
  auto const documents = sound_documents();
  ASSERT_GE(documents.size(), 5U);
  std::size_t turn = 0;
  for (std::string const& text : documents) {
    auto const sound = read(text);
    auto const blocks = blocks_of(text);
    for (std::size_t k = 1; k <= blocks.size() && k <= 6; ++k, ++turn) {
      std::string broken = blocks.front();
      std::size_t injected = 0;
      for (std::size_t i = 1; i < blocks.size(); ++i) {
        // Not between an argument and its reconstruction, which belong together.
        bool const may_stand = !blocks[i].starts_with('(');
        if (may_stand && injected < k) broken += "\n\n" + mistakes[(turn + injected++) % mistakes.size()];
        broken += "\n\n" + blocks[i];
      }
      auto const found = read(broken + "\n");
      EXPECT_GE(found.mistakes, injected) << broken;
      EXPECT_LE(found.mistakes, injected + injected / 4) << broken;
      for (std::string const& title : sound.titles)
        EXPECT_TRUE(found.titles.contains(title)) << title << " in\n" << broken;
    }
  }
}

}  // namespace
}  // namespace stet::argmap
