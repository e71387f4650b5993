#include "verify/config/profiles.h"

namespace stet::verify::config {

std::span<Profile const> profiles() {
  // A paper is full of figures and of words in quotation marks that nobody maps one by one; a site's pages
  // are guides and announcements beside its pieces.
  static std::vector<Profile> const all{
      {"news", {}},
      {"scholarly",
       {{"unmapped-figure", {}},
        {"unmapped-quote", Severity::info},
        {"overstated-claim", Severity::warning}}},
      {"web", {{"unmapped-figure", Severity::info}, {"unmapped-quote", Severity::info}}},
  };
  return all;
}

}  // namespace stet::verify::config
