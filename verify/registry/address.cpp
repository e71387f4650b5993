#include "verify/registry/address.h"

#include <algorithm>

namespace stet::verify {

std::string host_of(std::string_view url) {
  auto const scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#"));
  if (auto const user = url.rfind('@'); user != std::string_view::npos) url.remove_prefix(user + 1);
  if (!url.starts_with('[')) url = url.substr(0, url.find(':'));
  std::string host(url);
  std::ranges::transform(host, host.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  while (host.ends_with('.')) host.pop_back();
  return host.starts_with("www.") ? host.substr(4) : host;
}

std::string plain_address(std::string_view url) {
  url = url.substr(0, url.find('#'));
  auto const scheme = url.find("://");
  auto const path = scheme == std::string_view::npos ? scheme : url.find_first_of("/?", scheme + 3);
  std::string plain = host_of(url);
  if (path != std::string_view::npos) plain += url.substr(path);
  while (plain.ends_with('/')) plain.pop_back();
  return plain;
}

std::string resolved_address(std::string_view page, std::string_view link) {
  auto const scheme = page.find("://");
  if (scheme == std::string_view::npos || link.substr(0, link.find_first_of("/?#")).contains(':'))
    return std::string(link);
  auto const host_end = std::min(page.find_first_of("/?#", scheme + 3), page.size());
  std::string_view base = page.substr(0, scheme + 1);
  if (link.starts_with("//")) return std::string(base) + std::string(link);
  base = page.substr(0, host_end);
  if (link.starts_with('/')) return std::string(base) + std::string(link);
  auto const path = page.substr(0, page.find_first_of("?#", host_end));
  auto const folder = path.rfind('/');
  if (folder == std::string_view::npos || folder < host_end)
    return std::string(base) + '/' + std::string(link);
  return std::string(path.substr(0, folder + 1)) + std::string(link);
}

}  // namespace stet::verify
