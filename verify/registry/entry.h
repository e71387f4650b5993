// Values on their way into a registry: built in memory, written as block or flow YAML. Whatever the text,
// reading it again gives the same value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parser/yaml.h"

namespace stet::verify {

struct Entry {
  enum class Kind : std::uint8_t {
    text,
    literal,  // written as it stands: true, 12, null
    list,
    mapping,
  };
  struct Member;

  Kind kind = Kind::text;
  std::string text;
  std::vector<Entry> elements;
  std::vector<Member> members;

  static Entry of(std::string_view text);
  static Entry literal(std::string_view text);
  static Entry mapping(std::vector<Member> members);
  static Entry list(std::vector<Entry> elements);

  // Adds the member unless its text is empty.
  void add(std::string_view key, std::string_view value);
  void add(std::string_view key, Entry value);
};

struct Entry::Member {
  std::string first;
  Entry second;
};

inline Entry Entry::of(std::string_view text) { return {Kind::text, std::string(text), {}, {}}; }
inline Entry Entry::literal(std::string_view text) { return {Kind::literal, std::string(text), {}, {}}; }
inline Entry Entry::mapping(std::vector<Member> members) {
  return {Kind::mapping, {}, {}, std::move(members)};
}
inline Entry Entry::list(std::vector<Entry> elements) { return {Kind::list, {}, std::move(elements), {}}; }
inline void Entry::add(std::string_view key, Entry value) {
  members.push_back({std::string(key), std::move(value)});
}

// The value at `at`, with its types. Depth is bounded by the reader.
[[nodiscard]] Entry entry_of(parser::yaml::Document const& document, parser::yaml::ValueIndex at);

// Number of scalars in it, keys included, nulls not.
[[nodiscard]] std::size_t scalars_in(Entry const& entry);

// On one line. `json`: all texts and keys in double quotation marks, so that JSON stays JSON.
[[nodiscard]] std::string flow(Entry const& entry, bool json = false);

// As lines, each indented by `indent` but the first, which follows what is already written; no line end after
// the last. Short mappings inside lists are written on one line.
[[nodiscard]] std::string block(Entry const& entry, std::size_t indent, std::string_view line_end);

}  // namespace stet::verify
