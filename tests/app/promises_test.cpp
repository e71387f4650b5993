// What was released stays (docs/versions.md). tests/promises/ has the lines as they were released; today's
// may only be more. UPDATE=1 writes them anew, which is for a release: then read that nothing went away.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "verify/rule_table.h"

namespace stet::test {
namespace {

std::filesystem::path const source_folder = STET_SOURCE_DIR;

using Lines = std::set<std::string>;

// Every field, type and word of a schema as a line. Lists of words are sets: their order is nobody's
// business.
void add_lines(nlohmann::json const& value, std::string const& at, Lines& lines) {
  if (value.is_object()) {
    for (auto const& [name, inner] : value.items())
      if (!(inner.is_string() &&
            (name == "description" || name == "title" || name == "$schema" || name == "$id")))
        add_lines(inner, at + "/" + name, lines);
  } else if (value.is_array()) {
    for (auto const& inner : value) add_lines(inner, at, lines);
  } else {
    lines.insert(at + ": " + value.dump());
  }
}

void expect_all_kept(std::string const& name, Lines const& today) {
  auto const path = source_folder / "tests/promises" / name;
  if (std::getenv("UPDATE") != nullptr) {
    std::ofstream file(path);
    for (auto const& line : today) file << line << '\n';
  }
  std::ifstream file(path);
  std::size_t count = 0;
  for (std::string line; std::getline(file, line); ++count)
    EXPECT_TRUE(today.contains(line)) << name << ": what was released is gone or has changed: " << line;
  EXPECT_GT(count, 20U) << name;
}

TEST(Promises, FieldsOfTheReportAreKept) {
  auto const text = read_file(source_folder / "docs/check.schema.json");
  ASSERT_TRUE(text) << text.error().message;
  Lines today;
  add_lines(nlohmann::json::parse(*text), "", today);
  expect_all_kept("report-1.txt", today);
}

TEST(Promises, RulesAreKept) {
  Lines today;
  for (auto const& rule : rules())
    today.insert(std::to_string(static_cast<std::size_t>(rule.rule)) + " " + std::string(rule.id));
  expect_all_kept("rules.txt", today);
}

}  // namespace
}  // namespace stet::test
