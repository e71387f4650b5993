// A map as a DOT graph for Graphviz: claims as boxes, arguments with round corners, sections as clusters;
// support solid, attack dashed, undercut dotted, so that nothing hangs on colour alone. It draws what it is
// given and knows no verdicts: a caller that has them passes a style and a badge for each element.
#pragma once

#include <string>
#include <unordered_map>

#include "argmap/map.h"
#include "argmap/select.h"

namespace stet::argmap {

// How one node is painted; colours as `#rrggbb`. Empty strings leave the default.
struct NodeStyle {
  std::string fill;
  std::string border;
  std::string badge;   // a line above the title, an icon and a word: `✓ supported`
  std::string dashes;  // `dashed`, `dotted` or empty
};

struct DotOptions {
  std::unordered_map<StatementId, NodeStyle> statements;
  std::unordered_map<ArgumentId, NodeStyle> arguments;
  std::string title;            // of the whole diagram; empty for none
  std::size_t line_width = 36;  // columns after which text wraps
};

// The graph in DOT, the same bytes for the same map. Closed groups are drawn as one node.
[[nodiscard]] std::string to_dot(ArgumentMap const& map, MapView const& view, DotOptions const& options = {});

}  // namespace stet::argmap
