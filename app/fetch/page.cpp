#include "app/fetch/page.h"

#include <chrono>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "base/process.h"

namespace stet::app {
namespace {

// AddressSanitizer reserves terabytes of address space, in the helper program as well.
#ifdef __SANITIZE_ADDRESS__
constexpr bool sanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif
#else
constexpr bool sanitized = false;
#endif

namespace fs = std::filesystem;

// `stet-fetch` in the folder of the running program.
fs::path helper() {
  std::error_code error;
  fs::path const self = fs::read_symlink("/proc/self/exe", error);
  return error ? fs::path("stet-fetch") : self.parent_path() / "stet-fetch";
}

// The value of `name: ` in the helper's header.
std::string field(std::string_view header, std::string_view name) {
  auto const at = header.find(fmt::format("{}: ", name));
  if (at == std::string_view::npos || (at > 0 && header[at - 1] != '\n')) return {};
  auto const value = header.substr(at + name.size() + 2);
  return std::string(value.substr(0, value.find('\n')));
}

}  // namespace

bool is_address(std::string const& text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

std::expected<Page, Error> fetch_page(std::string const& url, FetchLimits const& limits) {
  std::vector<std::string> arguments{helper().string(), "--max-bytes", std::to_string(limits.max_size << 20U),
                                     "--timeout", std::to_string(limits.timeout)};
  if (limits.allow_private) arguments.emplace_back("--allow-private");
  arguments.emplace_back("--");
  arguments.push_back(url);
  std::size_t const most = limits.max_size << 20U;
  auto result = run_process(arguments, {.input = {},
                                        .limit = std::chrono::seconds(limits.timeout + 5),
                                        .most_output = most + (64U << 10U),
                                        .most_memory = sanitized ? 0 : 4 * most + (std::size_t{1} << 30U)});
  if (!result) return std::unexpected(Error{result.error().message + "; it belongs beside stet"});
  if (result->timed_out)
    return std::unexpected(Error{fmt::format("`{}` took longer than {} seconds", url, limits.timeout)});
  if (result->status != 0) {
    std::string message = result->err.substr(0, result->err.find('\n'));
    if (message.empty()) message = fmt::format("stet-fetch ended with status {}", result->status);
    return std::unexpected(Error{fmt::format("cannot fetch `{}`: {}", url, message)});
  }
  auto const end = result->out.find("\n\n");
  if (end == std::string::npos) return std::unexpected(Error{"stet-fetch gave no answer"});
  std::string_view const header = std::string_view(result->out).substr(0, end + 1);
  Page page{field(header, "url"), field(header, "media-type"), {}};
  page.bytes = result->out.substr(end + 2);
  return page;
}

}  // namespace stet::app
