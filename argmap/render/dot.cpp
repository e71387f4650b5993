#include "argmap/render/dot.h"

#include <iterator>

#include <fmt/format.h>

#include "argmap/render/markup.h"
#include "argmap/render/nesting.h"
#include "argmap/render/wrap.h"
#include "base/signs.h"
#include "base/utf8.h"

namespace stet::argmap::render {
namespace {

// For HTML-like labels: markup characters and control characters taken out of the way.
std::string html(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    auto const decoded = utf8::decode(text, i);
    switch (decoded.code_point) {
      case U'&': result.append("&amp;"); break;
      case U'<': result.append("&lt;"); break;
      case U'>': result.append("&gt;"); break;
      case U'"': result.append("&quot;"); break;
      default:
        if (is_control(decoded.code_point) || decoded.code_point == 0xFFFE || decoded.code_point == 0xFFFF) {
          result.push_back(' ');
        } else {
          utf8::append(result, is_reordering(decoded.code_point) ? U'\uFFFD' : decoded.code_point);
        }
    }
    i += decoded.size;
  }
  return result;
}

// For attribute values in double quotes. Graphviz reads HTML entities in these, so `&` is one too.
std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (std::size_t i = 0; i < text.size();) {
    auto const decoded = utf8::decode(text, i);
    switch (decoded.code_point) {
      case U'"': result.append("\\\""); break;
      case U'\\': result.append("\\\\"); break;
      case U'&': result.append("&amp;"); break;
      default:
        if (is_control(decoded.code_point)) {
          result.push_back(' ');
        } else {
          utf8::append(result, is_reordering(decoded.code_point) ? U'\uFFFD' : decoded.code_point);
        }
    }
    i += decoded.size;
  }
  result.push_back('"');
  return result;
}

struct LineStyle {
  std::string_view style;
  std::string_view head;
  bool both = false;
};

LineStyle style_of(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::support: return {"solid", "normal", false};
    case EdgeKind::entails: return {"bold", "normalnormal", false};
    case EdgeKind::attack: return {"dashed", "tee", false};
    case EdgeKind::contrary: return {"dashed", "tee", true};
    case EdgeKind::contradictory: return {"dashed", "normal", true};
    case EdgeKind::undercut: return {"dotted", "diamond", false};
    case EdgeKind::citation: return {"solid", "vee", false};
  }
  return {};
}

// shape and style
std::pair<std::string_view, std::string_view> shape_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::claim: return {"box", "filled"};
    case NodeKind::argument: return {"box", "rounded,filled"};
    case NodeKind::evidence: return {"note", "filled"};
    case NodeKind::source: return {"tab", "filled"};
  }
  return {};
}

// The sign before a mark's word, as in reports.
std::string_view sign(Mark mark) {
  constexpr std::string_view signs[mark_count] = {"✔", "◇", "?", "~", "○", "✘", "–", "✔",
                                                  "✘", "?", "✓", "△", "✘", "○", "?"};
  return signs[slot(mark)];
}

class DotWriter {
 public:
  DotWriter(Diagram const& diagram, DotOptions const& options)
      : diagram_(diagram), options_(options), theme_(theme(options.theme, options.palette)) {}

  std::string write() {
    line("digraph \"argument map\" {{");
    line(
        "  graph [rankdir={}, bgcolor=\"{}\", nodesep=0.3, ranksep=0.5, fontname=\"Liberation Sans\", "
        "fontsize=12, fontcolor=\"{}\"{}];",
        rank_direction(), theme_.background, theme_.title,
        diagram_.title.empty() ? std::string()
                               : fmt::format(", labelloc=t, label={}", quoted(diagram_.title)));
    line("  node [fontname=\"Liberation Sans\", fontsize=10, fontcolor=\"{}\", margin=\"0.12,0.08\"];",
         theme_.text);
    line("  edge [penwidth=1.6, arrowsize=0.8];");
    collect_parts();
    walk_groups(
        diagram_, [&](GroupId group, std::size_t depth) { open(group, depth); },
        [&](NodeId node, std::size_t depth) { write(node, std::string(2 * depth + 2, ' ')); },
        [&](std::size_t depth) { line("{}}}", std::string(2 * depth + 2, ' ')); });
    for (std::string const& part : parts_[0]) line("  {}", part);
    edges();
    line("}}");
    return std::move(out_);
  }

