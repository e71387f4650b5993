// The palettes that Argdown documents name in `color.colorScheme`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stet::argmap {

// The colours of a scheme as `#rrggbb`; the default scheme's if there is none of that name.
[[nodiscard]] std::vector<std::string> color_scheme(std::string_view name);

}  // namespace stet::argmap
