// See svg_boxes.h.
#include "argmap/render/svg_boxes.h"

#include "argmap/render/markup.h"

namespace stet::argmap::render {

using layout::Length;
using layout::Rect;

void SvgBoxes::write() {
  collect_relations();
  boxes();
  chips();
}

// What each node bears on, in the order of the source.
void SvgBoxes::collect_relations() {
  related_.resize(diagram_.nodes.size());
  auto const known = [&](NodeId node) { return node.valid() && node.index() < diagram_.nodes.size(); };
  for (DiagramEdge const& edge : diagram_.edges) {
    if (known(edge.from) && known(edge.to)) related_[edge.from].push_back({edge.kind, edge.to});
  }
}

// What most boxes have in common is said once.
void SvgBoxes::boxes() {
  out_ += "<g stroke-width=\"1.5\"";
  parts_.attribute("fill", theme_.text);
  out_ += ">\n";
  for (NodeId id : scene_.layout.reading_order) {
    DiagramNode const& node = diagram_.nodes[id];
    Rect const rect = scene_.layout.boxes[id];
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
    if (described_) {
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
void SvgBoxes::name(NodeId id) {
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

void SvgBoxes::relations(NodeId id) {
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

void SvgBoxes::images(DiagramNode const& node, Length x, Length y) {
  for (DiagramImage const& image : node.images) {
    if (is_image_data(image.data)) {
      out_ += "<image";
      parts_.rect({x, y, image.size.width, image.size.height});
      parts_.attribute("href", image.data);
      parts_.attribute("aria-label", image.description);
      out_ += "/>";
    }
    x += image.size.width + image_gap;
  }
}

void SvgBoxes::words(NodeId id, Rect rect) {
  DiagramNode const& node = diagram_.nodes[id];
  Face const& face = scene_.faces[id];
  Measures const& m = scene_.measures;
  Length const x = rect.x + m.padding + (node.kind == NodeKind::source ? 4 : 0);
  Length const room = rect.width - 2 * m.padding;
  Length y = rect.y + m.padding - 2;
  // Lines, and the last one where the rest was cut off.
  auto const lines = [&](auto const& whole, std::string_view cut, Length size, Length leading) {
    auto const line = [&](std::string_view text) {
      parts_.line(text, x, y + size, room);
      y += leading;
    };
    for (auto const& one : whole) line(one.text);
    if (!cut.empty()) line(cut);
  };
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
    lines(face.title, face.title_cut, m.title_size, m.title_leading);
    out_ += "</text>";
    if (!face.text.empty()) y += 4;
  }
  if (!face.text.empty() || !face.cut.empty()) {
    out_ += "<text";
    if (m.text_size != 12) parts_.attribute("font-size", m.text_size);
    out_ += '>';
    lines(face.text, face.cut, m.text_size, m.text_leading);
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

void SvgBoxes::chips() {
  for (layout::Chip const& chip : scene_.layout.chips) {
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

}  // namespace stet::argmap::render
