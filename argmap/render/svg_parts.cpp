// See svg_parts.h. Shapes and signs; every sign differs from the others without colour.
#include "argmap/render/svg_parts.h"

#include "argmap/render/markup.h"

namespace stet::argmap::render {

using layout::Length;

namespace {

constexpr std::size_t at(auto value) { return static_cast<std::size_t>(value); }

constexpr std::string_view edge_names[] = {"support",  "attack",  "undercut", "contradictory",
                                           "contrary", "entails", "citation"};
constexpr std::string_view dashes[] = {"", "7 4", "1.5 4", "7 4", "9 3 2 3", "", ""};

constexpr std::string_view tag_patterns[] = {
    "",       "M-2 12L12-2M-2 2L2-2M8 12L12 8", "M0 3h10M0 8h10", "M2 3h3M7 8h3", "M-2-2L12 12M-2 12L12-2",
    "M3 0v10"};

bool crossed(EdgeKind kind) {
  return kind == EdgeKind::attack || kind == EdgeKind::contradictory || kind == EdgeKind::contrary;
}

}  // namespace

Used used_parts(Diagram const& diagram, Scene const& scene) {
  Used used;
  for (DiagramNode const& node : diagram.nodes) {
    used.nodes.set(at(node.kind));
    if (auto const sign = mark(node)) used.marks.set(at(*sign));
    if (node.closed) used.closed = true;
    if (node.kind == NodeKind::argument && does_not_count(node)) used.dashed = true;
    used.tags.resize(diagram.tags.size());
    if (node.tag && *node.tag < diagram.tags.size()) used.tags[*node.tag] = &diagram.tags[*node.tag];
  }
  for (DiagramEdge const& edge : diagram.edges) {
    used.edges.set(at(edge.kind));
    if (has_open_end(diagram, edge)) used.open_edges.set(at(edge.kind));
    if (edge.weight > 0) used.weights = true;
  }
  used.chips = !scene.layout.chips.empty();
  used.joints = !scene.joints.empty();
  used.not_shown = diagram.not_shown;
  return used;
}

Length dash_period(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::attack:
    case EdgeKind::contradictory: return 11;
    case EdgeKind::contrary: return 17;
    default: return 0;
  }
}

void SvgParts::attribute(std::string_view name, std::string_view value) {
  out_.append(" ").append(name).append("=\"");
  append_escaped(out_, value);
  out_ += '"';
}

void SvgParts::attribute(std::string_view name, std::int64_t value) {
  out_.append(" ").append(name).append("=\"");
  append_number(out_, value);
  out_ += '"';
}

void SvgParts::rect(layout::Rect rect) {
  attribute("x", rect.x);
  attribute("y", rect.y);
  attribute("width", rect.width);
  attribute("height", rect.height);
}

void SvgParts::definitions(Used const& used) {
  out_ += "<defs>\n";
  for (std::size_t kind = 0; kind < used.edges.size(); ++kind) {
    if (used.edges[kind]) marker(static_cast<EdgeKind>(kind), false);
    if (used.open_edges[kind]) marker(static_cast<EdgeKind>(kind), true);
  }
  for (std::size_t tag = 0; tag < used.tags.size(); ++tag) {
    if (used.tags[tag] != nullptr) tag_definition(tag, used.tags[tag]->color);
  }
  for (std::size_t i = 0; i < used.marks.size(); ++i) {
    if (!used.marks[i]) continue;
    icon_definition(static_cast<Mark>(i));
    if (theme_.print) hatching(static_cast<Mark>(i));
  }
  out_ += "</defs>\n";
}

// Arrowheads point along x, their tip at the end of the line.
void SvgParts::marker(EdgeKind kind, bool open) {
  std::string_view const color = theme_.edge[at(kind)];
  out_ += "<marker";
  attribute("id", std::string{prefix_}.append(open ? "open-" : "end-").append(edge_names[at(kind)]));
  out_ += " markerUnits=\"userSpaceOnUse\" orient=\"auto-start-reverse\" overflow=\"visible\"";
  std::string_view shape;
  bool filled = false;
  Length size = 12;
  switch (kind) {
    case EdgeKind::support:
      shape = "M0 0L10 5L0 10L2.5 5z";
      filled = true;
      break;
    case EdgeKind::attack:
    case EdgeKind::contradictory:
    case EdgeKind::contrary: shape = "M1 1L9 9M9 1L1 9"; break;
    case EdgeKind::undercut:
      shape = "M0 5L5 0.5L10 5L5 9.5z";
      filled = true;
      break;
    case EdgeKind::entails: shape = "M0 0.5L5 5L0 9.5M5 0.5L10 5L5 9.5"; break;
    case EdgeKind::citation: shape = "M3 1L10 5L3 9"; break;
  }
  if (open && kind == EdgeKind::support) shape = "M0.8 0.8L9.2 5L0.8 9.2z";
  if (open && crossed(kind)) shape = "M5 1.4a3.6 3.6 0 0 1 0 7.2a3.6 3.6 0 0 1 0-7.2z";
  attribute("markerWidth", size);
  attribute("markerHeight", size);
  attribute("refX", kind == EdgeKind::undercut ? std::string_view{"8"} : crossed(kind) ? "13" : "10");
  attribute("refY", std::int64_t{5});
  out_ += "><path";
  attribute("d", shape);
  if (open) {
    attribute("fill", theme_.background);
    attribute("stroke", color);
    attribute("stroke-width", "1.4");
  } else if (filled) {
    attribute("fill", color);
  } else {
    attribute("fill", "none");
    attribute("stroke", color);
    attribute("stroke-width", "1.8");
  }
  out_ += "/></marker>\n";
}

