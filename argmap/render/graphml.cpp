// See graphml.h. Format: http://graphml.graphdrawing.org/specification.html
#include "argmap/render/graphml.h"

#include <algorithm>

#include "argmap/render/markup.h"
#include "argmap/render/nesting.h"

namespace stet::argmap::render {
namespace {

using layout::Length;
using layout::Rect;

constexpr std::string_view header =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
    "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:y=\"http://www.yworks.com/xml/graphml\" "
    "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
    "http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd\">\n"
    "<key id=\"kind\" for=\"node\" attr.name=\"kind\" attr.type=\"string\"/>\n"
    "<key id=\"title\" for=\"node\" attr.name=\"title\" attr.type=\"string\"/>\n"
    "<key id=\"text\" for=\"node\" attr.name=\"text\" attr.type=\"string\"/>\n"
    "<key id=\"verdict\" for=\"node\" attr.name=\"verdict\" attr.type=\"string\"/>\n"
    "<key id=\"note\" for=\"node\" attr.name=\"note\" attr.type=\"string\"/>\n"
    "<key id=\"link\" for=\"node\" attr.name=\"url\" attr.type=\"string\"/>\n"
    "<key id=\"relation\" for=\"edge\" attr.name=\"relation\" attr.type=\"string\"/>\n"
    "<key id=\"onto\" for=\"edge\" attr.name=\"undercuts\" attr.type=\"string\"/>\n"
    "<key id=\"box\" for=\"node\" yfiles.type=\"nodegraphics\"/>\n"
    "<key id=\"line\" for=\"edge\" yfiles.type=\"edgegraphics\"/>\n";

std::string_view shape(NodeKind kind) {
  switch (kind) {
    case NodeKind::claim: return "rectangle";
    case NodeKind::argument: return "roundrectangle";
    case NodeKind::evidence: return "parallelogram";
    case NodeKind::source: return "octagon";
  }
  return "rectangle";
}

std::string_view line_type(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::attack:
    case EdgeKind::contrary:
    case EdgeKind::contradictory: return "dashed";
    case EdgeKind::undercut: return "dotted";
    default: return "line";
  }
}

std::string_view arrowhead(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::support: return "standard";
    case EdgeKind::entails: return "delta";
    case EdgeKind::attack:
    case EdgeKind::contrary:
    case EdgeKind::contradictory: return "cross_both";
    case EdgeKind::undercut: return "diamond";
    case EdgeKind::citation: return "plain";
  }
  return "standard";
}

// Of a reason that does not count.
std::string_view open_arrow(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::attack: return "transparent_circle";
    case EdgeKind::undercut: return "white_diamond";
    default: return "white_delta";
  }
}

class GraphmlWriter {
 public:
  GraphmlWriter(Diagram const& diagram, Scene const& scene, GraphmlOptions const& options)
      : diagram_(diagram),
        scene_(scene),
        theme_(theme(options.theme, options.palette)),
        joint_(with_joint(diagram)) {}

  std::string write() {
    out_ += header;
    out_ += "<graph id=\"map\" edgedefault=\"directed\">\n";
    walk_groups(
        diagram_, [&](GroupId group, std::size_t) { open(group); },
        [&](NodeId node, std::size_t) { write(node); }, [&](std::size_t) { out_ += "</graph></node>\n"; });
    for (NodeId node : diagram_.nodes.ids()) {
      if (joint_[node] != 0) bar(node);
    }
    for (EdgeId edge : diagram_.edges.ids()) write(edge);
    for (NodeId node : diagram_.nodes.ids()) {
      if (joint_[node] != 0) lead_on(node);
    }
    out_ += "</graph>\n</graphml>\n";
    return std::move(out_);
  }

 private:
  void attribute(std::string_view name, std::string_view value) {
    out_.append(" ").append(name).append("=\"");
    append_escaped(out_, value);
    out_ += '"';
  }
  void attribute(std::string_view name, std::int64_t value) {
    out_.append(" ").append(name).append("=\"");
    append_number(out_, value);
    out_ += '"';
  }
  void data(std::string_view key, std::string_view value) {
    if (value.empty()) return;
    out_.append("<data key=\"").append(key).append("\">");
    append_escaped(out_, value);
    out_ += "</data>";
  }
  void geometry(Rect rect) {
    out_ += "<y:Geometry";
    attribute("x", rect.x);
    attribute("y", rect.y);
    attribute("width", rect.width);
    attribute("height", rect.height);
    out_ += "/>";
  }

  void open(GroupId id) {
    DiagramGroup const& group = diagram_.groups[id];
    std::string const name = "g" + std::to_string(id.index());
    out_ += "<node";
    attribute("id", name);
    attribute("yfiles.foldertype", "group");
    out_ += '>';
    data("kind", "group");
    data("title", group.title);
    out_ += "<data key=\"box\"><y:ProxyAutoBoundsNode><y:Realizers active=\"0\"><y:GroupNode>";
    geometry(scene_.layout.frames[id]);
    out_ += "<y:Fill";
    attribute("color", theme_.frame_fill[0]);
    out_ += "/><y:BorderStyle type=\"line\" width=\"1.0\"";
    attribute("color", is_color(group.color) ? std::string_view{group.color} : theme_.frame_border);
    out_ +=
        "/><y:NodeLabel alignment=\"left\" modelName=\"internal\" modelPosition=\"tl\" fontStyle=\"bold\"";
    attribute("textColor", theme_.muted);
    out_ += '>';
    append_escaped(out_, group.title);
    out_ +=
        "</y:NodeLabel><y:Shape type=\"roundrectangle\"/><y:State closed=\"false\"/></y:GroupNode>"
        "</y:Realizers></y:ProxyAutoBoundsNode></data>\n<graph edgedefault=\"directed\"";
    attribute("id", name + ":");
    out_ += ">\n";
  }

