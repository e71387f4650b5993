// Extensions by trying every subset: slow, and obviously right. For frameworks of up to a dozen arguments.
#pragma once

#include <set>
#include <vector>

#include "argmap/evaluate/solve.h"

namespace stet::argmap::evaluate::test {

using Sets = std::set<Extension>;

[[nodiscard]] Sets all_extensions(Framework const& framework, Semantics semantics);

}  // namespace stet::argmap::evaluate::test
