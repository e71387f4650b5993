// The diagram of a checked map: what it says and what became of it. Everything that draws (stet map, stet
// report) starts here.
#pragma once

#include "app/picture/settings.h"
#include "argmap/render/diagram_from.h"
#include "verify/check_result.h"

namespace stet::app {

// What the settings show of a map: verdicts, unless they say otherwise, where it cites something.
[[nodiscard]] Shown shown_by(PictureSettings const& settings, verify::CheckResult const& result);

// Claims with their verdicts, under the settings of the map, and as much more as `shown` asks.
// Evidence hangs on the claim or argument that it speaks for, or, if that is not shown, on the argument that
// it is part of.
[[nodiscard]] argmap::render::MapDiagram diagram_of(verify::CheckResult const& result,
                                                    Shown const& shown = {});

// "Reuters, 2008-02-17": what a source is called where there is little room.
[[nodiscard]] std::string short_name(verify::SourceRecord const& source);

}  // namespace stet::app
