// Fields of other programs that mean nothing to a map are kept under `kept:`, where they cannot be taken for
// stet's own.
#pragma once

#include <initializer_list>
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

// Notes every other member of an edge, which has no place to keep it.
void note_fields(Cursor edge, std::span<std::string_view const> known, Notes& notes);

// Lays the members over the fields, but for those named: what is there is replaced. Linear.
void lay(Fields& fields, Cursor object, std::span<std::string_view const> without);
inline void lay(Fields& fields, Cursor object, std::initializer_list<std::string_view> without = {}) {
  lay(fields, object, std::span(without.begin(), without.size()));
}

// Adds a field that may be there already; the values of one key become a list.
void add_value(Fields& fields, std::string_view key, std::string json);

// The object's JSON without one of its members; empty if nothing is left.
[[nodiscard]] std::string json_without(Cursor object, std::string_view key);

}  // namespace stet::argmap::exchange
