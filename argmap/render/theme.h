// Colours, resolved to literals when the picture is written. Contrast: words at least 4.5 : 1 on what they
// stand on, lines and shapes at least 3 : 1 (WCAG 2.2); meanings differ in shape and word as well as colour.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "argmap/render/diagram.h"

namespace stet::argmap::render {

enum class ThemeName : std::uint8_t { light, dark, print };

enum class Palette : std::uint8_t {
  safe,     // tells apart without full colour vision (after Okabe & Ito 2008)
  classic,  // green and red, as Argdown draws
};

// Where a kind of line, box or mark stands in a table of the theme.
constexpr std::size_t slot(auto value) { return static_cast<std::size_t>(value); }

struct MarkColors {
  std::string_view ink;   // icon, word, bar
  std::string_view fill;  // of the box
};

struct Theme {
  bool print = false;  // hatching instead of fills
  std::string_view background;
  std::string_view title;
  std::string_view text;
  std::string_view muted;  // lesser words
  std::string_view border;
  std::array<std::string_view, 4> fill;        // of boxes without a verdict, by NodeKind
  std::array<std::string_view, 2> frame_fill;  // alternating with depth
  std::string_view frame_border;
  std::array<std::string_view, 7> edge;     // by EdgeKind
  std::array<MarkColors, mark_count> mark;  // by Mark
};

[[nodiscard]] Theme theme(ThemeName name, Palette palette);

struct BoxColors {
  std::string_view fill;
  std::string_view border;
};

// Of a box of this kind with this mark; `own` is the colour that the map gives it, if it is one. Evidence
// keeps its paper and a quiet border: its mark is small beside the verdicts.
[[nodiscard]] BoxColors box_colors(Theme const& theme, NodeKind kind, std::optional<Mark> mark,
                                   std::string_view own);

// So much of a colour laid over another; `base` if either is none.
[[nodiscard]] std::string mixed(std::string_view color, std::string_view base, int per_cent);

// Of a group's frame at this depth, with a tint of its own colour if it has one.
[[nodiscard]] std::string frame_fill(Theme const& theme, std::string_view own, std::size_t depth);

}  // namespace stet::argmap::render
