// The contrast of every palette and theme, computed as WCAG 2.2 defines it.
#include "argmap/render/theme.h"

#include <cmath>

#include <gtest/gtest.h>

#include "argmap/render/markup.h"

namespace stet::argmap::render {
namespace {

double channel(std::string_view hex, std::size_t at) {
  double const value = std::stoi(std::string{hex.substr(at, 2)}, nullptr, 16) / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(std::string_view hex) {
  EXPECT_TRUE(is_color(hex)) << hex;
  return 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
}

double contrast(std::string_view a, std::string_view b) {
  double const x = luminance(a);
  double const y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

class ThemeTest : public testing::TestWithParam<std::pair<ThemeName, Palette>> {};

TEST_P(ThemeTest, words_and_lines_can_be_seen) {
  Theme const theme = render::theme(GetParam().first, GetParam().second);
  auto const paper = theme.fill[static_cast<std::size_t>(NodeKind::evidence)];
  std::vector<std::string_view> grounds(theme.fill.begin(), theme.fill.end());
  for (auto const& mark : theme.mark) {
    grounds.push_back(mark.fill);
    EXPECT_GE(contrast(mark.ink, mark.fill), 4.5) << mark.ink << " on " << mark.fill;
    EXPECT_GE(contrast(mark.ink, theme.background), 4.5) << mark.ink;  // the legend's icons
  }
  for (auto const mark : {Mark::accepted, Mark::not_accepted, Mark::not_checked}) {
    auto const ink = theme.mark[static_cast<std::size_t>(mark)].ink;
    EXPECT_GE(contrast(ink, paper), 4.5) << ink << " on " << paper;
  }
  for (auto const ground : grounds) {
    for (auto const ink : {theme.title, theme.text, theme.muted}) {
      EXPECT_GE(contrast(ink, ground), 4.5) << ink << " on " << ground;
    }
    EXPECT_GE(contrast(theme.border, ground), 3.0) << ground;
  }
  for (auto const ground : {theme.background, theme.frame_fill[0], theme.frame_fill[1]}) {
    EXPECT_GE(contrast(theme.title, ground), 4.5);
    EXPECT_GE(contrast(theme.muted, ground), 4.5);
    for (auto const line : theme.edge) EXPECT_GE(contrast(line, ground), 3.0) << line << " on " << ground;
  }
}

INSTANTIATE_TEST_SUITE_P(all, ThemeTest,
                         testing::Values(std::pair{ThemeName::light, Palette::safe},
                                         std::pair{ThemeName::light, Palette::classic},
                                         std::pair{ThemeName::dark, Palette::safe},
                                         std::pair{ThemeName::dark, Palette::classic},
                                         std::pair{ThemeName::print, Palette::safe},
                                         std::pair{ThemeName::print, Palette::classic}));

}  // namespace
}  // namespace stet::argmap::render
