// See scene.h.
#include "argmap/render/scene.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace stet::argmap::render {

using layout::Font;
using layout::Length;

namespace {

constexpr Length icon_room = 20;  // an icon and the space after it
constexpr Length chip_width = 180;
constexpr Length least_badge = 176;  // room for a verdict in boxes with narrow text
constexpr Length group_title_width = 420;
constexpr std::uint32_t wide_fan =
    9;  // reasons for one box, from which on those without reasons form columns

Length widest(std::vector<layout::TextLine> const& lines) {
  Length width = 0;
  for (auto const& line : lines) width = std::max(width, line.width);
  return width;
}

bool is_note(DiagramNode const& node) {
  return node.kind == NodeKind::evidence || node.kind == NodeKind::source;
}

Face make_face(DiagramNode const& node, Measures const& measures) {
  Face face;
  Length const width = is_note(node) ? measures.note_width : measures.text_width;
  std::size_t const most = is_note(node) ? measures.most_note_lines : measures.most_lines;
  face.title = layout::wrap_text(node.title, {measures.title_size, true}, width);
  face.text = layout::wrap_text(node.text, {measures.text_size, false}, width);
  if (face.title.size() > most) {
    // What goes is not seen: a title is in the name for screen readers as a whole.
    face.title.resize(most);
    std::size_t const shown =
        static_cast<std::size_t>(face.title.back().text.end() - std::string_view(node.title).begin());
    face.title_cut =
        layout::shortened(std::string_view(node.title).substr(shown - face.title.back().text.size()),
                          {measures.title_size, true}, width);
    face.title.pop_back();
  }
  if (face.text.size() > most) {
    face.text.resize(most);
    Font const font{measures.text_size, false};
    std::string const last = std::string{face.text.back().text} + "…";
    face.cut = layout::text_width(last, font) <= width ? last : layout::shortened(last, font, width);
    face.text.pop_back();
  }
  if (node.change != Change::none) {
    constexpr std::string_view words[] = {"", "added", "removed", "reworded"};
    face.badge = words[static_cast<std::size_t>(node.change)];
  } else if (auto const sign = mark(node)) {
    face.badge = mark_word(*sign);
    if (!node.note.empty()) face.badge += ", " + node.note;
  } else {
    face.badge = node.note;
  }
  if (!face.badge.empty())
    face.badge =
        layout::shortened(face.badge, {measures.label_size, true}, std::max(width, least_badge) - icon_room);
  for (DiagramImage const& image : node.images) {
    face.images.width += image.size.width + (face.images.width > 0 ? image_gap : 0);
    face.images.height = std::max(face.images.height, image.size.height + image_gap);
  }
  if (node.hidden > 0) face.hidden = "+ " + std::to_string(node.hidden) + " not shown";
  return face;
}

layout::Size size_of(DiagramNode const& node, Face const& face, Measures const& measures) {
  Length width = std::max(widest(face.title), widest(face.text));
  if (!face.title_cut.empty())
    width = std::max(width, layout::text_width(face.title_cut, {measures.title_size, true}));
  if (!face.cut.empty()) width = std::max(width, layout::text_width(face.cut, {measures.text_size, false}));
  Length height =
      static_cast<Length>(face.title.size() + (face.title_cut.empty() ? 0 : 1)) * measures.title_leading +
      static_cast<Length>(face.text.size() + (face.cut.empty() ? 0 : 1)) * measures.text_leading;
  if (!face.title.empty() && !face.text.empty()) height += 4;
  if (!face.badge.empty()) {
    width = std::max(width, layout::text_width(face.badge, {measures.label_size, true}) + icon_room);
    height += measures.badge_height;
  }
  width = std::max(width, face.images.width);
  height += face.images.height;
  if (!face.hidden.empty()) {
    width = std::max(width, layout::text_width(face.hidden, {measures.label_size, false}));
    height += measures.text_leading;
  }
  // Shapes need room: the fold of evidence, the spine of sources, the bar of marks.
  Length const extra = (is_note(node) ? 8 : 0) + (node.tag ? tag_room : 0);
  return {std::max<Length>(width + 2 * measures.padding + extra, 48),
          std::max<Length>(height + 2 * measures.padding - 4, 30)};
}

}  // namespace

