#include "app/run/one_map.h"

#include <utility>

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
  options.today = reading.today;
  options.files = reading.files;
  return options;
}

std::expected<std::shared_ptr<verify::Settings const>, Error> settings_of(std::filesystem::path const& path,
                                                                          Reading const& reading) {
  verify::ConfigurationOptions options;
  options.allow_outside = reading.allow_outside;
  return verify::Configuration(std::move(options), reading.files).settings_for(path);
}

std::expected<verify::CheckResult, Error> judge(MapText map, Reading const& reading) {
  auto options = check_options(reading);
  auto const settings = settings_of(map.name, reading);
  if (!settings) return std::unexpected(settings.error());
  options.settings = *settings;
  if (options.project.empty() && !(*settings)->folder.empty()) options.project = (*settings)->folder;
  return verify::check(map.name, std::move(map.text), options);
}

verify::MapReading read_only(MapText map, Reading const& reading,
                             std::optional<std::filesystem::path> const& settings) {
  auto options = check_options(reading);
  options.argdown_config = settings;
  return verify::read(map.name, std::move(map.text), options);
}

}  // namespace stet::app
