// Operations on data blocks that the map needs: merging as Argdown merges (deep; the later wins; sequences
// by index) and reading settings. Knows YAML values and no map.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parser/yaml.h"

namespace stet::argmap::data {

using parser::yaml::Document;
using parser::yaml::Type;
using parser::yaml::Value;
using parser::yaml::ValueIndex;

// `base` with `over` laid on it: mappings key by key, sequences element by element, anything else replaced.
// Keys keep the order of their first appearance. Depth is bounded by the YAML parser's limit.
[[nodiscard]] Document merge(Document const& base, Document const& over);

// The value under a path of keys from the root mapping, if every step is there.
[[nodiscard]] std::optional<ValueIndex> find(Document const& document,
                                             std::initializer_list<std::string_view> path);

// The boolean there; nothing if it is absent or no boolean.
[[nodiscard]] std::optional<bool> boolean(Document const& document,
                                          std::initializer_list<std::string_view> path);

// Whether JavaScript would take the value there for true, which is how Argdown reads its settings; nothing if
// it is absent.
[[nodiscard]] std::optional<bool> truthy(Document const& document,
                                         std::initializer_list<std::string_view> path);

// The scalar's content there, whatever its type; nothing for sequences, mappings and null.
[[nodiscard]] std::optional<std::string_view> scalar(Document const& document,
                                                     std::initializer_list<std::string_view> path);

[[nodiscard]] bool is_true(Value const& value);
[[nodiscard]] bool is_scalar(Value const& value);

// A number that is an integer in `int`'s range, written in decimal.
[[nodiscard]] std::optional<int> integer(Value const& value);

}  // namespace stet::argmap::data
