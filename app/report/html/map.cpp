// The map in the page: a picture that needs no script, the outline that says the same in words, and the data
// from which the script draws only what is in sight.
#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <set>

#include "app/picture/diagram_of.h"
#include "app/report/html/parts.h"
#include "app/words/words.h"
#include "argmap/render/svg.h"
#include "argmap/render/theme.h"
#include "base/json.h"

namespace stet::app::html {

using argmap::StatementId;
using argmap::layout::Length;
using argmap::layout::Rect;
using argmap::render::Diagram;
using argmap::render::DiagramEdge;
using argmap::render::EdgeKind;
using argmap::render::NodeId;
using argmap::render::NodeKind;

MapPart prepare_map(PageIndex const& index) {
  MapPart part;
  part.diagram =
      diagram_of(index.result(), {.evidence = false, .standing = false});  // the evidence stands in the cards
  Diagram& diagram = part.diagram.diagram;
  diagram.title.clear();  // the page has it
  for (auto& node : diagram.nodes) {
    node.title = shown(node.title);
    node.text = shown(node.text);
  }
  for (auto& group : diagram.groups) group.title = shown(group.title);
  part.claims.resize(diagram.nodes.size());
  for (auto const claim : index.map().statements.ids()) {
    NodeId const id = part.diagram.statement_node[claim];
    if (!id.valid() || !diagram.nodes[id].verdict) continue;  // not shown, or inside a closed group
    auto& node = diagram.nodes[id];
    node.link = "#" + index.id(claim);
    node.tooltip = shown(index.name(claim)) + ": " + word(index.verdict(claim));
    part.claims[id.index()] = claim;
  }
  part.scene = argmap::render::compose(diagram);
  if (diagram.nodes.empty() || diagram.nodes.size() > most_drawn) return part;
  argmap::render::SvgOptions options;
  options.background = false;
  options.id_prefix = "pic-";
  options.legend = false;     // the page explains the signs,
  options.described = false;  // and its outline says what bears on what
  part.picture = argmap::render::to_svg(diagram, part.scene, options);
  return part;
}

namespace {

// What bears on what, as an outline: below each node what bears on it. A node is unfolded once; where it
// bears on more, it is named again.
class Outline {
 public:
  Outline(Writer& out, PageIndex const& index, MapPart const& part)
      : out_(out), index_(index), part_(part), diagram_(part.diagram.diagram) {}

  void write() {
    auto const n = diagram_.nodes.size();
    below_.resize(n);
    std::vector<bool> is_root(n, true);
    for (auto const id : diagram_.edges.ids()) {
      auto const& edge = diagram_.edges[id];
      if (!edge.from.valid() || !edge.to.valid() || edge.from == edge.to) continue;
      below_[edge.to.index()].push_back(id);
      is_root[edge.from.index()] = false;
    }
    met_.assign(n, false);
    out_ << "<ol class=\"outline\" id=\"outline\">\n";
    for (bool const roots : {true, false})  // then what hangs in circles only
      for (auto const node : part_.scene.layout.reading_order)
        if (!met_[node.index()] && (!roots || is_root[node.index()])) unfold(node);
    out_ << "</ol>\n";
    if (listed_ > most_at_once) out_ << vault_closes;
  }

 private:
  struct Waiting {
    NodeId node;
    std::uint32_t level;
    std::optional<EdgeKind> kind;
  };

  void unfold(NodeId root) {
    std::vector<Waiting> waiting{{root, 1, {}}};
    while (!waiting.empty()) {
      Waiting const here = waiting.back();
      waiting.pop_back();
      bool const again = met_[here.node.index()];
      met_[here.node.index()] = true;
      item(here, again);
      if (again) continue;
      auto const& edges = below_[here.node.index()];
      for (auto it = edges.rbegin(); it != edges.rend(); ++it)
        waiting.push_back({diagram_.edges[*it].from, here.level + 1, diagram_.edges[*it].kind});
    }
  }

