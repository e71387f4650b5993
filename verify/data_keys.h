// The keys of data blocks and of the front matter that mean something: a typing error in one takes a source,
// a quotation or a standard along.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "argmap/map.h"
#include "base/diagnostic.h"
#include "base/file.h"

namespace stet::verify {

// What stands under `stet:` in front matter.
inline constexpr std::array<std::string_view, 4> stet_keys{"standard", "standards", "raters", "max-age"};

// All keys that are known in data blocks, and in front matter.
[[nodiscard]] std::span<std::string_view const> data_block_keys();
[[nodiscard]] std::span<std::string_view const> front_matter_keys();

// Reports, as invalid-data, keys that are nearly ones that are read (an error, with the fix), other keys that
// are not (a note), and values of those read in the building of a map that cannot be used. `file`: of the
// front matter.
void check_data(argmap::ArgumentMap const& map, FileId file, Diagnostics& diagnostics);

}  // namespace stet::verify
