// Text to syntax tree. Parsing is total: it never refuses, it reports and goes on.
#pragma once

#include "base/diagnostic.h"
#include "base/source.h"
#include "parser/dialect.h"
#include "parser/syntax.h"

namespace stet::parser {

struct ParseOptions {
  Dialect dialect = Dialect::stet;
  bool list_additions = false;  // in the stet dialect, report citations too: no guess, but not Argdown
};

struct ParseResult {
  SyntaxTree tree;
  Diagnostics diagnostics;  // parse-error, invalid-data's place only; not-argdown where stet guessed
};

// Parses one document. Linear in its size; no recursion that input can drive; spans are offsets into the
// file's text.
[[nodiscard]] ParseResult parse(FileId file, std::string_view text, ParseOptions const& options = {});

// The tree as indented text, one node a line with its span and source: for `--print syntax` and tests.
[[nodiscard]] std::string dump(SyntaxTree const& tree, std::string_view text);

}  // namespace stet::parser
