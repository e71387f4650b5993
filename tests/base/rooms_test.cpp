// The rooms include downward only, and each third-party library has one place.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace stet {
namespace {

namespace fs = std::filesystem;

constexpr std::array rooms{"base", "parser", "argmap", "verify", "app"};

struct Include {
  std::string file;    // relative to the project
  std::string header;  // as written
};

std::vector<Include> all_includes() {
  std::vector<Include> out;
  std::regex const pattern(R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])");
  for (auto const* room : rooms) {
    for (auto const& entry : fs::recursive_directory_iterator(fs::path(STET_SOURCE_DIR) / room)) {
      std::string const extension = entry.path().extension().string();
      if (extension != ".h" && extension != ".cpp") continue;
      std::ifstream stream(entry.path());
      std::string line;
      std::smatch match;
      while (std::getline(stream, line))
        if (line.size() < 300 && std::regex_search(line, match, pattern))
          out.push_back({entry.path().lexically_relative(STET_SOURCE_DIR).string(), match[1]});
    }
  }
  return out;
}

std::ptrdiff_t room_number(std::string_view path) {
  auto const name = path.substr(0, path.find('/'));
  auto const found = std::ranges::find(rooms, name);
  return found == rooms.end() ? -1 : std::distance(rooms.begin(), found);
}

TEST(rooms, include_downward_only) {
  auto const includes = all_includes();
  ASSERT_GT(includes.size(), 20U);
  for (auto const& [file, header] : includes) {
    auto const target = room_number(header);
    if (target >= 0 && header.find('/') != std::string::npos) {
      EXPECT_LE(target, room_number(file)) << file << " includes " << header;
    }
  }
}

TEST(rooms, third_parties_stay_in_their_place) {
  struct Place {
    char const* header;
    char const* files;
  };
  std::vector<Place> const places{
      {R"(boost/.*)", R"(parser/grammar[a-z_]*\.cpp|parser/flat\.h)"},
      {R"(libfyaml\.h)", R"(parser/yaml\.cpp)"},
      {R"(nlohmann/json\.hpp)",
       R"((.*/)?[a-z_]*json[a-z_]*\.cpp|app/report/.*\.cpp|(argmap|verify)/exchange/.*\.cpp|)"
       R"(argmap/exchange/json_parts\.h)"},
      {R"(nlohmann/json_fwd\.hpp)", R"(.*)"},
      {R"(CLI/.*)", R"(app/cli/options[a-z_]*\.(cpp|h))"},
      {R"(edlib\.h)", R"(verify/quote/.*\.cpp)"},
      {R"(utf8proc\.h)", R"(base/.*\.cpp|verify/quote/.*\.cpp)"},
      {R"(openssl/.*)", R"(base/hash\.cpp)"},
      {R"(pugixml\.hpp)", R"(argmap/exchange/(xml|read_[a-z]+)\.(h|cpp))"},
      {R"(md4c\.h)", R"(parser/article/markdown\.cpp)"},
      {R"(gumbo\.h)", R"(no file: a reference for the tests)"},
      {R"(sqlite3\.h)", R"(verify/registry/index[a-z_]*\.cpp)"},
      {R"(toml\+\+/.*|toml\+\+\.h|toml\.hpp)", R"(verify/config/toml\.cpp)"},
      {R"(httplib\.h)", R"(app/fetch/.*\.cpp|app/server/.*\.cpp)"},
      {R"(cadical\.hpp)", R"(argmap/evaluate/sat\.cpp)"},
  };
  for (auto const& [file, header] : all_includes()) {
    for (auto const& place : places) {
      if (!std::regex_match(header, std::regex(place.header))) continue;
      EXPECT_TRUE(std::regex_match(file, std::regex(place.files))) << file << " includes " << header;
    }
  }
}

}  // namespace
}  // namespace stet
