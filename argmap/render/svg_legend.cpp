// The legend: only the signs that the picture uses (see svg_parts.h).
#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "argmap/render/markup.h"
#include "argmap/render/svg.h"
#include "argmap/render/svg_parts.h"

namespace stet::argmap::render {

using layout::Length;

namespace {

constexpr Length row = 26;
constexpr Length item_gap = 22;
constexpr Length sign_gap = 8;
constexpr layout::Font font{11, false};

struct Entry {
  enum class Sign : std::uint8_t {
    box,
    dashed,
    closed,
    line,
    open,
    weight,
    joint,
    icon,
    tag,
    chip,
    none
  } sign;
  std::size_t index;
  std::string word;
  Length sign_width;
};

std::vector<Entry> entries(Used const& used) {
  std::vector<Entry> list;
  for (std::size_t i = 0; i < used.nodes.size(); ++i) {
    if (used.nodes[i])
      list.push_back({Entry::Sign::box, i, std::string{to_string(static_cast<NodeKind>(i))}, 30});
  }
  if (used.dashed) list.push_back({Entry::Sign::dashed, 0, "argument that does not count", 30});
  if (used.closed) list.push_back({Entry::Sign::closed, 0, "closed group", 30});
  for (std::size_t i = 0; i < used.edges.size(); ++i) {
    if (used.edges[i])
      list.push_back({Entry::Sign::line, i, std::string{verb(static_cast<EdgeKind>(i))}, 44});
  }
  for (std::size_t i = 0; i < used.open_edges.size(); ++i) {
    if (used.open_edges[i])
      list.push_back(
          {Entry::Sign::open, i, std::string{verb(static_cast<EdgeKind>(i))} + ", but does not count", 44});
  }
  if (used.weights) list.push_back({Entry::Sign::weight, 0, "the thicker, the more weight", 44});
  if (used.joints) list.push_back({Entry::Sign::joint, 0, "premises together", 44});
  if (used.chips) list.push_back({Entry::Sign::chip, 0, "shown elsewhere", 30});
  for (std::size_t i = 0; i < used.tags.size(); ++i) {
    if (used.tags[i] != nullptr) list.push_back({Entry::Sign::tag, i, "#" + used.tags[i]->name, 20});
  }
  if (used.not_shown > 0)
    list.push_back({Entry::Sign::none, 0, fmt::format("+{} not shown", used.not_shown), 0});
  for (std::size_t i = 0; i < used.marks.size(); ++i) {
    if (used.marks[i]) list.push_back({Entry::Sign::icon, i, mark_word(static_cast<Mark>(i)), 14});
  }
  return list;
}

}  // namespace

layout::Size SvgParts::legend(Used const& used, layout::Point corner, Length width, bool measure_only) {
  layout::Size size{0, 0};
  Length x = corner.x;
  Length y = corner.y;
  for (Entry const& entry : entries(used)) {
    Length const words = layout::text_width(entry.word, font);
    Length const room = entry.sign_width + sign_gap + words;
    if (x > corner.x && x + room > corner.x + width) {
      x = corner.x;
      y += row;
    }
    size.width = std::max(size.width, x + room - corner.x);
    size.height = y + row - corner.y;
    if (!measure_only) {
      Length const middle = y + row / 2;
      switch (entry.sign) {
        case Entry::Sign::box:
          box({.kind = static_cast<NodeKind>(entry.index)}, {x, middle - 9, entry.sign_width, 18});
          break;
        case Entry::Sign::dashed:
          box({.kind = NodeKind::argument, .dashed = true}, {x, middle - 9, entry.sign_width, 18});
          break;
        case Entry::Sign::closed: box({.closed = true}, {x, middle - 9, entry.sign_width, 18}); break;
        case Entry::Sign::tag:
          stripe(static_cast<std::uint32_t>(entry.index), used.tags[entry.index]->color,
                 {x, middle - 7, entry.sign_width, 14});
          break;
        case Entry::Sign::weight: {
          open_lines(EdgeKind::support);
          layout::Point const thin[] = {{x, middle - 6}, {x + entry.sign_width, middle - 6}};
          layout::Point const thick[] = {{x, middle + 4}, {x + entry.sign_width, middle + 4}};
          out_ += "<path marker-end=\"none\" stroke-width=\"1\" d=\"";
          append_path(out_, thin, layout::Join::straight);
          out_ += "\"/><path marker-end=\"none\" stroke-width=\"4\" d=\"";
          append_path(out_, thick, layout::Join::straight);
          out_ += "\"/></g>";
          break;
        }
        case Entry::Sign::none: break;
        case Entry::Sign::chip: chip({x, middle - 8, entry.sign_width, 16}); break;
        case Entry::Sign::icon: icon(static_cast<Mark>(entry.index), x, middle - 7); break;
        case Entry::Sign::joint: {
          open_lines(EdgeKind::support);
          layout::Point const upper[] = {{x, middle - 5}, {x + 24, middle - 5}};
          layout::Point const lower[] = {{x, middle + 5}, {x + 24, middle + 5}};
          layout::Point const bar[] = {{x + 24, middle - 8}, {x + 24, middle + 8}};
          layout::Point const arrow[] = {{x + 24, middle}, {x + entry.sign_width, middle}};
          out_ += "<path marker-end=\"none\" d=\"";
          append_path(out_, upper, layout::Join::straight);
          append_path(out_, lower, layout::Join::straight);
          out_ += "\"/><path marker-end=\"none\" stroke-width=\"4\" stroke-linecap=\"round\" d=\"";
          append_path(out_, bar, layout::Join::straight);
          out_ += "\"/><path d=\"";
          append_path(out_, arrow, layout::Join::straight);
          out_ += "\"/></g>";
          break;
        }
        case Entry::Sign::open:
        case Entry::Sign::line: {
          auto const kind = static_cast<EdgeKind>(entry.index);
          open_lines(kind);
          out_ += "<path";
          if (entry.sign == Entry::Sign::open) line_end("marker-end", kind, true);
          out_ += " d=\"";
          layout::Point const ends[] = {{x, middle}, {x + entry.sign_width, middle}};
          append_path(out_, ends, layout::Join::straight);
          out_ += "\"/></g>";
          break;
        }
      }
      out_ += "<text";
      attribute("x", x + entry.sign_width + sign_gap);
      attribute("y", middle + 4);
      fitted(entry.word, font);
      out_ += '>';
      append_escaped(out_, entry.word);
      out_ += "</text>\n";
    }
    x += room + item_gap;
  }
  return size;
}

}  // namespace stet::argmap::render
