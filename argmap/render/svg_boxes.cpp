// See svg_boxes.h.
#include "argmap/render/svg_boxes.h"

#include <algorithm>

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
    if (shown_[id] == 0) continue;
    DiagramNode const& node = diagram_.nodes[id];
    Rect const rect = scene_.layout.boxes[id];
    bool const linked = !blank_ && is_safe_link(node.link);
    if (linked) {
      out_ += "<a";
      parts_.link(node.link);
      out_ += '>';
    }
    out_ += "<g id=\"";
    out_ += prefix_;
    out_ += 'n';
    append_number(out_, static_cast<std::int64_t>(id.index()));
    if (node.dim || node.change == Change::removed) out_ += "\" opacity=\"0.4";
    if (blank_) {
      out_ += "\">";
    } else if (described_) {
      out_ += "\" role=\"graphics-symbol\"><title>";
      name(id);
      out_ += "</title>";
      relations(id);
    } else {
      out_ += "\">";
    }
    bool const tagged = node.tag && *node.tag < diagram_.tags.size();
    parts_.box({node.kind, mark(node), node.color, tagged ? node.tag : std::nullopt,
                (node.kind == NodeKind::argument && does_not_count(node)) || node.change == Change::removed,
                node.closed, node.change == Change::added},
               rect);
    if (blank_) {
      ruled(id, rect);
    } else {
      words(id, rect);
    }
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
      parts_.attribute("xlink:href", image.data);
      parts_.attribute("aria-label", image.description);
      out_ += "/>";
    }
    x += image.size.width + image_gap;
  }
}

// One line to write on for each line of words.
void SvgBoxes::ruled(NodeId id, Rect rect) {
  Measures const& m = scene_.measures;
  out_ += "<path fill=\"none\"";
  parts_.attribute("stroke", theme_.border);
  out_ += " stroke-width=\"0.8\" d=\"";
  Length const leading = m.text_leading + 4;
  Length const count = std::max<Length>(1, (rect.height - 8) / leading);
  Length const first = rect.y + (rect.height - (count - 1) * leading) / 2 + 6;
  Length const right = rect.right() - m.padding - (diagram_.nodes[id].tag ? tag_room : 0);
  Length const left = rect.x + m.padding + (diagram_.nodes[id].kind == NodeKind::source ? 4 : 0);
  for (Length i = 0; i < count; ++i) {
    layout::Point const ends[] = {{left, first + i * leading}, {right, first + i * leading}};
    append_path(out_, ends, layout::Join::straight);
  }
  out_ += "\"/>";
}

void SvgBoxes::words(NodeId id, Rect rect) {
  DiagramNode const& node = diagram_.nodes[id];
  Face const& face = scene_.faces[id];
  Measures const& m = scene_.measures;
  Length const x = rect.x + m.padding + (node.kind == NodeKind::source ? 4 : 0);
  Length const room = rect.width - 2 * m.padding - (node.tag ? tag_room : 0);
  Length y = rect.y + m.padding - 2;
  // Lines, and the last one where the rest was cut off.
  auto const lines = [&](auto const& whole, std::string_view cut, Length size, Length leading, bool bold) {
    auto const line = [&](std::string_view text) {
      parts_.line(text, {size, bold}, x, y + size, room);
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
    parts_.fitted(face.badge, {m.label_size, true});
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
    lines(face.title, face.title_cut, m.title_size, m.title_leading, true);
    out_ += "</text>";
    if (!face.text.empty()) y += 4;
  }
  if (!face.text.empty() || !face.cut.empty()) {
    out_ += "<text";
    if (m.text_size != 12) parts_.attribute("font-size", m.text_size);
    out_ += '>';
    lines(face.text, face.cut, m.text_size, m.text_leading, false);
    out_ += "</text>";
  }
  if (face.hidden.empty()) return;
  out_ += "<text";
  parts_.attribute("font-size", m.label_size);
  parts_.attribute("x", x);
  parts_.attribute("y", y + m.text_size);
  parts_.attribute("fill", theme_.muted);
  parts_.fitted(face.hidden, {m.label_size, false});
  out_ += '>';
  append_escaped(out_, face.hidden);
  out_ += "</text>";
}

void SvgBoxes::chips() {
  for (layout::Chip const& chip : scene_.layout.chips) {
    if (blank_ || shown_[diagram_.edges[chip.edge].to] == 0) continue;
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
    parts_.fitted(chip_label(diagram_, from, scene_.measures), {11, false});
    out_ += '>';
    append_escaped(out_, chip_label(diagram_, from, scene_.measures));
    out_ += "</text></g></a>\n";
  }
}

}  // namespace stet::argmap::render
