// Material that is compared with and is not ours to distribute: the folder `shared` beside the checkout, or
// the one that STET_SHARED names. A test that needs it and does not find it is skipped, and says so.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

namespace stet::test {

// The path of a file or folder in there; nothing if it is not there.
[[nodiscard]] inline std::optional<std::filesystem::path> shared(std::string const& name) {
  char const* const named = std::getenv("STET_SHARED");
  auto const folder = named != nullptr ? std::filesystem::path(named)
                                       : std::filesystem::path(STET_SOURCE_DIR).parent_path() / "shared";
  if (!std::filesystem::exists(folder / name)) return std::nullopt;
  return folder / name;
}

}  // namespace stet::test

// At the beginning of a test: `path` is that of shared/`name`, or the test is skipped.
#define STET_NEEDS_SHARED(path, name)         \
  auto const path = stet::test::shared(name); \
  if (!path) GTEST_SKIP() << "shared/" << (name) << " does not lie beside the checkout: nothing compared"
