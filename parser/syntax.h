// The syntax tree: one flat vector in preorder, sixteen bytes a node, byte spans into one file.
// It knows text and no meaning: titles are not resolved, numbers not checked, data not interpreted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace stet::parser {

enum class Kind : std::uint8_t {
  document,
  front_matter,    // `===` to `===`
  heading,         // flags: level; inlines, then data
  statement,       // flags: Form; [title] inlines, data blocks, relations
  argument,        // flags: Form; title inlines, data blocks, relations
  relation,        // flags: Symbol; one statement or argument
  reconstruction,  // premise-conclusion structure: numbered statements and inferences
  numbered,        // `(1)` and its statement; the span begins at the bracket
  inference,       // flags: 1 = collapsed (`----`); inference rules, data, undercutting relations
  inference_rule,  // one rule's name
  list,            // flags: 1 = ordered; items
  list_item,       // one statement or argument
  include,         // `@include(path)`, span of the whole; child: path
  path,
  title,  // between the brackets of a definition or reference
  // inlines
  text,             // taken as written
  line_break,       // a line end inside a paragraph: reads as one space
  paragraph_break,  // an indented paragraph of the same statement (stet only)
  escaped,          // `\x`: the span covers the backslash
  shortcode,        // `.x.` or `:x:`
  bold,
  italic,
  link,  // link_text, link_url
  link_text,
  link_url,
  tag,                // `#word` or `#(several words)`; the span covers all of it
  statement_mention,  // `@[title]`; child: title
  argument_mention,   // `@<title>`; child: title
  citation,           // `[@key, locator; @other]` (stet only); citation items
  citation_item,      // citation_key, optional locator
  citation_key,       // without the `@`
  locator,
  quotation,  // words in quotation marks (stet only); the span covers the marks; flags: QuoteMark; inlines
  data,       // `{...}` with its braces
  comment,    // kept for the formatter and for suppressions
};

// How a statement or argument occurs.
enum class Form : std::uint8_t { untitled, definition, reference };

enum class Symbol : std::uint8_t {
  support_up,     // `+` `<+`: the child supports its parent
  support_down,   // `+>`: the parent supports the child
  attack_up,      // `-` `<-`
  attack_down,    // `->`
  undercut_up,    // `_` `<_`
  undercut_down,  // `_>`
  contradiction,  // `><`
};

enum class QuoteMark : std::uint8_t { straight, curly, single, german, french, corner, block };

struct Node {
  Kind kind = Kind::document;
  std::uint8_t flags = 0;  // Form, Symbol, level: see Kind
  std::uint16_t reserved = 0;
  std::uint32_t next = 0;  // index of the first node after this subtree
  Span span;
};
static_assert(sizeof(Node) == 16);

using NodeIndex = std::uint32_t;

class SyntaxTree {
 public:
  std::vector<Node> nodes;  // nodes[0] is the document

  [[nodiscard]] Node const& operator[](NodeIndex i) const { return nodes[i]; }

  // Iterates over the direct children of a node: `for (NodeIndex child : tree.children(node))`.
  class Children {
   public:
    class Iterator {
     public:
      Iterator(std::vector<Node> const* nodes, NodeIndex at) : nodes_(nodes), at_(at) {}
      NodeIndex operator*() const { return at_; }
      Iterator& operator++() {
        at_ = (*nodes_)[at_].next;
        return *this;
      }
      friend bool operator==(Iterator const& a, Iterator const& b) { return a.at_ == b.at_; }

     private:
      std::vector<Node> const* nodes_;
      NodeIndex at_;
    };
    Children(std::vector<Node> const* nodes, NodeIndex parent) : nodes_(nodes), parent_(parent) {}
    [[nodiscard]] Iterator begin() const { return {nodes_, parent_ + 1}; }
    [[nodiscard]] Iterator end() const { return {nodes_, (*nodes_)[parent_].next}; }

   private:
    std::vector<Node> const* nodes_;
    NodeIndex parent_;
  };
  [[nodiscard]] Children children(NodeIndex parent) const { return {&nodes, parent}; }
};

[[nodiscard]] std::string_view to_string(Kind kind);
[[nodiscard]] std::string_view to_string(Symbol symbol);

}  // namespace stet::parser
