#include "app/picture/fit.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace stet::app {

using argmap::layout::Direction;
using argmap::layout::Length;
using argmap::layout::Mode;
using argmap::layout::Size;
using namespace argmap::render;

namespace {

constexpr Length page_margin = 12;  // as to_svg leaves it
constexpr double clearly = 1.03;    // a simpler picture is better than one that is hardly larger

class Search {
 public:
  Search(Diagram const& diagram, SvgOptions const& base, Size page, std::int64_t work)
      : diagram_(diagram), page_(page), most_work_(work) {
    best_.options = base;
    best_.options.page = {};
    best_.options.layout.node_gap = 14;
    best_.options.layout.rank_gap = 36;
    best_.options.layout.component_gap = 28;
    best_.options.measures.padding = 10;
    if (base.layout.aspect == argmap::layout::Options{}.aspect)
      best_.options.layout.aspect = static_cast<std::uint32_t>(std::int64_t{page.width} * 100 / page.height);
  }

  Fitted run(bool keep_direction) {
    SvgOptions const start = best_.options;
    attempt(start);
    bool const upright = start.layout.mode == Mode::layered && !is_sideways(start.layout.direction);
    if (upright) {
      for (std::uint32_t hang = 1; hang <= 3; ++hang) {
        for (Length const height : {1000, 500, 2000, 250, 4000, 700, 1400, 350, 2800, 5600}) {
          SvgOptions option = start;
          option.layout.hang = hang;
          option.layout.column_height = height;
          attempt(option);
        }
      }
    }
    SvgOptions sideways = start;
    sideways.layout.direction = Direction::left_right;
    if (!keep_direction) try_widths(sideways);
    try_widths(start);
    for (int round = 0; round < 2; ++round) {
      try_widths(SvgOptions{best_.options});
      if (best_.options.layout.hang == 0) break;
      SvgOptions const words = best_.options;
      for (Length const per_cent : {80, 90, 112, 125, 60, 160}) {
        SvgOptions option = words;
        option.layout.column_height = option.layout.column_height * per_cent / 100;
        attempt(option);
      }
    }
    best_.options.page = page_;
    best_.options.fill_page = true;
    return best_;
  }

 private:
  void try_widths(SvgOptions const& shape) {
    for (Length const width : {220, 300, 160, 260, 380, 190, 480, 130}) {
      SvgOptions option = shape;
      option.measures.text_width = width;
      option.measures.note_width = std::max<Length>(176, width * 4 / 5);
      attempt(option);
    }
  }

  void attempt(SvgOptions const& options) {
    std::int64_t const cost = std::max<std::int64_t>(static_cast<std::int64_t>(diagram_.nodes.size()), 20);
    if (best_.scale > 0 && work_ + cost > most_work_) return;
    work_ += cost;
    Scene const scene = compose(diagram_, options.layout, options.measures);
    Size const size = svg_size(diagram_, scene, options);
    double const scale = std::min(static_cast<double>(page_.width - 2 * page_margin) / size.width,
                                  static_cast<double>(page_.height - 2 * page_margin) / size.height);
    if (scale > best_.scale * (best_.scale > 0 ? clearly : 0)) best_ = {options, scale};
  }

  Diagram const& diagram_;
  Size page_;
  std::int64_t most_work_;
  std::int64_t work_ = 0;
  Fitted best_;
};

}  // namespace

Fitted fitted(Diagram const& diagram, SvgOptions const& base, PageShape const& shape, bool keep_direction,
              std::int64_t work) {
  Fitted best = Search{diagram, base, shape.size, work}.run(keep_direction);
  if (shape.turnable) {
    Fitted turned = Search{diagram, base, {shape.size.height, shape.size.width}, work}.run(keep_direction);
    if (turned.scale > best.scale) return turned;
  }
  return best;
}

}  // namespace stet::app
