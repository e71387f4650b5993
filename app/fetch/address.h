// Addresses: their parts, and which machines may be asked for a page on somebody else's word.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <sys/socket.h>

namespace stet::fetch {

struct Address {
  std::string scheme;  // http or https
  std::string host;    // lower case, IPv6 without brackets
  std::uint16_t port = 80;
  std::string path;  // with the query, without the fragment; at least `/`

  [[nodiscard]] std::string origin() const;  // scheme://host:port
  [[nodiscard]] std::string text() const;
};

// Nothing for other schemes, for addresses with a user name in them, and for what is no address.
[[nodiscard]] std::optional<Address> parse_address(std::string_view text);
// Where a redirect leads: `location` may be relative.
[[nodiscard]] std::optional<Address> resolve(Address const& base, std::string_view location);

// False for loopback, private, link-local, multicast, documentation and other special-purpose networks (RFC
// 6890 and its registries), also when an IPv6 address only wraps such an IPv4 one.
[[nodiscard]] bool is_public(sockaddr const& address);

}  // namespace stet::fetch
