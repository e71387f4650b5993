// How a map is to be drawn, as plain values: what `stet map` is asked for on its command line.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "argmap/evaluate/evaluate.h"
#include "argmap/layout/graph.h"
#include "argmap/render/theme.h"

namespace stet::app {

enum class Arrangement : std::uint8_t { top_down, bottom_up, left_right, right_left, outline };

// How much of what lies behind the claims is drawn; each includes the one before.
enum class Shown : std::uint8_t { claims, evidence, sources };

enum class Paper : std::uint8_t { a4, a3, letter };

struct PictureSettings {
  std::optional<Arrangement> direction;  // none: what the map's own settings say, else top-down
  Shown shown = Shown::evidence;
  std::vector<std::string> focus;  // titles of claims or arguments, or their beginnings; none: all
  std::uint32_t hops = 2;
  std::vector<argmap::evaluate::Verdict> only;
  std::optional<std::uint32_t> depth;
  argmap::render::Palette palette = argmap::render::Palette::safe;
  argmap::render::ThemeName theme = argmap::render::ThemeName::light;
  argmap::layout::Length width = 0;  // pixels, of the picture; 0: its natural width
  std::optional<Paper> pages;
};

}  // namespace stet::app
