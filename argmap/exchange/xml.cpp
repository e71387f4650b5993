#include "argmap/exchange/xml.h"

#include <algorithm>

namespace stet::argmap::exchange {

std::expected<std::unique_ptr<pugi::xml_document>, ReadError> parse_xml(std::string_view text) {
  auto document = std::make_unique<pugi::xml_document>();
  auto const result =
      document->load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  if (!result) {
    auto const at = std::clamp<std::ptrdiff_t>(result.offset, 0, static_cast<std::ptrdiff_t>(text.size()));
    return std::unexpected(
        ReadError{static_cast<Offset>(at), std::string("broken XML: ") + result.description()});
  }
  return document;
}

std::string_view local_name(pugi::xml_node node) {
  std::string_view const name = node.name();
  auto const colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// In document order, without recursion.
std::string text_below(pugi::xml_node node) {
  std::string out;
  pugi::xml_node at = node.first_child();
  while (at && at != node) {
    if (at.type() == pugi::node_pcdata || at.type() == pugi::node_cdata) out += at.value();
    if (at.first_child()) {
      at = at.first_child();
      continue;
    }
    while (at != node && !at.next_sibling()) at = at.parent();
    if (at != node) at = at.next_sibling();
  }
  return out;
}

Span place_of(pugi::xml_node node) {
  auto const at = static_cast<Offset>(std::max<std::ptrdiff_t>(0, node.offset_debug()));
  return {at, at};
}

}  // namespace stet::argmap::exchange
