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
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <netdb.h>
#include <unistd.h>

#include "app/fetch/address.h"
#include "app/fetch/curl_library.h"
#include "app/fetch/reception.h"

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

extern "C" std::size_t header_came(char* data, std::size_t size, std::size_t count, void* reception) {
  return static_cast<Reception*>(reception)->take_header({data, size * count});
}

extern "C" std::size_t body_came(char* data, std::size_t size, std::size_t count, void* reception) {
  return static_cast<Reception*>(reception)->take({data, size * count});
}

Response get(CurlLibrary const& curl, Address const& address, Limits const& limits,
             std::chrono::steady_clock::time_point deadline) {
  std::unique_ptr<CURL, decltype(curl.easy_cleanup)> const client(curl.easy_init(), curl.easy_cleanup);
  auto const numeric = numeric_address(address, limits.allow_private);
  auto const to = "::" + (numeric.contains(':') ? "[" + numeric + "]" : numeric) + ":";
  std::unique_ptr<curl_slist, decltype(curl.slist_free_all)> const connect_to(
      curl.slist_append(nullptr, to.c_str()), curl.slist_free_all);
  auto const left =
      std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
  if (left.count() <= 0) fail("it took too long");
  Reception reception{.max_bytes = limits.max_bytes, .header_bytes = 0, .response = {}, .refusal = {}};
  std::array<char, CURL_ERROR_SIZE> cause{};
  auto const set = [&](CURLoption option, auto value) {
    if (curl.easy_setopt(client.get(), option, value) != CURLE_OK)
      fail("the libcurl of this system is older than 7.49");
  };
  set(CURLOPT_URL, address.text().c_str());
  set(CURLOPT_CONNECT_TO, connect_to.get());  // and nowhere else, whatever the name is by now
  set(CURLOPT_PROXY, "");
  set(CURLOPT_PROTOCOLS, static_cast<long>(CURLPROTO_HTTP | CURLPROTO_HTTPS));
  set(CURLOPT_USERAGENT, "stet");
  set(CURLOPT_PATH_AS_IS, 1L);
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_TIMEOUT_MS, static_cast<long>(left.count()));
  set(CURLOPT_ERRORBUFFER, cause.data());
  set(CURLOPT_HEADERFUNCTION, header_came);
  set(CURLOPT_HEADERDATA, &reception);
  set(CURLOPT_WRITEFUNCTION, body_came);
  set(CURLOPT_WRITEDATA, &reception);
  auto const result = curl.easy_perform(client.get());
  if (!reception.refusal.empty()) fail(reception.refusal);
  if (result == CURLE_OPERATION_TIMEDOUT) fail("it took too long");
  if (result == CURLE_OUT_OF_MEMORY) fail("a line of its headers is too long, or there is not enough memory");
  if (result != CURLE_OK) fail(cause[0] != 0 ? cause.data() : curl.easy_strerror(result));
  curl.easy_getinfo(client.get(), CURLINFO_RESPONSE_CODE, &reception.response.status);
  return std::move(reception.response);
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
  auto const curl = load_curl();
  if (!curl) fail("fetching pages needs libcurl, which is not installed (Debian: libcurl4)");
  auto const deadline = std::chrono::steady_clock::now() + std::chrono::seconds(limits.timeout);
  for (int redirects = 0;; ++redirects) {
    Response const response = get(*curl, *address, limits, deadline);
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
    if (address->scheme == "https" && next->scheme == "http")
      fail("it redirects from https to http, where anybody on the way can change it");
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
