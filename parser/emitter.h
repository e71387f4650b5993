// Where the syntax tree grows: nodes are appended in preorder, and everything after a mark can be taken back.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "parser/syntax.h"

namespace stet::parser {

class Emitter {
 public:
  Emitter(std::vector<Node>& nodes, char const* base) : nodes_(nodes), base_(base) {}

  [[nodiscard]] Offset offset(char const* at) const { return static_cast<Offset>(at - base_); }
  [[nodiscard]] Span span(char const* begin, char const* end) const { return {offset(begin), offset(end)}; }
  [[nodiscard]] NodeIndex size() const { return static_cast<NodeIndex>(nodes_.size()); }
  [[nodiscard]] Node& operator[](NodeIndex i) { return nodes_[i]; }
  [[nodiscard]] std::vector<Node>& nodes() { return nodes_; }

  // A comment is written only when something follows it, so that one at an element's end stands behind it.
  void comment(char const* begin, char const* end) { comments_.push_back(span(begin, end)); }
  [[nodiscard]] std::vector<Span> const& pending_comments() const { return comments_; }
  void set_pending_comments(std::vector<Span> comments) { comments_ = std::move(comments); }
  void flush() {
    if (!comments_.empty()) [[unlikely]]
      write_comments();
  }

  // Begins a node; children follow until `close`.
  NodeIndex open(Kind kind, char const* at, std::uint8_t flags = 0) {
    flush();
    nodes_.push_back({kind, flags, 0, 0, {offset(at), offset(at)}});
    return size() - 1;
  }
  void close(NodeIndex node, char const* at) {
    nodes_[node].next = size();
    nodes_[node].span.end = offset(at);
  }
  NodeIndex leaf(Kind kind, char const* begin, char const* end, std::uint8_t flags = 0) {
    flush();
    nodes_.push_back({kind, flags, 0, size() + 1, span(begin, end)});
    return size() - 1;
  }
  // Text that continues the last node's text makes that one longer.
  void text(char const* begin, char const* end) {
    flush();
    Offset const at = offset(begin);
    if (Node& last = nodes_.back(); last.kind == Kind::text && last.span.end == at && last.reserved == 0) {
      last.span.end = offset(end);
      return;
    }
    nodes_.push_back({Kind::text, 0, 0, size() + 1, {at, offset(end)}});
  }
  void truncate(NodeIndex size) { nodes_.resize(size); }

 private:
  void write_comments() {
    for (Span const comment : comments_) nodes_.push_back({Kind::comment, 0, 0, size() + 1, comment});
    comments_.clear();
  }

  std::vector<Node>& nodes_;
  char const* base_;
  std::vector<Span> comments_;
};

}  // namespace stet::parser
