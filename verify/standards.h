// Which standard of proof each claim has to meet: by its own data, its tags, its section, or the default. And
// which claims are presumed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "argmap/evaluate/evaluate.h"
#include "argmap/map.h"
#include "base/diagnostic.h"
#include "verify/config/settings.h"

namespace stet::verify {

// Who set a standard of proof.
enum class StandardSetter : std::uint8_t {
  nobody,         // the default of stet
  configuration,  // `standard` in stet.toml
  map,            // `stet: {standard: ...}` in the front matter
  tag,
  section,
  statement
};
[[nodiscard]] std::string_view to_string(StandardSetter by);

// Where a standard of proof was set: in the map, or in a file of the configuration ("stet.toml:3:1").
struct StandardOrigin {
  StandardSetter by = StandardSetter::nobody;
  std::string name;  // the tag or the section's title
  Location location;
  Origin origin;
};

struct StandardOrigins {
  std::vector<StandardOrigin> all;
  std::vector<std::uint32_t> by_statement;  // which of them

  [[nodiscard]] StandardOrigin const& of(argmap::StatementId statement) const {
    return all[by_statement[statement.index()]];
  }
};

struct Standards {
  argmap::evaluate::Options options;
  StandardOrigins origins;
};

// Completes `options` (whose default holds unless the front matter names another) with the standards that the
// map and the configuration set. In order of precedence: `{standard: ...}` of the statement, then the
// configuration's for its title; `stet: {standards: {TAG: ...}}` in the front matter, then the
// configuration's tags, the first that fits; `{standard: ...}` of the innermost section that has one or whose
// title the configuration names; `stet: {standard: ...}`, then the configuration's default. A statement
// with `{assumed: true}` is presumed; `{weight: ...}` of an inference, or of its argument, is what the step
// weighs. What is no standard, no weight, or `assumed` that is neither true nor false is reported as
// invalid-data.
[[nodiscard]] Standards resolve_standards(argmap::ArgumentMap const& map, FileId file,
                                          argmap::evaluate::Options options, Settings const& settings,
                                          Diagnostics& diagnostics);

}  // namespace stet::verify
