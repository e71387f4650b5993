// Claims and what a source says instead, from files a person can read: tests/cases/figures/<language>.txt.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

#include "verify/quote/figures.h"
#include "verify/quote/mentions.h"

namespace stet::verify::quote {
namespace {

namespace fs = std::filesystem;

bool is_told(std::string const& claim, std::string const& source, std::string const& language) {
  std::array<std::string_view, 1> const evidence{source};
  if (!compare_figures(claim, evidence, language).empty()) return true;
  Haystack const own(claim, language);
  Haystack const other(source, language);
  return std::ranges::any_of(names_in(own, language),
                             [&](Name name) { return !mentions(other, own, name, language); });
}

TEST(ClaimFigures, AreToldWhereTheSourceHasOthers) {
  std::size_t cases = 0;
  for (auto const& file : fs::directory_iterator(fs::path(STET_SOURCE_DIR) / "tests/cases/figures")) {
    std::ifstream in(file.path());
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
      if (line.empty() || line.front() == '#') continue;
      auto const claim = line.find(" | ");
      auto const source = line.find(" | ", claim + 3);
      ASSERT_NE(source, std::string::npos) << file.path() << ':' << number;
      EXPECT_EQ(is_told(line.substr(claim + 3, source - claim - 3), line.substr(source + 3),
                        file.path().stem().string()),
                line.starts_with("told"))
          << file.path().filename() << ':' << number << ": " << line;
      ++cases;
    }
  }
  EXPECT_GT(cases, 250U);
}

}  // namespace
}  // namespace stet::verify::quote
