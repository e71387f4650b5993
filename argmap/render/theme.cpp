// See theme.h.
#include "argmap/render/theme.h"

#include "argmap/render/markup.h"

namespace stet::argmap::render {

namespace {

Theme light() {
  return {.print = false,
          .background = "#ffffff",
          .title = "#17212b",
          .text = "#36424e",
          .muted = "#566370",
          .border = "#7d8a97",
          .fill = {"#ffffff", "#eff3f8", "#fff9ea", "#f2f2f0"},
          .frame_fill = {"#f6f7f9", "#eceff3"},
          .frame_border = "#b9c2cc",
          .edge = {"#0a7358", "#c24f00", "#7a3e9d", "#c24f00", "#c24f00", "#0a7358", "#7d8a97"},
          .mark = {{{"#00609c", "#eef6fc"},
                    {"#77389a", "#f8f1fc"},
                    {"#855300", "#fdf6e6"},
                    {"#55606b", "#f4f5f6"},
                    {"#55606b", "#ffffff"},
                    {"#a34200", "#fdf1ea"},
                    {"#55606b", "#ffffff"},
                    {"#00609c", "#ffffff"},
                    {"#a34200", "#ffffff"},
                    {"#55606b", "#ffffff"},
                    {"#2f7f8c", "#ffffff"},
                    {"#2f7f8c", "#ffffff"},
                    {"#a34200", "#eff3f8"},
                    {"#55606b", "#eff3f8"},
                    {"#855300", "#eff3f8"}}}};
}

Theme dark() {
  return {.print = false,
          .background = "#12161b",
          .title = "#f1f4f7",
          .text = "#cdd5dd",
          .muted = "#a3afbb",
          .border = "#6f7d8b",
          .fill = {"#1c232b", "#232d3a", "#2b2719", "#262624"},
          .frame_fill = {"#171c22", "#1d242c"},
          .frame_border = "#46525e",
          .edge = {"#3fbf97", "#f08a4b", "#c792ea", "#f08a4b", "#f08a4b", "#3fbf97", "#8794a1"},
          .mark = {{{"#74bdf0", "#16283a"},
                    {"#d3a6f2", "#2a1e36"},
                    {"#eabb4c", "#2e2714"},
                    {"#b3bec9", "#232a32"},
                    {"#b3bec9", "#1c232b"},
                    {"#f6a06a", "#37221a"},
                    {"#b3bec9", "#1c232b"},
                    {"#74bdf0", "#1c232b"},
                    {"#f6a06a", "#1c232b"},
                    {"#b3bec9", "#1c232b"},
                    {"#6fc3cf", "#1c232b"},
                    {"#6fc3cf", "#1c232b"},
                    {"#f6a06a", "#232d3a"},
                    {"#b3bec9", "#232d3a"},
                    {"#eabb4c", "#232d3a"}}}};
}

Theme print() {
  Theme theme = light();
  theme.print = true;
  theme.title = theme.text = "#000000";
  theme.muted = theme.border = theme.frame_border = "#444444";
  theme.fill.fill("#ffffff");
  theme.frame_fill.fill("#ffffff");
  theme.edge.fill("#000000");
  theme.mark.fill({"#000000", "#ffffff"});
  return theme;
}

}  // namespace

Theme theme(ThemeName name, Palette palette) {
  if (name == ThemeName::print) return print();
  bool const is_dark = name == ThemeName::dark;
  Theme theme = is_dark ? dark() : light();
  if (palette == Palette::classic) {
    std::string_view const green = is_dark ? "#5fcf7a" : "#15752f";
    std::string_view const red = is_dark ? "#ff8a80" : "#c0211b";
    theme.edge[slot(EdgeKind::support)] = theme.edge[slot(EdgeKind::entails)] = green;
    theme.edge[slot(EdgeKind::attack)] = red;
    theme.edge[slot(EdgeKind::contradictory)] = theme.edge[slot(EdgeKind::contrary)] = red;
    theme.mark[slot(Mark::supported)] = {green, is_dark ? "#17291b" : "#eef8f0"};
    theme.mark[slot(Mark::refuted)] = {red, is_dark ? "#361c1b" : "#fdf0ef"};
    theme.mark[slot(Mark::accepted)].ink = green;
    theme.mark[slot(Mark::not_accepted)].ink = red;
    theme.mark[slot(Mark::defeated)].ink = red;
  }
  return theme;
}

BoxColors box_colors(Theme const& theme, NodeKind kind, std::optional<Mark> mark, std::string_view own) {
  bool const judged = mark && kind != NodeKind::evidence && is_verdict(*mark);
  BoxColors colors{theme.fill[slot(kind)], theme.border};
  if (judged) colors = {theme.mark[slot(*mark)].fill, theme.mark[slot(*mark)].ink};
  if (is_color(own)) colors.border = own;
  return colors;
}

std::string mixed(std::string_view color, std::string_view base, int per_cent) {
  auto const channel = [](std::string_view hex, std::size_t i) {
    auto const digit = [](char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; };
    return hex.size() == 4 ? digit(hex[1 + i]) * 17 : digit(hex[1 + 2 * i]) * 16 + digit(hex[2 + 2 * i]);
  };
  if (!is_color(color) || !is_color(base)) return std::string{base};
  std::string result = "#";
  for (std::size_t i = 0; i < 3; ++i) {
    int const value = (channel(color, i) * per_cent + channel(base, i) * (100 - per_cent)) / 100;
    for (int const digit : {value / 16, value % 16}) result.push_back("0123456789abcdef"[digit]);
  }
  return result;
}

std::string frame_fill(Theme const& theme, std::string_view own, std::size_t depth) {
  constexpr int tint = 14;
  std::string_view const base = theme.frame_fill[depth % 2];
  return theme.print ? std::string{base} : mixed(own, base, tint);
}

}  // namespace stet::argmap::render
