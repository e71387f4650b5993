// Which standard of proof each claim has to meet: by its own data, its tags, its section, or the default.
#pragma once

#include "argmap/evaluate/evaluate.h"
#include "argmap/map.h"
#include "base/diagnostic.h"

namespace stet::verify {

// Completes `options` (whose default holds unless the front matter names another) with the standards that the
// map sets. In order of precedence: `{standard: ...}` of the statement; `stet: {standards: {TAG: ...}}` in
// the front matter, the first that fits; `{standard: ...}` of the innermost section that has one; `stet:
// {standard: ...}`. What is no standard is reported as invalid-data.
[[nodiscard]] argmap::evaluate::Options resolve_standards(argmap::ArgumentMap const& map, FileId file,
                                                          argmap::evaluate::Options options,
                                                          Diagnostics& diagnostics);

}  // namespace stet::verify
