#include "app/fetch/address.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

#include <netinet/in.h>

#include "base/text.h"

namespace stet::fetch {
namespace {

bool is_printable(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) > 0x20 && c != 0x7f; });
}

// Non-ASCII bytes of a path as %XX; the rest stays as it is written.
std::string encoded(std::string_view path) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (char const c : path) {
    auto const byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      out += c;
    } else {
      out += '%';
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    }
  }
  return out;
}

struct Network {
  std::uint32_t address;
  unsigned bits;
};
constexpr std::uint32_t v4(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  return a << 24U | b << 16U | c << 8U | d;
}
constexpr std::array special = {
    Network{v4(0, 0, 0, 0), 8},      Network{v4(10, 0, 0, 0), 8},     Network{v4(100, 64, 0, 0), 10},
    Network{v4(127, 0, 0, 0), 8},    Network{v4(169, 254, 0, 0), 16}, Network{v4(172, 16, 0, 0), 12},
    Network{v4(192, 0, 0, 0), 24},   Network{v4(192, 0, 2, 0), 24},   Network{v4(192, 88, 99, 0), 24},
    Network{v4(192, 168, 0, 0), 16}, Network{v4(198, 18, 0, 0), 15},  Network{v4(198, 51, 100, 0), 24},
    Network{v4(203, 0, 113, 0), 24}, Network{v4(224, 0, 0, 0), 4},    Network{v4(240, 0, 0, 0), 4}};

bool is_public_v4(std::uint32_t address) {
  return std::ranges::none_of(special, [&](Network const& network) {
    unsigned const shift = 32 - network.bits;
    return address >> shift == network.address >> shift;
  });
}

bool is_public_v6(std::array<std::uint8_t, 16> const& a) {
  auto const embedded = [&](std::size_t at) { return v4(a[at], a[at + 1], a[at + 2], a[at + 3]); };
  bool const zero_start = std::all_of(a.begin(), a.begin() + 10, [](std::uint8_t b) { return b == 0; });
  if (zero_start && a[10] == 0xff && a[11] == 0xff) return is_public_v4(embedded(12));  // ::ffff:a.b.c.d
  if (zero_start) return false;                                                         // ::, ::1, ::a.b.c.d
  if (a[0] == 0x00 && a[1] == 0x64 && a[2] == 0xff && a[3] == 0x9b)  // NAT64; what is not well known is local
    return std::all_of(a.begin() + 4, a.begin() + 12, [](std::uint8_t b) { return b == 0; }) &&
           is_public_v4(embedded(12));
  if (a[0] == 0x20 && a[1] == 0x02) return is_public_v4(embedded(2));  // 6to4
  if (a[0] == 0x3f && a[1] == 0xff && a[2] < 0x10) return false;       // documentation
  if (a[0] == 0x20 && a[1] == 0x01 && a[2] < 0x02) return false;       // Teredo, ORCHID, benchmarking
  if (a[0] == 0x20 && a[1] == 0x01 && a[2] == 0x0d && a[3] == 0xb8) return false;  // documentation
  return (a[0] & 0xe0U) ==
         0x20;  // 2000::/3 is what is given out; fc00::/7, fe80::/10, ff00::/8 are not in it
}

}  // namespace

std::string Address::origin() const {
  bool const v6 = host.find(':') != std::string::npos;
  return scheme + "://" + (v6 ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

std::string Address::text() const {
  bool const v6 = host.find(':') != std::string::npos;
  bool const usual = port == (scheme == "https" ? 443 : 80);
  return scheme + "://" + (v6 ? "[" + host + "]" : host) + (usual ? "" : ":" + std::to_string(port)) + path;
}

std::optional<Address> parse_address(std::string_view text) {
  auto const colon = text.find("://");
  if (colon == std::string_view::npos || !is_printable(text)) return {};
  Address address;
  address.scheme = lower(text.substr(0, colon));
  if (address.scheme != "http" && address.scheme != "https") return {};
  address.port = address.scheme == "https" ? 443 : 80;
  std::string_view rest = text.substr(colon + 3);
  auto const end = std::min(rest.find_first_of("/?#"), rest.size());
  std::string_view authority = rest.substr(0, end);
  rest = rest.substr(end);
  if (authority.find_first_of("@\\") != std::string_view::npos) return {};
  std::string_view port;
  if (authority.starts_with('[')) {
    auto const close = authority.find(']');
    if (close == std::string_view::npos) return {};
    address.host = lower(authority.substr(1, close - 1));
    port = authority.substr(close + 1);
    // An IPv6 address, and nothing else.
    bool const is_v6 = address.host.contains(':') &&
                       address.host.find_first_not_of("0123456789abcdef:.") == std::string::npos;
    if (!is_v6 || (!port.empty() && port.front() != ':')) return {};
  } else {
    auto const at = std::min(authority.find(':'), authority.size());
    address.host = lower(authority.substr(0, at));
    port = authority.substr(at);
    if (address.host.find_first_of("[]%<>\"^`{|}") != std::string::npos) return {};  // of no name
  }
  if (address.host.empty() || address.host.size() > 253) return {};
  if (!port.empty()) {
    port.remove_prefix(1);
    auto const [stop, error] = std::from_chars(port.data(), port.data() + port.size(), address.port);
    if (error != std::errc{} || stop != port.data() + port.size() || address.port == 0) return {};
  }
  rest = rest.substr(0, rest.find('#'));
  address.path = encoded(rest.starts_with('/') ? std::string(rest) : "/" + std::string(rest));
  return address;
}

std::optional<Address> resolve(Address const& base, std::string_view location) {
  // A scheme of its own: letters before a colon.
  if (auto const colon = location.find_first_of(":/?#"); colon < location.size() && location[colon] == ':')
    return parse_address(location);
  if (location.starts_with("//")) return parse_address(base.scheme + ":" + std::string(location));
  if (!is_printable(location)) return {};
  location = location.substr(0, location.find('#'));
  Address address = base;
  if (location.starts_with('/')) {
    address.path = encoded(location);
  } else if (location.starts_with('?')) {
    address.path = base.path.substr(0, base.path.find('?')) + encoded(location);
  } else if (!location.empty()) {
    auto const folder = base.path.substr(0, base.path.find('?'));
    address.path = folder.substr(0, folder.rfind('/') + 1) + encoded(location);
  }
  return address;
}

bool is_public(sockaddr const& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in v4_address{};
    std::memcpy(&v4_address, &address, sizeof v4_address);
    return is_public_v4(ntohl(v4_address.sin_addr.s_addr));
  }
  if (address.sa_family != AF_INET6) return false;
  sockaddr_in6 v6_address{};
  std::memcpy(&v6_address, &address, sizeof v6_address);
  std::array<std::uint8_t, 16> bytes{};
  std::memcpy(bytes.data(), &v6_address.sin6_addr, bytes.size());
  return is_public_v6(bytes);
}

}  // namespace stet::fetch
