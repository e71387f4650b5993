// The pages of docs/rules/, built into the program.
#pragma once

#include <optional>
#include <string_view>

namespace stet::app {

// The Markdown page of a rule, if docs/ had one when the program was built.
[[nodiscard]] std::optional<std::string_view> rule_page(std::string_view id);

}  // namespace stet::app
