// The hashes by which GitHub follows an alert through changes of a file (`primaryLocationLineHash`), computed
// as CodeQL computes them: a rolling hash over a hundred UTF-16 units from the line's beginning on, blanks
// left out, line ends alike, and the n-th of its value.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stet::app {

struct LineHash {
  std::uint64_t value = 0;
  std::uint32_t nth = 1;                   // of the lines with this value
  [[nodiscard]] std::string text() const;  // `<hex>:<n>`
};

// One hash a line.
[[nodiscard]] std::vector<LineHash> line_hashes(std::string_view text);

}  // namespace stet::app
