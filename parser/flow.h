// Small flow mappings read without the YAML library: `{rank: 1, tags: [a, "b"]}`. Most data blocks are like
// that, and a map may hold a hundred thousand of them.
#pragma once

#include <optional>

#include "parser/yaml.h"

namespace stet::parser::yaml {

// The document, or nothing if the block holds anything beyond keys, plain words, numbers, simple quoted
// strings and lists of them; then the library must read it.
[[nodiscard]] std::optional<Document> read_simple_flow(std::string_view text, Span span);

}  // namespace stet::parser::yaml
