// The examples, as their reader sees them. What the program prints about each lies beside it (expected.txt,
// expected.json; UPDATE=1 rewrites them). The verdicts that the Kosovo example exists to show are stated here
// as well, so that rewriting cannot lose them.
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>

#include <gtest/gtest.h>
#include <sys/wait.h>

#include "app/picture/formats.h"
#include "tests/support/case_file.h"
#include "tests/support/fences.h"
#include "verify/check/check.h"

namespace stet::test {
namespace {

using argmap::evaluate::Reason;
using argmap::evaluate::Verdict;

std::filesystem::path const source_folder = STET_SOURCE_DIR;

struct Run {
  int status = -1;
  std::string out;
};

// Runs the program in the source folder, so that paths in the output are the same everywhere.
Run run(std::string const& arguments) {
  std::string const command = "cd '" STET_SOURCE_DIR "' && '" STET_PROGRAM "' " + arguments + " 2>&1";
  Run result;
  std::FILE* pipe = popen(command.c_str(), "r");  // NOLINT(cert-env33-c): a test runs the program under test
  if (pipe == nullptr) return result;
  std::array<char, 4096> buffer{};
  for (std::size_t n = 0; (n = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    result.out.append(buffer.data(), n);
  }
  int const status = pclose(pipe);
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return result;
}

struct Example {
  char const* folder;
  int status;
};

class Examples : public testing::TestWithParam<Example> {};

TEST_P(Examples, PrintWhatLiesBesideThem) {
  std::string const folder = std::string("examples/") + GetParam().folder;
  for (auto const& [arguments, name] :
       {std::pair{"--color never --width 120", "expected.txt"}, {"--format json", "expected.json"}}) {
    auto const result = run("check " + folder + " " + arguments);
    EXPECT_EQ(result.status, GetParam().status) << result.out;
    auto const path = source_folder / folder / name;
    if (updating()) {
      std::ofstream(path, std::ios::binary) << result.out;
    } else {
      EXPECT_EQ(result.out, read_text(path)) << path;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(All, Examples,
                         testing::Values(Example{"kosovo", 1}, Example{"bridge", 1}, Example{"clean", 0}),
                         [](auto const& each) { return std::string(each.param.folder); });

TEST(Examples, CleanHasNoFindingOfAnySeverity) {
  auto const result = verify::check_file(source_folder / "examples/clean/library.argdown");
  ASSERT_TRUE(result.has_value());
  EXPECT_TRUE(result->findings.empty());
  EXPECT_EQ(run("check examples/clean --fail-on info").status, 0);
}

struct Kosovo : testing::Test {
  Kosovo() : result(verify::check_file(source_folder / "examples/kosovo/kosovo.argdown")) {}
  std::expected<verify::CheckResult, Error> result;

  [[nodiscard]] argmap::evaluate::ClaimVerdict verdict(std::string const& title) const {
    auto const found = result->map.statement_by_title.find(title);
    EXPECT_NE(found, result->map.statement_by_title.end()) << title;
    if (found == result->map.statement_by_title.end()) return {};
    return result->evaluation.verdicts[found->second];
  }
};

TEST_F(Kosovo, EveryClaimOfTheArticleHasItsVerdict) {
  ASSERT_TRUE(result.has_value());
  struct Row {
    char const* title;
    Verdict verdict;
    Reason reason;
  };
  for (auto const& [title, expected, reason] : {
           Row{"Non-recognition", Verdict::supported, Reason::by_argument},
           Row{"Illegitimate declaration", Verdict::supported, Reason::by_evidence},
           Row{"Legality", Verdict::supported, Reason::by_evidence},
           Row{"Foreign-policy pattern", Verdict::unsupported, Reason::unsourced},
           Row{"Shared history", Verdict::supported, Reason::by_argument},
           Row{"Candidate status", Verdict::refuted, Reason::opposed},
           Row{"Sanctions scenario", Verdict::not_checkable, Reason::hypothesis},
           Row{"Isolation motive", Verdict::unsupported, Reason::unsourced},
           Row{"Crimea bargain", Verdict::unsupported, Reason::no_argument},
           Row{"Crimea annexed", Verdict::supported, Reason::by_argument},
           Row{"Trade-off", Verdict::unsupported, Reason::no_argument},
           Row{"Beyond the Cold War", Verdict::contested, Reason::balanced},
           Row{"Ottoman war", Verdict::supported, Reason::by_argument},
           Row{"First World War", Verdict::unsupported, Reason::no_argument},
           Row{"Military pledge", Verdict::unsupported, Reason::defeated},
           Row{"Recognition improbable", Verdict::unsupported, Reason::defeated},
       }) {
    auto const actual = verdict(title);
    EXPECT_EQ(to_string(actual.verdict), to_string(expected)) << title;
    EXPECT_EQ(to_string(actual.reason), to_string(reason)) << title;
  }
}

TEST_F(Kosovo, ThreeRenderingsOfOneRemarkAreOneOriginAndContested) {
  ASSERT_TRUE(result.has_value());
  std::map<std::string, std::uint32_t> origins;
  for (auto const& piece : result->evidence)
    origins[result->map.citations[piece.citation].key] = piece.origin;
  EXPECT_EQ(origins.at("ap-2008-02-22"), origins.at("cnn-2008-02-22"));
  EXPECT_EQ(origins.at("ap-2008-02-22"), origins.at("rt-2008-02-22"));
  EXPECT_NE(origins.at("ap-2008-02-22"), origins.at("xinhua-2008-02-25"));
  EXPECT_EQ(verdict("Readiness for force").verdict, Verdict::contested);
  EXPECT_EQ(verdict("Readiness for force").origins, 1U);
}

TEST_F(Kosovo, EveryQuotationIsInItsSource) {
  ASSERT_TRUE(result.has_value());
  EXPECT_GE(result->quotations.size(), 18U);
  for (auto const& quotation : result->quotations) {
    EXPECT_TRUE(verify::quote::faithful(quotation.match.outcome))
        << result->map.citations[quotation.citation].key;
  }
}

// Every excerpt of output in the README ("$ stet ..." and what follows) is what the program prints; a line
// with an ellipsis stands for lines left out.
TEST(Readme, ShowsWhatTheProgramPrints) {
  int excerpts = 0;
  for (Fence const& fence : fences(read_text(source_folder / "README.md"))) {
    if (!fence.body.starts_with("$ stet ")) continue;
    ++excerpts;
    auto const first_line = fence.body.find('\n');
    auto const output = run(fence.body.substr(7, first_line - 7) + " --color never --width 120").out;
    std::size_t at = 0;
    std::istringstream lines(fence.body.substr(first_line + 1));
    for (std::string line; std::getline(lines, line);) {
      if (line == "  …") continue;
      auto const found = output.find(line + "\n", at);
      ASSERT_NE(found, std::string::npos) << line;
      at = found + line.size();
    }
  }
  EXPECT_EQ(excerpts, 2);
}

// Line ends and indentation of an article are no part of its words.
std::string unwrapped(std::string_view text) {
  std::string result;
  for (char const c : text) {
    bool const space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space) result.push_back(c);
    if (space && !result.ends_with(' ')) result.push_back(' ');
  }
  return result;
}

// The pictures of README and docs/diagrams.md are what script/pictures draws.
TEST(Pictures, AreDrawnAsKept) {
  TemporaryFolder const folder;
  std::string const command = "cd '" STET_SOURCE_DIR "' && STET='" STET_PROGRAM "' script/pictures '" +
                              folder.path().string() + "' 2>&1";
  ASSERT_EQ(std::system(command.c_str()), 0) << command;  // NOLINT(cert-env33-c): the script is ours
  std::size_t count = 0;
  for (auto const& entry : std::filesystem::directory_iterator(folder.path())) {
    ++count;
    auto const kept = source_folder / "docs/images" / entry.path().filename();
    if (std::getenv("UPDATE") != nullptr)
      std::filesystem::copy_file(entry.path(), kept, std::filesystem::copy_options::overwrite_existing);
    EXPECT_TRUE(read_text(entry.path()) == read_text(kept))
        << kept << ": look at " << entry.path() << " and run with UPDATE=1";
  }
  EXPECT_GE(count, 10U);
}

// The table of formats in docs/diagrams.md is the program's own.
TEST(Pictures, FormatsAreDocumented) {
  auto const page = read_text(source_folder / "docs/diagrams.md");
  auto const help = run("map --help").out;
  for (auto const& format : app::picture_formats()) {
    std::string row = "| `" + std::string(format.name) + "` |";
    for (std::size_t at = 0; at < format.extensions.size();) {
      auto const end = std::min(format.extensions.find(' ', at), format.extensions.size());
      row += " `" + std::string(format.extensions.substr(at, end - at)) + "`";
      at = end + 1;
    }
    row += " | " + std::string(format.about) + " |";
    EXPECT_NE(page.find(row), std::string::npos) << row;
    EXPECT_NE(help.find(format.about), std::string::npos) << row;
  }
}

TEST(Anchors, OfTheExamplesAreTheArticlesWordsAndUnambiguous) {
  for (std::string const map : {"kosovo/kosovo", "clean/library", "bridge/bridge"}) {
    auto const path = source_folder / "examples" / (map + ".argdown");
    auto const article = unwrapped(read_text(path.parent_path() / "article.md"));
    auto const result = verify::check_file(path);
    ASSERT_TRUE(result.has_value()) << map;
    int anchors = 0;
    for (auto const& occurrence : result->map.occurrences) {
      if (occurrence.data.empty()) continue;
      auto const anchor = occurrence.data.find(0, "anchor");
      if (!anchor) continue;
      ++anchors;
      auto const words = unwrapped(occurrence.data[*anchor].text);
      auto const found = article.find(words);
      EXPECT_NE(found, std::string::npos) << words;
      EXPECT_EQ(article.find(words, found + 1), std::string::npos) << words;
    }
    EXPECT_GE(anchors, 5) << map;
  }
}

}  // namespace
}  // namespace stet::test
