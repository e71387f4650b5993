// Every format that maps are both exported to and imported from: import, check, export, import comes to rest.
// The first import may change what the format has no word for, the second may number it anew; the third and
// every later one is the second, byte for byte.
#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "app/exchange/formats.h"
#include "argmap/exchange/argdown_json.h"
#include "argmap/exchange/formats.h"
#include "argmap/exchange/write_map.h"
#include "argmap/select/select.h"
#include "tests/support/fences.h"
#include "tests/support/random_map.h"
#include "tests/support/rounds.h"
#include "verify/check/check.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;
namespace exchange = argmap::exchange;

fs::path const source = STET_SOURCE_DIR;

// The importer that reads what is exported under that name; none where a format is only written.
exchange::Format const* importer_of(std::string_view name) {
  struct Other {
    std::string_view exported;
    std::string_view imported;
  };
  constexpr std::array others{Other{"xaif", "aif"}, Other{"i23", "framework"}, Other{"apx", "framework"},
                              Other{"tgf", "framework"}};
  auto const other = std::ranges::find(others, name, &Other::exported);
  return exchange::find_import_format(other == others.end() ? name : other->imported);
}

std::vector<ExportFormat> both_ways() {
  std::vector<ExportFormat> out;
  for (ExportFormat const& format : export_formats()) {
    if (importer_of(format.name) != nullptr) out.push_back(format);
  }
  return out;
}

std::string exported(fs::path const& path, std::string const& map, ExportFormat const& format) {
  verify::CheckOptions options;
  options.project = path.parent_path();
  auto const result = verify::check(path, map, options);
  if (format.write == nullptr)
    return argmap::argdown_json(result.sources, result.map, argmap::select(result.map));
  auto written = format.write({result, verify::Settings()});
  EXPECT_TRUE(written.has_value());
  return written ? std::move(written->text) : std::string();
}

// Nothing if the file holds no claims: an empty framework is no map.
std::optional<std::string> imported(std::string const& text, ExportFormat const& format) {
  auto const read = exchange::import_graph(text, importer_of(format.name));
  if (!read && read.error().message.contains("no claims")) return std::nullopt;
  EXPECT_TRUE(read.has_value()) << read.error().message << '\n' << text;
  if (!read) return std::nullopt;
  return exchange::write_map(read->graph, "registry.yaml");
}

void expect_rest(fs::path const& path, std::string const& map, ExportFormat const& format) {
  auto const first = imported(exported(path, map, format), format);
  if (!first) return;
  auto const second = imported(exported(path, *first, format), format);
  ASSERT_TRUE(second.has_value());
  auto const third = imported(exported(path, *second, format), format);
  ASSERT_TRUE(third.has_value());
  EXPECT_EQ(*third, *second) << format.name << " of " << path << '\n' << map;
}

class FixedPoint : public testing::TestWithParam<ExportFormat> {};

TEST_P(FixedPoint, OfEveryFileThatIsImported) {
  std::size_t files = 0;
  for (auto const* folder : {"exchange", "exchange-broken"}) {
    for (auto const& entry : fs::directory_iterator(source / "tests/cases" / folder)) {
      std::string const name = entry.path().filename().string();
      if (name.ends_with(".imported") || (name.starts_with("brat") && name.ends_with(".txt"))) continue;
      bool const is_brat = entry.path().extension() == ".ann";
      fs::path const article = fs::path(entry.path()).replace_extension(".txt");
      auto const read = exchange::import_graph(test::read_text(entry.path()), nullptr,
                                               is_brat ? article.filename().string() : "",
                                               is_brat ? test::read_text(article) : "");
      if (!read) continue;  // some hold nothing that could be read
      ++files;
      expect_rest(entry.path(), exchange::write_map(read->graph, "registry.yaml"), GetParam());
    }
  }
  EXPECT_GE(files, 25U);
}

TEST_P(FixedPoint, OfEveryExample) {
  for (auto const& entry : fs::recursive_directory_iterator(source / "examples")) {
    if (entry.path().extension() == ".argdown")
      expect_rest(entry.path(), test::read_text(entry.path()), GetParam());
  }
}

TEST_P(FixedPoint, OfRandomMaps) {
  for (int round = 0; round < test::rounds(1500); ++round) {
    expect_rest("map.argdown", test::RandomMap(static_cast<unsigned>(round), round % 2 == 1).write(),
                GetParam());
    if (HasFailure()) FAIL() << "round " << round;
  }
}

INSTANTIATE_TEST_SUITE_P(Formats, FixedPoint, testing::ValuesIn(both_ways()), [](auto const& format) {
  std::string name(format.param.name);
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST(FixedPoint, IsTestedForEveryFormatThatGoesBothWays) { EXPECT_EQ(both_ways().size(), 8U); }

}  // namespace
}  // namespace stet::app
