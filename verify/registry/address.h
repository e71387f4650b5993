// What an address on the web says about who publishes there.
#pragma once

#include <string>
#include <string_view>

namespace stet::verify {

// `example.org` of an address; empty if it has none.
[[nodiscard]] std::string host_of(std::string_view url);

// What two ways to write the address of one page have in common: without scheme, `www.`, fragment and a slash
// at the end.
[[nodiscard]] std::string plain_address(std::string_view url);

// Where a link on the page leads; it may be relative.
[[nodiscard]] std::string resolved_address(std::string_view page, std::string_view link);

}  // namespace stet::verify
