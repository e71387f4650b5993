// What CSL lacks and stet keeps under a record's `custom:`: tier, ratings, lineage, status, snapshots.
#pragma once

#include <string_view>

#include "verify/registry/fields.h"
#include "verify/registry/registry.h"

namespace stet::verify {

// True for a key that stands under `custom:`, and for nothing that CSL has.
[[nodiscard]] bool is_custom_key(std::string_view key);

// Reads the value of `custom:` into the record; what is unusable is reported and left out.
void read_custom(Fields& fields, Fields::Index custom, SourceRecord& record);

// The kind of status that a word stands for: the names of `to_string`, and the spellings that retraction
// feeds are known to contain.
[[nodiscard]] std::optional<StatusKind> parse_status(std::string_view word);

}  // namespace stet::verify
