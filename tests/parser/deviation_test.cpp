// What `--strict-argdown` promises: wherever Argdown would reject a document, the default dialect says
// something, if only how it read the place.
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/file.h"
#include "parser/parse.h"
#include "tests/parser/mutants.h"

namespace stet::parser {
namespace {

bool rejected(ParseResult const& parsed) {
  return std::ranges::any_of(parsed.diagnostics.list(),
                             [](Diagnostic const& found) { return found.severity == Severity::error; });
}

TEST(Deviations, AreNamedWhereverArgdownRejects) {
  std::vector<std::string> documents;
  for (auto const& entry :
       std::filesystem::recursive_directory_iterator(std::filesystem::path(STET_SOURCE_DIR) / "tests/cases"))
    if (entry.path().extension() == ".argdown") documents.push_back(read_file(entry.path()).value());
  ASSERT_GE(documents.size(), 20U);
  std::ranges::sort(documents);
  test::Random random(20260102);
  std::size_t judged = 0;
  std::size_t silent = 0;
  for (int i = 0; i < 8000; ++i) {
    std::string const text = test::mutant(documents, random);
    if (text.find("@") != std::string::npos) continue;  // citations are an addition, and are not listed
    if (!rejected(parse(FileId{0}, text, {.dialect = Dialect::argdown}))) continue;
    ++judged;
    auto const parsed = parse(FileId{0}, text, {.dialect = Dialect::stet});
    if (parsed.diagnostics.list().empty()) ++silent;
  }
  EXPECT_GE(judged, 1000U);
  // What is left are braces that Argdown closes far away, in the middle of other lines.
  EXPECT_LE(silent * 200, judged) << silent << " of " << judged;
}

}  // namespace
}  // namespace stet::parser
