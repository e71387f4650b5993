// What may include what: rooms downward only, folders inside a room in the order that docs/architecture.md
// states, no large knots of files, and each third-party library in its one place.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
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
  for (auto const* room : rooms) {
    for (auto const& entry : fs::recursive_directory_iterator(fs::path(STET_SOURCE_DIR) / room)) {
      std::string const extension = entry.path().extension().string();
      if (extension != ".h" && extension != ".cpp") continue;
      std::ifstream stream(entry.path());
      for (std::string line; std::getline(stream, line);) {
        if (!line.starts_with("#include ")) continue;
        auto const begin = line.find_first_of("<\"") + 1;
        auto const end = line.find_first_of(">\"", begin);
        out.push_back(
            {entry.path().lexically_relative(STET_SOURCE_DIR).string(), line.substr(begin, end - begin)});
      }
    }
  }
  return out;
}

std::string room_of(std::string const& path) { return path.substr(0, path.find('/')); }

std::ptrdiff_t room_number(std::string const& path) {
  auto const found = std::ranges::find(rooms, room_of(path));
  return found == rooms.end() || path.find('/') == std::string::npos ? -1
                                                                     : std::distance(rooms.begin(), found);
}

// x.h and x.cpp are one component, "room/x".
std::string component(std::string const& path) { return path.substr(0, path.rfind('.')); }

// The includes between components of one room, each once.
std::map<std::string, std::set<std::string>> uses() {
  std::map<std::string, std::set<std::string>> out;
  for (auto const& [file, header] : all_includes()) {
    out[component(file)];
    if (room_number(header) < 0 || room_of(header) != room_of(file)) continue;
    if (component(header) != component(file)) out[component(file)].insert(component(header));
  }
  return out;
}

// The steps of each room, the lowest first, as the block `order` of docs/architecture.md has them: folders
// with a slash, single components of the room's own folder by name, and `.` for the rest of these.
std::map<std::string, std::vector<std::string>> stated_order() {
  std::map<std::string, std::vector<std::string>> out;
  std::ifstream stream(fs::path(STET_SOURCE_DIR) / "docs/architecture.md");
  std::string line;
  while (std::getline(stream, line) && line != "```order") {
  }
  while (std::getline(stream, line) && line != "```") {
    auto const colon = line.find(':');
    std::istringstream steps(line.substr(colon + 1));
    for (std::string step; steps >> step;) out[line.substr(0, colon)].push_back(step);
  }
  return out;
}

// Which step of its room a component stands on: the one that names the most of its path. -1: none.
std::ptrdiff_t step_of(std::vector<std::string> const& steps, std::string const& component) {
  auto const name = component.substr(component.find('/') + 1);
  std::ptrdiff_t best = -1;
  std::size_t length = 0;
  for (auto step = steps.begin(); step != steps.end(); ++step) {
    bool const is_rest = *step == "." && name.find('/') == std::string::npos;
    bool const fits = is_rest || (step->ends_with('/') ? name.starts_with(*step) : name == *step);
    if (!fits || step->size() < length) continue;
    best = std::distance(steps.begin(), step);
    length = is_rest ? 0 : step->size();
  }
  return best;
}

// Components that reach each other: Tarjan's algorithm, which may recurse here, where we wrote the input.
class Knots {
 public:
  explicit Knots(std::map<std::string, std::set<std::string>> const& uses) : uses_(uses) {
    for (auto const& [name, used] : uses)
      if (!number_.contains(name)) visit(name);
  }
  std::vector<std::vector<std::string>> found;

 private:
  void visit(std::string const& name) {
    auto const number = number_[name] = low_[name] = number_.size();
    path_.push_back(name);
    open_.insert(name);
    if (auto const used = uses_.find(name); used != uses_.end()) {
      for (auto const& next : used->second) {
        if (!number_.contains(next)) visit(next);
        if (open_.contains(next)) low_[name] = std::min(low_[name], low_[next]);
      }
    }
    if (low_[name] != number) return;
    auto const begin = std::ranges::find(path_, name);
    found.emplace_back(begin, path_.end());
    for (auto const& each : found.back()) open_.erase(each);
    path_.erase(begin, path_.end());
  }

  std::map<std::string, std::set<std::string>> const& uses_;
  std::map<std::string, std::size_t> number_, low_;
  std::vector<std::string> path_;
  std::set<std::string> open_;
};

TEST(rooms, include_downward_only) {
  auto const includes = all_includes();
  ASSERT_GT(includes.size(), 20U);
  for (auto const& [file, header] : includes) {
    if (auto const target = room_number(header); target >= 0) {
      EXPECT_LE(target, room_number(file)) << file << " includes " << header;
    }
  }
}

