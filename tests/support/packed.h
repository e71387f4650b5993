// Archives for tests, packed from readable texts.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stet::test {

[[nodiscard]] std::string gzip_of(std::string_view text);
// A zip archive of the files: names and contents.
[[nodiscard]] std::string zip_of(std::vector<std::pair<std::string, std::string>> const& files);

}  // namespace stet::test
