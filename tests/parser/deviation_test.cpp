// What `--strict-argdown` promises: wherever Argdown would reject a document, the default dialect says
// something, if only how it read the place.
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "base/file.h"
#include "parser/parse.h"
#include "parser/yaml.h"
#include "tests/parser/mutants.h"

namespace stet::parser {
namespace {

bool rejected(ParseResult const& parsed) {
  return std::ranges::any_of(parsed.diagnostics.list(),
                             [](Diagnostic const& found) { return found.severity == Severity::error; });
}

std::vector<std::string> written_cases() {
  std::vector<std::string> documents;
  for (auto const& entry :
       std::filesystem::recursive_directory_iterator(std::filesystem::path(STET_SOURCE_DIR) / "tests/cases"))
    if (entry.path().extension() == ".argdown") documents.push_back(read_file(entry.path()).value());
  std::ranges::sort(documents);
  return documents;
}

TEST(Deviations, AreNamedWhereverArgdownRejects) {
  auto const documents = written_cases();
  ASSERT_GE(documents.size(), 20U);
  test::Random random(20260102);
  std::size_t judged = 0;
  std::size_t silent = 0;
  for (int i = 0; i < 8000; ++i) {
    std::string const text = test::mutant(documents, random);
    if (!rejected(parse(FileId{0}, text, {.dialect = Dialect::argdown}))) continue;
    ++judged;
    auto const parsed = parse(FileId{0}, text, {.dialect = Dialect::stet, .list_additions = true});
    if (parsed.diagnostics.list().empty()) ++silent;
  }
  EXPECT_GE(judged, 1000U);
  // What is left are braces that Argdown closes far away, in the middle of other lines.
  EXPECT_LE(silent * 200, judged) << silent << " of " << judged;
}

// The other half: what Argdown accepts may be a warning in the default dialect and is never an error.
// As Argdown judges it, which reads the data only after the document.
bool rejected_with_data(std::string_view text) {
  auto parsed = parse(FileId{0}, text, {.dialect = Dialect::argdown});
  for (Node const& node : parsed.tree.nodes)
    if (node.kind == Kind::data) (void)yaml::parse_data(FileId{0}, text, node.span, parsed.diagnostics);
  return rejected(parsed);
}

TEST(Deviations, AreNoErrorsWhereArgdownAccepts) {
  std::size_t judged = 0;
  std::size_t refused = 0;
  test::Random random(20260103);
  auto documents = written_cases();
  std::erase_if(documents, [](std::string const& text) {
    return rejected_with_data(text) || rejected(parse(FileId{0}, text));
  });
  ASSERT_GE(documents.size(), 20U);
  for (int i = 0; i < 20000; ++i) {
    std::string const text = test::mutant(documents, random);
    if (rejected_with_data(text)) continue;
    auto const parsed = parse(FileId{0}, text);
    ++judged;
    if (rejected(parsed)) ++refused;
  }
  EXPECT_GE(judged, 5000U);
  // What is left: data of an inference with an empty line in it, and an apostrophe before a number.
  EXPECT_LE(refused * 400, judged) << refused << " of " << judged;
}

}  // namespace
}  // namespace stet::parser
