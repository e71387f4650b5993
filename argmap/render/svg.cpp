// See svg.h. The picture as a whole: its size, its name, frames and lines. What lies behind is written first.
#include "argmap/render/svg.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "argmap/render/markup.h"
#include "argmap/render/svg_boxes.h"
#include "argmap/render/svg_parts.h"

namespace stet::argmap::render {

using layout::Length;
using layout::Rect;

namespace {

constexpr Length heading_height = 44 - heading_leading;

bool is_prefix(std::string_view prefix) {
  return std::ranges::all_of(prefix, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

// A box that is revealed by itself.
bool is_step(DiagramNode const& node) {
  return node.kind == NodeKind::claim || node.kind == NodeKind::argument;
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
        parts_(out_, theme_, prefix_, options.described) {}

  layout::Size size() {
    measure(used_parts(diagram_, scene_));
    return shown_;
  }

  std::string run() {
    out_.reserve(diagram_.nodes.size() * 900 + 4096);
    Used const used = used_parts(diagram_, scene_);
    measure(used);
    find_shown();
    open();
    parts_.definitions(used);
    if (options_.background) {
      out_ += "<rect";
      parts_.rect({view_.x, view_.y, view_.width, view_.height});
      parts_.attribute("fill", theme_.background);
      out_ += "/>\n";
    }
    heading();
    frames();
    rails();
    lines();
    SvgBoxes{out_, parts_, diagram_, scene_, theme_, options_, boxes_, prefix_}.write();
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
  [[nodiscard]] layout::Point legend_corner() const { return {16, layout_.size.height + 8}; }
  [[nodiscard]] Length legend_width() const { return std::clamp<Length>(layout_.size.width - 32, 420, 1400); }

  void find_shown() {
    boxes_.resize(diagram_.nodes.size(), options_.reveal == 0 ? 1 : 0);
    if (options_.reveal == 0) return;
    std::size_t left = options_.reveal;
    for (NodeId node : scene_.layout.reading_order) {
      if (is_step(diagram_.nodes[node]) && left > 0) {
        boxes_[node] = 1;
        --left;
      }
    }
    // Sources come with their evidence, evidence with what it is for.
    for (int round = 0; round < 2; ++round) {
      for (DiagramEdge const& edge : diagram_.edges) {
        if (!is_step(diagram_.nodes[edge.from]) && boxes_[edge.to] != 0) boxes_[edge.from] = 1;
      }
    }
  }

  [[nodiscard]] bool is_shown(DiagramEdge const& edge) const {
    return boxes_[edge.from] != 0 && boxes_[edge.to] != 0 &&
           (!edge.onto.valid() || boxes_[diagram_.edges[edge.onto].from] != 0);
  }

  // What part of the plane is shown, and how large.
  void measure(Used const& used) {
    view_ = {0, 0, layout_.size.width, layout_.size.height};
    if (!diagram_.title.empty()) {
      heading_ = heading_lines(diagram_, view_.width);
      view_.y = -heading_height - heading_leading * static_cast<Length>(heading_.size());
      view_.height -= view_.y;
      for (auto const& line : heading_) view_.width = std::max(view_.width, line.width + 32);
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
    Length const margin = options_.fill_page ? 12 : 32;
    Length const room_x = std::max<Length>(page.width - 2 * margin, 1);
    Length const room_y = std::max<Length>(page.height - 2 * margin, 1);
    // Units of the view that a page is wide, in the tightest direction.
    std::int64_t width = options_.fill_page ? 1 : page.width;
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
    if (options_.described) out_ += " xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
    if (!diagram_.language.empty()) {
      parts_.attribute("lang", diagram_.language);
      parts_.attribute("xml:lang", diagram_.language);
    }
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
    Length y = view_.y + 30;
    for (auto const& line : heading_) {
      out_ += "<text x=\"16\"";
      parts_.attribute("y", y);
      out_ += " font-weight=\"bold\"";
      parts_.attribute("font-size", heading_size);
      parts_.attribute("fill", theme_.title);
      parts_.fitted(line.text, {heading_size, true});
      out_ += '>';
      append_escaped(out_, line.text);
      out_ += "</text>\n";
      y += heading_leading;
    }
  }

  [[nodiscard]] std::string frame_fill(GroupId group) const {
    std::string_view const own = diagram_.groups[group].color;
    std::size_t depth = 0;
    for (GroupId g = diagram_.groups[group].parent; g.valid() && g < group;
         group = g, g = diagram_.groups[g].parent) {
      ++depth;
    }
    return render::frame_fill(theme_, own, depth);
  }

  void frames() {
    for (GroupId group : diagram_.groups.ids()) {
      Rect const frame = layout_.frames[group];
      if (frame.width == 0) continue;
      out_ += "<rect";
      parts_.attribute("id", prefix_ + "g" + std::to_string(group.index()));
      parts_.rect(frame);
      parts_.attribute("rx", std::int64_t{8});
      parts_.attribute("fill", frame_fill(group));
      std::string_view const color = diagram_.groups[group].color;
      parts_.attribute("stroke", is_color(color) ? color : theme_.frame_border);
      if (is_color(color)) out_ += " stroke-width=\"2\"";
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
      parts_.rect({frame.x + 14, frame.y + 9, width + 3, scene_.measures.title_leading + 2});
      parts_.attribute("rx", std::int64_t{3});
      parts_.attribute("fill", frame_fill(group));
      out_ += "/><text font-weight=\"bold\"";
      parts_.attribute("x", frame.x + 16);
      parts_.attribute("y", frame.y + 9 + scene_.measures.title_size);
      parts_.attribute("font-size", scene_.measures.title_size);
      parts_.attribute("fill", theme_.muted);
      parts_.fitted(title, {scene_.measures.title_size, true});
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
        if (edge.kind != kind || points.size() < 2 || !is_shown(edge)) continue;
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
        out_ += '"';
        if (edge.dim || edge.change == Change::removed) out_ += " opacity=\"0.4\"";
        if (edge.bold || edge.change == Change::added) {
          out_ += " stroke-width=\"3.5\"";
        } else if (edge.weight > 0) {
          // From a hair to three times the usual: weight 0.5 is a little more than usual.
          Length const tenths = static_cast<Length>(edge.weight * 35.0) + 7;
          out_ += " stroke-width=\"";
          append_number(out_, tenths / 10);
          out_ += '.';
          append_number(out_, tenths % 10);
          out_ += '"';
        }
        if (joined) {
          out_ += " marker-end=\"none\"";
        } else if (has_open_end(diagram_, edge)) {
          parts_.line_end("marker-end", kind, true);
        }
        out_ += "/>\n";
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

  [[nodiscard]] bool joint_shown(NodeId argument) const {
    return options_.reveal == 0 || std::ranges::any_of(diagram_.edges, [&](DiagramEdge const& edge) {
             return edge.premise && edge.to == argument && is_shown(edge);
           });
  }

  // Inside the group of the supporting lines, whose colour and arrowhead they have.
  void joints() {
    for (Joint const& joint : scene_.joints) {
      if (!joint_shown(joint.argument)) continue;
      layout::Point const bar[] = {joint.begin, joint.end};
      layout::Point const arrow[] = {joint.middle, joint.tip};
      out_ += "<path d=\"";
      append_path(out_, bar, layout::Join::straight);
      out_ += "\" stroke-width=\"4\" stroke-linecap=\"round\" marker-end=\"none\"/><path d=\"";
      append_path(out_, arrow, layout::Join::straight);
      out_ += "\"/>\n";
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
  Rect view_;
  std::vector<layout::TextLine> heading_;
  layout::Size shown_;
  Table<std::uint8_t, NodeId> boxes_;  // 1 for those that are drawn
};

}  // namespace

std::string to_svg(Diagram const& diagram, Scene const& scene, SvgOptions const& options) {
  return SvgWriter{diagram, scene, options}.run();
}

std::size_t reveal_steps(Diagram const& diagram, Scene const& scene) {
  return static_cast<std::size_t>(std::ranges::count_if(
      scene.layout.reading_order, [&](NodeId node) { return is_step(diagram.nodes[node]); }));
}

layout::Size svg_size(Diagram const& diagram, Scene const& scene, SvgOptions const& options) {
  return SvgWriter{diagram, scene, options}.size();
}

std::string to_svg(Diagram const& diagram, SvgOptions const& options) {
  return to_svg(diagram, compose(diagram, options.layout, options.measures), options);
}

}  // namespace stet::argmap::render
