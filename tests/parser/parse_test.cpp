// Syntax trees as files: tests/cases/parser/*.argdown beside the tree and the findings expected of each.
// `*.strict.argdown` is read in the Argdown dialect. UPDATE=1 writes the expectations anew.
#include "parser/parse.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "base/file.h"
#include "verify/rule_table.h"

namespace stet::parser {
namespace {

namespace fs = std::filesystem;

fs::path folder() { return fs::path(STET_SOURCE_DIR) / "tests/cases/parser"; }

std::vector<std::string> cases() {
  std::vector<std::string> names;
  for (auto const& entry : fs::directory_iterator(folder()))
    if (entry.path().extension() == ".argdown") names.push_back(entry.path().stem().string());
  std::ranges::sort(names);
  return names;
}

std::string report(std::string const& text, Dialect dialect) {
  auto const result = parse(FileId{0}, text, {.dialect = dialect});
  std::string out = dump(result.tree, text);
  SourceFile const file("", text);
  for (Diagnostic const& diagnostic : result.diagnostics.list()) {
    auto const [line, column] = file.position(diagnostic.location.span.begin);
    out += std::to_string(line) + ":" + std::to_string(column) + ": " +
           std::string(to_string(diagnostic.severity)) + "[" + std::string(rule(diagnostic.rule).id) + "] " +
           diagnostic.message + "\n";
  }
  return out;
}

class ParserCase : public testing::TestWithParam<std::string> {};

TEST_P(ParserCase, HasItsTree) {
  fs::path const input = folder() / (GetParam() + ".argdown");
  fs::path const expected = folder() / (GetParam() + ".tree");
  auto const text = read_file(input);
  ASSERT_TRUE(text.has_value()) << text.error().message;
  std::string const got = report(*text, GetParam().ends_with(".strict") ? Dialect::argdown : Dialect::stet);
  if (std::getenv("UPDATE") != nullptr) {
    ASSERT_TRUE(write_file(expected, got).has_value());
    return;
  }
  auto const want = read_file(expected);
  ASSERT_TRUE(want.has_value()) << want.error().message;
  EXPECT_EQ(got, *want);
}

INSTANTIATE_TEST_SUITE_P(Files, ParserCase, testing::ValuesIn(cases()), [](auto const& given) {
  std::string name = given.param;
  for (char& c : name)
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  return name;
});

}  // namespace
}  // namespace stet::parser
