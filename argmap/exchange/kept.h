// Fields of other programs that mean nothing to a map are kept under `kept:`, where they cannot be taken for
// stet's own.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "argmap/exchange/document.h"
#include "argmap/exchange/graph.h"

namespace stet::argmap::exchange {

// Adds `kept: {...}` with every member of the object but those named (and those that are null or empty).
// Notes each key once as `<what> field ...`.
void keep_fields(Fields& data, Cursor object, std::span<std::string_view const> known, std::string_view what,
                 Notes& notes);

// The object's JSON without one of its members; empty if nothing is left.
[[nodiscard]] std::string json_without(Cursor object, std::string_view key);

}  // namespace stet::argmap::exchange
