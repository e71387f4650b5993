// Signs that people do not see and that change what they see: what shows or writes words for people replaces
// them.
#pragma once

namespace stet {

// Embeddings, overrides and isolates, which reorder what stands around them (CVE-2021-42574), the separators
// at which some programs end a line, and the byte order mark.
[[nodiscard]] constexpr bool is_reordering(char32_t c) {
  return (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

// C0 and C1, and what deletes.
[[nodiscard]] constexpr bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

}  // namespace stet
