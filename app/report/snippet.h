// A place in a file as people read it: path:line:column, the line itself, carets under the words.
// Lines of any length, tabs, wide characters and spans over several lines; linear in what is shown.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "app/words/style.h"
#include "base/diagnostic.h"
#include "base/source.h"

namespace stet::app {

// Appends the primary place with its label, then the related ones, each under its own path line.
void append_places(std::string& out, Sources const& sources, Location primary, std::string_view label,
                   std::span<Label const> related, Style const& style, Paint paint);

// Width of the gutter that append_places() uses for these places, without its bar.
[[nodiscard]] std::size_t gutter_width(Sources const& sources, Location primary,
                                       std::span<Label const> related);

}  // namespace stet::app
