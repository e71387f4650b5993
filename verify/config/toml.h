// TOML as stet reads it: a plain tree with the place of every key and value, in the order in which they are
// written. The library that parses it is known to toml.cpp alone.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace stet::verify::toml {

enum class Type : std::uint8_t { boolean, integer, real, string, date, array, table };

using ValueIndex = std::uint32_t;

struct Member {
  std::string key;
  Span at;  // of the key
  ValueIndex value = 0;
};

struct Value {
  Type type = Type::table;
  Span at;
  std::string text;                  // strings, and dates as YYYY-MM-DD
  std::int64_t number = 0;           // integers
  double real = 0.0;                 // reals, and integers too
  bool flag = false;                 // booleans
  std::vector<Member> members;       // tables
  std::vector<ValueIndex> elements;  // arrays
};

struct Document {
  std::vector<Value> values;  // values[0] is the root table

  [[nodiscard]] Value const& operator[](ValueIndex i) const { return values[i]; }
};

struct SyntaxError {
  std::string message;
  Span at;
};

// Parses TOML 1.0. Nesting is bounded, and so are the parts of a dotted key.
[[nodiscard]] std::expected<Document, SyntaxError> parse(std::string_view text);

// `a string`, `a table`, ...: the type as a reader calls it.
[[nodiscard]] std::string_view name_of(Type type);

}  // namespace stet::verify::toml