class Rooms : public testing::TestWithParam<char const*> {
 protected:
  std::map<std::string, std::set<std::string>> uses_;
  void SetUp() override {
    for (auto const& [name, used] : uses())
      if (room_of(name) == GetParam()) uses_[name] = used;
  }
};

TEST_P(Rooms, FoldersIncludeInTheStatedOrder) {
  auto const order = stated_order();
  ASSERT_TRUE(order.contains(GetParam()));
  auto const& steps = order.at(GetParam());
  std::set<std::ptrdiff_t> taken;
  for (auto const& [name, used] : uses_) {
    auto const step = step_of(steps, name);
    ASSERT_GE(step, 0) << name << " has no place in the order";
    taken.insert(step);
    for (auto const& other : used) EXPECT_LE(step_of(steps, other), step) << name << " includes " << other;
  }
  EXPECT_EQ(taken.size(), steps.size()) << "a step without files";
}

TEST_P(Rooms, HaveNoKnotOfMoreThanFour) {
  for (auto const& knot : Knots(uses_).found) {
    std::string names;
    for (auto const& name : knot) names += name + " ";
    EXPECT_LE(knot.size(), 4U) << names;
  }
}

INSTANTIATE_TEST_SUITE_P(All, Rooms, testing::ValuesIn(rooms),
                         [](auto const& each) { return std::string(each.param); });

TEST(rooms, knots_are_found) {
  std::map<std::string, std::set<std::string>> const example{{"a", {"b"}}, {"b", {"c", "d"}}, {"c", {"a"}},
                                                             {"d", {"e"}}, {"e", {"d"}},      {"f", {"a"}}};
  std::set<std::set<std::string>> knots;
  for (auto const& knot : Knots(example).found) knots.insert({knot.begin(), knot.end()});
  EXPECT_EQ(knots, (std::set<std::set<std::string>>{{"a", "b", "c"}, {"d", "e"}, {"f"}}));
}

// Each library with the files that may include it, by their full names: no file comes by one for what it is
// called.
std::map<std::string, std::set<std::string>> const libraries{
    {"boost/", {"parser/flat.h"}},
    {"libfyaml.h", {"parser/yaml.cpp"}},
    {"md4c.h", {"parser/article/markdown.cpp"}},
    {"nlohmann/",
     {"argmap/exchange/json_parts.h", "verify/exchange/annotations.cpp", "verify/exchange/arguebuf.cpp",
      "verify/exchange/claim_review.cpp"}},
    {"pugixml.hpp", {"argmap/exchange/xml.h"}},
    {"cadical.hpp", {"argmap/evaluate/sat.cpp"}},
    {"edlib.h", {"verify/quote/nearest.cpp"}},
    {"utf8proc.h",
     {"base/utf8.cpp", "base/words.cpp", "verify/quote/characters.cpp", "verify/quote/fold.cpp",
      "verify/quote/letters.cpp"}},
    {"nettle/", {"base/hash.cpp"}},
    {"iconv.h", {"base/encoding.cpp"}},
    {"zlib.h", {"base/archive.cpp"}},
    {"libstemmer.h", {"verify/registry/index_terms.cpp"}},
    {"sqlite3.h", {"verify/registry/index_store.cpp"}},
    {"toml++/", {"verify/config/toml.cpp"}},
    {"CLI/", {"app/cli/options_parts.h"}},
    {"curl/curl.h", {"app/fetch/curl_library.h"}},
    {"iconv.h", {"app/fetch/charset.cpp"}},
};

TEST(rooms, third_parties_stay_in_their_place) {
  std::set<std::string> seen;
  for (auto const& [file, header] : all_includes()) {
    auto const library =
        std::ranges::find_if(libraries, [&](auto const& each) { return header.starts_with(each.first); });
    if (library == libraries.end()) continue;
    EXPECT_TRUE(library->second.contains(file)) << file << " includes " << header;
    seen.insert(library->first);
  }
  for (auto const& [library, files] : libraries)
    EXPECT_TRUE(seen.contains(library)) << library << " is used nowhere";
}

// What is neither ours, nor the standard's, nor the system's, nor {fmt} stands in the list.
TEST(rooms, have_no_other_libraries) {
  std::regex const known(
      R"([a-z_0-9]+|fmt/.*|sys/.*|netinet/in\.h|(dlfcn|fcntl|netdb|poll|signal|spawn|strings|unistd)\.h|stet/stet\.h)");
  for (auto const& [file, header] : all_includes()) {
    if (room_number(header) >= 0 || std::regex_match(header, known)) continue;
    EXPECT_TRUE(
        std::ranges::any_of(libraries, [&](auto const& each) { return header.starts_with(each.first); }))
        << file << " includes " << header;
  }
}

}  // namespace
}  // namespace stet
