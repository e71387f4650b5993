// Syntax trees to one argument map. Titles are shared between documents.
#pragma once

#include <span>

#include "argmap/map.h"
#include "base/diagnostic.h"
#include "base/source.h"
#include "parser/parse.h"

namespace stet::argmap {

struct Document {
  FileId file;
  parser::SyntaxTree const* tree;
};

struct BuildResult {
  ArgumentMap map;
  Diagnostics
      diagnostics;  // undefined-reference, duplicate-definition, invalid-data, parse-error of structures
};

// Builds in the order of the documents; the front matter is the first one's.
[[nodiscard]] BuildResult build(Sources const& sources, std::span<Document const> documents,
                                parser::Dialect dialect = parser::Dialect::stet);

}  // namespace stet::argmap
