// The syntax tree as text, for people and for tests.
#include <algorithm>
#include <array>
#include <string>

#include "base/signs.h"
#include "base/utf8.h"
#include "parser/parse.h"

namespace stet::parser {
namespace {

constexpr std::array form_names{"untitled", "definition", "reference"};
constexpr std::array quote_mark_names{"straight", "curly", "single", "german", "french", "corner", "block"};

std::string flags(Node const& node) {
  switch (node.kind) {
    case Kind::heading: return " " + std::to_string(node.flags);
    case Kind::statement:
    case Kind::argument: return std::string(" ") + form_names[node.flags];
    case Kind::relation: return " " + std::string(to_string(static_cast<Symbol>(node.flags)));
    case Kind::inference: return node.flags != 0 ? " collapsed" : "";
    case Kind::list: return node.flags != 0 ? " ordered" : "";
    case Kind::quotation: return std::string(" ") + quote_mark_names[node.flags];
    default: return "";
  }
}

void append_quoted(std::string& out, std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  out += '"';
  auto const append_byte = [&](unsigned char byte) {
    out += "\\x";
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
  };
  std::size_t hidden = 0;  // bytes of a sign that would change how the line shows
  for (std::size_t at = 0; at < text.size(); ++at) {
    char const c = text[at];
    auto const byte = static_cast<unsigned char>(c);
    if (byte >= 0x7F && hidden == 0) {
      auto const [sign, size] = utf8::decode(text, at);
      if (stet::is_control(sign) || stet::is_reordering(sign)) hidden = size;
    }
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20 || hidden > 0) {
      append_byte(byte);
      hidden -= hidden > 0 ? 1 : 0;
    } else {
      out += c;
    }
  }
  out += '"';
}

}  // namespace

std::string dump(SyntaxTree const& tree, std::string_view text) {
  std::string out;
  std::vector<NodeIndex> ends;  // of the nodes around the current one
  for (NodeIndex i = 0; i < tree.nodes.size(); ++i) {
    while (!ends.empty() && ends.back() <= i) ends.pop_back();
    Node const& node = tree[i];
    // Nesting that no page could show is not shown: the line would be longer than the document.
    constexpr std::size_t deepest = 64;
    out.append(2 * std::min(ends.size(), deepest), ' ');
    out += to_string(node.kind);
    out += flags(node);
    out += " " + std::to_string(node.span.begin) + "-" + std::to_string(node.span.end);
    if (node.next == i + 1 && !node.span.empty()) {
      out += ' ';
      append_quoted(out, node.span.of(text));
    }
    out += '\n';
    ends.push_back(node.next);
  }
  return out;
}

}  // namespace stet::parser