std::string chip_label(Diagram const& diagram, NodeId node, Measures const& measures) {
  return layout::shortened(name_of(diagram.nodes[node]), {measures.label_size, false},
                           chip_width - icon_room - 2 * measures.padding);
}

Scene measure(Diagram const& diagram, Measures const& measures) {
  Scene scene;
  scene.measures = measures;
  scene.faces.reserve(diagram.nodes.size());
  for (DiagramNode const& node : diagram.nodes) {
    Face face = make_face(node, measures);
    scene.graph.nodes.add({size_of(node, face, measures), node.group, node.same_rank});
    scene.faces.add(std::move(face));
  }
  Length const chip_height = measures.label_size + 14;
  for (DiagramEdge const& edge : diagram.edges) {
    layout::Size chip;
    if (edge.from.valid() && edge.from.index() < diagram.nodes.size()) {
      chip = {layout::text_width(chip_label(diagram, edge.from, measures), {measures.label_size, false}) +
                  icon_room + measures.padding,
              chip_height};
    }
    // A line onto another one leads to where that leads.
    bool const onto = edge.onto.valid() && edge.onto.index() < diagram.edges.size();
    layout::Edge line{edge.from, onto ? diagram.edges[edge.onto].to : edge.to, edge.onto, chip};
    bool const note =
        edge.from.valid() && edge.from.index() < diagram.nodes.size() && is_note(diagram.nodes[edge.from]);
    line.column_from = edge.premise ? 0 : note ? 2 : wide_fan;
    // Lines lie on each other along a column: those of another thickness have their own.
    line.column_kind =
        static_cast<std::uint32_t>(edge.kind) + 16 * static_cast<std::uint32_t>(edge.weight * 1000);
    line.together = edge.premise;
    scene.graph.edges.add(line);
  }
  for (DiagramGroup const& group : diagram.groups) {
    std::string title = layout::shortened(group.title, {measures.title_size, true}, group_title_width);
    Length const width = title.empty() ? 0 : layout::text_width(title, {measures.title_size, true}) + 8;
    scene.graph.groups.add({group.parent, {width, title.empty() ? 0 : measures.title_leading + 6}});
    scene.group_titles.add(std::move(title));
  }
  return scene;
}

