// Whether this machine has fonts for the words of a picture. An SVG is drawn where it is shown, by whoever
// shows it; PNG and PDF are drawn here, and a letter that no font has comes out as a box.
#pragma once

#include <string>
#include <string_view>

namespace stet::app {

// Characters of the text that none of the ranges has, each once, in order; at most twenty. `ranges` is what
// `fc-list
// --format "%{charset}\n"` prints: hexadecimal numbers, "20-7e a0".
[[nodiscard]] std::string without_glyphs(std::string_view text, std::string_view ranges);

// A note on the characters of an SVG that no installed font has; empty if there are none, or fontconfig is
// not there to be asked.
[[nodiscard]] std::string note_on_glyphs(std::string_view svg);

}  // namespace stet::app
