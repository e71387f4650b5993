// XML for importers: pugixml, which neither expands entities nor recurses, behind the few things they need.
#pragma once

#include <expected>
#include <memory>
#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "argmap/exchange/document.h"

namespace stet::argmap::exchange {

// The document, or what is wrong with it. Names keep their prefixes.
[[nodiscard]] std::expected<std::unique_ptr<pugi::xml_document>, ReadError> parse_xml(std::string_view text);

// An element's name without its prefix.
[[nodiscard]] std::string_view local_name(pugi::xml_node node);
// All text below a node, in order.
[[nodiscard]] std::string text_below(pugi::xml_node node);
[[nodiscard]] Span place_of(pugi::xml_node node);

}  // namespace stet::argmap::exchange
