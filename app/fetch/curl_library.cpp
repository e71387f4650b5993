#include "app/fetch/curl_library.h"

#include <dlfcn.h>

namespace stet::fetch {

std::optional<CurlLibrary> load_curl() {
  void* library = nullptr;
  for (char const* name : {"libcurl.so.4", "libcurl-gnutls.so.4"}) {
    library = ::dlopen(name, RTLD_NOW | RTLD_LOCAL);
    if (library != nullptr) break;
  }
  if (library == nullptr) return std::nullopt;
  bool complete = true;
  auto const find = [&]<class F>(F& function, char const* name) {
    function = reinterpret_cast<F>(::dlsym(library, name));
    complete = complete && function != nullptr;
  };
  CurlLibrary curl;
  find(curl.easy_init, "curl_easy_init");
  find(curl.easy_cleanup, "curl_easy_cleanup");
  find(curl.easy_setopt, "curl_easy_setopt");
  find(curl.easy_perform, "curl_easy_perform");
  find(curl.easy_getinfo, "curl_easy_getinfo");
  find(curl.easy_strerror, "curl_easy_strerror");
  find(curl.slist_append, "curl_slist_append");
  find(curl.slist_free_all, "curl_slist_free_all");
  if (!complete) return std::nullopt;
  return curl;
}

}  // namespace stet::fetch
