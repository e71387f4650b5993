// Diagrams as GraphML with the extensions of yEd, which keeps the places, shapes and colours; other readers
// find the plain attributes kind, title, text, verdict, note, link and relation.
#pragma once

#include <string>

#include "argmap/render/scene.h"
#include "argmap/render/theme.h"

namespace stet::argmap::render {

struct GraphmlOptions {
  ThemeName theme = ThemeName::light;
  Palette palette = Palette::safe;
};

[[nodiscard]] std::string to_graphml(Diagram const& diagram, Scene const& scene,
                                     GraphmlOptions const& options = {});

}  // namespace stet::argmap::render
