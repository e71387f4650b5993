// Path patterns as .gitignore writes them: `*` and `?` within one name, `[a-z]`, `**` across folders.
#pragma once

#include <string>
#include <string_view>

namespace stet::verify::config {

// Whether the whole of `path` (relative, with `/`) fits the pattern. Polynomial in both lengths.
[[nodiscard]] bool glob_matches(std::string_view pattern, std::string_view path);

// As a line of a .gitignore or a `[[per-file]]` does: a pattern without a slash (but at its end) fits in any
// folder, one with a slash from the top; what fits a folder fits all below it.
[[nodiscard]] bool glob_covers(std::string_view pattern, std::string_view path);

}  // namespace stet::verify::config
