// The generated maps as diagrams.
#pragma once

#include "argmap/render/diagram.h"
#include "bench/argument_graph.h"

namespace stet::bench {

inline argmap::render::Diagram argument_diagram(ArgumentGraph const& map) {
  using namespace argmap::render;
  Diagram diagram;
  for (std::size_t i = 0; i < map.nodes.size(); ++i) {
    DiagramNode node;
    node.title = map.nodes[i].title;
    node.text = map.nodes[i].text;
    if (i % 3 == 1) node.kind = NodeKind::argument;
    if (i % 3 == 0) node.verdict = static_cast<argmap::evaluate::Verdict>(i / 3 % 7);
    diagram.nodes.add(std::move(node));
  }
  for (ArgumentEdge const& edge : map.edges) {
    diagram.edges.add(
        {edge.support ? EdgeKind::support : EdgeKind::attack, NodeId{edge.from}, NodeId{edge.to}, EdgeId{}});
  }
  return diagram;
}

}  // namespace stet::bench
