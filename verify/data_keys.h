// The keys of data blocks and of the front matter that mean something: a typing error in one takes a source,
// a quotation or a standard along.
#pragma once

#include "argmap/map.h"
#include "base/diagnostic.h"
#include "base/file.h"

namespace stet::verify {

// Reports, as invalid-data, keys that are nearly ones that are read (an error, with the fix), other keys that
// are not (a note), and values of those read in the building of a map that cannot be used. `file`: of the
// front matter.
void check_data(argmap::ArgumentMap const& map, FileId file, Diagnostics& diagnostics);

}  // namespace stet::verify