namespace {

constexpr Length joint_gap = 18;       // between the box and the bar
constexpr Length joint_overhang = 7;   // of the bar over the outermost lines
constexpr Length joint_rail_gap = 13;  // between the rail of an outline and the bar

// Ends the lines of an argument's premises, where it has two or more, in a common bar; those that come in on
// the side away from reasons, as in a circle, in a bar there.
void join_premises(Diagram const& diagram, layout::Direction direction, Scene& scene) {
  bool const sideways = layout::is_sideways(direction);
  auto const along = [&](layout::Point point) { return sideways ? point.y : point.x; };
  auto const away = [&](auto& point) -> auto& { return sideways ? point.x : point.y; };
  // The lines by the side of the box at which they end: towards smaller coordinates, and towards larger ones.
  Table<std::array<std::vector<EdgeId>, 2>, NodeId> premises;
  premises.resize(diagram.nodes.size());
  auto const edge_of = [&](layout::Rect box, bool far) {
    if (sideways) return far ? box.right() : box.x;
    return far ? box.bottom() : box.y;
  };
  for (EdgeId id : diagram.edges.ids()) {
    layout::Route& route = scene.layout.routes[id];
    if (!diagram.edges[id].premise || route.count < 2) continue;
    NodeId const to = diagram.edges[id].to;
    layout::Point const end = scene.layout.points[route.first + route.count - 1];
    bool const far = away(end) == edge_of(scene.layout.boxes[to], true);
    if (!far && away(end) != edge_of(scene.layout.boxes[to], false)) continue;
    // Where another box of the row is a little taller, the line bends just before the bar.
    auto const room = [&] {
      layout::Point const before = scene.layout.points[route.first + route.count - 2];
      return (away(before) - away(end)) * (far ? 1 : -1);
    };
    while (route.count > 2 && room() <= joint_gap) {
      scene.layout.points[route.first + route.count - 2] = end;
      --route.count;
    }
    if (room() > joint_gap) premises[to][far ? 1 : 0].push_back(id);
  }
  auto const has_joint = with_joint(diagram);
  for (NodeId node : diagram.nodes.ids()) {
    if (has_joint[node] == 0) continue;
    if (scene.joined.empty()) scene.joined.resize(diagram.edges.size(), 0);
    for (bool const far : {false, true}) {
      auto const& lines = premises[node][far ? 1 : 0];
      if (lines.empty()) continue;
      layout::Point first{INT32_MAX, INT32_MAX};
      layout::Point last{INT32_MIN, INT32_MIN};
      for (EdgeId const id : lines) {
        scene.joined[id] = 1;
        layout::Route const& route = scene.layout.routes[id];
        layout::Point& end = scene.layout.points[route.first + route.count - 1];
        away(end) += far ? joint_gap : -joint_gap;
        if (along(end) < along(first)) first = end;
        if (along(end) > along(last)) last = end;
      }
      Joint joint{node, first, last, {}, {}};
      (sideways ? joint.begin.y : joint.begin.x) -= joint_overhang;
      (sideways ? joint.end.y : joint.end.x) += joint_overhang;
      joint.middle = {first.x + (last.x - first.x) / 2, first.y + (last.y - first.y) / 2};
      joint.tip = joint.middle;
      away(joint.tip) = edge_of(scene.layout.boxes[node], far);
      scene.joints.push_back(joint);
    }
  }
}

// The same in an outline, where lines end on the rail: the bar stands beside it.
void join_on_rails(Diagram const& diagram, Scene& scene) {
  auto const has_joint = with_joint(diagram);
  Table<std::size_t, NodeId> joint_of;
  joint_of.resize(diagram.nodes.size(), 0);
  for (EdgeId id : diagram.edges.ids()) {
    DiagramEdge const& edge = diagram.edges[id];
    layout::Route const& route = scene.layout.routes[id];
    if (!edge.premise || route.count < 2 || has_joint[edge.to] == 0) continue;
    if (scene.joined.empty()) scene.joined.resize(diagram.edges.size(), 0);
    scene.joined[id] = 1;
    layout::Point& end = scene.layout.points[route.first + route.count - 1];
    std::size_t& number = joint_of[edge.to];
    if (number == 0) {
      scene.joints.push_back({edge.to, end, end, {}, end});
      number = scene.joints.size();
    }
    Joint& known = scene.joints[number - 1];
    end.x = known.tip.x + joint_rail_gap;
    known.begin = {end.x, std::min(known.begin.y, end.y)};
    known.end = {end.x, std::max(known.end.y, end.y)};
  }
  for (Joint& one : scene.joints) {
    one.begin.y -= joint_overhang;
    one.end.y += joint_overhang;
    one.middle = {one.begin.x, one.tip.y};
  }
}

}  // namespace

std::vector<layout::TextLine> heading_lines(Diagram const& diagram, Length width) {
  constexpr Length least = 420;
  return layout::wrap_text(diagram.title, {heading_size, true}, std::max(width - 32, least));
}

Curve curve(layout::Point a, layout::Point b, layout::Join join) {
  if (a.x == b.x || a.y == b.y || join == layout::Join::straight) return {a, b, true};
  Length const x = a.x + (b.x - a.x) / 2;
  Length const y = a.y + (b.y - a.y) / 2;
  if (join == layout::Join::vertical) return {{a.x, y}, {b.x, y}, false};
  return {{x, a.y}, {x, b.y}, false};
}

Scene compose(Diagram const& diagram, layout::Options const& options, Measures const& measures) {
  Scene scene = measure(diagram, measures);
  scene.layout = layout::lay_out(scene.graph, options);
  if (options.mode == layout::Mode::layered) {
    join_premises(diagram, options.direction, scene);
  } else {
    join_on_rails(diagram, scene);
  }
  return scene;
}

}  // namespace stet::argmap::render
