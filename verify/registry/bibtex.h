// What the files of BibTeX's importer share.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "verify/registry/import.h"

namespace stet::verify {

using BibtexFields =
    std::vector<std::pair<std::string, std::string>>;  // names in lower case, values as written

struct BibtexEntry {
  std::string type, key;
  BibtexFields fields;
  std::size_t line = 1;
};

// Adds the entries as records, each with what it inherits from others.
void add_bibtex_records(std::span<BibtexEntry const> entries, Bibliography& bibliography);

// The parts of the text between separators outside of braces, without room around them.
[[nodiscard]] std::vector<std::string_view> split_bibtex(std::string_view text, std::string_view separator);

}  // namespace stet::verify
