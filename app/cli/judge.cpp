#include "app/cli/judge.h"

#include <filesystem>
#include <utility>

#include "app/cli/input.h"

namespace stet::app {

verify::CheckOptions check_options(Reading const& reading) {
  verify::CheckOptions options;
  options.dialect = reading.dialect;
  options.allow_outside = reading.allow_outside;
  if (reading.project) options.project = *reading.project;
  options.registry = reading.registry;
  return options;
}

std::expected<verify::CheckResult, Error> judge_file(std::string const& path, Reading const& reading) {
  bool const is_standard_input = path == "-";
  std::filesystem::path const name =
      is_standard_input ? "<stdin>" : std::filesystem::path(path).lexically_normal();
  auto map = is_standard_input ? read_standard_map(name) : read_map(name);
  if (!map) return std::unexpected(std::move(map.error()));
  if (map->holds_no_map) return std::unexpected(Error{"`" + path + "` holds no ```argdown fence"});
  return verify::check(name, std::move(map->text), check_options(reading));
}

}  // namespace stet::app
