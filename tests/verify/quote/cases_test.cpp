// Quotations and what is to be said of them, from files a person can read: tests/cases/quote/*.txt.
//
//   language: en
//   --- source
//   The text.
//   --- quotations
//   verbatim | the words
//   altered negation | other words
//   elided ~ before negation "not" | words … words
//
// `\n` in a quotation is a line's end; `~ place kind "words"` expects exactly these context words.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "verify/quote/check.h"
#include "verify/quote/haystack.h"

namespace stet::verify::quote {
namespace {

struct Case {
  std::size_t line = 0;
  std::string expected, context, quotation;
};

struct CaseFile {
  std::string language = "en", source;
  std::vector<Case> cases;
};

std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) == "\\n") {
      out.push_back('\n');
      ++i;
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

CaseFile read_cases(std::filesystem::path const& path) {
  CaseFile result;
  std::ifstream in(path);
  std::string line;
  enum class Part { head, source, quotations } part = Part::head;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    if (line == "--- source") {
      part = Part::source;
    } else if (line == "--- quotations") {
      part = Part::quotations;
    } else if (part == Part::source) {
      result.source += line + "\n";
    } else if (part == Part::head) {
      if (line.starts_with("language: ")) result.language = line.substr(10);
    } else if (!line.empty() && !line.starts_with("#")) {
      auto const bar = line.find(" | ");
      if (bar == std::string::npos) {
        ADD_FAILURE() << path << ":" << number << ": no ` | `";
        continue;
      }
      std::string head = line.substr(0, bar);
      Case next{number, head, {}, unescape(line.substr(bar + 3))};
      if (auto const tilde = head.find(" ~ "); tilde != std::string::npos) {
        next.expected = head.substr(0, tilde);
        next.context = head.substr(tilde + 3);
      }
      result.cases.push_back(next);
    }
  }
  return result;
}

class QuoteCases : public testing::TestWithParam<std::string> {};

TEST_P(QuoteCases, AsExpected) {
  auto const path = std::filesystem::path(STET_SOURCE_DIR) / "tests/cases/quote" / (GetParam() + ".txt");
  auto const file = read_cases(path);
  ASSERT_FALSE(file.cases.empty()) << path;
  Haystack const source(file.source, file.language);
  CheckSettings settings;
  settings.language = file.language;
  for (auto const& one : file.cases) {
    auto const match = check(one.quotation, source, settings);
    std::string got(to_string(match.outcome));
    if (match.change != Change::none) got += fmt::format(" {}", to_string(match.change));
    std::string diff;
    for (auto const& word : match.diff)
      diff += fmt::format("{}{} ",
                          word.kind == DiffWord::Kind::added     ? "+"
                          : word.kind == DiffWord::Kind::dropped ? "-"
                                                                 : "",
                          word.word);
    EXPECT_EQ(got, one.expected) << path.string() << ":" << one.line << ": " << one.quotation << "\n  "
                                 << diff << "\n  at " << match.span.of(file.source);
    if (!one.context.empty()) {
      std::string context;
      for (auto const& word : match.context)
        context += fmt::format("{}{} {} \"{}\"", context.empty() ? "" : ", ", to_string(word.place),
                               to_string(word.kind), word.words);
      EXPECT_EQ(context, one.context) << path.string() << ":" << one.line << ": " << one.quotation;
    }
  }
}

std::vector<std::string> case_names() {
  std::vector<std::string> names;
  for (auto const& entry :
       std::filesystem::directory_iterator(std::filesystem::path(STET_SOURCE_DIR) / "tests/cases/quote"))
    if (entry.path().extension() == ".txt") names.push_back(entry.path().stem().string());
  std::ranges::sort(names);
  return names;
}

INSTANTIATE_TEST_SUITE_P(Files, QuoteCases, testing::ValuesIn(case_names()),
                         [](auto const& one) { return one.param; });

}  // namespace
}  // namespace stet::verify::quote
