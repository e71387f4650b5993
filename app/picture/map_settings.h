// What Argdown's own settings say about how its map is drawn, in the words of `stet map`.
#pragma once

#include "app/picture/settings.h"
#include "parser/yaml.h"

namespace stet::app {

// From `dot.graphVizSettings.rankdir` (or `graphVizSettings.rankdir`) of the map's settings; nothing if it is
// not there or none of BT, TB, RL, LR. Argdown's lines lead from the reason to what it is for, so that BT,
// its default, has reasons below.
[[nodiscard]] std::optional<Arrangement> arrangement_of(parser::yaml::Document const& settings);

}  // namespace stet::app
