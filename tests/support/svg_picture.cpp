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
};

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
    if (upper == 'C') {
      for (int i = 0; i < 4; ++i) read();
    }
    if (upper != 'V') x = read() + (relative ? x : 0);
    if (upper != 'H') y = read() + (relative ? y : 0);
    if (first) {
      walk.first_x = x;
      walk.first_y = y;
      first = false;
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
      Walk const w = walk(attribute(tag, "d"));
      picture_.lines.push_back({std::string{attribute(tag, "data-from")},
                                std::string{attribute(tag, "data-to")}, w.first_x, w.first_y, w.last_x,
                                w.last_y});
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
