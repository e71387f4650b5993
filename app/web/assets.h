// The style sheet and the script of the report, built into the program from app/web/*.css and *.js
// (cmake/embed_web.cmake).
#pragma once

#include <string_view>

namespace stet::app::web {

[[nodiscard]] std::string_view style();
// The modules as one: in the order of app/web/order.txt, without their imports and exports.
[[nodiscard]] std::string_view script();

}  // namespace stet::app::web
