// What the reference implementation accepts and rejects, where its documents lie beside the checkout: a
// folder `shared` next to the project, or the one that STET_SHARED names. The project's own cases run
// everywhere.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <optional>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "base/file.h"
#include "parser/parse.h"
#include "tests/support/shared.h"

namespace stet::parser {
namespace {

namespace fs = std::filesystem;

std::size_t errors(std::string const& text, Dialect dialect) {
  std::size_t n = 0;
  auto const parsed = parse(FileId{0}, text, {.dialect = dialect});
  for (Diagnostic const& diagnostic : parsed.diagnostics.list())
    n += diagnostic.severity == Severity::error ? 1U : 0U;
  return n;
}

class Tally {
 public:
  void compare(std::string const& name, std::string const& text, bool rejected) {
    ++compared_;
    if ((errors(text, Dialect::argdown) > 0) != rejected) {
      ++differing_;
      std::cout << name
                << (rejected ? " is accepted, the reference rejects it\n"
                             : " is rejected, the reference accepts it\n");
    }
    if (!rejected) {
      EXPECT_EQ(errors(text, Dialect::stet), 0U) << name << " has errors in the stet dialect";
    }
  }
  [[nodiscard]] std::size_t compared() const { return compared_; }
  [[nodiscard]] std::size_t differing() const { return differing_; }

 private:
  std::size_t compared_ = 0;
  std::size_t differing_ = 0;
};

// tests/cases/parser/accepted and rejected.txt: documents of our own, separated by lines of `%%`, with what
// the reference says of them.
void own_cases(Tally& tally, std::string const& file, bool rejected) {
  auto const text = read_file(fs::path(STET_SOURCE_DIR) / "tests/cases/parser" / file);
  ASSERT_TRUE(text.has_value()) << text.error().message;
  std::size_t begin = 0;
  for (std::size_t end = 0; end != std::string::npos; begin = end + 4) {
    end = text->find("\n%%\n", begin);
    std::string const document = text->substr(begin, end == std::string::npos ? end : end - begin);
    tally.compare(file + ": " + document, document, rejected);
  }
}

TEST(Agreement, WithTheReferenceOnOurOwnDocuments) {
  Tally tally;
  own_cases(tally, "accepted.txt", false);
  own_cases(tally, "rejected.txt", true);
  EXPECT_GT(tally.compared(), 40U);
  EXPECT_EQ(tally.differing(), 0U);
}

TEST(Agreement, WithTheReferenceOnItsDocuments) {
  STET_NEEDS_SHARED(folder, "argdown");
  Tally tally;
  std::ifstream cases(*folder / "edge-cases.jsonl");
  for (std::string line; std::getline(cases, line);) {
    auto const json = nlohmann::json::parse(line);
    std::string const text = json.at("input").get<std::string>();
    tally.compare(json.at("input").dump(), text,
                  json.contains("lexError") || !json.at("parserErrors").empty());
  }
  std::ifstream index(*folder / "corpus/index.tsv");
  std::string line;
  std::getline(index, line);
  while (std::getline(index, line)) {
    std::string const id = line.substr(0, line.find('\t'));
    auto const text = read_file(*folder / "corpus" / (id + ".argdown"));
    ASSERT_TRUE(text.has_value());
    tally.compare(id, *text, line.find("\tok\t") == std::string::npos);
  }
  EXPECT_GT(tally.compared(), 300U);
  EXPECT_EQ(tally.differing(), 0U) << "of " << tally.compared();
}

}  // namespace
}  // namespace stet::parser
