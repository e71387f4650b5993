// What claims are called in addresses: the fragments of a report's page, and of the reviews that lead there.
#pragma once

#include <string>
#include <string_view>

#include "argmap/map.h"
#include "base/id.h"

namespace stet::verify {

// Words as the fragment of an address: lower case, joined by hyphens, at most `longest` bytes.
[[nodiscard]] std::string fragment_of(std::string_view words, std::size_t longest);

// `claim-military-pledge` of [Military pledge]; of an untitled claim, the beginning of its words. Each is
// another one, and stays what it is as long as the claims before it do.
[[nodiscard]] Table<std::string, argmap::StatementId> claim_ids(argmap::ArgumentMap const& map);

}  // namespace stet::verify
