// How people find a place in a stored file that has no lines of its own.
#pragma once

#include <string>

#include "base/source.h"

namespace stet::verify {

// `page 3, line 12` of a PDF, `at 14:03` of a transcript, `paragraph 7` of a word processor's document; empty
// for other files. `at`: where the words stand in what their places lead back to (Sources::origin).
[[nodiscard]] std::string landmark(SourceFile const& file, Offset at);

}  // namespace stet::verify
