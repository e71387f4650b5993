// Argdown's own JSON export: the same keys, nesting and positions (lines and columns from 1, UTF-16 units,
// ends inclusive) as @argdown/core 2.0.1 prints, for scripts that read it.
#pragma once

#include <string>

#include "argmap/map.h"
#include "argmap/select/select.h"
#include "base/json.h"
#include "base/source.h"

namespace stet::argmap {

// Writes the export of a map and its view to the sink, block by block. Honours `json.spaces`,
// `json.exportMap`, `json.exportSections`, `json.exportTags` and `json.exportData` of the map's settings.
void write_argdown_json(Sources const& sources, ArgumentMap const& map, MapView const& view, Sink sink);

// The same in one string.
[[nodiscard]] std::string argdown_json(Sources const& sources, ArgumentMap const& map, MapView const& view);

}  // namespace stet::argmap
