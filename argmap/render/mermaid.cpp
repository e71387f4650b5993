// See mermaid.h. Syntax: https://mermaid.js.org/syntax/flowchart.html
#include "argmap/render/mermaid.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <iterator>

#include <fmt/format.h>

#include "argmap/render/markup.h"
#include "argmap/render/nesting.h"
#include "argmap/render/pages.h"
#include "base/signs.h"
#include "base/utf8.h"

namespace stet::argmap::render {
namespace {

// Characters with a meaning in labels become numbered entities, which Mermaid writes without `&`. The at sign
// and the backquote would start icons and Markdown.
std::string escaped(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    auto const [c, size] = utf8::decode(text, i);
    if (c == U'$' && i > 0 && text[i - 1] == '$') utf8::append(result, U'\u2060');
    i += size;
    if (c == U'"' || c == U'#' || c == U'&' || c == U'<' || c == U'>' || c == U'\\' || c == U'`' ||
        c == U'*' || c == U'_' || c == U'%' || c == U';' || c == U'@' || c == U'$' || c == U'{' ||
        c == U'}') {
      result += fmt::format("#{};", static_cast<std::uint32_t>(c));
    } else if (is_control(c)) {
      if (!result.ends_with(' ')) result.push_back(' ');
    } else {
      utf8::append(result, is_reordering(c) ? U'\uFFFD' : c);
    }
  }
  return result;
}

// For the lines accTitle and accDescr, which have no quotation marks: no markup, one line.
std::string plain(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    auto const [c, size] = utf8::decode(text, i);
    i += size;
    bool const meaning =
        c == U'#' || c == U';' || c == U'{' || c == U'}' || c == U'%' || c == U'<' || c == U'>' || c == U'"';
    utf8::append(result, is_control(c) || meaning ? U' ' : is_reordering(c) ? U'\uFFFD' : c);
  }
  return result;
}

std::array<std::string_view, 2> brackets(NodeKind kind) {
  switch (kind) {
    case NodeKind::claim: return {"[\"", "\"]"};
    case NodeKind::argument: return {"(\"", "\")"};
    case NodeKind::evidence: return {">\"", "\"]"};
    case NodeKind::source: return {"[(\"", "\")]"};
  }
  return {"[\"", "\"]"};
}

std::string_view arrow(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::support: return "-->";
    case EdgeKind::entails: return "==>";
    case EdgeKind::attack: return "--x";
    case EdgeKind::contrary:
    case EdgeKind::contradictory: return "x--x";
    case EdgeKind::undercut: return "-.-o";
    case EdgeKind::citation: return "---";
  }
  return "-->";
}

std::string_view direction(layout::Direction direction) {
  switch (direction) {
    case layout::Direction::top_down: return "BT";
    case layout::Direction::bottom_up: return "TB";
    case layout::Direction::left_right: return "RL";
    case layout::Direction::right_left: return "LR";
  }
  return "BT";
}

class MermaidWriter {
 public:
  MermaidWriter(Diagram const& diagram, MermaidOptions const& options)
      : diagram_(diagram),
        options_(options),
        theme_(theme(options.theme, options.palette)),
        joint_(with_joint(diagram)) {}

  std::string write() {
    line("flowchart {}", direction(options_.direction));
    if (!diagram_.title.empty()) line("  accTitle: {}", plain(diagram_.title));
    walk_groups(
        diagram_,
        [&](GroupId group, std::size_t) {
          std::string const title = escaped(diagram_.groups[group].title);
          line("  subgraph g{}[\"{}\"]", group.index(), title.empty() ? " " : title);
        },
        [&](NodeId node, std::size_t) { write(node); }, [&](std::size_t) { line("  end"); });
    for (DiagramEdge const& edge : diagram_.edges) {
      bool const joined = edge.premise && joint_[edge.to] != 0;
      line("  n{} {} {}{}", edge.from.index(), joined ? "---" : arrow(edge.kind), joined ? 'j' : 'n',
           edge.to.index());
    }
    for (NodeId node : diagram_.nodes.ids()) {
      if (joint_[node] != 0) line("  j{} --> n{}", node.index(), node.index());
    }
    links();
    classes();
    line_styles();
    return std::move(out_);
  }

  [[nodiscard]] std::size_t weight(NodeId node) {
    out_.clear();
    write(node);
    return out_.size();
  }

 private:
  template <class... Args>
  void line(fmt::format_string<Args...> format, Args&&... args) {
    fmt::format_to(std::back_inserter(out_), format, std::forward<Args>(args)...);
    out_.push_back('\n');
  }

