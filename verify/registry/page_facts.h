// What a stored file says of itself: who wrote it, when, where it is. Total and linear.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "verify/registry/readable.h"

namespace stet::verify {

struct PageFacts {
  std::string title, site, published, language, url, doi, license;
  std::string archive_url, captured;  // of who stored it
  std::vector<std::string> authors;
};

// Of a page `<title>`, `<html lang>`, what search engines and citation managers are told (`citation_*`,
// Dublin Core, Open Graph, JSON-LD), and what the program or archive that stored it has written; of Markdown
// the front matter; of mail and MHTML the headers. `page`: the text in UTF-8, out of its message; `file`: the
// bytes as they are stored. Dates that cannot be, or are after `today`, are left out.
[[nodiscard]] PageFacts page_facts(std::string_view page, std::string_view file, MediaType type,
                                   std::string_view today);

}  // namespace stet::verify
