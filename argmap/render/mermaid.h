// Diagrams as Mermaid flowcharts, as forges and editors draw them. Mermaid refuses more than 50,000
// characters and 500 lines in one chart (its defaults, which GitHub, GitLab and VS Code keep), so a large
// diagram becomes several charts.
#pragma once

#include <string>
#include <vector>

#include "argmap/layout/graph.h"
#include "argmap/render/theme.h"

namespace stet::argmap::render {

struct MermaidOptions {
  ThemeName theme = ThemeName::light;
  Palette palette = Palette::safe;
  layout::Direction direction = layout::Direction::top_down;
  std::size_t most_characters = 50'000;
  std::size_t most_lines = 500;
};

// One chart or more, each within the limits unless a single box with its lines exceeds them. Boxes and lines
// between charts as in split_pages.
[[nodiscard]] std::vector<std::string> to_mermaid(Diagram const& diagram, MermaidOptions const& options = {});

}  // namespace stet::argmap::render
