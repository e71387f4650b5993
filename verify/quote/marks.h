// Marks that are mere layout in one place and mean something in another: signs beside figures, and brackets
// of notes.
#pragma once

#include <cstddef>
#include <string_view>

namespace stet::verify::quote {

// Of the ASCII signs that are often mere layout (< > = + @ #), whether the one at `at` means something there.
[[nodiscard]] bool sign_counts(std::string_view text, std::size_t at, char c);

// Whether the sign of `size` bytes at `at` stands straight before a digit and not straight after a word: -5,
// +3.
[[nodiscard]] bool stands_before_number(std::string_view text, std::size_t at, std::size_t size);

// The length in bytes of the note's number at the offset, brackets included; 0 if there is none. `[12]`
// straight after a word is one, and not part of what was said.
[[nodiscard]] std::size_t note_mark(std::string_view text, std::size_t at);

}  // namespace stet::verify::quote
