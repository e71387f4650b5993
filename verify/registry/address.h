// What an address on the web says about who publishes there.
#pragma once

#include <string>
#include <string_view>

namespace stet::verify {

// `example.org` of an address; empty if it has none.
[[nodiscard]] std::string host_of(std::string_view url);

}  // namespace stet::verify
