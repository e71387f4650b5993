// YAML with the exact place of every key and value: data blocks, front matter, registries.
// Bounded depth; aliases and merge keys are refused, so a document is never larger than its text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/span.h"

namespace stet::parser::yaml {

enum class Type : std::uint8_t { null, boolean, number, string, sequence, mapping };

using ValueIndex = std::uint32_t;

// One value; documents are flat preorder vectors like the syntax tree.
struct Value {
  Type type = Type::null;
  ValueIndex next = 0;  // index of the first value after this one's subtree
  Span span;            // in the file; quoted scalars with their quotation marks
  std::string text;     // scalars: the decoded content; for keys, see Document::members
  bool plain = false;   // scalars: written without quotation marks
};

struct Member;

// A parsed YAML document. values[0] is the root; a document without values is empty.
class Document {
 public:
  std::vector<Value> values;

  [[nodiscard]] bool empty() const { return values.empty(); }
  // Elements of a sequence; a mapping's children alternate key, value.
  [[nodiscard]] std::vector<ValueIndex> elements(ValueIndex sequence) const;
  [[nodiscard]] std::vector<Member> members(ValueIndex mapping) const;
  // The value under a key of a mapping, if any; the last of duplicates.
  [[nodiscard]] std::optional<ValueIndex> find(ValueIndex mapping, std::string_view key) const;
  [[nodiscard]] Value const& operator[](ValueIndex i) const { return values[i]; }
};

struct Member {
  ValueIndex key;
  ValueIndex value;
};

// Parses `text[span]` (plain block or flow YAML) of the file; spans in the result are offsets into the file.
// Broken YAML is reported as invalid-data at its exact place; what could be read before it is kept.
[[nodiscard]] Document parse(FileId file, std::string_view text, Span span, Diagnostics& diagnostics);

// Parses a data block `{...}` with its braces: flow YAML, or block YAML when a line break follows the brace.
[[nodiscard]] Document parse_data(FileId file, std::string_view text, Span span, Diagnostics& diagnostics);

// The type of an unquoted scalar, as js-yaml's default schema (YAML 1.2 core, with underscores in numbers)
// decides it. Dates are strings.
[[nodiscard]] Type type_of_plain(std::string_view text);

// The value of a number that `type_of_plain` found: decimal, binary, octal, hexadecimal, infinite or not a
// number.
[[nodiscard]] double to_number(std::string_view text);

// An unquoted date or time (`2008-02-22`, `2008-02-22 10:15:00 +1`) as `2008-02-22T00:00:00.000Z`, which is
// what JavaScript makes of it; nothing if the text is none.
[[nodiscard]] std::optional<std::string> to_iso_timestamp(std::string_view text);

}  // namespace stet::parser::yaml
