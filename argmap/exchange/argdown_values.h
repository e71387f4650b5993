// Small conversions that Argdown's JSON needs: YAML values as js-yaml reads them, class names of tags, UTF-16
// offsets. Internal to argmap/exchange.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "parser/yaml.h"

namespace stet::argmap {

// Writes a YAML document's root. Plain scalars that look like dates become ISO time stamps.
void write_yaml(JsonWriter& out, parser::yaml::Document const& document);

// The class that Argdown's HTML gives a tag.
[[nodiscard]] std::string tag_class(std::string_view tag);

// UTF-16 offsets of the bytes of a text.
class Utf16Offsets {
 public:
  explicit Utf16Offsets(std::string_view text);
  [[nodiscard]] std::size_t operator()(std::size_t byte) const {
    return offsets_.empty() ? byte : offsets_[byte];
  }

 private:
  std::vector<std::uint32_t> offsets_;  // empty for ASCII
};

}  // namespace stet::argmap
