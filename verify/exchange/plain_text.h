// Claims as other programs show them.
#pragma once

#include <string>

#include "argmap/map.h"

namespace stet::verify::exchange {

// The words of a claim or argument without the marks of its tags (#figures); empty if it has no text.
[[nodiscard]] std::string plain_text(argmap::ArgumentMap const& map, argmap::OccurrenceId canonical);

}  // namespace stet::verify::exchange
