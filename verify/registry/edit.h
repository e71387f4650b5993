// Changing a registry's text where it stands: what is there keeps its comments, order and layout byte for
// byte, and what is new goes in between. Text to text; knows no files.
#pragma once

#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "verify/registry/entry.h"

namespace stet::verify {

// One entry for a list under a record's `custom:` (`ratings`, `lineage`, `status`, `snapshots`).
struct Addition {
  std::string id;   // of the record
  std::string key;  // of the list
  Entry entry;
};

// The registry with the records at the end of its list. An empty text becomes a registry. Fails if the text
// is none, or if what was there would read differently afterwards.
[[nodiscard]] std::expected<std::string, Error> add_records(std::string_view text,
                                                            std::span<Entry const> records);

// The registry with all additions made. Fails likewise, and if there is no such record.
[[nodiscard]] std::expected<std::string, Error> add_to_records(std::string_view text,
                                                               std::span<Addition const> additions);

}  // namespace stet::verify
