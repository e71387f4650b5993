// Dates as CSL writes them: lists of numbers, mappings, texts.
#pragma once

#include <string>
#include <string_view>

#include "verify/registry/fields.h"

namespace stet::verify {

// The date under the key, as `2008-02-22` or `2007/2008`, or in words if it is written in words; empty if
// there is none. What is no date is reported.
[[nodiscard]] std::string date_of_csl(Fields& fields, Fields::Index record, std::string_view key);

}  // namespace stet::verify
