#include "app/picture/draw.h"

#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "app/picture/convert.h"
#include "app/picture/fit.h"
#include "app/picture/glyphs.h"
#include "app/picture/pdf_metadata.h"
#include "argmap/render/dot.h"
#include "argmap/render/graphml.h"
#include "argmap/render/mermaid.h"
#include "argmap/render/pages.h"
#include "argmap/render/svg.h"
#include "argmap/render/tikz.h"

namespace stet::app {

using argmap::layout::Length;
using argmap::layout::Size;
using namespace argmap::render;

namespace {

argmap::layout::Options layout_options(Arrangement arrangement) {
  argmap::layout::Options options;
  switch (arrangement) {
    case Arrangement::top_down: break;
    case Arrangement::bottom_up: options.direction = argmap::layout::Direction::bottom_up; break;
    case Arrangement::left_right: options.direction = argmap::layout::Direction::left_right; break;
    case Arrangement::right_left: options.direction = argmap::layout::Direction::right_left; break;
    case Arrangement::outline: options.mode = argmap::layout::Mode::outline; break;
  }
  return options;
}

SvgOptions svg_options(PictureSettings const& settings) {
  SvgOptions options;
  options.theme = settings.theme;
  options.palette = settings.palette;
  options.width = settings.width;
  options.layout = layout_options(settings.direction.value_or(Arrangement::top_down));
  return options;
}

struct Picture {
  std::string svg;
  Size size;
};

Picture one_picture(Diagram const& diagram, SvgOptions const& options) {
  Scene const scene = compose(diagram, options.layout, options.measures);
  return {to_svg(diagram, scene, options), svg_size(diagram, scene, options)};
}

// At 96 pixels per inch, upright.
Size paper_size(Paper paper) {
  switch (paper) {
    case Paper::a4: return {794, 1123};
    case Paper::a3: return {1123, 1587};
    case Paper::letter: return {816, 1056};
  }
  return {794, 1123};
}

constexpr double least_points = 8;  // of the text, on paper

// All pages lie the same way, and their text is large enough wherever splitting can make it so. The first
// page of several is a map of the others.
std::vector<Picture> pictures_on_pages(Diagram const& diagram, PictureSettings const& settings,
                                       SvgOptions options) {
  Size const upright = paper_size(*settings.pages);
  std::vector<Picture> best;
  double best_points = 0;
  // Smaller and smaller parts, until the words of all are readable.
  for (Length const per_cent : {133, 120, 110, 100, 92, 85, 78, 71, 64, 57, 50}) {
    Size const room{(upright.width - 64) * per_cent / 100, (upright.height - 64) * per_cent / 100};
    std::vector<Page> pages = split_pages(diagram, room, options.measures, 2);
    bool const several = pages.size() > 1;
    if (several) pages.insert(pages.begin(), map_of_pages(diagram, pages, 2));
    for (std::size_t i = 0; i < pages.size(); ++i) {
      Diagram& page = pages[i].diagram;
      if (several)
        page.title += fmt::format("{}age {} of {}", page.title.empty() ? "P" : ", p", i + 1, pages.size());
    }
    std::int64_t const work = std::max<std::int64_t>(100'000 / static_cast<std::int64_t>(pages.size()), 60);
    for (Size const paper : {upright, Size{upright.height, upright.width}}) {
      std::vector<Fitted> layouts;
      double points = 1'000;  // of the page with the smallest text; the map of the pages is no matter
      for (std::size_t i = 0; i < pages.size(); ++i) {
        SvgOptions one = options;
        one.legend = !several || i > 0;  // the map of the pages explains itself
        layouts.push_back(fitted(pages[i].diagram, one, {paper}, settings.direction.has_value(), work));
        double const natural = options.measures.text_size * 0.75;
        layouts.back().options.fill_page = !several;
        if (!several || i > 0) points = std::min(points, layouts.back().scale * natural);
      }
      if (points <= best_points * 1.05) continue;
      best_points = points;
      best.clear();
      for (std::size_t i = 0; i < pages.size(); ++i)
        best.push_back({to_svg(pages[i].diagram, layouts[i].options), paper});
    }
    if (best_points >= least_points || static_cast<std::int64_t>(pages.size()) > 200) break;
  }
  return best;
}

// `size` made smaller so that it keeps within a side and an area, and a note if it had to be.
Size limited(Size size, Length side, std::int64_t area, std::string_view format,
             std::vector<std::string>& notes) {
  double factor = 1.0;
  factor = std::min(factor, static_cast<double>(side) / size.width);
  factor = std::min(factor, static_cast<double>(side) / size.height);
  double const pixels = static_cast<double>(size.width) * size.height * factor * factor;
  while (pixels > 0 &&
         static_cast<double>(size.width) * factor * size.height * factor > static_cast<double>(area))
    factor *= 0.95;
  if (factor >= 1.0) return size;
  Size const result{std::max(1, static_cast<Length>(size.width * factor)),
                    std::max(1, static_cast<Length>(size.height * factor))};
  notes.push_back(
      fmt::format("{} x {} pixels are more than {} can have; drawn at {} x {} (SVG has no limit; --focus, "
                  "--depth, --only "
                  "and --pages make pictures smaller)",
                  size.width, size.height, format, result.width, result.height));
  return result;
}

constexpr std::size_t most_steps = 500;
constexpr std::int64_t most_pixels = 64'000'000;

std::expected<Drawn, Error> draw_svg(Diagram const& diagram, PictureFormat format,
                                     PictureSettings const& settings) {
  SvgOptions options = svg_options(settings);
  if (settings.side_by_side) options.layout.aspect = 1000;
  std::vector<Picture> pictures;
  Drawn drawn;
  bool const by_itself = settings.steps || settings.blank || settings.fit;
  if (settings.pages && by_itself)
    return std::unexpected(Error{"--pages splits a map; --fit, --steps and --blank keep it on one page"});
  if (settings.fit) {
    Fitted const best = fitted(diagram, options, *settings.fit, settings.direction.has_value());
    options = best.options;
    if (double const points = best.scale * options.measures.text_size * 0.75; points < 8)
      drawn.notes.push_back(
          fmt::format("the text is {:.1f} pt high on this page; --depth, --focus, --path or --pages leave "
                      "more room",
                      points));
  }
  if (by_itself) {
    Scene const scene = compose(diagram, options.layout, options.measures);
    Size const size = svg_size(diagram, scene, options);
    auto const add = [&](SvgOptions const& one) { pictures.push_back({to_svg(diagram, scene, one), size}); };
    std::size_t const steps = settings.steps ? reveal_steps(diagram, scene) : 1;
    if (steps > most_steps)
      return std::unexpected(Error{fmt::format(
          "{} boxes are more than {} steps: --focus, --depth or --path take fewer", steps, most_steps)});
    if (settings.blank) {
      SvgOptions blank = options;
      blank.blank = true;
      add(blank);
    }
    for (std::size_t step = 1; step <= steps; ++step) {
      SvgOptions one = options;
      one.reveal = settings.steps ? step : 0;
      add(one);
    }
  } else if (settings.pages) {
    pictures = pictures_on_pages(diagram, settings, options);
  } else {
    pictures.push_back(one_picture(diagram, options));
  }
  if (format != PictureFormat::svg) {
    std::string all;
    for (auto const& picture : pictures) all += picture.svg;
    if (auto note = note_on_glyphs(all); !note.empty()) drawn.notes.push_back(std::move(note));
  }
  if (format == PictureFormat::pdf) {
    std::vector<std::string> pages;
    if (!settings.pages && !by_itself) {
      Size const size = limited(pictures[0].size, pdf_limit, INT64_MAX, "PDF", drawn.notes);
      if (size != pictures[0].size) {
        options.width = size.width;
        pictures[0] = one_picture(diagram, options);
      }
    }
    for (auto& picture : pictures) pages.push_back(std::move(picture.svg));
    auto pdf = svg_to_pdf(pages);
    if (!pdf) return std::unexpected(std::move(pdf.error()));
    drawn.files.push_back(with_metadata(
        std::move(*pdf), diagram.title.empty() ? "Argument map" : diagram.title, diagram.language));
    return drawn;
  }
  for (auto& picture : pictures) {
    if (format == PictureFormat::svg) {
      drawn.files.push_back(std::move(picture.svg));
      continue;
    }
    int const zoom = settings.width > 0 ? 1 : 2;  // for screens with small pixels
    Size const wanted{picture.size.width * zoom, picture.size.height * zoom};
    auto png = svg_to_png(picture.svg, limited(wanted, png_limit, most_pixels, "PNG", drawn.notes));
    if (!png) return std::unexpected(std::move(png.error()));
    drawn.files.push_back(std::move(*png));
  }
  return drawn;
}

}  // namespace

std::expected<Drawn, Error> draw(Diagram const& diagram, PictureFormat format,
                                 PictureSettings const& settings) {
  bool const from_svg =
      format == PictureFormat::svg || format == PictureFormat::png || format == PictureFormat::pdf;
  if (from_svg && diagram.nodes.empty()) {
    Diagram said = diagram;
    said.title += said.title.empty() ? "Nothing to show" : ": nothing to show";
    return draw_svg(said, format, settings);
  }
  if (from_svg) return draw_svg(diagram, format, settings);
  if (settings.pages) return std::unexpected(Error{"--pages is for SVG, PNG and PDF"});
  if (settings.fit || settings.steps || settings.blank)
    return std::unexpected(Error{"--fit, --steps and --blank are for SVG, PNG and PDF"});
  auto const layout = layout_options(settings.direction.value_or(Arrangement::top_down));
  if (format == PictureFormat::dot)
    return Drawn{{to_dot(diagram, {settings.theme, settings.palette, layout.direction, 36})}, {}};
  if (format == PictureFormat::mermaid) {
    Drawn drawn;
    MermaidOptions options;
    options.theme = settings.theme;
    options.palette = settings.palette;
    options.direction = layout.direction;
    drawn.files = to_mermaid(diagram, options);
    if (drawn.files.size() > 1)
      drawn.notes.push_back(fmt::format(
          "Mermaid draws charts of at most {} characters and {} lines, so this map became {} charts",
          options.most_characters, options.most_lines, drawn.files.size()));
    return drawn;
  }
  Scene const scene = compose(diagram, layout);
  return Drawn{
      {format == PictureFormat::graphml ? to_graphml(diagram, scene, {settings.theme, settings.palette})
                                        : to_tikz(diagram, scene, {settings.theme, settings.palette})},
      {}};
}

}  // namespace stet::app
