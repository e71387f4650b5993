// stet-fetch: one page over HTTP or HTTPS, for `stet source`. A program of its own: see app/fetch/page.h.
//
//   stet-fetch [--allow-private] [--max-bytes N] [--timeout SECONDS] -- URL
//
// Standard output: `url: ...`, `media-type: ...`, an empty line, the page's bytes. Exit status 0, or 1 with
// the cause on standard error. Host names are looked up here, every address they have is checked, and the
// connection goes to an address that was: a name that changes its mind between check and connection gains
// nothing. Redirects are followed by hand, each checked like the first address.
#include <array>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include <httplib.h>
#include <netdb.h>
#include <unistd.h>

#include "app/fetch/address.h"

namespace stet::fetch {
namespace {

constexpr int most_redirects = 5;

struct Limits {
  bool allow_private = false;
  std::size_t max_bytes = std::size_t{32} << 20U;
  unsigned timeout = 30;
};

[[noreturn]] void fail(std::string const& message) {
  std::fprintf(stderr, "%s\n", message.c_str());
  std::exit(1);
}

extern "C" void time_is_up(int) {
  constexpr std::string_view message = "it took too long\n";
  [[maybe_unused]] auto const put = ::write(STDERR_FILENO, message.data(), message.size());
  ::_exit(1);
}

// A numeric address of the host that may be connected to.
std::string numeric_address(Address const& address, bool allow_private) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* list = nullptr;
  if (int const code = ::getaddrinfo(address.host.c_str(), nullptr, &hints, &list); code != 0)
    fail("`" + address.host + "` cannot be looked up: " + ::gai_strerror(code));
  std::string chosen;
  bool refused = false;
  for (addrinfo const* entry = list; entry != nullptr; entry = entry->ai_next) {
    if (!allow_private && !is_public(*entry->ai_addr)) {
      refused = true;
      continue;
    }
    std::array<char, NI_MAXHOST> text{};
    if (::getnameinfo(entry->ai_addr, entry->ai_addrlen, text.data(), text.size(), nullptr, 0,
                      NI_NUMERICHOST) == 0 &&
        chosen.empty())
      chosen = text.data();
  }
  ::freeaddrinfo(list);
  // A name with one private address is not to be trusted with its others.
  if (refused)
    fail("`" + address.host + "` is a private or local address; pass --allow-private if you mean it");
  if (chosen.empty()) fail("`" + address.host + "` has no address");
  return chosen;
}

struct Response {
  int status = 0;
  std::string location, media_type, body;
};

Response get(Address const& address, Limits const& limits, std::chrono::steady_clock::time_point deadline) {
  httplib::Client client(address.origin());
  if (!client.is_valid()) fail("HTTPS is not available");
  client.set_hostname_addr_map({{address.host, numeric_address(address, limits.allow_private)}});
  client.set_follow_location(false);
  client.set_keep_alive(false);
  client.set_connection_timeout(static_cast<time_t>(limits.timeout), 0);
  client.set_read_timeout(static_cast<time_t>(limits.timeout), 0);
  client.set_write_timeout(static_cast<time_t>(limits.timeout), 0);
  client.enable_server_certificate_verification(true);
  Response response;
  bool too_large = false;
  bool too_late = false;
  httplib::Headers const headers{{"User-Agent", "stet"}, {"Accept", "*/*"}, {"Accept-Encoding", "identity"}};
  auto const result = client.Get(
      address.path, headers,
      [&](httplib::Response const& head) {
        response.status = head.status;
        response.location = head.get_header_value("Location");
        response.media_type = head.get_header_value("Content-Type");
        auto const length = head.get_header_value("Content-Length");
        std::size_t declared = 0;
        std::from_chars(length.data(), length.data() + length.size(), declared);
        too_large = declared > limits.max_bytes;
        return !too_large;
      },
      [&](char const* data, std::size_t size) {
        if (size > limits.max_bytes - response.body.size()) {
          too_large = true;
          return false;
        }
        too_late = std::chrono::steady_clock::now() > deadline;
        if (too_late) return false;
        response.body.append(data, size);
        return true;
      });
  if (too_large) fail("it is larger than " + std::to_string(limits.max_bytes >> 20U) + " MiB (--max-size)");
  if (too_late) fail("it took too long");
  if (!result) fail(httplib::to_string(result.error()));
  return response;
}

void print(Address const& address, Response const& response) {
  std::string media_type = response.media_type;
  for (char& c : media_type)
    if (c == '\n' || c == '\r') c = ' ';
  std::string const header = "url: " + address.text() + "\nmedia-type: " + media_type + "\n\n";
  if (std::fwrite(header.data(), 1, header.size(), stdout) != header.size() ||
      std::fwrite(response.body.data(), 1, response.body.size(), stdout) != response.body.size() ||
      std::fflush(stdout) != 0)
    fail("cannot write the page");
}

void fetch(std::string const& url, Limits const& limits) {
  auto address = parse_address(url);
  if (!address) fail("it is no address that can be fetched: http:// or https://, a host, a path");
  auto const deadline = std::chrono::steady_clock::now() + std::chrono::seconds(limits.timeout);
  for (int redirects = 0;; ++redirects) {
    Response const response = get(*address, limits, deadline);
    bool const moved = response.status == 301 || response.status == 302 || response.status == 303 ||
                       response.status == 307 || response.status == 308;
    if (!moved) {
      if (response.status != 200) fail("the server answers with status " + std::to_string(response.status));
      print(*address, response);
      return;
    }
    if (redirects == most_redirects)
      fail("it redirects more than " + std::to_string(most_redirects) + " times");
    auto next = resolve(*address, response.location);
    if (!next) fail("it redirects to `" + response.location.substr(0, 200) + "`, which is no address for it");
    address = std::move(next);
  }
}

int run(int argc, char** argv) {
  Limits limits;
  std::optional<std::string> url;
  auto const number = [&](int i, auto& value) {
    if (i >= argc) fail("a number is missing");
    std::string_view const text(argv[i]);
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
      fail("`" + std::string(text) + "` is no number");
  };
  for (int i = 1; i < argc; ++i) {
    std::string_view const argument(argv[i]);
    if (argument == "--allow-private") {
      limits.allow_private = true;
    } else if (argument == "--max-bytes") {
      number(++i, limits.max_bytes);
    } else if (argument == "--timeout") {
      number(++i, limits.timeout);
    } else if (argument == "--" && i + 2 == argc) {
      url = argv[++i];
    } else {
      fail("usage: stet-fetch [--allow-private] [--max-bytes N] [--timeout SECONDS] -- URL");
    }
  }
  if (!url) fail("usage: stet-fetch [--allow-private] [--max-bytes N] [--timeout SECONDS] -- URL");
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGALRM, time_is_up);
  ::alarm(limits.timeout + 1);
  fetch(*url, limits);
  return 0;
}

}  // namespace
}  // namespace stet::fetch

int main(int argc, char** argv) { return stet::fetch::run(argc, argv); }
