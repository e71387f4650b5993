#include "argmap/render/dot.h"

#include <iterator>
#include <unordered_set>

#include <fmt/format.h>

#include "argmap/render/wrap.h"
#include "base/utf8.h"

namespace stet::argmap {
namespace {

// Colours that people with any colour vision tell apart on white (contrast 6:1 and more).
constexpr std::string_view support_color = "#00664A";
constexpr std::string_view attack_color = "#A34700";
constexpr std::string_view undercut_color = "#6A3D9A";
constexpr std::string_view ink = "#1F2328";
constexpr std::string_view claim_fill = "#FFFFFF";
constexpr std::string_view argument_fill = "#EEF1F5";
constexpr std::string_view border_color = "#57606A";
constexpr std::string_view group_fills[] = {"#F6F8FA", "#ECEFF3", "#E1E6EC"};

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
        if (decoded.code_point < 0x20 || decoded.code_point == 0xFFFE || decoded.code_point == 0xFFFF) {
          result.push_back(' ');
        } else {
          utf8::append(result, decoded.code_point);
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
        if (decoded.code_point < 0x20) {
          result.push_back(' ');
        } else {
          utf8::append(result, decoded.code_point);
        }
    }
    i += decoded.size;
  }
  result.push_back('"');
  return result;
}

struct EdgeStyle {
  std::string_view color;
  std::string_view style;
  std::string_view head;
  bool both = false;
  std::string_view verb;
};

EdgeStyle style_of(RelationKind kind) {
  switch (kind) {
    case RelationKind::support: return {support_color, "solid", "normal", false, "supports"};
    case RelationKind::entails: return {support_color, "bold", "normal", false, "entails"};
    case RelationKind::attack: return {attack_color, "dashed", "tee", false, "attacks"};
    case RelationKind::contrary: return {attack_color, "dashed", "tee", true, "is contrary to"};
    case RelationKind::contradictory: return {attack_color, "dashed", "normal", true, "contradicts"};
    case RelationKind::undercut: return {undercut_color, "dotted", "odot", false, "undercuts"};
  }
  return {};
}

class DotWriter {
 public:
  DotWriter(ArgumentMap const& map, MapView const& view, DotOptions const& options)
      : map_(map), view_(view), options_(options) {}

  std::string write() {
    line("digraph \"argument map\" {{");
    line(
        "  graph [rankdir=BT, bgcolor=white, nodesep=0.3, ranksep=0.5, fontname=\"Liberation Sans\", "
        "fontsize=12, fontcolor=\"{}\"{}];",
        ink,
        options_.title.empty() ? std::string()
                               : fmt::format(", labelloc=t, label={}", quoted(options_.title)));
    line(
        "  node [shape=box, style=filled, fontname=\"Liberation Sans\", fontsize=10, fontcolor=\"{}\", "
        "margin=\"0.12,0.08\"];",
        ink);
    line("  edge [penwidth=1.6, arrowsize=0.8];");
    mark_closed();
    for (GroupMember const& member : view_.top) write(member, "  ");
    std::unordered_set<std::string> drawn;
    for (MapEdge const& edge : view_.edges) write(edge, drawn);
    line("}}");
    return std::move(out_);
  }

