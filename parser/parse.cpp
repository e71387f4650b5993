#include "parser/parse.h"

#include "base/utf8.h"
#include "parser/assembly.h"
#include "parser/reader.h"

namespace stet::parser {

ParseResult parse(FileId file, std::string_view text, ParseOptions const& options) {
  ParseResult result;
  // Most documents need a node for every dozen bytes or more.
  result.tree.nodes.reserve(text.size() / 12 + 16);
  Reader reader(file, text, options.dialect, result.tree.nodes);
  Assembly(reader).run();
  if (options.list_additions) {
    for (Node const& node : result.tree.nodes)
      if (node.kind == Kind::citation) reader.findings.report(Deviation::citation, node.span);
  }
  result.diagnostics = reader.findings.diagnostics(file, options.dialect);
  return result;
}

}  // namespace stet::parser