void SvgParts::icon_definition(Mark mark) {
  using enum Mark;
  std::string_view const ink = theme_.mark[at(mark)].ink;
  std::string_view const paper = theme_.mark[at(mark)].fill;
  std::string_view solid;     // filled with ink
  std::string_view engraved;  // drawn on it with the colour of the box
  std::string_view drawn;     // drawn with ink
  switch (mark) {
    case supported:
      solid = "M7 0a7 7 0 0 1 0 14a7 7 0 0 1 0-14z";
      engraved = "M3.7 7.3l2.3 2.4l4.4-5";
      break;
    case refuted:
      solid = "M4.1 0h5.8l4.1 4.1v5.8l-4.1 4.1h-5.8l-4.1-4.1v-5.8z";
      engraved = "M4.3 4.3l5.4 5.4M9.7 4.3l-5.4 5.4";
      break;
    case contested:
      solid = "M7-.6l7.6 7.6l-7.6 7.6l-7.6-7.6z";
      engraved = "M5.7 4.5l-2.4 2.5l2.4 2.5M8.3 4.5l2.4 2.5l-2.4 2.5";
      break;
    case unverifiable: drawn = "M7 .8a6.2 6.2 0 0 1 0 12.4a6.2 6.2 0 0 1 0-12.4zM7 3.4v3.8l2.5 1.6"; break;
    case undetermined: drawn = "M4.2 4.6a2.8 2.8 0 1 1 4.3 2.4c-1 .6-1.5 1.1-1.5 2.2M7 12.2v.3"; break;
    case unsupported: drawn = "M7 .8a6.2 6.2 0 0 1 0 12.4a6.2 6.2 0 0 1 0-12.4zM4 7h6"; break;
    case not_checkable: drawn = "M1 2h12v7.5h-6l-3 3v-3h-3z"; break;
    case accepted: drawn = "M1.5 7.5l3.6 3.8l7.4-8.4"; break;
    case not_accepted: drawn = "M2.2 2.2l9.6 9.6M11.8 2.2l-9.6 9.6"; break;
    case not_checked: drawn = "M7 .8a6.2 6.2 0 0 1 0 12.4a6.2 6.2 0 0 1 0-12.4zM7 3.4v3.8l2.5 1.6"; break;
    case supported_cited:
      drawn = "M7 .8a6.2 6.2 0 0 1 0 12.4a6.2 6.2 0 0 1 0-12.4zM3.9 7.3l2.2 2.3l4-4.8";
      break;
    case supported_assumed: drawn = "M7 1.4l6 10.8h-12z"; break;
    case defeated: drawn = "M2.2 2.2l9.6 9.6M11.8 2.2l-9.6 9.6"; break;
    case unsourced: drawn = "M7 .8a6.2 6.2 0 0 1 0 12.4a6.2 6.2 0 0 1 0-12.4zM4 7h6"; break;
    case open: drawn = "M4.2 4.6a2.8 2.8 0 1 1 4.3 2.4c-1 .6-1.5 1.1-1.5 2.2M7 12.2v.3"; break;
  }
  out_ += "<g";
  attribute("id", std::string{prefix_}.append("icon-").append(mark_name(mark)));
  out_ += " stroke-linecap=\"round\" stroke-linejoin=\"round\">";
  auto const path = [&](std::string_view d, std::string_view fill, std::string_view stroke) {
    if (d.empty()) return;
    out_ += "<path";
    attribute("d", d);
    attribute("fill", fill);
    if (!stroke.empty()) {
      attribute("stroke", stroke);
      attribute("stroke-width", "1.6");
    }
    out_ += "/>";
  };
  path(solid, ink, "");
  path(engraved, "none", paper);
  path(drawn, "none", ink);
  out_ += "</g>\n";
}

