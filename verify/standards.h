// Which standard of proof each claim has to meet: by its own data, its tags, its section, or the default. And
// which claims are presumed.
#pragma once

#include "argmap/evaluate/evaluate.h"
#include "argmap/map.h"
#include "base/diagnostic.h"
#include "verify/config/settings.h"

namespace stet::verify {

// Completes `options` (whose default holds unless the front matter names another) with the standards that the
// map and the configuration set. In order of precedence: `{standard: ...}` of the statement, then the
// configuration's for its title; `stet: {standards: {TAG: ...}}` in the front matter, then the
// configuration's tags, the first that fits; `{standard: ...}` of the innermost section that has one or whose
// title the configuration names; `stet: {standard: ...}`, then the configuration's default. A statement
// with `{assumed: true}` is presumed. What is no standard, and `assumed` that is neither true nor false, is
// reported as invalid-data.
[[nodiscard]] argmap::evaluate::Options resolve_standards(argmap::ArgumentMap const& map, FileId file,
                                                          argmap::evaluate::Options options,
                                                          Settings const& settings, Diagnostics& diagnostics);

}  // namespace stet::verify
