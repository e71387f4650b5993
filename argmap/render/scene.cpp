// See scene.h.
#include "argmap/render/scene.h"

#include <algorithm>

namespace stet::argmap::render {

using layout::Font;
using layout::Length;

namespace {

constexpr Length icon_room = 20;  // an icon and the space after it
constexpr Length chip_width = 180;
constexpr Length group_title_width = 420;

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
  if (face.title.size() > most) face.title.resize(most);
  if (face.text.size() > most) {
    face.text.resize(most);
    Font const font{measures.text_size, false};
    std::string const last = std::string{face.text.back().text} + "…";
    face.cut = layout::text_width(last, font) <= width ? last : layout::shortened(last, font, width);
    face.text.pop_back();
  }
  if (auto const sign = mark(node)) {
    face.badge = mark_word(*sign);
    if (!node.note.empty()) face.badge += ", " + node.note;
  } else {
    face.badge = node.note;
  }
  if (!face.badge.empty())
    face.badge = layout::shortened(face.badge, {measures.label_size, true}, width - icon_room);
  if (node.hidden > 0) face.hidden = "+ " + std::to_string(node.hidden) + " not shown";
  return face;
}

layout::Size size_of(DiagramNode const& node, Face const& face, Measures const& measures) {
  Length width = std::max(widest(face.title), widest(face.text));
  if (!face.cut.empty()) width = std::max(width, layout::text_width(face.cut, {measures.text_size, false}));
  Length height = static_cast<Length>(face.title.size()) * measures.title_leading +
                  static_cast<Length>(face.text.size() + (face.cut.empty() ? 0 : 1)) * measures.text_leading;
  if (!face.title.empty() && !face.text.empty()) height += 4;
  if (!face.badge.empty()) {
    width = std::max(width, layout::text_width(face.badge, {measures.label_size, true}) + icon_room);
    height += measures.badge_height;
  }
  if (!face.hidden.empty()) {
    width = std::max(width, layout::text_width(face.hidden, {measures.label_size, false}));
    height += measures.text_leading;
  }
  // Shapes need room: the fold of evidence, the spine of sources, the bar of marks.
  Length const extra = is_note(node) ? 8 : 0;
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
    scene.graph.edges.add({edge.from, onto ? diagram.edges[edge.onto].to : edge.to, edge.onto, chip});
  }
  for (DiagramGroup const& group : diagram.groups) {
    std::string title = layout::shortened(group.title, {measures.title_size, true}, group_title_width);
    Length const width = title.empty() ? 0 : layout::text_width(title, {measures.title_size, true}) + 8;
    scene.graph.groups.add({group.parent, {width, title.empty() ? 0 : measures.title_leading + 6}});
    scene.group_titles.add(std::move(title));
  }
  return scene;
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
  return scene;
}

}  // namespace stet::argmap::render