  void item(Waiting const& here, bool again) {
    if (listed_++ == most_at_once) out_ << "</ol>\n" << vault_opens << "<ol class=\"outline\">\n";
    auto const& node = diagram_.nodes[here.node];
    auto const claim = part_.claims[here.node.index()];
    out_ << "<li data-node=\"" << here.node.index() << "\" data-level=\"" << here.level << "\"";
    if (claim.valid() && !again) out_.attribute("id", "t-" + index_.id(claim));
    out_ << ">";
    if (here.kind) {
      out_ << "<span class=\"verb " << edge_class(*here.kind) << "\">";
      out_.text(verb(*here.kind)) << "</span> ";
    }
    if (claim.valid()) {
      claim_link(out_, index_, claim);
    } else {
      out_ << "<span class=\"kind\">argument</span> ";
      out_.text(node.title.empty() ? node.text : node.title);
    }
    if (again && !below_[here.node.index()].empty()) out_ << " <span class=\"label\">(as above)</span>";
    out_ << "</li>\n";
  }

  static Markup edge_class(EdgeKind kind) {
    switch (kind) {
      case EdgeKind::support:
      case EdgeKind::entails:
      case EdgeKind::citation: return "for";
      case EdgeKind::undercut: return "under";
      case EdgeKind::attack:
      case EdgeKind::contradictory:
      case EdgeKind::contrary: return "against";
    }
    return "for";
  }
  static std::string_view verb(EdgeKind kind) { return argmap::render::verb(kind); }

