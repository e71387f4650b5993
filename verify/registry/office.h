// Word processors' documents, .docx and .odt, as pages: what a reader sees of their text, as HTML, a
// paragraph a line. Notes follow the body; comments, and what was struck out or hidden, are no part of it.
#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "base/file.h"

namespace stet::verify {

[[nodiscard]] std::expected<std::string, Error> page_of_docx(std::string_view bytes);
[[nodiscard]] std::expected<std::string, Error> page_of_odt(std::string_view bytes);

}  // namespace stet::verify