// For print: each mark's bar has its own hatching.
void SvgParts::hatching(Mark mark) {
  using enum Mark;
  std::string_view lines;
  switch (mark) {
    case supported: lines = "M0 0H6V6H0z"; break;
    case refuted: lines = "M0 0l6 6M6 0l-6 6"; break;
    case contested: lines = "M0 6l6-6M-1 1l2-2M5 7l2-2"; break;
    case unverifiable: lines = "M0 3h6"; break;
    case undetermined: lines = "M2 3h2"; break;
    case unsupported: lines = "M0 1h2"; break;
    case not_checkable: lines = "M0 0"; break;
    case accepted: lines = "M0 0H6V6H0z"; break;
    case not_accepted: lines = "M0 0l6 6M6 0l-6 6"; break;
    case not_checked: lines = "M0 3h6"; break;
    case supported_cited: lines = "M1 0V6M4 0V6"; break;
    case supported_assumed: lines = "M1 0V6"; break;
    case defeated:
    case unsourced:
    case open: return;  // arguments have no bar
  }
  out_ += "<pattern";
  attribute("id", std::string{prefix_}.append("hatch-").append(mark_name(mark)));
  out_ += " patternUnits=\"userSpaceOnUse\" width=\"6\" height=\"6\"><path";
  attribute("d", lines);
  attribute("fill", mark == supported || mark == accepted ? "#000000" : "none");
  out_ += " stroke=\"#000000\" stroke-width=\"1.2\"/></pattern>\n";
}

// Each tag's pattern lies over its colour, so that they tell apart without it.
void SvgParts::tag_definition(std::size_t number, std::string_view color) {
  if (tag_patterns[number % std::size(tag_patterns)].empty()) return;
  out_ += "<pattern";
  attribute("id", std::string{prefix_}.append("tag-").append(std::to_string(number)));
  out_ += " patternUnits=\"userSpaceOnUse\" width=\"10\" height=\"10\"><rect width=\"10\" height=\"10\"";
  attribute("fill", theme_.print || !is_color(color) ? theme_.muted : color);
  out_ += "/><path fill=\"none\"";
  attribute("d", tag_patterns[number % std::size(tag_patterns)]);
  attribute("stroke", theme_.background);
  out_ += " stroke-width=\"2\"/></pattern>\n";
}

void SvgParts::stripe(std::uint32_t tag, std::string_view color, layout::Rect r) {
  out_ += "<rect";
  rect(r);
  bool const plain = tag_patterns[tag % std::size(tag_patterns)].empty();
  attribute("fill",
            !plain ? std::string{"url(#"}.append(prefix_).append("tag-").append(std::to_string(tag)) + ")"
            : theme_.print || !is_color(color) ? std::string{theme_.muted}
                                               : std::string{color});
  out_ += "/>";
}

void SvgParts::box(BoxLook const& look, layout::Rect r) {
  NodeKind const kind = look.kind;
  auto const mark = look.mark;
  bool const judged = mark && kind != NodeKind::evidence && is_verdict(*mark);
  auto const [own_fill, stroke] = box_colors(theme_, kind, mark, look.color);
  std::string_view const fill = look.closed ? theme_.frame_fill[1] : own_fill;
  constexpr Length fold = 14;
  if (kind == NodeKind::evidence) {
    out_ += "<path d=\"M";
    append_number(out_, r.x);
    out_ += ' ';
    append_number(out_, r.y);
    out_ += 'h';
    append_number(out_, r.width - fold);
    out_ += "l14 14v";
    append_number(out_, r.height - fold);
    out_ += 'h';
    append_number(out_, -r.width);
    out_ += "zm";
    append_number(out_, r.width - fold);
    out_ += " 0v14h14\"";
  } else {
    out_ += "<rect";
    rect(r);
    if (kind != NodeKind::source) {
      attribute("rx", kind == NodeKind::argument ? std::min<Length>(16, r.height / 2) : 3);
    }
  }
  attribute("fill", fill);
  attribute("stroke", stroke);
  if (look.heavy) {
    attribute("stroke-width", "3.5");
  } else if (!judged || kind == NodeKind::evidence)
    attribute("stroke-width", kind == NodeKind::evidence ? "1" : "1.25");
  if (kind == NodeKind::evidence) out_ += " stroke-linejoin=\"round\"";
  if (look.dashed) out_ += " stroke-dasharray=\"5 3\"";
  out_ += "/>";
  if (look.closed) {
    out_ += "<rect";
    rect({r.x + 4, r.y + 4, r.width - 8, r.height - 8});
    out_ += " rx=\"2\" fill=\"none\" stroke-width=\"1\"";
    attribute("stroke", stroke);
    out_ += "/>";
  }
  if (look.tag) {
    Length const inset = kind == NodeKind::argument ? 14 : 5;
    stripe(*look.tag, look.color,
           {r.right() - 13, r.y + inset, 8, std::max<Length>(r.height - 2 * inset, 6)});
  }
  if (kind == NodeKind::source) {
    out_ += "<path";
    std::string d = "M";
    append_number(d, r.x + 5);
    d += ' ';
    append_number(d, r.y);
    d += 'v';
    append_number(d, r.height);
    attribute("d", d);
    attribute("stroke", stroke);
    attribute("stroke-width", "1.25");
    out_ += "/>";
  }
  if (judged && (!theme_.print || *mark != Mark::not_checkable)) {
    Length const inset = kind == NodeKind::argument ? 14 : 9;
    out_ += "<rect";
    attribute("x", r.x + (kind == NodeKind::source ? 8 : 4));
    attribute("y", r.y + inset);
    attribute("width", std::int64_t{theme_.print ? 5 : 3});
    attribute("height", std::max<Length>(r.height - 2 * inset, 4));
    if (theme_.print) {
      attribute("fill", std::string{"url(#"}.append(prefix_).append("hatch-").append(mark_name(*mark)) + ")");
    } else {
      attribute("rx", "1.5");
      attribute("fill", theme_.mark[at(*mark)].ink);
    }
    out_ += "/>";
  }
}

