// Where suppressions stand in a map, and which statement each of them is about.
#include <algorithm>
#include <utility>
#include <vector>

#include "verify/suppress/suppressions.h"

namespace stet::verify::suppress {
namespace {

using parser::Kind;
using parser::NodeIndex;
using parser::SyntaxTree;

bool is_target(Kind kind) {
  switch (kind) {
    case Kind::front_matter:
    case Kind::heading:
    case Kind::statement:
    case Kind::argument:
    case Kind::relation:
    case Kind::numbered:
    case Kind::inference:
    case Kind::list_item:
    case Kind::include: return true;
    default: return false;
  }
}

// The node's own text: without the relations below it.
Span own_text(SyntaxTree const& tree, NodeIndex node) {
  Span span = tree[node].span;
  for (NodeIndex i = node + 1; i < tree[node].next; ++i) {
    if (tree[i].kind != Kind::relation) continue;
    span.end = tree[i].span.begin;
    break;
  }
  return span;
}

bool starts_line(std::string_view text, Offset at) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
  return at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r';
}

}  // namespace

std::vector<Comment> map_comments(SyntaxTree const& tree, FileId file, std::string_view text) {
  std::vector<Comment> comments;
  if (text.find("stet-ignore") == std::string_view::npos) return comments;
  auto const size = static_cast<NodeIndex>(tree.nodes.size());
  // For each node, the first at or behind it that a comment may be about.
  std::vector<NodeIndex> targets(size + 1, size);
  for (NodeIndex i = size; i-- > 1;) targets[i] = is_target(tree[i].kind) ? i : targets[i + 1];
  std::pair<NodeIndex, Span> last{0, {}};  // many comments may be about one node
  auto const text_of = [&](NodeIndex node) {
    if (last.first != node) last = {node, own_text(tree, node)};
    return last.second;
  };
  NodeIndex around = 0;  // the statement or argument that began last
  for (NodeIndex i = 1; i < size; ++i) {
    if (is_target(tree[i].kind)) around = i;
    if (tree[i].kind != Kind::comment) continue;
    Span const at = tree[i].span;
    auto directive = parse_directive(at.of(text));
    if (!directive) continue;
    Comment comment{std::move(*directive), {file, at}, {file, {at.end, at.end}}};
    if (comment.directive.kind == Directive::Kind::file) {
      comment.covers = {file, {0, static_cast<Offset>(text.size())}};
    } else if (comment.directive.kind == Directive::Kind::next) {
      if (around != 0 && !starts_line(text, at.begin)) {
        comment.covers.span = text_of(around);  // at the end of its line
      } else {
        NodeIndex next = targets[i + 1];
        while (next < size && tree[next].span.begin < at.end) next = targets[next + 1];
        if (next < size) comment.covers.span = text_of(next);
      }
    }
    comments.push_back(std::move(comment));
  }
  return comments;
}

}  // namespace stet::verify::suppress
