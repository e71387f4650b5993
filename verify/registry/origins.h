// Independence of sources: how many origins a set of sources really has. Lineage is followed to its roots;
// the sources of a circle, of one wire story, and roots of one owner are one origin. A source with several
// roots is counted with the first of them, so that independence is never overstated.
#pragma once

#include <cstdint>
#include <vector>

#include "verify/registry/source_registry.h"

namespace stet::verify {

// Where each source's content comes from: sources with the same number are one origin. Numbers may be of
// names that lineage gives and no source has, and those come after the sources'.
[[nodiscard]] std::vector<std::uint32_t> origins_of(Table<SourceRecord, SourceId> const& records,
                                                    SourceRegistry const& registry);

// By source: whether its lineage leads back to it.
[[nodiscard]] std::vector<bool> circular_of(Table<SourceRecord, SourceId> const& records,
                                            SourceRegistry const& registry);

}  // namespace stet::verify