  void write(NodeId id) {
    DiagramNode const& node = diagram_.nodes[id];
    auto const mark = render::mark(node);
    out_ += "<node";
    attribute("id", "n" + std::to_string(id.index()));
    out_ += '>';
    data("kind", to_string(node.kind));
    data("title", node.title);
    data("text", node.text);
    if (mark) data("verdict", mark_name(*mark));
    data("note", node.note);
    if (is_safe_link(node.link)) data("link", node.link);
    out_ += "<data key=\"box\"><y:ShapeNode>";
    geometry(scene_.layout.boxes[id]);
    out_ += "<y:Fill";
    auto const [fill, border] = box_colors(theme_, node.kind, mark, node.color);
    attribute("color", fill);
    bool const dashed = node.kind == NodeKind::argument && does_not_count(node);
    out_ += "/><y:BorderStyle width=\"1.5\"";
    attribute("type", dashed ? "dashed" : "line");
    attribute("color", border);
    out_ += "/><y:NodeLabel alignment=\"left\" fontFamily=\"Liberation Sans\" fontSize=\"12\"";
    attribute("textColor", theme_.text);
    out_ += '>';
    label(scene_.faces[id]);
    out_ += "</y:NodeLabel><y:Shape";
    attribute("type", shape(node.kind));
    out_ += "/></y:ShapeNode></data></node>\n";
  }

  // The lines as they were broken, since yEd does not wrap.
  void label(Face const& face) {
    bool first = true;
    auto const line = [&](std::string_view text) {
      if (text.empty()) return;
      if (!first) out_ += '\n';
      first = false;
      append_escaped(out_, text);
    };
    line(face.badge);
    for (auto const& part : face.title) line(part.text);
    line(face.title_cut);
    for (auto const& part : face.text) line(part.text);
    line(face.cut);
    line(face.hidden);
  }

  // Bends are left to yEd where the picture has curves: straight lines through them would look broken.
  void write(EdgeId id) {
    DiagramEdge const& edge = diagram_.edges[id];
    out_ += "<edge";
    attribute("id", "e" + std::to_string(id.index()));
    bool const joined = edge.premise && joint_[edge.to] != 0;
    attribute("source", "n" + std::to_string(edge.from.index()));
    attribute("target", (joined ? "j" : "n") + std::to_string(edge.to.index()));
    out_ += '>';
    data("relation", verb(edge.kind));
    if (edge.onto.valid()) data("onto", "e" + std::to_string(edge.onto.index()));
    out_ += "<data key=\"line\"><y:PolyLineEdge><y:LineStyle width=\"1.5\"";
    attribute("color", theme_.edge[slot(edge.kind)]);
    attribute("type", line_type(edge.kind));
    bool const both = edge.kind == EdgeKind::contradictory || edge.kind == EdgeKind::contrary;
    out_ += "/><y:Arrows";
    attribute("source", both ? arrowhead(edge.kind) : "none");
    attribute("target", joined                         ? std::string_view{"none"}
                        : has_open_end(diagram_, edge) ? open_arrow(edge.kind)
                                                       : arrowhead(edge.kind));
    out_ += "/><y:BendStyle smoothed=\"true\"/></y:PolyLineEdge></data></edge>\n";
  }

  // Where the premises of an argument join, and the line from there to its box.
  void bar(NodeId argument) {
    auto const joint = std::ranges::find(scene_.joints, argument, &Joint::argument);
    Rect place = scene_.layout.boxes[argument];
    if (joint != scene_.joints.end()) {
      place = {joint->begin.x, joint->begin.y, joint->end.x - joint->begin.x, joint->end.y - joint->begin.y};
    }
    out_ += "<node";
    attribute("id", "j" + std::to_string(argument.index()));
    out_ += '>';
    data("kind", "premises together");
    out_ += "<data key=\"box\"><y:ShapeNode>";
    geometry({place.x, place.y, std::max<Length>(place.width, 4), std::max<Length>(place.height, 4)});
    out_ += "<y:Fill";
    attribute("color", theme_.edge[slot(EdgeKind::support)]);
    out_ +=
        "/><y:BorderStyle hasColor=\"false\"/><y:Shape type=\"rectangle\"/></y:ShapeNode></data></node>\n";
  }

  void lead_on(NodeId argument) {
    std::string const number = std::to_string(argument.index());
    out_ += "<edge";
    attribute("id", "j" + number + ":e");
    attribute("source", "j" + number);
    attribute("target", "n" + number);
    out_ += '>';
    data("relation", verb(EdgeKind::support));
    out_ += "<data key=\"line\"><y:PolyLineEdge><y:LineStyle width=\"1.5\" type=\"line\"";
    attribute("color", theme_.edge[slot(EdgeKind::support)]);
    out_ += "/><y:Arrows source=\"none\"";
    attribute("target", arrowhead(EdgeKind::support));
    out_ += "/></y:PolyLineEdge></data></edge>\n";
  }

  Diagram const& diagram_;
  Scene const& scene_;
  Theme theme_;
  Table<std::uint8_t, NodeId> joint_;
  std::string out_;
};

}  // namespace

std::string to_graphml(Diagram const& diagram, Scene const& scene, GraphmlOptions const& options) {
  return GraphmlWriter(diagram, scene, options).write();
}

}  // namespace stet::argmap::render
