// The system's libcurl, loaded when a page is fetched: TLS, its certificates and their updates are the
// system's.
#pragma once

#include <optional>

#define CURL_DISABLE_DEPRECATION  // what every libcurl.so.4 has is what is asked for
#include <curl/curl.h>

namespace stet::fetch {

struct CurlLibrary {
  decltype(&curl_easy_init) easy_init = nullptr;
  decltype(&curl_easy_cleanup) easy_cleanup = nullptr;
  CURLcode (*easy_setopt)(CURL*, CURLoption, ...) = nullptr;
  decltype(&curl_easy_perform) easy_perform = nullptr;
  CURLcode (*easy_getinfo)(CURL*, CURLINFO, ...) = nullptr;
  decltype(&curl_easy_strerror) easy_strerror = nullptr;
  decltype(&curl_slist_append) slist_append = nullptr;
  decltype(&curl_slist_free_all) slist_free_all = nullptr;
};

// None if this system has no libcurl.
[[nodiscard]] std::optional<CurlLibrary> load_curl();

}  // namespace stet::fetch
