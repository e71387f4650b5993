// See tuck.h.
#include "argmap/layout/tuck.h"

#include <algorithm>
#include <functional>

namespace stet::argmap::layout {

namespace {

// Bounds on the work: of the boxes that stand alone, and of the rows of a part, which lines may run along.
constexpr std::size_t most_alone = 400;
constexpr std::size_t most_rows = 400;

// What boxes and lines take of a row: all of them from its top to its bottom.
struct Row {
  Length top;
  Length bottom;
  Length left;
  Length right;
};

bool stands_alone(Picture const& picture) {
  return picture.boxes.size() == 1 && picture.lines.empty() && picture.frames.empty() &&
         picture.chips.empty();
}

std::vector<Row> rows_of(Picture const& picture) {
  std::vector<Row> rows;
  // Boxes come row by row, and all of a row begin at its top.
  for (auto const& box : picture.boxes) {
    if (rows.empty() || rows.back().top != box.rect.y)
      rows.push_back({box.rect.y, box.rect.bottom(), box.rect.x, box.rect.right()});
    Row& row = rows.back();
    row.bottom = std::max(row.bottom, box.rect.bottom());
    row.left = std::min(row.left, box.rect.x);
    row.right = std::max(row.right, box.rect.right());
  }
  auto const reach = [&](Length top, Length bottom, Length left, Length right) {
    auto it = std::ranges::lower_bound(rows, top, std::less_equal{}, &Row::bottom);
    for (; it != rows.end() && it->top < bottom; ++it) {
      it->left = std::min(it->left, left);
      it->right = std::max(it->right, right);
    }
  };
  for (auto const& chip : picture.chips) reach(chip.box.y, chip.box.bottom(), chip.box.x, chip.box.right());
  for (auto const& line : picture.lines) {
    for (std::size_t i = 1; i < line.points.size(); ++i) {
      auto const [left, right] = std::minmax(line.points[i - 1].x, line.points[i].x);
      auto const [top, bottom] = std::minmax(line.points[i - 1].y, line.points[i].y);
      reach(top, bottom, left, right);
    }
  }
  return rows;
}

}  // namespace

std::vector<Tucked> tuck_in(std::span<Picture const> pictures, std::span<std::size_t const> sequence,
                            Length gap) {
  std::vector<std::size_t> alone;
  for (std::size_t part : sequence) {
    if (alone.size() < most_alone && stands_alone(pictures[part])) alone.push_back(part);
  }
  std::vector<Tucked> tucked;
  for (std::size_t part : sequence) {
    Picture const& picture = pictures[part];
    if (alone.empty()) break;
    if (picture.boxes.size() < 2 || picture.ranks > most_rows || !picture.frames.empty()) continue;
    for (Row& row : rows_of(picture)) {
      std::erase_if(alone, [&](std::size_t single) {
        Size const size = pictures[single].size;
        if (size.height > row.bottom - row.top) return false;
        if (row.right + gap + size.width <= picture.size.width) {
          tucked.push_back({single, part, {row.right + gap, row.top}});
          row.right += gap + size.width;
        } else if (row.left - gap - size.width >= 0) {
          row.left -= gap + size.width;
          tucked.push_back({single, part, {row.left, row.top}});
        } else {
          return false;
        }
        return true;
      });
    }
  }
  std::ranges::sort(tucked, {}, &Tucked::part);
  return tucked;
}

}  // namespace stet::argmap::layout
