#include "tests/support/svg_picture.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdlib>
#include <map>

#include "argmap/layout/text.h"

namespace stet::test {

namespace {

double number(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string_view attribute(std::string_view tag, std::string_view name) {
  std::string const key = " " + std::string{name} + "=\"";
  std::size_t const at = tag.find(key);
  if (at == std::string_view::npos) return {};
  std::size_t const begin = at + key.size();
  return tag.substr(begin, tag.find('"', begin) - begin);
}

// The places that a path visits, for the commands M, V, H, L, C, h, v, l, m and z.
struct Walk {
  double min_x = 1e30, min_y = 1e30, max_x = -1e30, max_y = -1e30;
  double first_x = 0, first_y = 0, last_x = 0, last_y = 0;
  std::vector<SvgPoint> path;
};

constexpr int curve_points = 8;

// Points along the Bézier curve from the last point of the path.
void follow(std::vector<SvgPoint>& path, SvgPoint b, SvgPoint c, SvgPoint d) {
  SvgPoint const a = path.back();
  for (int i = 1; i <= curve_points; ++i) {
    double const t = static_cast<double>(i) / curve_points;
    double const u = 1 - t;
    path.push_back({u * u * u * a.x + 3 * u * u * t * b.x + 3 * u * t * t * c.x + t * t * t * d.x,
                    u * u * u * a.y + 3 * u * u * t * b.y + 3 * u * t * t * c.y + t * t * t * d.y});
  }
}

Walk walk(std::string_view d) {
  Walk walk;
  std::size_t at = 0;
  double x = 0;
  double y = 0;
  bool first = true;
  auto const skip = [&] {
    while (at < d.size() && (d[at] == ' ' || d[at] == ',')) ++at;
  };
  auto const read = [&] {
    skip();
    double value = 0;
    auto const [end, error] = std::from_chars(d.data() + at, d.data() + d.size(), value);
    at = error == std::errc{} ? static_cast<std::size_t>(end - d.data()) : at + 1;
    return value;
  };
  while (at < d.size()) {
    skip();
    if (at == d.size()) break;
    char const command = d[at++];
    if (command == 'z') continue;
    auto const upper = static_cast<char>(std::toupper(static_cast<unsigned char>(command)));
    bool const relative = upper != command;
    SvgPoint leave;
    SvgPoint enter;
    if (upper == 'C') {
      leave = {read(), 0};
      leave.y = read();
      enter = {read(), 0};
      enter.y = read();
    }
    if (upper != 'V') x = read() + (relative ? x : 0);
    if (upper != 'H') y = read() + (relative ? y : 0);
    if (first) {
      walk.first_x = x;
      walk.first_y = y;
      first = false;
    }
    if (upper == 'C') {
      follow(walk.path, leave, enter, {x, y});
    } else {
      walk.path.push_back({x, y});
    }
    walk.min_x = std::min(walk.min_x, x);
    walk.max_x = std::max(walk.max_x, x);
    walk.min_y = std::min(walk.min_y, y);
    walk.max_y = std::max(walk.max_y, y);
  }
  walk.last_x = x;
  walk.last_y = y;
  return walk;
}

std::string plain(std::string_view escaped) {
  static std::map<std::string_view, std::string_view> const entities = {
      {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}};
  std::string text;
  for (std::size_t at = 0; at < escaped.size();) {
    auto const entity = std::ranges::find_if(
        entities, [&](auto const& pair) { return escaped.substr(at).starts_with(pair.first); });
    if (entity == entities.end()) {
      text += escaped[at++];
    } else {
      text += entity->second;
      at += entity->first.size();
    }
  }
  return text;
}

class Reader {
 public:
  explicit Reader(std::string_view svg) : svg_(svg) {}

  SvgPicture run() {
    for (std::size_t at = svg_.find('<'); at != std::string_view::npos; at = svg_.find('<', at + 1)) {
      std::size_t const end = svg_.find('>', at);
      if (end == std::string_view::npos) break;
      std::string_view const tag = svg_.substr(at, end - at);
      std::string_view const content = svg_.substr(end + 1, svg_.find('<', end) - end - 1);
      element(tag, content);
    }
    return std::move(picture_);
  }

 private:
  void element(std::string_view tag, std::string_view content) {
    auto const is = [&](std::string_view name) {
      return tag.starts_with(name) && (tag.size() == name.size() || tag[name.size()] == ' ');
    };
    if (is("<svg")) {
      picture_.width = number(attribute(tag, "width"));
      picture_.height = number(attribute(tag, "height"));
    } else if (is("<g") && attribute(tag, "role") == "graphics-symbol") {
      node_ = attribute(tag, "id");
      wants_shape_ = !node_.empty();
    } else if (is("</g")) {
      node_.clear();
    } else if (is("<rect") && wants_shape_) {
      picture_.boxes.push_back({node_, number(attribute(tag, "x")), number(attribute(tag, "y")),
                                number(attribute(tag, "width")), number(attribute(tag, "height"))});
      wants_shape_ = false;
    } else if (is("<path") && wants_shape_) {
      Walk const w = walk(attribute(tag, "d"));
      picture_.boxes.push_back({node_, w.min_x, w.min_y, w.max_x - w.min_x, w.max_y - w.min_y});
      wants_shape_ = false;
    } else if (is("<path") && !attribute(tag, "data-from").empty()) {
      Walk w = walk(attribute(tag, "d"));
      picture_.lines.push_back({std::string{attribute(tag, "data-from")},
                                std::string{attribute(tag, "data-to")}, w.first_x, w.first_y, w.last_x,
                                w.last_y, std::move(w.path)});
    } else if (is("<text") || is("<tspan")) {
      if (is("<text")) {
        size_ = attribute(tag, "font-size").empty() ? 12 : number(attribute(tag, "font-size"));
        bold_ = attribute(tag, "font-weight") == "bold";
      }
      if (!attribute(tag, "x").empty() && !node_.empty()) {
        picture_.texts.push_back({node_, number(attribute(tag, "x")), number(attribute(tag, "y")), size_,
                                  bold_, attribute(tag, "text-anchor") == "end", std::string{content}});
      }
    }
  }

  std::string_view svg_;
  SvgPicture picture_;
  std::string node_;
  bool wants_shape_ = false;
  double size_ = 12;
  bool bold_ = false;
};

int side(SvgLine const& line, double x, double y) {
  double const turn = (line.x2 - line.x1) * (y - line.y1) - (line.y2 - line.y1) * (x - line.x1);
  return (turn > 0) - (turn < 0);
}

}  // namespace

std::vector<SvgPoint> along(std::vector<SvgPoint> const& control) {
  std::vector<SvgPoint> path;
  if (!control.empty()) path.push_back(control.front());
  for (std::size_t i = 1; i + 2 < control.size(); i += 3)
    follow(path, control[i], control[i + 1], control[i + 2]);
  return path;
}

SvgPicture read_svg(std::string_view svg) { return Reader{svg}.run(); }

std::uint64_t count_crossings(std::vector<SvgLine> const& all) {
  std::vector<SvgLine> lines = all;
  for (SvgLine& line : lines) {
    if (line.y1 > line.y2) {
      std::swap(line.x1, line.x2);
      std::swap(line.y1, line.y2);
    }
  }
  std::ranges::sort(lines, {}, &SvgLine::y1);
  std::uint64_t crossings = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    SvgLine const& a = lines[i];
    for (std::size_t j = i + 1; j < lines.size() && lines[j].y1 < a.y2; ++j) {
      SvgLine const& b = lines[j];
      if (std::max(a.x1, a.x2) < std::min(b.x1, b.x2) || std::max(b.x1, b.x2) < std::min(a.x1, a.x2))
        continue;
      if (a.from == b.from || a.from == b.to || a.to == b.from || a.to == b.to) continue;
      crossings +=
          side(a, b.x1, b.y1) * side(a, b.x2, b.y2) < 0 && side(b, a.x1, a.y1) * side(b, a.x2, a.y2) < 0;
    }
  }
  return crossings;
}

std::uint64_t count_middle_crossings(SvgPicture const& picture) {
  std::map<std::string, SvgPoint> middle;
  for (SvgBox const& box : picture.boxes) middle[box.id] = {box.x + box.width / 2, box.y + box.height / 2};
  std::vector<SvgLine> lines = picture.lines;
  for (SvgLine& line : lines) {
    SvgPoint const from = middle[line.from];
    SvgPoint const to = middle[line.to];
    line.x1 = from.x;
    line.y1 = from.y;
    line.x2 = to.x;
    line.y2 = to.y;
  }
  return count_crossings(lines);
}

namespace {

// A straight piece of a line, its left end first.
struct Piece {
  SvgPoint a;
  SvgPoint b;
  std::size_t line;
};

double turn(SvgPoint a, SvgPoint b, SvgPoint c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool meet(Piece const& p, Piece const& q) {
  return turn(p.a, p.b, q.a) * turn(p.a, p.b, q.b) < 0 && turn(q.a, q.b, p.a) * turn(q.a, q.b, p.b) < 0;
}

}  // namespace

std::uint64_t count_drawn_crossings(std::vector<SvgLine> const& lines) {
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (std::size_t k = 1; k < lines[i].path.size(); ++k) {
      Piece piece{lines[i].path[k - 1], lines[i].path[k], i};
      if (piece.a.x > piece.b.x) std::swap(piece.a, piece.b);
      pieces.push_back(piece);
    }
  }
  // Swept from left to right; a piece stays as long as it is under the line of the sweep.
  std::ranges::sort(pieces, {}, [](Piece const& piece) { return piece.a.x; });
  std::vector<Piece const*> open;
  std::uint64_t crossings = 0;
  for (Piece const& piece : pieces) {
    std::erase_if(open, [&](Piece const* other) { return other->b.x < piece.a.x; });
    double const top = std::min(piece.a.y, piece.b.y);
    double const bottom = std::max(piece.a.y, piece.b.y);
    for (Piece const* other : open) {
      if (std::max(other->a.y, other->b.y) < top || std::min(other->a.y, other->b.y) > bottom) continue;
      SvgLine const& a = lines[piece.line];
      SvgLine const& b = lines[other->line];
      if (a.from == b.from || a.from == b.to || a.to == b.from || a.to == b.to) continue;
      crossings += meet(piece, *other) ? 1 : 0;
    }
    open.push_back(&piece);
  }
  return crossings;
}

std::uint64_t count_lines_through_boxes(SvgPicture const& picture, double by) {
  std::vector<SvgBox const*> boxes;
  for (SvgBox const& box : picture.boxes) boxes.push_back(&box);
  std::ranges::sort(boxes, {}, [](SvgBox const* box) { return box->y; });
  double tallest = 0;
  for (SvgBox const* box : boxes) tallest = std::max(tallest, box->height);
  std::uint64_t through = 0;
  for (SvgLine const& line : picture.lines) {
    std::vector<SvgBox const*> met;
    for (std::size_t k = 1; k < line.path.size(); ++k) {
      SvgPoint const a = line.path[k - 1];
      SvgPoint const b = line.path[k];
      double const top = std::min(a.y, b.y);
      double const bottom = std::max(a.y, b.y);
      auto it = std::ranges::lower_bound(boxes, top - tallest, {}, [](SvgBox const* box) { return box->y; });
      for (; it != boxes.end() && (*it)->y < bottom; ++it) {
        SvgBox const& box = **it;
        if (box.id == line.from || box.id == line.to || std::ranges::find(met, *it) != met.end()) continue;
        // The part of the piece inside, by clipping (Liang & Barsky 1984).
        double from = 0;
        double to = 1;
        auto const clip = [&](double start, double delta, double low, double high) {
          if (delta == 0) return start > low && start < high;
          double const t1 = (low - start) / delta;
          double const t2 = (high - start) / delta;
          from = std::max(from, std::min(t1, t2));
          to = std::min(to, std::max(t1, t2));
          return from < to;
        };
        if (clip(a.x, b.x - a.x, box.x + by, box.x + box.width - by) &&
            clip(a.y, b.y - a.y, box.y + by, box.y + box.height - by)) {
          met.push_back(*it);
          ++through;
        }
      }
    }
  }
  return through;
}

std::uint64_t count_overlaps(std::vector<SvgBox> const& all) {
  std::vector<SvgBox> boxes = all;
  std::ranges::sort(boxes, {}, &SvgBox::y);
  std::uint64_t overlaps = 0;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    SvgBox const& a = boxes[i];
    for (std::size_t j = i + 1; j < boxes.size() && boxes[j].y < a.y + a.height; ++j) {
      overlaps += a.x < boxes[j].x + boxes[j].width && boxes[j].x < a.x + a.width;
    }
  }
  return overlaps;
}

std::uint64_t count_clipped(SvgPicture const& picture) {
  std::map<std::string_view, SvgBox const*> boxes;
  for (SvgBox const& box : picture.boxes) boxes[box.id] = &box;
  std::uint64_t clipped = 0;
  for (SvgText const& text : picture.texts) {
    auto const box = boxes.find(text.id);
    if (box == boxes.end()) continue;
    // Without the slack that the layout allows itself.
    double const width = argmap::layout::text_width(
                             plain(text.words), {static_cast<argmap::layout::Length>(text.size), text.bold}) /
                         1.03;
    double const left = text.ends_at_x ? text.x - width : text.x;
    SvgBox const& b = *box->second;
    clipped += left < b.x || left + width > b.x + b.width || text.y - text.size * 0.75 < b.y ||
               text.y > b.y + b.height;
  }
  return clipped;
}

}  // namespace stet::test
