// See svg.h. What lies behind is written first; boxes come in reading order (breadth-first).
#include "argmap/render/svg.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "argmap/render/markup.h"
#include "argmap/render/svg_parts.h"

namespace stet::argmap::render {

using layout::Length;
using layout::Rect;

namespace {

constexpr Length heading_size = 20;
constexpr Length heading_height = 44;
constexpr Length corner_radius = 6;

bool is_prefix(std::string_view prefix) {
  return std::ranges::all_of(prefix, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

class SvgWriter {
 public:
  SvgWriter(Diagram const& diagram, Scene const& scene, SvgOptions const& options)
      : diagram_(diagram),
        scene_(scene),
        options_(options),
        layout_(scene.layout),
        theme_(theme(options.theme, options.palette)),
        prefix_(is_prefix(options.id_prefix) ? options.id_prefix : ""),
        parts_(out_, theme_, prefix_) {}

  layout::Size size() {
    measure(used_parts(diagram_, scene_));
    return shown_;
  }

  std::string run() {
    out_.reserve(diagram_.nodes.size() * 900 + 4096);
    collect_relations();
    Used const used = used_parts(diagram_, scene_);
    measure(used);
    open();
    parts_.definitions(used);
    if (options_.background) {
      out_ += "<rect";
      rect_attributes({view_.x, view_.y, view_.width, view_.height});
      parts_.attribute("fill", theme_.background);
      out_ += "/>\n";
    }
    heading();
    frames();
    rails();
    lines();
    boxes();
    chips();
    frame_titles();
    if (options_.legend) {
      out_ += "<g aria-hidden=\"true\" font-size=\"11\"";
      parts_.attribute("fill", theme_.muted);
      out_ += ">\n";
      parts_.legend(used, legend_corner(), legend_width(), false);
      out_ += "</g>\n";
    }
    out_ += "</svg>\n";
    return std::move(out_);
  }

 private:
  struct Related {
    EdgeKind kind;
    NodeId to;
  };

  // What each node bears on, in the order of the source.
  void collect_relations() {
    related_.resize(diagram_.nodes.size());
    for (DiagramEdge const& edge : diagram_.edges) {
      if (known(edge.from) && known(edge.to)) related_[edge.from].push_back({edge.kind, edge.to});
    }
  }
  [[nodiscard]] bool known(NodeId node) const { return node.valid() && node.index() < diagram_.nodes.size(); }

  [[nodiscard]] layout::Point legend_corner() const { return {16, layout_.size.height + 8}; }
  [[nodiscard]] Length legend_width() const { return std::clamp<Length>(layout_.size.width - 32, 420, 1400); }

  // What part of the plane is shown, and how large.
  void measure(Used const& used) {
    view_ = {0, 0, layout_.size.width, layout_.size.height};
    if (!diagram_.title.empty()) {
      view_.y = -heading_height;
      view_.height += heading_height;
      Length const room = layout::text_width(diagram_.title, {heading_size, true}) + 32;
      view_.width = std::max(view_.width, std::min<Length>(room, 1400));
    }
    if (options_.legend) {
      layout::Size const legend = parts_.legend(used, legend_corner(), legend_width(), true);
      view_.width = std::max(view_.width, legend.width + 32);
      if (legend.height > 0) view_.height += legend.height + 20;
    }
    view_.width = std::max<Length>(view_.width, 1);
    view_.height = std::max<Length>(view_.height, 1);
    if (options_.page.width > 0 && options_.page.height > 0) return fit_page();
    shown_.width = options_.width > 0 ? options_.width : view_.width;
    shown_.height =
        std::max<Length>(1, static_cast<Length>(std::int64_t{view_.height} * shown_.width / view_.width));
  }

  // The view grows to the page's shape, with a margin, so that the picture lies at the top in the middle.
  void fit_page() {
    layout::Size const page = options_.page;
    constexpr Length margin = 32;
    Length const room_x = std::max<Length>(page.width - 2 * margin, 1);
    Length const room_y = std::max<Length>(page.height - 2 * margin, 1);
    // Units of the view that a page is wide, in the tightest direction.
    std::int64_t width = page.width;
    width = std::max(width, (std::int64_t{view_.width} * page.width + room_x - 1) / room_x);
    width = std::max(width, (std::int64_t{view_.height} * page.width + room_y - 1) / room_y);
    std::int64_t const height = width * page.height / page.width;
    std::int64_t const top = width * margin / page.width;
    view_.x -= static_cast<Length>((width - view_.width) / 2);
    view_.y -= static_cast<Length>(top);
    view_.width = static_cast<Length>(width);
    view_.height = static_cast<Length>(height);
    shown_ = page;
  }

  void open() {
    out_ += "<svg xmlns=\"http://www.w3.org/2000/svg\"";
    parts_.attribute("width", shown_.width);
    parts_.attribute("height", shown_.height);
    out_ += " viewBox=\"";
    for (Length value : {view_.x, view_.y, view_.width, view_.height}) {
      append_number(out_, value);
      out_ += ' ';
    }
    out_.back() = '"';
    out_ += " role=\"graphics-document document\"";
    parts_.attribute("aria-labelledby", prefix_ + "title " + prefix_ + "desc");
    out_ += " font-family=\"Liberation Sans, Arial, Helvetica, sans-serif\" font-size=\"12\">\n<title";
    parts_.attribute("id", prefix_ + "title");
    out_ += '>';
    append_escaped(out_, diagram_.title.empty() ? "Argument map" : diagram_.title);
    out_ += "</title>\n<desc";
    parts_.attribute("id", prefix_ + "desc");
    out_ += '>';
    append_escaped(out_, diagram_.description.empty() ? summary() : diagram_.description);
    out_ += "</desc>\n";
  }

  [[nodiscard]] std::string summary() const {
    std::array<std::size_t, 4> nodes{};
    for (DiagramNode const& node : diagram_.nodes) ++nodes[static_cast<std::size_t>(node.kind)];
    std::string text = "Argument map";
    char const* separator = " of ";
    for (std::size_t kind = 0; kind < nodes.size(); ++kind) {
      if (nodes[kind] == 0) continue;
      text += separator;
      append_number(text, static_cast<std::int64_t>(nodes[kind]));
      text += ' ';
      text += to_string(static_cast<NodeKind>(kind));
      if (nodes[kind] != 1 && kind != static_cast<std::size_t>(NodeKind::evidence)) text += 's';
      separator = ", ";
    }
    return text + ", in reading order from what is argued for to its reasons.";
  }

  void heading() {
    if (diagram_.title.empty()) return;
    out_ += "<text x=\"16\" y=\"-14\" font-weight=\"bold\"";
    parts_.attribute("font-size", heading_size);
    parts_.attribute("fill", theme_.title);
    out_ += '>';
    append_escaped(out_, layout::shortened(diagram_.title, {heading_size, true}, view_.width - 32));
    out_ += "</text>\n";
  }

  void rect_attributes(Rect rect) {
    parts_.attribute("x", rect.x);
    parts_.attribute("y", rect.y);
    parts_.attribute("width", rect.width);
    parts_.attribute("height", rect.height);
  }

  [[nodiscard]] std::string_view frame_fill(GroupId group) const {
    std::size_t depth = 0;
    for (GroupId g = diagram_.groups[group].parent; g.valid() && g < group;
         group = g, g = diagram_.groups[g].parent) {
      ++depth;
    }
    return theme_.frame_fill[depth % 2];
  }

  void frames() {
    for (GroupId group : diagram_.groups.ids()) {
      Rect const frame = layout_.frames[group];
      if (frame.width == 0) continue;
      out_ += "<rect";
      parts_.attribute("id", prefix_ + "g" + std::to_string(group.index()));
      rect_attributes(frame);
      parts_.attribute("rx", std::int64_t{8});
      parts_.attribute("fill", frame_fill(group));
      std::string_view const color = diagram_.groups[group].color;
      parts_.attribute("stroke", is_color(color) ? color : theme_.frame_border);
      out_ += "/>\n";
    }
  }

  void rails() {
    if (layout_.rails.empty()) return;
    out_ += "<path fill=\"none\"";
    parts_.attribute("stroke", theme_.border);
    out_ += " d=\"";
    for (layout::Rail const& rail : layout_.rails) {
      layout::Point const ends[] = {rail.top, rail.bottom};
      append_path(out_, ends, layout::Join::straight);
    }
    out_ += "\"/>\n";
  }

  // Above the lines, on the ground of the frame, so that a line that enters there does not cut the words.
  void frame_titles() {
    for (GroupId group : diagram_.groups.ids()) {
      Rect const frame = layout_.frames[group];
      if (frame.width == 0 || scene_.group_titles[group].empty()) continue;
      // Frames of left-right pictures may be narrower than their titles.
      std::string const title =
          layout::shortened(scene_.group_titles[group], {scene_.measures.title_size, true}, frame.width - 28);
      Length const width = layout::text_width(title, {scene_.measures.title_size, true});
      out_ += "<rect";
      rect_attributes({frame.x + 14, frame.y + 9, width + 3, scene_.measures.title_leading + 2});
      parts_.attribute("rx", std::int64_t{3});
      parts_.attribute("fill", frame_fill(group));
      out_ += "/><text font-weight=\"bold\"";
      parts_.attribute("x", frame.x + 16);
      parts_.attribute("y", frame.y + 9 + scene_.measures.title_size);
      parts_.attribute("font-size", scene_.measures.title_size);
      parts_.attribute("fill", theme_.muted);
      out_ += '>';
      append_escaped(out_, title);
      out_ += "</text>\n";
    }
  }

  void lines() {
    constexpr EdgeKind kinds[] = {EdgeKind::citation, EdgeKind::entails, EdgeKind::support,
                                  EdgeKind::contrary, EdgeKind::attack,  EdgeKind::contradictory,
                                  EdgeKind::undercut};
    for (EdgeKind kind : kinds) {
      bool open = false;
      for (EdgeId id : diagram_.edges.ids()) {
        DiagramEdge const& edge = diagram_.edges[id];
        auto const points = layout_.routes[id].of(layout_.points);
        if (edge.kind != kind || points.size() < 2) continue;
        if (!open) parts_.open_lines(kind);
        open = true;
        out_ += "<path";
        if (options_.described) ends(edge);
        out_ += " d=\"";
        append_path(out_, points, layout_.join);
        if (Length const offset = dash_offset(kind, points); offset > 0) {
          out_ += "\" stroke-dashoffset=\"";
          append_number(out_, offset);
        }
        bool const joined = !scene_.joined.empty() && scene_.joined[id] != 0;
        out_ += joined ? "\" marker-end=\"none\"/>\n" : "\"/>\n";
      }
      if (open && kind == EdgeKind::support) joints();
      if (open) out_ += "</g>\n";
    }
  }

  void ends(DiagramEdge const& edge) {
    parts_.attribute("data-from", prefix_ + "n" + std::to_string(edge.from.index()));
    parts_.attribute("data-to", prefix_ + "n" + std::to_string(edge.to.index()));
  }

  // The dashes of lines that run down one side of a column lie on each other: they are counted from where the
  // column begins.
  static Length dash_offset(EdgeKind kind, std::span<layout::Point const> points) {
    Length const period = dash_period(kind);
    bool const from_column = points.size() > 3 && points[0].y == points[1].y && points[1].x == points[2].x;
    if (period == 0 || !from_column) return 0;
    Length const run = std::abs(points[0].x - points[1].x) + std::abs(points[1].y - points[2].y);
    return period - run % period;
  }

  // Inside the group of the supporting lines, whose colour and arrowhead they have.
  void joints() {
    for (Joint const& joint : scene_.joints) {
      layout::Point const bar[] = {joint.begin, joint.end};
      layout::Point const arrow[] = {joint.middle, joint.tip};
      out_ += "<path d=\"";
      append_path(out_, bar, layout::Join::straight);
      out_ += "\" stroke-width=\"4\" stroke-linecap=\"round\" marker-end=\"none\"/><path d=\"";
      append_path(out_, arrow, layout::Join::straight);
      out_ += "\"/>\n";
    }
  }

  // What most boxes have in common is said once.
  void boxes() {
    out_ += "<g stroke-width=\"1.5\"";
    parts_.attribute("fill", theme_.text);
    out_ += ">\n";
    for (NodeId id : layout_.reading_order) {
      DiagramNode const& node = diagram_.nodes[id];
      Rect const rect = layout_.boxes[id];
      bool const linked = is_safe_link(node.link);
      if (linked) {
        out_ += "<a";
        parts_.attribute("href", node.link);
        out_ += '>';
      }
      out_ += "<g id=\"";
      out_ += prefix_;
      out_ += 'n';
      append_number(out_, static_cast<std::int64_t>(id.index()));
      if (options_.described) {
        out_ += "\" role=\"graphics-symbol\"><title>";
        name(id);
        out_ += "</title>";
        relations(id);
      } else {
        out_ += "\">";
      }
      parts_.box(node.kind, mark(node), node.color, rect);
      words(id, rect);
      out_ += linked ? "</g></a>\n" : "</g>\n";
    }
    out_ += "</g>\n";
  }

  // What a screen reader says and a pointer shows.
  void name(NodeId id) {
    DiagramNode const& node = diagram_.nodes[id];
    if (!node.tooltip.empty()) return append_escaped(out_, node.tooltip);
    out_ += to_string(node.kind);
    out_ += ": ";
    append_escaped(out_, name_of(node));
    if (auto const sign = mark(node)) {
      out_ += " (";
      out_ += mark_word(*sign);
      out_ += ')';
    }
  }

  void relations(NodeId id) {
    if (related_[id].empty()) return;
    out_ += "<desc>";
    bool first = true;
    for (Related const& related : related_[id]) {
      if (!first) out_ += "; ";
      first = false;
      out_ += verb(related.kind);
      out_ += ' ';
      DiagramNode const& other = diagram_.nodes[related.to];
      append_escaped(out_, layout::shortened(name_of(other), {12, false}, 300));
    }
    out_ += "</desc>";
  }

  void images(DiagramNode const& node, Length x, Length y) {
    for (DiagramImage const& image : node.images) {
      if (is_image_data(image.data)) {
        out_ += "<image";
        rect_attributes({x, y, image.size.width, image.size.height});
        parts_.attribute("href", image.data);
        parts_.attribute("aria-label", image.description);
        out_ += "/>";
      }
      x += image.size.width + image_gap;
    }
  }

  void words(NodeId id, Rect rect) {
    DiagramNode const& node = diagram_.nodes[id];
    Face const& face = scene_.faces[id];
    Measures const& m = scene_.measures;
    Length const x = rect.x + m.padding + (node.kind == NodeKind::source ? 4 : 0);
    Length const room = rect.width - 2 * m.padding;
    Length y = rect.y + m.padding - 2;
    if (!node.images.empty()) {
      images(node, x, y);
      y += face.images.height;
    }
    if (!face.badge.empty()) {
      auto const sign = mark(node);
      if (sign) parts_.icon(*sign, x, y);
      out_ += "<text font-size=\"11\" font-weight=\"bold\"";
      parts_.attribute("x", sign ? x + 20 : x);
      parts_.attribute("y", y + 11);
      parts_.attribute("fill", sign ? theme_.mark[static_cast<std::size_t>(*sign)].ink : theme_.muted);
      out_ += '>';
      append_escaped(out_, face.badge);
      out_ += "</text>";
      y += m.badge_height;
    }
    if (!face.title.empty() || !face.title_cut.empty()) {
      out_ += "<text font-weight=\"bold\"";
      parts_.attribute("font-size", m.title_size);
      parts_.attribute("fill", theme_.title);
      out_ += '>';
      for (auto const& line : face.title) {
        parts_.line(line.text, x, y + m.title_size, room);
        y += m.title_leading;
      }
      if (!face.title_cut.empty()) {
        parts_.line(face.title_cut, x, y + m.title_size, room);
        y += m.title_leading;
      }
      out_ += "</text>";
      if (!face.text.empty()) y += 4;
    }
    if (!face.text.empty() || !face.cut.empty()) {
      out_ += "<text";
      if (m.text_size != 12) parts_.attribute("font-size", m.text_size);
      out_ += '>';
      for (auto const& line : face.text) {
        parts_.line(line.text, x, y + m.text_size, room);
        y += m.text_leading;
      }
      if (!face.cut.empty()) {
        parts_.line(face.cut, x, y + m.text_size, room);
        y += m.text_leading;
      }
      out_ += "</text>";
    }
    if (face.hidden.empty()) return;
    out_ += "<text";
    parts_.attribute("font-size", m.label_size);
    parts_.attribute("x", x);
    parts_.attribute("y", y + m.text_size);
    parts_.attribute("fill", theme_.muted);
    out_ += '>';
    append_escaped(out_, face.hidden);
    out_ += "</text>";
  }

  void chips() {
    for (layout::Chip const& chip : layout_.chips) {
      NodeId const from = diagram_.edges[chip.edge].from;
      out_ += "<a href=\"#";
      out_ += prefix_;
      out_ += 'n';
      append_number(out_, static_cast<std::int64_t>(from.index()));
      out_ += "\"><g role=\"graphics-symbol\"><title>shown elsewhere: ";
      DiagramNode const& node = diagram_.nodes[from];
      append_escaped(out_, name_of(node));
      out_ += "</title>";
      parts_.chip(chip.box);
      out_ += "<text font-size=\"11\"";
      parts_.attribute("x", chip.box.x + 24);
      parts_.attribute("y", chip.box.center_y() + 4);
      parts_.attribute("fill", theme_.muted);
      out_ += '>';
      append_escaped(out_, chip_label(diagram_, from, scene_.measures));
      out_ += "</text></g></a>\n";
    }
  }

  Diagram const& diagram_;
  Scene const& scene_;
  SvgOptions const& options_;
  layout::Layout const& layout_;
  Theme theme_;
  std::string prefix_;
  std::string out_;
  SvgParts parts_;
  Table<std::vector<Related>, NodeId> related_;
  Rect view_;
  layout::Size shown_;
};

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

std::string to_svg(Diagram const& diagram, Scene const& scene, SvgOptions const& options) {
  return SvgWriter{diagram, scene, options}.run();
}

layout::Size svg_size(Diagram const& diagram, Scene const& scene, SvgOptions const& options) {
  return SvgWriter{diagram, scene, options}.size();
}

std::string to_svg(Diagram const& diagram, SvgOptions const& options) {
  return to_svg(diagram, compose(diagram, options.layout, options.measures), options);
}

}  // namespace stet::argmap::render