  void write(NodeId id) {
    DiagramNode const& node = diagram_.nodes[id];
    std::string label;
    auto const add = [&](std::string const& part, std::string_view open, std::string_view close) {
      if (part.empty()) return;
      if (!label.empty()) label += "<br/>";
      label.append(open).append(part).append(close);
    };
    auto const mark = render::mark(node);
    std::string badge = mark ? mark_word(*mark) : std::string();
    if (!node.note.empty()) badge += (badge.empty() ? "" : ", ") + node.note;
    add(escaped(badge), "<i>", "</i>");
    add(escaped(node.title), "<b>", "</b>");
    add(escaped(node.text), "", "");
    if (node.hidden > 0) add(fmt::format("+ {} not shown", node.hidden), "", "");
    if (label.empty()) label = " ";
    auto const [open, close] = brackets(node.kind);
    line("  n{}{}{}{}", id.index(), open, label, close);
    if (joint_[id] != 0) line("  j{}((\"#38;\"))", id.index());
  }

  void links() {
    for (NodeId node : diagram_.nodes.ids()) {
      std::string const& link = diagram_.nodes[node].link;
      bool const plain = link.find_first_of("\"#;{}") == std::string::npos;
      if (is_safe_link(link) && plain) line("  click n{} href \"{}\" _blank", node.index(), link);
    }
  }

  void classes() {
    constexpr std::size_t kinds = 4;
    std::vector<std::string> members(kinds + mark_count);
    for (NodeId node : diagram_.nodes.ids()) {
      NodeKind const kind = diagram_.nodes[node].kind;
      auto const mark = kind == NodeKind::evidence ? std::nullopt : render::mark(diagram_.nodes[node]);
      std::string& list = members[mark ? kinds + slot(*mark) : slot(kind)];
      list += (list.empty() ? "n" : ",n") + std::to_string(node.index());
    }
    for (std::size_t i = 0; i < members.size(); ++i) {
      if (members[i].empty()) continue;
      bool const is_kind = i < kinds;
      std::string const name{is_kind ? to_string(static_cast<NodeKind>(i))
                                     : mark_name(static_cast<Mark>(i - kinds))};
      line("  classDef {}Box fill:{},stroke:{},color:{},text-align:left", name,
           is_kind ? theme_.fill[i] : theme_.mark[i - kinds].fill,
           is_kind ? theme_.border : theme_.mark[i - kinds].ink, theme_.text);
      line("  class {} {}Box", members[i], name);
    }
    std::string joints;
    for (NodeId node : diagram_.nodes.ids()) {
      if (joint_[node] != 0) joints += (joints.empty() ? "j" : ",j") + std::to_string(node.index());
    }
    if (joints.empty()) return;
    std::string_view const ink = theme_.edge[slot(EdgeKind::support)];
    line("  classDef joint fill:{},stroke:{},color:{}", theme_.background, ink, ink);
    line("  class {} joint", joints);
  }

  void line_styles() {
    for (std::size_t kind = 0; kind < theme_.edge.size(); ++kind) {
      std::string numbers;
      for (EdgeId id : diagram_.edges.ids()) {
        if (slot(diagram_.edges[id].kind) != kind) continue;
        numbers += (numbers.empty() ? "" : ",") + std::to_string(id.index());
      }
      if (kind == slot(EdgeKind::support)) {
        std::size_t next = diagram_.edges.size();
        for (NodeId node : diagram_.nodes.ids()) {
          if (joint_[node] != 0) numbers += (numbers.empty() ? "" : ",") + std::to_string(next++);
        }
      }
      if (!numbers.empty()) line("  linkStyle {} stroke:{}", numbers, theme_.edge[kind]);
    }
  }

  Diagram const& diagram_;
  MermaidOptions const& options_;
  Theme theme_;
  Table<std::uint8_t, NodeId> joint_;
  std::string out_;
};

}  // namespace

std::vector<std::string> to_mermaid(Diagram const& diagram, MermaidOptions const& options) {
  auto const fits = [&](std::string const& chart, Diagram const& part) {
    auto const joints = static_cast<std::size_t>(std::ranges::count(with_joint(part), 1));
    return chart.size() <= options.most_characters && part.edges.size() + joints <= options.most_lines;
  };
  std::vector<std::string> charts{MermaidWriter{diagram, options}.write()};
  if (fits(charts[0], diagram)) return charts;

  // A line weighs what keeps both limits alike; shares shrink until every chart fits.
  auto const per_line =
      static_cast<std::int64_t>(options.most_characters / std::max<std::size_t>(options.most_lines, 1));
  std::vector<std::int64_t> weight;
  MermaidWriter writer{diagram, options};
  for (NodeId node : diagram.nodes.ids())
    weight.push_back(static_cast<std::int64_t>(writer.weight(node)) + per_line / 4);
  for (DiagramEdge const& edge : diagram.edges) {
    if (edge.to.valid() && edge.to.index() < weight.size()) weight[edge.to.index()] += per_line * 3 / 4;
  }
  auto capacity = static_cast<std::int64_t>(options.most_characters) * 4 / 5;
  for (int attempt = 0; attempt < 6; ++attempt, capacity /= 2) {
    charts.clear();
    bool all_fit = true;
    for (Page const& page : split_by_weight(diagram, weight, capacity)) {
      charts.push_back(MermaidWriter{page.diagram, options}.write());
      all_fit &= fits(charts.back(), page.diagram);
    }
    if (all_fit) break;
  }
  return charts;
}

}  // namespace stet::argmap::render
