// What a PDF says of itself: rsvg-convert leaves out its title and language.
#pragma once

#include <string>
#include <string_view>

namespace stet::app {

// Adds an update at the end of the file, as the format provides for; all before stays as it is. A file that
// is not as cairo writes it is returned unchanged. `language` is a tag like `en` or `de-AT`; others are left
// out.
[[nodiscard]] std::string with_metadata(std::string pdf, std::string_view title, std::string_view language);

}  // namespace stet::app