void SvgParts::chip(layout::Rect r) {
  out_ += "<rect";
  rect(r);
  attribute("rx", r.height / 2);
  attribute("fill", theme_.background);
  attribute("stroke", theme_.border);
  out_ += " stroke-dasharray=\"3 2\"/><path";
  std::string d = "M";
  append_number(d, r.x + 11);
  d += ' ';
  append_number(d, r.center_y() + 4);
  d += "l7-7m-5 0h5v5";
  attribute("d", d);
  attribute("fill", "none");
  attribute("stroke", theme_.muted);
  attribute("stroke-width", "1.5");
  out_ += "/>";
}

void SvgParts::icon(Mark mark, Length x, Length y) {
  out_ += "<use";
  link(std::string{"#"}.append(prefix_).append("icon-").append(mark_name(mark)));
  attribute("x", x);
  attribute("y", y);
  out_ += "/>";
}

// Inkscape and other programs of SVG 1.1 know links by their older name only.
void SvgParts::link(std::string_view target) {
  if (alone_) attribute("xlink:href", target);
  attribute("href", target);
}

void SvgParts::line_end(std::string_view name, EdgeKind kind, bool open) {
  attribute(
      name,
      std::string{"url(#"}.append(prefix_).append(open ? "open-" : "end-").append(edge_names[at(kind)]) +
          ")");
}

void SvgParts::fitted(std::string_view text, layout::Font font) {
  if (!alone_) return;
  auto const tenths = layout::drawn_tenths(text, font);
  if (!tenths || *tenths < 100) return;
  out_ += " textLength=\"";
  append_number(out_, *tenths / 10);
  if (*tenths % 10 != 0) {
    out_ += '.';
    append_number(out_, *tenths % 10);
  }
  out_ += "\" lengthAdjust=\"spacingAndGlyphs\"";
}

void SvgParts::open_lines(EdgeKind kind) {
  out_ += "<g fill=\"none\"";
  attribute("stroke", theme_.edge[at(kind)]);
  attribute("stroke-width", kind == EdgeKind::citation ? "1" : kind == EdgeKind::undercut ? "1.8" : "1.5");
  if (!dashes[at(kind)].empty()) attribute("stroke-dasharray", dashes[at(kind)]);
  if (kind == EdgeKind::undercut) attribute("stroke-linecap", "round");
  line_end("marker-end", kind, false);
  if (kind == EdgeKind::contradictory || kind == EdgeKind::contrary) line_end("marker-start", kind, false);
  out_ += ">\n";
}

void SvgParts::line(std::string_view text, layout::Font font, Length x, Length y, Length width) {
  bool const right_to_left = is_right_to_left(text);
  out_ += "<tspan";
  attribute("x", right_to_left ? x + width : x);
  attribute("y", y);
  if (right_to_left) {
    // An embedding instead of `direction`, about which renderers disagree when text is anchored.
    out_ += " text-anchor=\"end\">\u202B";
    append_escaped(out_, text);
    out_ += "\u202C</tspan>";
    return;
  }
  fitted(text, font);
  out_ += '>';
  append_escaped(out_, text);
  out_ += "</tspan>";
}

}  // namespace stet::argmap::render
