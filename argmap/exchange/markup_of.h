// A claim's text as Argdown, on one line.
#pragma once

#include <string>
#include <vector>

#include "argmap/map.h"
#include "base/source.h"

namespace stet::argmap::exchange {

// The words of the occurrence that speaks for a claim as they are written, with markup, tags and citations,
// and the tags that stand elsewhere. Empty if escaping the plain text gives the same, or if the words cannot
// be put on one line (block quotations, comments).
[[nodiscard]] std::string markup_of(Sources const& sources, ArgumentMap const& map,
                                    std::vector<OccurrenceId> const& occurrences, OccurrenceId canonical);

}  // namespace stet::argmap::exchange
