// JSON and YAML as importers see them: one cursor over a parsed document, with the place of every value.
// Asking for what is not there, or is of another type, gives an empty cursor: real files leave out fields,
// write null for empty lists, and numbers where others write strings.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "argmap/exchange/notes.h"
#include "base/span.h"
#include "parser/yaml.h"

namespace stet::argmap::exchange {

class Cursor {
 public:
  Cursor() = default;
  Cursor(parser::yaml::Document const& document, parser::yaml::ValueIndex at)
      : document_(&document), at_(at) {}

  [[nodiscard]] bool exists() const { return document_ != nullptr; }
  [[nodiscard]] bool is_null() const { return !exists() || type() == parser::yaml::Type::null; }
  [[nodiscard]] bool is_object() const { return exists() && type() == parser::yaml::Type::mapping; }
  [[nodiscard]] bool is_array() const { return exists() && type() == parser::yaml::Type::sequence; }
  [[nodiscard]] bool is_scalar() const { return exists() && !is_null() && !is_object() && !is_array(); }

  // The member of that name. Linear in the number of members.
  [[nodiscard]] Cursor operator[](std::string_view key) const;
  // Elements of an array; nothing for anything else.
  [[nodiscard]] std::vector<Cursor> elements() const;
  // Members of an object in their order; nothing for anything else.
  [[nodiscard]] std::vector<std::pair<std::string_view, Cursor>> members() const;
  // A string, or a number or truth value as written; empty for anything else.
  [[nodiscard]] std::string_view text() const;
  // A natural number; 0 for anything else.
  [[nodiscard]] std::uint32_t number() const;
  [[nodiscard]] bool is_true() const { return exists() && text() == "true"; }
  [[nodiscard]] Span place() const;
  // The value as JSON on one line.
  [[nodiscard]] std::string json() const;

 private:
  [[nodiscard]] parser::yaml::Type type() const { return (*document_)[at_].type; }

  parser::yaml::Document const* document_ = nullptr;
  parser::yaml::ValueIndex at_ = 0;
};

[[nodiscard]] Cursor root(parser::yaml::Document const& document);

// Keys of one object, each once: JSON may give a key twice, a data block may not. What comes later under the
// same key is called `key-2`, ...
class UniqueKeys {
 public:
  std::string operator()(std::string_view key) {
    std::string free(key);
    if (taken_.insert(free).second) return free;
    // Counted on, so that a key that stands there a million times costs no more than others.
    std::size_t& n = tries_.try_emplace(free, 1).first->second;
    do {
      free = std::string(key) + '-' + std::to_string(++n);
    } while (!taken_.insert(free).second);
    return free;
  }

 private:
  std::unordered_map<std::string, std::size_t> tries_;
  std::unordered_set<std::string> taken_;
};

// What is wrong with a file that cannot be read at all, and where.
struct ReadError {
  Offset at = 0;
  std::string message;
};

inline constexpr std::size_t json_depth = 200;

// Parses JSON (RFC 8259). Bounded depth, no recursion, linear.
[[nodiscard]] std::expected<parser::yaml::Document, ReadError> parse_json(std::string_view text);
// Parses YAML; see parser/yaml.h.
[[nodiscard]] std::expected<parser::yaml::Document, ReadError> parse_yaml(std::string_view text);

// A text as a JSON string, so that it can stand in a data block: braces are written as escapes.
[[nodiscard]] std::string in_quotes(std::string_view text);

}  // namespace stet::argmap::exchange
