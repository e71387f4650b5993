// The choice between orders of the layers. Internal to this folder.
#pragma once

#include "argmap/layout/layered.h"

namespace stet::argmap::layout {

// Places the items of layers that are in order already. Small graphs are ordered from a few shuffled starts
// as well, and keep what makes the best picture.
void arrange(Layered& layered, GroupTree const& groups, Options const& options);

}  // namespace stet::argmap::layout
