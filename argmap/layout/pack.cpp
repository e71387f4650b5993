// See pack.h.
#include "argmap/layout/pack.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace stet::argmap::layout {

namespace {

std::int64_t square_root(std::int64_t value) {
  std::int64_t low = 0;
  std::int64_t high = 3'037'000'499;
  while (low < high) {
    std::int64_t const middle = (low + high + 1) / 2;
    if (middle <= value / middle) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

// Per cent of the cost of the first width that works: what another one may cost at most to be taken.
constexpr std::int64_t clearly = 95;
constexpr std::size_t most_parts = 400;

struct Step {  // of the skyline: from x to the next step's x
  Length x;
  Length y;
};

struct Packing {
  std::vector<Point> corners;
  Size size;
};

// Each part, in the given order, where it comes to lie highest.
Packing pack_into(std::span<Size const> sizes, std::span<std::size_t const> order, Length gap, Length width) {
  Packing packing;
  packing.corners.resize(sizes.size());
  std::vector<Step> skyline{{0, 0}};
  std::vector<Step> raised;
  for (std::size_t const part : order) {
    Size const size = sizes[part];
    Length const w = size.width + gap;
    std::size_t best = 0;
    Point corner{0, INT32_MAX};
    for (std::size_t i = 0; i < skyline.size() && skyline[i].x + w <= width; ++i) {
      Length y = skyline[i].y;
      for (std::size_t j = i + 1; j < skyline.size() && skyline[j].x < skyline[i].x + w && y < corner.y;
           ++j) {
        y = std::max(y, skyline[j].y);
      }
      if (y < corner.y) {
        best = i;
        corner = {skyline[i].x, y};
      }
    }
    packing.corners[part] = corner;
    packing.size.width = std::max(packing.size.width, corner.x + size.width);
    packing.size.height = std::max(packing.size.height, corner.y + size.height);
    Length const end = corner.x + w;
    std::size_t last = best;
    while (last + 1 < skyline.size() && skyline[last + 1].x <= end) ++last;
    raised.assign(1, {corner.x, corner.y + size.height + gap});
    if (end < width) raised.push_back({end, skyline[last].y});
    auto const from = skyline.begin() + static_cast<std::ptrdiff_t>(best);
    auto const at = skyline.erase(from, skyline.begin() + static_cast<std::ptrdiff_t>(last) + 1);
    skyline.insert(at, raised.begin(), raised.end());
  }
  return packing;
}

// Area, and more and more the further the shape is from the wanted one: a twentieth more for each doubling,
// and with the square.
std::int64_t cost(Size size, Length gap, std::uint32_t aspect) {
  std::int64_t const area = (std::int64_t{size.width} + gap) * (std::int64_t{size.height} + gap);
  std::int64_t wide = std::int64_t{size.width} * 100;
  std::int64_t high = std::int64_t{size.height} * aspect;
  if (wide < high) std::swap(wide, high);
  std::int64_t eighths = 0;  // of doublings: 2 to the power 1/8 is 1.09
  for (; high > 0 && wide > high && eighths < 80; high += high * 9 / 100 + 1) ++eighths;
  return area / 1000 * (1000 + 50 * eighths * eighths / 64);
}

// The next of few widths, each about an eighth wider than the one before: parts that grow a little are still
// packed into the same width.
std::int64_t even_width(std::int64_t least) {
  std::int64_t step = 1;
  while (step * 16 < least) step *= 2;
  return (least + step - 1) / step * step;
}

}  // namespace

std::vector<Point> pack(std::span<Size const> sizes, Length gap, std::uint32_t aspect) {
  std::int64_t area = 0;
  std::int64_t total = 0;
  std::int64_t widest = 0;
  for (Size size : sizes) {
    std::int64_t const width = std::int64_t{size.width} + gap;
    area += width * (std::int64_t{size.height} + gap);
    total += width;
    widest = std::max(widest, width);
  }
  area = std::min(area, std::int64_t{1} << 52);
  total = std::min<std::int64_t>(total, 1 << 30);
  std::int64_t const wanted = square_root(area / 100 * aspect + aspect);
  std::int64_t width = std::max(widest, std::min(total, even_width(std::max(wanted, widest))));
  std::vector<std::size_t> order(sizes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  Packing best = pack_into(sizes, order, gap, static_cast<Length>(width));
  if (sizes.size() < 2) return std::move(best.corners);
  auto const try_width = [&](std::int64_t other_width, std::int64_t per_cent) {
    Packing other = pack_into(sizes, order, gap, static_cast<Length>(other_width));
    if (cost(other.size, gap, aspect) * 100 < cost(best.size, gap, aspect) * per_cent)
      best = std::move(other);
  };
  // Small parts may fit beside the largest.
  try_width(std::min(total, widest + sizes.back().width + gap), 100);
  // Other widths and orders may leave less waste; with many parts there is little to win.
  if (sizes.size() > most_parts) return std::move(best.corners);
  auto const try_widths = [&] {
    for (std::int64_t other = width; other < total;) {
      other = std::min(total, even_width(other + 1));
      try_width(other, clearly);
    }
  };
  try_widths();
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t part) { return sizes[part].height; });
  try_width(width, clearly);
  try_widths();
  return std::move(best.corners);
}

}  // namespace stet::argmap::layout
