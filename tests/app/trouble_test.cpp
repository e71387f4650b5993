// One map's trouble is its own: whatever goes wrong in it, the others are reported in every format, the map
// is named, and the run ends with 2.
#include <memory>
#include <new>
#include <stdexcept>

#include <gtest/gtest.h>

#include "app/report/formats.h"
#include "app/run/check_plan.h"
#include "app/run/run.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;

// Maps of which reading some throws, as a library that meets a bug would.
class Poisoned final : public Files {
 public:
  explicit Poisoned(std::map<fs::path, std::string> const& texts) : texts_(texts) {}
  [[nodiscard]] std::expected<std::string, Error> read(fs::path const& path,
                                                       std::uint64_t limit) const override {
    auto const name = path.filename().string();
    if (name.starts_with("memory")) throw std::bad_alloc();
    if (name.starts_with("bug")) throw std::out_of_range("a bug");
    return texts_.read(path, limit);
  }
  [[nodiscard]] FileFacts look(fs::path const& path) const override { return texts_.look(path); }
  [[nodiscard]] std::expected<std::vector<FolderEntry>, Error> list(fs::path const& folder) const override {
    return texts_.list(folder);
  }
  [[nodiscard]] fs::path absolute(fs::path const& path) const override { return texts_.absolute(path); }
  [[nodiscard]] std::optional<fs::path> resolve(fs::path const& path) const override {
    return texts_.resolve(path);
  }

 private:
  Memory texts_;
};

TEST(Trouble, StaysWithItsMapInEveryFormat) {
  std::map<fs::path, std::string> texts;
  for (int i = 0; i < 20; ++i) texts["/sound" + std::to_string(i) + ".argdown"] = "[A]: It is old.\n";
  for (auto const* name : {"/memory.argdown", "/bug.argdown"}) texts[name] = "[A]: It is old.\n";
  Request request;
  request.reading.files = std::make_shared<Poisoned const>(texts);
  for (auto const& [path, text] : texts) request.paths.push_back(path.string());
  request.configuration.isolated = true;
  for (auto const& format : formats()) request.formats.push_back(format.format);
  auto run = check_maps(request);
  ASSERT_TRUE(run);
  EXPECT_EQ(exit_code(*run, Severity::error), 2);
  ASSERT_EQ(run->problems.size(), 2U);
  EXPECT_EQ(run->problems[0].message, "`/bug.argdown`: internal error: a bug");
  EXPECT_EQ(run->problems[1].message, "`/memory.argdown`: there is not enough memory to check it");
  std::vector<std::string> documents(request.formats.size());
  std::vector<Sink> sinks;
  for (auto& document : documents)
    sinks.emplace_back([&document](std::string_view part) { document += part; });
  write_documents(*run, request, sinks);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    if (request.formats[i] == Format::github) {  // which shows ten findings and counts the others
      EXPECT_NE(documents[i].find("10 more not annotated"), std::string::npos);
      continue;
    }
    for (int map = 0; map < 20; ++map)
      EXPECT_NE(documents[i].find("sound" + std::to_string(map) + ".argdown"), std::string::npos)
          << info(request.formats[i]).name;
  }
}

}  // namespace
}  // namespace stet::app
