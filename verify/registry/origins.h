// Independence of sources: what each goes back to. Lineage is followed to its roots; the sources of a circle
// and of one wire story are one root, and so is every owner on the way. Sources are independent of each other
// if they share no root, so whatever else is declared can only make them less so.
#pragma once

#include <cstdint>
#include <vector>

#include "base/rows.h"
#include "verify/registry/source_registry.h"

namespace stet::verify {

// By source its roots, ascending; never none, and at most 64.
[[nodiscard]] Rows<std::uint32_t> roots_of(Table<SourceRecord, SourceId> const& records,
                                           SourceRegistry const& registry);

// By source: whether its lineage leads back to it.
[[nodiscard]] std::vector<bool> circular_of(Table<SourceRecord, SourceId> const& records,
                                            SourceRegistry const& registry);

}  // namespace stet::verify
