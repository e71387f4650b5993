// Words as people compare them: the form in which two spellings of one name are equal, and the nearest of
// several names to one that was mistyped.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace stet {

// The text composed (NFC), without differences of case, runs of white space as one blank, none at the ends.
// Malformed UTF-8 comes back with only its white space collapsed.
[[nodiscard]] std::string comparable(std::string_view text);

// Number of inserted, deleted, replaced or swapped neighbouring bytes between two words (optimal string
// alignment), or `limit + 1` when it is more than `limit`. Words longer than 256 bytes count as too far.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

// The candidate nearest to `word` without regard to case, if one is near enough to be what was meant (a third
// of its length, at most 3 edits); the first among equals. Empty if none is.
[[nodiscard]] std::string_view nearest(std::string_view word, std::span<std::string const> candidates);
[[nodiscard]] std::string_view nearest(std::string_view word, std::span<std::string_view const> candidates);

}  // namespace stet
