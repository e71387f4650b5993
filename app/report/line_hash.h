// The hashes by which GitHub follows an alert through changes of a file (`primaryLocationLineHash`), computed
// as CodeQL computes them: a rolling hash over a hundred UTF-16 units from the line's beginning on, blanks
// left out, line ends alike, and the n-th of its value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stet::app {

// One hash a line, `<hex>:<n>`.
[[nodiscard]] std::vector<std::string> line_hashes(std::string_view text);

}  // namespace stet::app
