#include "app/cli/judge.h"

#include <filesystem>
#include <utility>

#include "app/cli/input.h"
#include "app/lint/plan.h"
#include "verify/check/check.h"
#include "verify/config/configuration.h"

namespace stet::app {

verify::CheckOptions check_options(Reading const& reading) {
  verify::CheckOptions options;
  options.dialect = reading.dialect;
  options.allow_outside = reading.allow_outside;
  if (reading.project) options.project = *reading.project;
  options.registry = reading.registry;
  options.policy = reading.policy;
  return options;
}

namespace {

struct NamedText {
  std::filesystem::path name;
  std::string text;
};

std::expected<NamedText, Error> text_of(std::string const& path) {
  bool const is_standard_input = path == "-";
  std::filesystem::path name = is_standard_input ? "<stdin>" : std::filesystem::path(path).lexically_normal();
  auto map = is_standard_input ? read_standard_map(name) : read_map(name);
  if (!map) return std::unexpected(std::move(map.error()));
  if (map->holds_no_map) return std::unexpected(Error{"`" + path + "` holds no ```argdown fence"});
  return NamedText{std::move(name), std::move(map->text)};
}

}  // namespace

std::expected<verify::CheckResult, Error> judge_file(std::string const& path, Reading const& reading) {
  auto map = text_of(path);
  if (!map) return std::unexpected(std::move(map.error()));
  auto options = check_options(reading);
  auto const settings = verify::Configuration({}).settings_for(map->name);
  if (!settings) return std::unexpected(settings.error());
  options.house = *settings;
  options.today = today_of({});
  if (options.project.empty() && !(*settings)->folder.empty()) options.project = (*settings)->folder;
  return verify::check(map->name, std::move(map->text), options);
}

std::expected<verify::MapReading, Error> read_map_file(std::string const& path, Reading const& reading,
                                                       std::optional<std::filesystem::path> const& settings) {
  auto map = text_of(path);
  if (!map) return std::unexpected(std::move(map.error()));
  auto options = check_options(reading);
  options.settings = settings;
  return verify::read(map->name, std::move(map->text), options);
}

}  // namespace stet::app
