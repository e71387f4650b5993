// Any bytes must give a well-formed tree in both dialects, and any data block a well-formed document.
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "parser/parse.h"
#include "parser/yaml.h"

namespace {

using namespace stet;
using namespace stet::parser;

void require(bool holds) {
  if (!holds) std::abort();
}

void check(SyntaxTree const& tree, std::string_view text) {
  require(!tree.nodes.empty() && tree[0].kind == Kind::document && tree[0].next == tree.nodes.size());
  std::vector<NodeIndex> around;
  for (NodeIndex i = 0; i < tree.nodes.size(); ++i) {
    Node const& node = tree[i];
    require(node.reserved == 0);
    require(node.next > i && node.next <= tree.nodes.size());
    require(node.span.begin <= node.span.end && node.span.end <= text.size());
    while (!around.empty() && tree[around.back()].next <= i) around.pop_back();
    if (!around.empty()) {
      Node const& parent = tree[around.back()];
      require(node.next <= parent.next && parent.span.contains(node.span));
    }
    around.push_back(i);
  }
}

void check(yaml::Document const& document, Span span) {
  for (yaml::ValueIndex i = 0; i < document.values.size(); ++i) {
    yaml::Value const& value = document[i];
    require(value.next > i && value.next <= document.values.size());
    require(value.span.begin <= value.span.end && span.contains(value.span));
    if (value.type == yaml::Type::mapping) require(document.elements(i).size() % 2 == 0);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
  std::string_view const text(reinterpret_cast<char const*>(bytes), size);
  for (Dialect const dialect : {Dialect::stet, Dialect::argdown}) {
    auto const result = parse(FileId{0}, text, {.dialect = dialect});
    check(result.tree, text);
    for (Diagnostic const& diagnostic : result.diagnostics.list())
      require(diagnostic.location.span.begin <= diagnostic.location.span.end &&
              diagnostic.location.span.end <= text.size() && !diagnostic.message.empty());
    for (Node const& node : result.tree.nodes) {
      if (node.kind != Kind::data) continue;
      Diagnostics diagnostics;
      check(yaml::parse_data(FileId{0}, text, node.span, diagnostics), node.span);
    }
  }
  Diagnostics diagnostics;
  Span const all{0, static_cast<Offset>(size)};
  check(yaml::parse(FileId{0}, text, all, diagnostics), all);
  return 0;
}
