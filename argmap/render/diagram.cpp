// The words of diagrams.
#include "argmap/render/diagram.h"

#include <algorithm>

namespace stet::argmap::render {

std::string_view to_string(NodeKind kind) {
  switch (kind) {
    case NodeKind::claim: return "claim";
    case NodeKind::argument: return "argument";
    case NodeKind::evidence: return "evidence";
    case NodeKind::source: return "source";
  }
  return "";
}

std::string_view verb(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::support: return "supports";
    case EdgeKind::attack: return "attacks";
    case EdgeKind::undercut: return "undercuts";
    case EdgeKind::contradictory: return "contradicts";
    case EdgeKind::contrary: return "is contrary to";
    case EdgeKind::entails: return "entails";
    case EdgeKind::citation: return "is evidence for";
  }
  return "";
}

std::optional<Mark> mark(DiagramNode const& node) {
  if (node.change != Change::none) return std::nullopt;  // its row says what became of it
  if (node.verdict == evaluate::Verdict::supported && node.grade != evaluate::Grade::compared)
    return node.grade == evaluate::Grade::cited ? Mark::supported_cited : Mark::supported_assumed;
  if (node.verdict) return static_cast<Mark>(*node.verdict);
  if (!node.evidence && node.kind == NodeKind::argument && node.standing) {
    switch (*node.standing) {
      case evaluate::Standing::counts: return std::nullopt;
      case evaluate::Standing::defeated: return Mark::defeated;
      case evaluate::Standing::unsourced: return Mark::unsourced;
      case evaluate::Standing::open: return Mark::open;
    }
  }
  if (!node.evidence) return std::nullopt;
  switch (*node.evidence) {
    case evaluate::EvidenceState::present: return Mark::accepted;
    case evaluate::EvidenceState::absent: return Mark::not_accepted;
    case evaluate::EvidenceState::undecided: return Mark::not_checked;
  }
  return std::nullopt;
}

std::string_view mark_name(Mark mark) {
  switch (mark) {
    case Mark::accepted: return "accepted";
    case Mark::not_accepted: return "not-accepted";
    case Mark::not_checked: return "not-checked";
    case Mark::supported_cited: return "supported-cited";
    case Mark::supported_assumed: return "supported-assumed";
    case Mark::defeated: return "defeated";
    case Mark::unsourced: return "no-source";
    case Mark::open: return "open";
    default: return evaluate::to_string(static_cast<evaluate::Verdict>(mark));
  }
}

std::string mark_word(Mark mark) {
  if (mark == Mark::supported) return "supported (compared)";
  if (mark == Mark::supported_cited) return "supported (cited)";
  if (mark == Mark::supported_assumed) return "supported (assumed)";
  std::string word{mark_name(mark)};
  std::ranges::replace(word, '-', ' ');
  return word;
}

Table<std::uint8_t, NodeId> with_joint(Diagram const& diagram) {
  Table<std::uint32_t, NodeId> premises;
  premises.resize(diagram.nodes.size(), 0);
  for (DiagramEdge const& edge : diagram.edges) {
    if (edge.premise && edge.to.valid() && edge.to.index() < diagram.nodes.size()) ++premises[edge.to];
  }
  Table<std::uint8_t, NodeId> joint;
  for (NodeId const node : diagram.nodes.ids()) {
    bool const drawn = premises[node] > 0;
    joint.add(drawn && premises[node] + diagram.nodes[node].hidden_premises > 1 ? 1 : 0);
  }
  return joint;
}

bool is_verdict(Mark mark) {
  switch (mark) {
    case Mark::accepted:
    case Mark::not_accepted:
    case Mark::not_checked:
    case Mark::defeated:
    case Mark::unsourced:
    case Mark::open: return false;
    default: return true;
  }
}

bool does_not_count(DiagramNode const& node) {
  return node.standing && *node.standing != evaluate::Standing::counts;
}

bool has_open_end(Diagram const& diagram, DiagramEdge const& edge) {
  bool const one_way =
      edge.kind == EdgeKind::support || edge.kind == EdgeKind::attack || edge.kind == EdgeKind::undercut;
  return one_way && edge.from.valid() && edge.from.index() < diagram.nodes.size() &&
         does_not_count(diagram.nodes[edge.from]);
}

std::string const& name_of(DiagramNode const& node) { return node.title.empty() ? node.text : node.title; }

}  // namespace stet::argmap::render