 private:
  template <class... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
    out_.push_back('\n');
  }

  // Reasons point to what they are for, which lies where the roots are.
  [[nodiscard]] std::string_view rank_direction() const {
    switch (options_.direction) {
      case layout::Direction::top_down: return "BT";
      case layout::Direction::bottom_up: return "TB";
      case layout::Direction::left_right: return "RL";
      case layout::Direction::right_left: return "LR";
    }
    return "BT";
  }

  void open(GroupId id, std::size_t depth) {
    DiagramGroup const& group = diagram_.groups[id];
    std::string const indent(2 * depth + 2, ' ');
    line("{}subgraph cluster_{} {{", indent, id.index());
    line(
        "{}  label=<<B>{}</B>>; labeljust=l; style=\"rounded,filled\"; fillcolor=\"{}\"; color=\"{}\"; "
        "tooltip={};",
        indent, group.title.empty() ? " " : html(group.title), frame_fill(theme_, group.color, depth),
        is_color(group.color) ? std::string_view{group.color} : theme_.frame_border, quoted(group.title));
    for (std::string const& part : parts_[id.index() + 1]) line("{}  {}", indent, part);
  }

  // Points on lines that undercuts bear on, in the innermost cluster of both ends; bars at which premises
  // join, in that of their argument.
  void collect_parts() {
    parts_.resize(diagram_.groups.size() + 1);
    auto const place = [&](GroupId group) -> auto& {
      return parts_[group.valid() && group.index() < diagram_.groups.size() ? group.index() + 1 : 0];
    };
    parted_.resize(diagram_.edges.size(), 0);
    for (DiagramEdge const& edge : diagram_.edges) {
      if (edge.onto.valid()) parted_[edge.onto] = 1;
    }
    for (EdgeId id : diagram_.edges.ids()) {
      if (parted_[id] == 0) continue;
      DiagramEdge const& edge = diagram_.edges[id];
      place(common_group(diagram_, diagram_.nodes[edge.from].group, diagram_.nodes[edge.to].group))
          .push_back(fmt::format("e{} [shape=point, width=0.05, label=\"\", color=\"{}\"];", id.index(),
                                 theme_.edge[slot(edge.kind)]));
    }
    joint_ = with_joint(diagram_);
    bool const sideways = layout::is_sideways(options_.direction);
    for (NodeId node : diagram_.nodes.ids()) {
      if (joint_[node] == 0) continue;
      place(diagram_.nodes[node].group)
          .push_back(fmt::format("j{} [shape=box, style=filled, label=\"\", width={}, height={}, "
                                 "color=\"{}\", fillcolor=\"{}\", tooltip=\"premises together\"];",
                                 node.index(), sideways ? "0.04" : "0.7", sideways ? "0.4" : "0.04",
                                 theme_.edge[slot(EdgeKind::support)], theme_.edge[slot(EdgeKind::support)]));
    }
  }

  [[nodiscard]] std::string joined(std::string_view text) const {
    std::string result;
    for (std::string const& row : wrap(text, options_.line_width)) {
      if (!result.empty()) result.append("<BR ALIGN=\"LEFT\"/>");
      result.append(html(row));
    }
    return result;
  }

  void write(NodeId id, std::string const& indent) {
    DiagramNode const& node = diagram_.nodes[id];
    auto const mark = render::mark(node);
    auto [shape, style] = shape_of(node.kind);
    if (node.kind == NodeKind::argument && does_not_count(node)) style = "rounded,dashed,filled";
    if (node.closed) shape = "folder";
    auto const [fill, border] = box_colors(theme_, node.kind, mark, node.color);

    std::string label;
    auto const add = [&](std::string const& part) {
      if (!part.empty()) label.append(part).append("<BR ALIGN=\"LEFT\"/>");
    };
    std::string badge = mark ? fmt::format("{} {}", sign(*mark), mark_word(*mark)) : std::string();
    if (!node.note.empty()) badge += (badge.empty() ? "" : ", ") + node.note;
    if (!badge.empty())
      add(fmt::format("<FONT COLOR=\"{}\" POINT-SIZE=\"9\"><B>{}</B></FONT>",
                      mark ? theme_.mark[slot(*mark)].ink : theme_.muted, html(badge)));
    if (std::string const title = joined(node.title); !title.empty()) add(fmt::format("<B>{}</B>", title));
    add(joined(node.text));
    if (node.hidden > 0) add(fmt::format("+ {} not shown", node.hidden));
    if (label.empty()) label = " ";
    std::string link;
    if (is_safe_link(node.link)) link = fmt::format(", URL={}", quoted(node.link));
    line(
        "{}n{} [shape={}, style=\"{}\", fillcolor=\"{}\", color=\"{}\", penwidth={}, label=<{}>, "
        "tooltip={}{}];",
        indent, id.index(), shape, style, fill, border, mark && is_verdict(*mark) ? "2.2" : "1.2", label,
        quoted(node.tooltip.empty() ? name_of(node) : node.tooltip), link);
  }

  // Lines that an undercut bears on are drawn in two, with a point between; those of linked premises end in
  // their bar, from which one line leads on.
  void edges() {
    for (EdgeId id : diagram_.edges.ids()) {
      DiagramEdge const& edge = diagram_.edges[id];
      LineStyle const style = style_of(edge.kind);
      std::string_view const color = theme_.edge[slot(edge.kind)];
      std::string const tooltip = quoted(fmt::format("{} {} {}", name_of(diagram_.nodes[edge.from]),
                                                     verb(edge.kind), name_of(diagram_.nodes[edge.to])));
      std::string look = fmt::format("color=\"{}\", style={}, tooltip={}", color, style.style, tooltip);
      if (edge.weight > 0) look += fmt::format(", penwidth={:.1f}", 0.7 + 3.5 * edge.weight);
      std::string_view const open = has_open_end(diagram_, edge) ? "o" : "";
      std::string_view const head = open.empty()                    ? style.head
                                    : edge.kind == EdgeKind::attack ? "dot"
                                                                    : style.head;
      std::string const tail =
          style.both ? fmt::format(", dir=both, arrowtail={}", style.head) : std::string();
      std::string from = fmt::format("n{}", edge.from.index());
      if (parted_[id] != 0) {
        line("  {} -> e{} [{}, arrowhead=none{}];", from, id.index(), look, tail);
        from = fmt::format("e{}", id.index());
      }
      bool const joined = edge.premise && joint_[edge.to] != 0;
      std::string const to = edge.onto.valid() ? fmt::format("e{}", edge.onto.index())
                             : joined          ? fmt::format("j{}", edge.to.index())
                                               : fmt::format("n{}", edge.to.index());
      line("  {} -> {} [{}, arrowhead={}{}{}];", from, to, look, joined ? "" : open, joined ? "none" : head,
           parted_[id] != 0 ? "" : tail);
    }
    for (NodeId node : diagram_.nodes.ids()) {
      if (joint_[node] == 0) continue;
      line("  j{} -> n{} [color=\"{}\", tooltip={}, arrowhead=normal];", node.index(), node.index(),
           theme_.edge[slot(EdgeKind::support)],
           quoted(fmt::format("premises of {}", name_of(diagram_.nodes[node]))));
    }
  }

  Diagram const& diagram_;
  DotOptions const& options_;
  Theme theme_;
  std::string out_;
  std::vector<std::vector<std::string>> parts_;  // statements inside each group; first those outside of all
  Table<std::uint8_t, EdgeId> parted_;           // 1: an undercut bears on the line
  Table<std::uint8_t, NodeId> joint_;
};

}  // namespace

std::string to_dot(Diagram const& diagram, DotOptions const& options) {
  return DotWriter(diagram, options).write();
}

}  // namespace stet::argmap::render
