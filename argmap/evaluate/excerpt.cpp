#include "argmap/evaluate/excerpt.h"

#include <algorithm>
#include <unordered_map>

namespace stet::argmap::evaluate {

std::vector<Node> undecided_around(Graph const& graph, Dependents const& dependents,
                                   std::vector<Label> const& label, std::span<Node const> seeds,
                                   std::vector<std::uint8_t>& mark) {
  std::vector<Node> nodes;
  auto visit = [&](Node node) {
    if (label[node] != Label::undecided || mark[node] != 0) return;
    mark[node] = 1;
    nodes.push_back(node);
  };
  for (Node const node : seeds) visit(node);
  for (std::size_t i = 0; i < nodes.size(); ++i) {  // grows
    Node const node = nodes[i];
    dependents.of(graph, node, visit);
    each_below(graph, node, visit);
  }
  for (Node const node : nodes) mark[node] = 0;
  std::ranges::sort(nodes);
  return nodes;
}

namespace {

class Excerpter {
 public:
  Excerpter(Graph const& graph, std::vector<Label> const& label, std::span<Node const> nodes,
            std::function<Label(ClaimId)> const& gate_of)
      : graph_(graph), label_(label), nodes_(nodes), gate_of_(gate_of) {}

  Excerpt run() && {
    builder_.graph().thresholds = graph_.thresholds;
    for (Node const node : nodes_) {
      if (!graph_.is_claim(node)) break;
      Claim claim = graph_.claims[graph_.claim(node)];
      if (is_editorial(claim.standard)) claim.gate = gate_of_(graph_.claim(node));
      claim_of_.emplace(node, builder_.add_claim(claim));
      out_.claims.push_back(graph_.claim(node));
    }
    // Decided opponents, and one claim that stands for all that is accepted.
    for (ClaimId const claim : out_.claims) {
      for (ClaimId const opponent : graph_.opponents[claim.index()]) pin(graph_.node(opponent));
    }
    accepted_ = builder_.add_claim(
        {.statement = {}, .argument = {}, .standard = {}, .pinned = true, .pin = Label::in, .gate = {}});
    add_links();
    for (ClaimId const claim : out_.claims) {
      for (ClaimId const opponent : graph_.opponents[claim.index()])
        builder_.add_opposition(claim_of_.at(graph_.node(claim)), claim_of_.at(graph_.node(opponent)));
    }
    out_.graph = std::move(builder_).finish();
    return std::move(out_);
  }

 private:
  void pin(Node node) {
    if (claim_of_.contains(node)) return;
    Claim claim = graph_.claims[graph_.claim(node)];
    claim.pinned = true;
    claim.pin = label_[node];
    claim_of_.emplace(node, builder_.add_claim(claim));
    pinned_.push_back(node);
  }

  void add_links() {
    // First those that others may rest on, as nodes of the excerpt.
    std::vector<LinkId>& links = out_.links;
    for (Node const node : nodes_) {
      if (!graph_.is_claim(node)) links.push_back(graph_.link(node));
    }
    auto const claims = static_cast<Node>(builder_.graph().claims.size());
    for (std::size_t i = 0; i < links.size(); ++i)
      link_of_.emplace(graph_.node(links[i]), claims + static_cast<Node>(i));
    std::vector<Node> premises;
    for (LinkId const id : links) {
      Link link = graph_.links[id];
      if (link.conclusion.valid()) link.conclusion = inner(link.conclusion);
      premises.clear();
      for (Node const premise : graph_.premises[id.index()]) {
        if (label_[premise] == Label::undecided) premises.push_back(inner(premise));
      }
      LinkId const added = builder_.add_link(link, premises);
      for (Node const by : graph_.undercutters[id.index()]) {
        if (label_[by] == Label::undecided) builder_.add_undercut(added, inner(by));
      }
    }
    for (ClaimId const claim : out_.claims) {
      add_accepted(graph_.pros[claim.index()], claim);
      add_accepted(graph_.cons[claim.index()], claim);
    }
    for (Node const node : pinned_) add_accepted(graph_.pros[node], graph_.claim(node));
  }

  // What is accepted needs no further reason here; what is rejected counts for nothing.
  void add_accepted(std::span<LinkId const> links, ClaimId claim) {
    for (LinkId const id : links) {
      if (label_[graph_.node(id)] != Label::in) continue;
      Link link = graph_.links[id];
      link.kind = LinkKind::relation;
      link.conclusion = inner(claim);
      Node const premise = static_cast<Node>(accepted_.index());
      builder_.add_link(link, {&premise, 1});
    }
  }

  [[nodiscard]] ClaimId inner(ClaimId claim) const {
    auto const at = claim_of_.find(graph_.node(claim));
    return at != claim_of_.end() ? at->second : ClaimId{};
  }
  [[nodiscard]] Node inner(Node node) const {
    return graph_.is_claim(node) ? static_cast<Node>(claim_of_.at(node).index()) : link_of_.at(node);
  }

  Graph const& graph_;
  std::vector<Label> const& label_;
  std::span<Node const> nodes_;
  std::function<Label(ClaimId)> const& gate_of_;
  GraphBuilder builder_;
  Excerpt out_;
  std::unordered_map<Node, ClaimId> claim_of_;
  std::unordered_map<Node, Node> link_of_;
  std::vector<Node> pinned_;
  ClaimId accepted_;
};

}  // namespace

Excerpt excerpt_of(Graph const& graph, std::vector<Label> const& label, std::span<Node const> nodes,
                   std::function<Label(ClaimId)> const& gate_of) {
  return Excerpter{graph, label, nodes, gate_of}.run();
}

}  // namespace stet::argmap::evaluate
