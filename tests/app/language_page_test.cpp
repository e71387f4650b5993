// The tour of the language, docs/language.md: every Argdown block in it can be read, except those marked
// "fails", which cannot. Unmarked blocks are plain Argdown, so they can be read in either dialect.
#include <gtest/gtest.h>

#include "tests/support/case_file.h"
#include "tests/support/fences.h"
#include "verify/check/check.h"
#include "verify/rule_table.h"

namespace stet::test {
namespace {

// What keeps the map from being read; the claims of the examples need not stand.
std::string mistakes_in(std::string const& text, parser::Dialect dialect) {
  TemporaryFolder const folder;
  folder.write(
      "bridge.md",
      "The bridge has nothing to fear from the next flood. In the end it paid less than half of that.\n");
  folder.write(
      "sources.yaml",
      "- {id: minutes, type: document, title: Minutes}\n- {id: courier, type: document, title: Courier}\n");
  verify::CheckOptions options;
  options.dialect = dialect;
  auto const result = verify::check(folder.path() / "map.argdown", text, options);
  std::string mistakes;
  for (Diagnostic const& finding : result.findings) {
    auto const& found = rule(finding.rule);
    if (finding.severity != Severity::error) continue;
    if (found.category != Category::syntax && found.category != Category::reference) continue;
    mistakes += std::string(found.id) + ": " + finding.message + "\n";
  }
  return mistakes;
}

TEST(LanguagePage, EveryExampleIsWhatItIsMarkedAs) {
  int examples = 0;
  for (Fence const& fence : fences(read_text(std::filesystem::path(STET_SOURCE_DIR) / "docs/language.md"))) {
    if (fence.language != "argdown") continue;
    SCOPED_TRACE("docs/language.md:" + std::to_string(fence.line));
    ++examples;
    auto const mistakes = mistakes_in(fence.body, parser::Dialect::stet);
    if (fence.argument == "fails") {
      EXPECT_NE(mistakes, "");
    } else {
      EXPECT_EQ(mistakes, "");
    }
    if (fence.argument.empty()) {
      EXPECT_EQ(mistakes_in(fence.body, parser::Dialect::argdown), "");
    }
  }
  EXPECT_GT(examples, 20);
}

}  // namespace
}  // namespace stet::test
