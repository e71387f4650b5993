// Links between the pages of the documentation lead somewhere: to a file of the repository, and to a heading
// in it.
#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>

#include <gtest/gtest.h>

#include "tests/support/fences.h"

namespace stet::test {
namespace {

namespace fs = std::filesystem;

// The name that GitHub gives a heading: lower case, blanks to hyphens, everything else but letters and digits
// gone.
std::string slug(std::string_view heading) {
  std::string result;
  for (char const c : heading) {
    if (c >= 'A' && c <= 'Z') result.push_back(static_cast<char>(c - 'A' + 'a'));
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
        (static_cast<unsigned char>(c) & 0x80U) != 0) {
      result.push_back(c);
    }
    if (c == ' ') result.push_back('-');
  }
  return result;
}

// The page without its fenced blocks, where brackets mean other things.
std::string prose(std::string_view page) {
  std::string result;
  std::size_t open = 0;
  while (!page.empty()) {
    auto const end = std::min(page.find('\n'), page.size());
    auto const line = page.substr(0, end);
    page.remove_prefix(std::min(end + 1, page.size()));
    auto const marks = std::min(line.find_first_not_of('`'), line.size());
    if (open > 0) {
      if (marks >= open && marks == line.size()) open = 0;
    } else if (marks >= 3) {
      open = marks;
    } else {
      result.append(line).push_back('\n');
    }
  }
  return result;
}

std::set<std::string> headings(std::string const& page) {
  std::set<std::string> result;
  static std::regex const heading("(^|\n)#+ ([^\n]*)");
  for (std::sregex_iterator at(page.begin(), page.end(), heading), end; at != end; ++at)
    result.insert(slug((*at)[2].str()));
  return result;
}

std::vector<fs::path> linked_pages() {
  fs::path const root = STET_SOURCE_DIR;
  std::vector<fs::path> result;
  for (auto const& entry : fs::directory_iterator(root)) {
    if (entry.path().extension() == ".md") result.push_back(entry.path());
  }
  for (auto const& entry : fs::recursive_directory_iterator(root / "docs")) {
    if (entry.path().extension() == ".md") result.push_back(entry.path());
  }
  std::ranges::sort(result);
  return result;
}

TEST(Links, LeadSomewhere) {
  static std::regex const link(R"(\]\(([^)\s]+)\))");
  static std::regex const code("`[^`\n]*`");
  int followed = 0;
  for (auto const& path : linked_pages()) {
    std::string const page = std::regex_replace(prose(read_text(path)), code, "");
    for (std::sregex_iterator at(page.begin(), page.end(), link), end; at != end; ++at) {
      std::string const target = (*at)[1];
      if (target.find("://") != std::string::npos) continue;
      ++followed;
      auto const hash = std::min(target.find('#'), target.size());
      auto const file = hash == 0 ? path : path.parent_path() / target.substr(0, hash);
      EXPECT_TRUE(fs::exists(file)) << path << ": " << target;
      if (hash == target.size() || !fs::exists(file)) continue;
      EXPECT_TRUE(headings(prose(read_text(file))).contains(target.substr(hash + 1)))
          << path << ": " << target;
    }
  }
  EXPECT_GT(followed, 20);
}

}  // namespace
}  // namespace stet::test