  Writer& out_;
  PageIndex const& index_;
  MapPart const& part_;
  Diagram const& diagram_;
  std::vector<std::vector<argmap::render::EdgeId>> below_;
  std::vector<bool> met_;
  std::size_t listed_ = 0;
};

std::string lines_of(std::vector<argmap::layout::TextLine> const& lines, std::string_view last) {
  std::string out;
  for (auto const& line : lines) {
    if (!out.empty()) out += '\n';
    out += line.text;
  }
  if (!last.empty()) out.append(out.empty() ? "" : "\n").append(last);
  return out;
}

void node_data(JsonWriter& out, PageIndex const& index, MapPart const& part, NodeId id) {
  auto const& node = part.diagram.diagram.nodes[id];
  auto const& face = part.scene.faces[id];
  Rect const box = part.scene.layout.boxes[id];
  auto const claim = part.claims[id.index()];
  out.begin_array();
  for (Length const number : {box.x, box.y, box.width, box.height, static_cast<Length>(node.kind),
                              node.verdict ? static_cast<Length>(*node.verdict) : Length{-1}})
    out.value(number);
  out.string(claim.valid() ? std::string_view(index.id(claim)) : std::string_view{});
  if (part.diagram.diagram.nodes.size() > most_drawn) {  // else the script reads the words off the picture
    out.string(shown(lines_of(face.title, {})));
    out.string(shown(lines_of(face.text, face.cut)));
  }
  out.end_array();
}

// How the script calls lines: the kinds of the diagram, then those that make up a joint of premises.
enum class LineKind : Length { support = 0, to_joint = 7, bar = 8 };

void line_data(JsonWriter& out, Length kind, NodeId from, NodeId to,
               std::span<argmap::layout::Point const> points, argmap::layout::Join join) {
  std::string path;
  argmap::render::append_path(path, points, join);
  Length left = 0;
  Length top = 0;
  Length right = 0;
  Length bottom = 0;
  if (!points.empty()) {
    left = right = points[0].x;
    top = bottom = points[0].y;
    for (auto const point : points) {
      left = std::min(left, point.x);
      right = std::max(right, point.x);
      top = std::min(top, point.y);
      bottom = std::max(bottom, point.y);
    }
  }
  out.row(kind, from.index(), to.index(), left, top, right, bottom, path);
}

void edge_data(JsonWriter& out, MapPart const& part, argmap::render::EdgeId id) {
  auto const& edge = part.diagram.diagram.edges[id];
  bool const joined = !part.scene.joined.empty() && part.scene.joined[id] != 0;
  line_data(out, joined ? static_cast<Length>(LineKind::to_joint) : static_cast<Length>(edge.kind), edge.from,
            edge.to, part.scene.layout.routes[id].of(part.scene.layout.points), part.scene.layout.join);
}

void joint_data(JsonWriter& out, argmap::render::Joint const& joint) {
  argmap::layout::Point const bar[] = {joint.begin, joint.end};
  argmap::layout::Point const arrow[] = {joint.middle, joint.tip};
  line_data(out, static_cast<Length>(LineKind::bar), joint.argument, joint.argument, bar,
            argmap::layout::Join::straight);
  line_data(out, static_cast<Length>(LineKind::support), joint.argument, joint.argument, arrow,
            argmap::layout::Join::straight);
}

}  // namespace

void map(Writer& out, PageIndex const& index, MapPart const& part) {
  auto const& diagram = part.diagram.diagram;
  if (diagram.nodes.empty()) {
    out << "<p>The map shows no claims.</p>\n";
    return;
  }
  out << "<div class=\"map\" id=\"map-view\">\n";
  if (!part.picture.empty()) {
    out << "<div class=\"picture\" tabindex=\"0\" role=\"region\" aria-label=\"Picture of the map\">\n";
    out.picture(part.picture);
    out << "</div>\n";
  } else {
    out << "<noscript><p>The map has " << diagram.nodes.size()
        << " boxes; its picture needs JavaScript. The outline below has all of them.</p></noscript>\n";
  }
  out << "</div>\n<h3 id=\"outline-title\">Outline</h3>\n";
  Outline(out, index, part).write();
}

void map_data(Writer& out, PageIndex const& index, MapPart const& part) {
  auto const& diagram = part.diagram.diagram;
  auto const& layout = part.scene.layout;
  auto const& m = part.scene.measures;
  auto const write = [&](JsonWriter& json) {
    json.member("size", [&] { json.row(layout.size.width, layout.size.height); });
    json.member("measures", [&] {
      json.row(m.padding, m.title_size, m.text_size, m.title_leading, m.text_leading, m.badge_height);
    });
    json.array("nodes", diagram.nodes.ids(), [&](NodeId id) { node_data(json, index, part, id); });
    json.member("edges", [&] {
      json.begin_array();
      for (auto const id : diagram.edges.ids()) edge_data(json, part, id);
      for (auto const& joint : part.scene.joints) joint_data(json, joint);
      json.end_array();
    });
    json.array("frames", diagram.groups.ids(), [&](auto id) {
      Rect const frame = layout.frames[id];
      json.row(frame.x, frame.y, frame.width, frame.height,
               shown(argmap::layout::shortened(part.scene.group_titles[id], {m.title_size, true},
                                               frame.width - 28)));
    });
    json.array("chips", layout.chips, [&](auto const& chip) {
      auto const from = diagram.edges[chip.edge].from;
      json.row(from.index(), chip.box.x, chip.box.y, chip.box.width, chip.box.height,
               shown(argmap::render::chip_label(diagram, from, m)));
    });
  };
  out.data("map-data", json_text(0, [&](JsonWriter& json) { json.object([&] { write(json); }); }));
}

std::string map_style(std::string_view picture) {
  using argmap::render::Palette;
  using argmap::render::Theme;
  using argmap::render::ThemeName;
  Theme const light = argmap::render::theme(ThemeName::light, Palette::safe);
  Theme const dark = argmap::render::theme(ThemeName::dark, Palette::safe);
  std::string out;
  std::set<std::string> done;
  auto const turn = [&](std::string_view what, std::string_view from, std::string_view to) {
    std::string const attribute = std::string(what) + "=\"" + std::string(from) + "\"";
    if (picture.find(attribute) == std::string_view::npos || !done.insert(attribute).second) return;
    out += ".picture [" + attribute + "]" + "{" + std::string(what) + ":light-dark(" + std::string(from) +
           "," + std::string(to) + ")}\n";
  };
  auto const both = [&](std::string_view from, std::string_view to) {
    turn("fill", from, to);
    turn("stroke", from, to);
  };
  both(light.title, dark.title);
  both(light.text, dark.text);
  both(light.muted, dark.muted);
  both(light.border, dark.border);
  for (std::size_t i = 0; i < light.fill.size(); ++i) both(light.fill[i], dark.fill[i]);
  for (std::size_t i = 0; i < light.frame_fill.size(); ++i) both(light.frame_fill[i], dark.frame_fill[i]);
  both(light.frame_border, dark.frame_border);
  for (std::size_t i = 0; i < light.edge.size(); ++i) both(light.edge[i], dark.edge[i]);
  for (std::size_t i = 0; i < light.mark.size(); ++i) {
    both(light.mark[i].ink, dark.mark[i].ink);
    both(light.mark[i].fill, dark.mark[i].fill);
  }
  return out;
}

}  // namespace stet::app::html
