#include "app/cli/map_file.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include <unistd.h>

namespace stet::app {
namespace {

// Less than of files: their size is known, and this grows by doubling.
constexpr std::uint64_t input_limit = default_file_limit / 2;

std::expected<MapText, Error> text_of(std::string const& path, Reading const& reading) {
  auto const checked = [&](MapText map) -> std::expected<MapText, Error> {
    if (map.holds_no_map) return std::unexpected(Error{no_fence(path)});
    return map;
  };
  if (path == "-") {
    auto text = read_standard_input();
    if (!text) return std::unexpected(std::move(text.error()));
    return checked(map_text("<stdin>", std::move(*text)));
  }
  auto map = read_map(std::filesystem::path(path).lexically_normal(), *reading.files);
  return map ? checked(std::move(*map)) : std::move(map);
}

}  // namespace

std::expected<std::string, Error> read_standard_input() {
  std::string content;
  std::string block(1U << 16U, '\0');
  for (;;) {
    ssize_t const got = ::read(STDIN_FILENO, block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0)
      return std::unexpected(Error{"cannot read standard input: " + std::generic_category().message(errno)});
    if (got == 0) return content;
    content.append(block, 0, static_cast<std::size_t>(got));
    if (content.size() > input_limit)
      return std::unexpected(
          Error{"standard input is larger than the limit of " + std::to_string(input_limit >> 20U) + " MiB"});
  }
}

std::expected<verify::CheckResult, Error> judge_file(std::string const& path, Reading const& reading) {
  auto map = text_of(path, reading);
  if (!map) return std::unexpected(std::move(map.error()));
  return judge(std::move(*map), reading);
}

std::expected<verify::MapReading, Error> read_map_file(std::string const& path, Reading const& reading,
                                                       std::optional<std::filesystem::path> const& settings) {
  auto map = text_of(path, reading);
  if (!map) return std::unexpected(std::move(map.error()));
  return read_only(std::move(*map), reading, settings);
}

}  // namespace stet::app
