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

// What of the map is drawn.
struct Shown {
  bool titles = true;
  bool texts = true;
  bool premises = false;  // numbered, with their inference, in the box of the argument
  bool evidence = true;
  bool sources = false;  // of the evidence
  bool verdicts = true;
  bool standing = true;  // whether arguments count
};

// What `--show` names.
enum class Piece : std::uint8_t { claims, titles, texts, premises, evidence, sources };

enum class Paper : std::uint8_t { a4, a3, letter };

// What `--fit` asks for: a size in pixels, and whether the page may be turned.
struct PageShape {
  argmap::layout::Size size;
  bool turnable = false;
};

struct PictureSettings {
  std::optional<Arrangement> direction;  // none: what the map's own settings say, else top-down
  std::vector<Piece> show;               // none: claims with their evidence
  std::optional<bool> verdicts;          // none: where the map cites something
  std::vector<std::string> focus;        // titles of claims or arguments, or their beginnings; none: all
  std::uint32_t hops = 2;
  std::vector<argmap::evaluate::Verdict> only;
  std::optional<std::uint32_t> depth;
  argmap::render::Palette palette = argmap::render::Palette::safe;
  argmap::render::ThemeName theme = argmap::render::ThemeName::light;
  argmap::layout::Length width = 0;  // pixels, of the picture; 0: its natural width
  std::optional<Paper> pages;
  std::optional<PageShape> fit;
  std::vector<std::string> highlight;  // titles: the ways from these up are bold, the rest is dimmed
  std::string path;                    // a title: only the way from it up; empty: all
  bool blank = false;                  // ruled lines for words, and the picture itself as the key
  bool side_by_side = false;           // parts that nothing connects, in one row
  bool steps = false;                  // a picture for each box that comes into sight
};

}  // namespace stet::app
