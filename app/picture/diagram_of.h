// The diagram of a checked map: what it says and what became of it. Everything that draws (stet map, stet
// report) starts here.
#pragma once

#include "argmap/render/diagram_from.h"
#include "verify/check.h"

namespace stet::app {

// Claims with their verdicts, under the settings of the map.
[[nodiscard]] argmap::render::MapDiagram diagram_of(verify::CheckResult const& result);

}  // namespace stet::app
