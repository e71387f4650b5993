// The formatter: golden files, and the two promises that hold for every input: formatting twice changes
// nothing, and the formatted text reads as the same document.
#include "parser/format.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "parser/parse.h"
#include "tests/parser/mutants.h"
#include "tests/support/shared.h"

namespace stet::parser {
namespace {

namespace fs = std::filesystem;

std::string read(fs::path const& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string formatted(std::string_view text, FormatOptions const& options = {}) {
  auto const parsed = parse(FileId{0}, text, {options.dialect});
  return format(parsed.tree, text, options);
}

bool same_document(std::string_view a, std::string_view b, Dialect dialect) {
  auto const parsed_a = parse(FileId{0}, a, {dialect});
  auto const parsed_b = parse(FileId{0}, b, {dialect});
  return reads_the_same(parsed_a.tree, a, parsed_b.tree, b);
}

// A document with mistakes may be read otherwise once its lines move; `stet fmt` leaves those alone.
bool has_mistakes(std::string_view text, Dialect dialect) {
  auto const parsed = parse(FileId{0}, text, {dialect});
  return std::ranges::any_of(parsed.diagnostics.list(),
                             [](Diagnostic const& found) { return found.severity == Severity::error; });
}

void keeps_its_promises(std::string const& text, FormatOptions const& options) {
  if (has_mistakes(text, options.dialect)) return;
  auto const parsed = parse(FileId{0}, text, {options.dialect});
  auto const once = format_stably(parsed.tree, text, options);
  ASSERT_TRUE(once.has_value()) << "formatting changes what the text says, or never ends:\n"
                                << formatted(text, options);
  auto const parsed_once = parse(FileId{0}, *once, {options.dialect});
  EXPECT_EQ(format_stably(parsed_once.tree, *once, options).value_or("nothing"), *once)
      << "formatting twice changes the text again";
  EXPECT_TRUE(same_document(*once, text, options.dialect)) << *once;
}

std::vector<fs::path> files(fs::path const& folder, std::string_view extension) {
  std::vector<fs::path> found;
  std::error_code error;
  for (auto const& entry : fs::recursive_directory_iterator(folder, error)) {
    if (entry.path().extension() == extension) found.push_back(entry.path());
  }
  std::ranges::sort(found);
  return found;
}

TEST(Format, GoldenFiles) {
  auto const inputs = files(fs::path(STET_SOURCE_DIR) / "tests/cases/format", ".argdown");
  ASSERT_FALSE(inputs.empty());
  for (auto const& input : inputs) {
    SCOPED_TRACE(input.filename().string());
    fs::path golden = input;
    golden.replace_extension(".formatted");
    std::string const actual = formatted(read(input));
    if (std::getenv("UPDATE") != nullptr) std::ofstream(golden, std::ios::binary) << actual;
    EXPECT_EQ(actual, read(golden));
    keeps_its_promises(read(input), {});
  }
}

TEST(Format, KeepsTheMeaningOfEveryMapInTheProject) {
  for (char const* folder : {"examples", "tests/cases"}) {
    for (auto const& input : files(fs::path(STET_SOURCE_DIR) / folder, ".argdown")) {
      SCOPED_TRACE(input.string());
      std::string const text = read(input);
      for (std::uint32_t const width : {0U, 20U, 60U, 100U}) keeps_its_promises(text, {Dialect::stet, width});
    }
  }
}

TEST(Format, KeepsTheMeaningOfTheReferenceCorpus) {
  STET_NEEDS_SHARED(folder, "argdown/corpus");
  auto const inputs = files(*folder, ".argdown");
  ASSERT_FALSE(inputs.empty());
  for (auto const& input : inputs) {
    SCOPED_TRACE(input.string());
    for (Dialect const dialect : {Dialect::stet, Dialect::argdown}) {
      for (std::uint32_t const width : {0U, 40U, 100U}) keeps_its_promises(read(input), {dialect, width});
    }
  }
}

// Escapes, long data behind texts, long titles, and everything else in odd places. STET_MUTANTS asks for more
// of them.
TEST(Format, KeepsItsPromisesOnMutants) {
  std::vector<std::string> documents{
      "[-)@(@key, p. 3)(T): x (A)(a: 1)]: -\\>\\@\\[\\@key, p. 3\\]\\[T\\]: x \\<A>\\{a: 1\\} {id: \"c3\", "
      "text: "
      "\"->@[@key, p. 3][T]: x  <A>\\u007ba: 1\\u007d\"}\n"};
  for (char const* folder : {"examples", "tests/cases"})
    for (auto const& input : files(fs::path(STET_SOURCE_DIR) / folder, ".argdown"))
      documents.push_back(read(input));
  keeps_its_promises(documents.front(), {});
  char const* const wanted = std::getenv("STET_MUTANTS");
  test::Random random(20260101);
  long const runs = wanted == nullptr ? 3000 : std::atol(wanted);
  long left_alone = 0;
  for (long i = runs; i > 0; --i) {
    std::string const text = test::mutant(documents, random);
    Dialect const dialect = i % 4 == 0 ? Dialect::argdown : Dialect::stet;
    std::uint32_t const width = std::array{0U, 20U, 60U, 100U}[static_cast<std::size_t>(i) % 4];
    if (has_mistakes(text, dialect)) continue;
    FormatOptions const options{dialect, width};
    auto const parsed = parse(FileId{0}, text, {dialect});
    auto const once = format_stably(parsed.tree, text, options);
    if (!once) {
      ++left_alone;
      if (std::getenv("STET_SHOW") != nullptr) std::cout << "--- width " << width << "\n" << text << "\n";
      continue;
    }
    auto const parsed_once = parse(FileId{0}, *once, {dialect});
    ASSERT_EQ(format_stably(parsed_once.tree, *once, options).value_or("nothing"), *once) << text;
    ASSERT_TRUE(same_document(*once, text, dialect)) << text;
  }
  // Some of what nobody would write cannot be laid out; it is left alone.
  EXPECT_LE(left_alone * 100, runs * 2) << left_alone << " of " << runs;
}

TEST(Format, LineEndsAndByteOrderMarkStay) {
  EXPECT_EQ(formatted("[A]: x\r\n\r\n\r\n[B]: y\r\n"), "[A]: x\r\n\r\n[B]: y\r\n");
  EXPECT_EQ(formatted("\xEF\xBB\xBF[A]: x"), "\xEF\xBB\xBF[A]: x\n");
  EXPECT_EQ(formatted(""), "");
  EXPECT_EQ(formatted("\n\n  \n"), "");
}

TEST(Format, TellsWhatReadsTheSame) {
  EXPECT_TRUE(same_document("[A]: one two\n  + [B]\n", "[A]:  one\ntwo\n     + [B]", Dialect::stet));
  EXPECT_FALSE(same_document("[A]: one two\n", "[A]: onetwo\n", Dialect::stet));
  EXPECT_FALSE(same_document("[A]: one\n  + [B]\n", "[A]: one\n  - [B]\n", Dialect::stet));
  EXPECT_FALSE(
      same_document("[A]: one\n  + [B]\n    + [C]\n", "[A]: one\n  + [B]\n  + [C]\n", Dialect::stet));
  EXPECT_FALSE(same_document("[A]: x {a: 1}\n", "[A]: x {a:  1}\n", Dialect::stet));
}

TEST(Format, WrapsAtWordsOnly) {
  EXPECT_EQ(formatted("one two three four\n", {Dialect::stet, 9}), "one two\nthree\nfour\n");
  // A line must not begin with what would be read as a relation, a number or a list item.
  EXPECT_EQ(formatted("[A]: one + two\n", {Dialect::stet, 8}), "[A]: one +\ntwo\n");
}

}  // namespace
}  // namespace stet::parser
