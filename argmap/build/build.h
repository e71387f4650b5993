// Syntax trees to one argument map. Titles are shared between documents.
#pragma once

#include <span>

#include "argmap/map.h"
#include "base/diagnostic.h"
#include "base/source.h"
#include "parser/dialect.h"
#include "parser/syntax.h"

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

// Builds in the order of the documents; the front matter is the first one's. `configuration` is the content
// of an argdown.config.json, if there is one; the front matter overrides it. Linear in the size of the trees.
[[nodiscard]] BuildResult build(Sources const& sources, std::span<Document const> documents,
                                parser::Dialect dialect = parser::Dialect::stet,
                                parser::yaml::Document const& configuration = {});

}  // namespace stet::argmap
