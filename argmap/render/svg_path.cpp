// The `d` of a line: S-curves between layers, rounded corners between straight pieces (see svg.h).
#include <algorithm>
#include <cstdlib>

#include "argmap/render/markup.h"
#include "argmap/render/svg.h"

namespace stet::argmap::render {

using layout::Length;

namespace {

constexpr Length corner_radius = 6;

}  // namespace

void append_path(std::string& out, std::span<layout::Point const> points, layout::Join join) {
  auto const pair = [&](Length x, Length y) {
    append_number(out, x);
    out += ' ';
    append_number(out, y);
  };
  if (points.empty()) return;
  out += 'M';
  pair(points[0].x, points[0].y);
  auto const straight_to = [&](layout::Point from, layout::Point to) {
    if (from == to) return;
    if (from.x == to.x) {
      out += 'V';
      append_number(out, to.y);
    } else if (from.y == to.y) {
      out += 'H';
      append_number(out, to.x);
    } else {
      out += 'L';
      pair(to.x, to.y);
    }
  };
  auto const curve_to = [&](layout::Point leave, layout::Point enter, layout::Point to) {
    out += 'C';
    pair(leave.x, leave.y);
    out += ' ';
    pair(enter.x, enter.y);
    out += ' ';
    pair(to.x, to.y);
  };
  layout::Point at = points[0];
  for (std::size_t i = 1; i < points.size(); ++i) {
    layout::Point const corner = points[i];
    Curve const c = curve(points[i - 1], corner, join);
    if (!c.straight) {
      curve_to(c.leave, c.enter, corner);
      at = corner;
      continue;
    }
    // A right angle between two straight pieces is rounded.
    if (i + 1 < points.size()) {
      layout::Point const after = points[i + 1];
      bool const turns =
          (at.x == corner.x && after.y == corner.y) || (at.y == corner.y && after.x == corner.x);
      auto const length = [](layout::Point a, layout::Point b) {
        return std::abs(a.x - b.x) + std::abs(a.y - b.y);
      };
      Length const radius = std::min({corner_radius, length(at, corner), length(corner, after) / 2});
      if (turns && radius > 0) {
        auto const towards = [&](layout::Point from, layout::Point to) {
          return layout::Point{from.x + (to.x > from.x) * radius - (to.x < from.x) * radius,
                               from.y + (to.y > from.y) * radius - (to.y < from.y) * radius};
        };
        straight_to(at, towards(corner, at));
        at = towards(corner, after);
        curve_to(corner, corner, at);
        continue;
      }
    }
    straight_to(at, corner);
    at = corner;
  }
}

}  // namespace stet::argmap::render