 private:
  template <class... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
    out_.push_back('\n');
  }

  // Nodes inside a closed group are drawn as that group.
  void mark_closed() {
    stand_in_.resize(view_.nodes.size());
    struct Waiting {
      GroupMember member;
      GroupId closed;
    };
    std::vector<Waiting> waiting;
    for (GroupMember const& member : view_.top) waiting.push_back({member, GroupId::none()});
    while (!waiting.empty()) {
      Waiting const next = waiting.back();
      waiting.pop_back();
      if (next.member.node.valid()) {
        stand_in_[next.member.node] = next.closed;
        continue;
      }
      MapGroup const& group = view_.groups[next.member.group];
      GroupId closed = next.closed;
      if (!closed.valid() && group.closed.value_or(false)) closed = next.member.group;
      for (GroupMember const& member : group.members) waiting.push_back({member, closed});
    }
  }

  [[nodiscard]] std::string name(NodeId node) const {
    if (stand_in_[node].valid()) return fmt::format("g{}", stand_in_[node].index());
    return fmt::format("n{}", node.index());
  }

  // As deep as headings nest, which is bounded.
  void write(GroupMember const& member, std::string const& indent) {
    if (member.node.valid()) {
      write(member.node, indent);
      return;
    }
    MapGroup const& group = view_.groups[member.group];
    ViewSection const& section = view_.sections[group.section];
    std::string_view const fill = group_fills[std::min(group.level, std::size(group_fills)) - 1];
    if (group.closed.value_or(false)) {
      line("{}g{} [peripheries=2, fillcolor=\"{}\", color=\"{}\", label=<<B>{}</B>>, tooltip={}];", indent,
           member.group.index(), fill, border_color, joined(section.title), quoted(section.title));
      return;
    }
    line("{}subgraph cluster_{} {{", indent, member.group.index());
    line(
        "{}  label=<<B>{}</B>>; labeljust=l; style=\"rounded,filled\"; fillcolor=\"{}\"; color=\"{}\"; "
        "tooltip={};",
        indent, html(section.title), fill, "#D0D7DE", quoted(section.title));
    for (GroupMember const& child : group.members) write(child, indent + "  ");
    line("{}}}", indent);
  }

  [[nodiscard]] std::string joined(std::string_view text) const {
    std::string result;
    for (std::string const& row : wrap(text, options_.line_width)) {
      if (!result.empty()) result.append("<BR ALIGN=\"LEFT\"/>");
      result.append(html(row));
    }
    return result;
  }

  [[nodiscard]] NodeStyle const* style_of_node(MapNode const& node) const {
    if (node.statement.valid()) {
      auto const found = options_.statements.find(node.statement);
      return found == options_.statements.end() ? nullptr : &found->second;
    }
    auto const found = options_.arguments.find(node.argument);
    return found == options_.arguments.end() ? nullptr : &found->second;
  }

  void write(NodeId id, std::string const& indent) {
    MapNode const& node = view_.nodes[id];
    bool const claim = node.statement.valid();
    NodeStyle const* style = style_of_node(node);
    auto const choose = [](std::string_view own, std::string_view fallback) {
      return own.empty() ? fallback : own;
    };
    std::string_view const fill =
        choose(style != nullptr ? std::string_view(style->fill) : std::string_view(),
               claim ? claim_fill : argument_fill);
    std::string_view const border =
        choose(style != nullptr ? std::string_view(style->border) : std::string_view(), border_color);
    std::string shape = claim ? "filled" : "rounded,filled";
    if (style != nullptr && !style->dashes.empty()) shape.append(",").append(style->dashes);

    std::string label;
    auto const add = [&](std::string const& part) {
      if (part.empty()) return;
      label.append(part).append("<BR ALIGN=\"LEFT\"/>");
    };
    if (style != nullptr && !style->badge.empty())
      add(fmt::format("<FONT COLOR=\"{}\" POINT-SIZE=\"9\"><B>{}</B></FONT>", border, html(style->badge)));
    if (node.label_title) {
      std::string const title = joined(*node.label_title);
      if (!title.empty()) add(fmt::format("<B>{}</B>", title));
    }
    if (node.label_text) add(joined(*node.label_text));
    if (label.empty()) label = " ";
    line("{}n{} [style=\"{}\", fillcolor=\"{}\", color=\"{}\", penwidth={}, label=<{}>, tooltip={}];", indent,
         id.index(), shape, fill, border, style != nullptr ? "2.2" : "1.2", label, quoted(title_of(node)));
  }

  [[nodiscard]] std::string const& title_of(MapNode const& node) const {
    return node.statement.valid() ? map_.statements[node.statement].title
                                  : map_.arguments[node.argument].title;
  }

  void write(MapEdge const& edge, std::unordered_set<std::string>& drawn) {
    std::string const from = name(edge.from);
    std::string const to = name(edge.to);
    bool const folded = stand_in_[edge.from].valid() || stand_in_[edge.to].valid();
    if (folded && from == to) return;
    EdgeStyle const style = style_of(edge.kind);
    // Several relations into a closed group are one line.
    if (folded && !drawn.insert(fmt::format("{} {} {}", from, to, style.verb)).second) return;
    line("  {} -> {} [color=\"{}\", style={}, arrowhead={}{}, tooltip={}];", from, to, style.color,
         style.style, style.head,
         style.both ? fmt::format(", dir=both, arrowtail={}", style.head) : std::string(),
         quoted(fmt::format("{} {} {}", title_of(view_.nodes[edge.from]), style.verb,
                            title_of(view_.nodes[edge.to]))));
  }

  ArgumentMap const& map_;
  MapView const& view_;
  DotOptions const& options_;
  std::string out_;
  Table<GroupId, NodeId> stand_in_;
};

}  // namespace

std::string to_dot(ArgumentMap const& map, MapView const& view, DotOptions const& options) {
  return DotWriter(map, view, options).write();
}

}  // namespace stet::argmap
