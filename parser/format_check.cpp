// Whether two documents read the same but for white space: what the formatter promises, checked on its
// result.
#include <string>
#include <utility>
#include <vector>

#include "parser/characters.h"
#include "parser/format.h"
#include "parser/parse.h"

namespace stet::parser {
namespace {

std::string_view without_blanks_behind(std::string_view words) {
  while (!words.empty() && is_gap(words.back())) words.remove_suffix(1);
  return words;
}

// A leaf that is copied byte for byte, unlike text, whose white space may differ.
bool is_verbatim_leaf(SyntaxTree const& tree, NodeIndex i) {
  switch (tree[i].kind) {
    case Kind::document:
    case Kind::relation:
    case Kind::numbered:
    case Kind::paragraph_break: return false;
    default: return tree[i].next == i + 1;
  }
}

// The document as a string in which white space is one blank between words and none elsewhere.
std::string reading(SyntaxTree const& tree, std::string_view text) {
  std::string out;
  out.reserve(text.size() + tree.nodes.size() * 4);
  std::vector<NodeIndex> open;
  auto const trim = [&] {
    while (!out.empty() && out.back() == ' ') out.pop_back();
  };
  auto const close = [&] {
    trim();
    out.push_back('\0');
  };
  for (NodeIndex i = 0; i < tree.nodes.size(); ++i) {
    Node const& node = tree[i];
    while (!open.empty() && i >= open.back()) {
      open.pop_back();
      close();
    }
    if (node.kind == Kind::text || node.kind == Kind::line_break) {
      for (char const c : node.span.of(text)) {
        if (!is_gap(c)) {
          out.push_back(c);
        } else if (!out.empty() && out.back() != ' ') {
          out.push_back(' ');
        }
      }
      continue;
    }
    trim();
    out.push_back('\1');
    out.push_back(static_cast<char>('A' + static_cast<int>(node.kind)));
    out.push_back(static_cast<char>(node.flags));
    if (is_verbatim_leaf(tree, i)) {
      out += without_blanks_behind(node.span.of(text));
    } else {
      open.push_back(node.next);
    }
  }
  for (std::size_t i = 0; i < open.size(); ++i) close();
  return out;
}

}  // namespace

std::optional<std::string> format_stably(SyntaxTree const& tree, std::string_view text,
                                         FormatOptions const& options) {
  std::string const original = reading(tree, text);
  std::string current(text);
  SyntaxTree current_tree = tree;
  // Takes over what formats at this width if it reads as the original does.
  auto const advance = [&](std::uint32_t width) {
    FormatOptions here = options;
    here.width = width;
    std::string next = format(current_tree, current, here);
    auto parsed = parse(FileId{0}, next, {.dialect = options.dialect});
    if (reading(parsed.tree, next) != original) return false;
    current = std::move(next);
    current_tree = std::move(parsed.tree);
    return true;
  };
  constexpr int most_rounds = 6;
  for (int round = 0; round < most_rounds; ++round) {
    std::string const before = current;
    // Where a line ends can decide how the next one reads; then line ends stay where they are.
    if (!advance(options.width) && !(options.width != 0 && advance(0))) return std::nullopt;
    if (current == before) return current;
  }
  return std::nullopt;
}

bool reads_the_same(SyntaxTree const& a, std::string_view a_text, SyntaxTree const& b,
                    std::string_view b_text) {
  return reading(a, a_text) == reading(b, b_text);
}

}  // namespace stet::parser
