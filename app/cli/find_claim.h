// Which claim a person means by a few words on the command line.
#pragma once

#include <expected>
#include <string_view>

#include "argmap/map.h"
#include "base/file.h"

namespace stet::app {

// By title exactly, then without regard to case and spacing, then by a beginning that only one title has.
// Brackets around the title may be given. Fails with a suggestion when nothing or too much fits.
[[nodiscard]] std::expected<argmap::StatementId, Error> find_claim(argmap::ArgumentMap const& map,
                                                                   std::string_view wanted);

}  // namespace stet::app
