#include "argmap/evaluate/causes.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace stet::argmap::evaluate {
namespace {

class Finder {
 public:
  Finder(Graph const& graph, std::vector<Force> const& force) : graph_(graph), force_(force) {}

  Causes run() && {
    classify();
    out_.of.assign(graph_.node_count(), Cause::not_rejected);
    std::vector<std::uint8_t> const beaten = fallen([](Fate fate) { return fate == Fate::beaten; });
    std::vector<std::uint8_t> const disputed =
        fallen([](Fate fate) { return fate == Fate::beaten || fate == Fate::balanced; });
    std::vector<std::uint8_t> const ended = fallen([](Fate fate) { return fate != Fate::hangs; });
    std::vector<Node> circular;
    for (Node node = 0; node < graph_.node_count(); ++node) {
      if (!rejected(node)) continue;
      out_.of[node] = beaten[node] != 0     ? Cause::defeated
                      : disputed[node] != 0 ? Cause::contested
                                            : Cause::unsourced;
      if (ended[node] == 0) circular.push_back(node);
    }
    trace(std::move(circular));
    return std::move(out_);
  }

 private:
  // A step that wants a source besides is on no circle, and without it there may be none.
  void trace(std::vector<Node> nodes) {
    auto const lacks_source = [&](Node node) {
      return !graph_.is_claim(node) && out_.circular.on_circle(node) &&
             std::ranges::any_of(graph_.premises[graph_.link(node).index()],
                                 [&](Node premise) { return out_.of[premise] == Cause::unsourced; });
    };
    for (std::size_t work = 0; work < most_work; work += nodes.size() + 1) {
      out_.circular =
          trace_circles(graph_, nodes, std::vector<std::uint32_t>(graph_.node_count(), none), out_.of);
      std::vector<Node> lacking;
      std::ranges::copy_if(nodes, std::back_inserter(lacking), lacks_source);
      if (lacking.empty()) return;
      for (Node const node : lacking) out_.of[node] = Cause::unsourced;
      std::erase_if(nodes, [&](Node node) { return std::ranges::binary_search(lacking, node); });
    }
  }
  static constexpr std::size_t most_work = 4'000'000;  // nodes, in all rounds

  [[nodiscard]] bool rejected(Node node) const { return label_of(force_[node]) == Label::out; }

  void classify() {
    fate_.assign(graph_.node_count(), Fate::hangs);
    std::vector<std::pair<std::uint32_t, Node>> uses;
    for (Node node = 0; node < graph_.node_count(); ++node) {
      if (!rejected(node)) continue;
      fate_[node] = fate_of(graph_, force_, node);
      if (graph_.is_claim(node)) continue;
      LinkId const id = graph_.link(node);
      for (Node const premise : graph_.premises[id.index()]) {
        if (rejected(premise)) uses.emplace_back(premise, node);
      }
      Link const& link = graph_.links[id];
      if (link.pro && link.conclusion.valid() && rejected(graph_.node(link.conclusion)))
        uses.emplace_back(node, graph_.node(link.conclusion));
    }
    uses_ = rows_of<Node>(graph_.node_count(), uses);
  }

  // What falls with the nodes of some fates: a link with any of its premises, a claim with all its pros.
  template <class Starts>
  std::vector<std::uint8_t> fallen(Starts starts) const {
    std::vector<std::uint8_t> out(graph_.node_count(), 0);
    std::vector<std::uint32_t> pending(graph_.claims.size(), 0);
    std::vector<Node> queue;
    for (Node node = 0; node < graph_.node_count(); ++node) {
      if (!rejected(node)) continue;
      if (graph_.is_claim(node)) pending[node] = static_cast<std::uint32_t>(graph_.pros[node].size());
      if (!starts(fate_[node])) continue;
      out[node] = 1;
      queue.push_back(node);
    }
    while (!queue.empty()) {
      Node const node = queue.back();
      queue.pop_back();
      for (Node const use : uses_[node]) {
        if (out[use] != 0 || fate_[use] != Fate::hangs) continue;
        if (graph_.is_claim(use) && --pending[use] != 0) continue;
        out[use] = 1;
        queue.push_back(use);
      }
    }
    return out;
  }

  Graph const& graph_;
  std::vector<Force> const& force_;
  std::vector<Fate> fate_;  // by node
  Rows<Node> uses_;         // rejected nodes that rest on the node
  Causes out_;
};

}  // namespace

namespace {

// All that is accepted against the claim is what somebody is quoted as saying.
bool is_only_denied(Graph const& graph, std::vector<Force> const& force, ClaimId claim) {
  auto const accepted = [&](LinkId link) { return label_of(force[graph.node(link)]) == Label::in; };
  auto const is_said = [&](LinkId con) {
    auto const premises = graph.premises[con.index()];
    if (!accepted(con)) return true;
    if (premises.size() != 1 || graph.is_claim(premises.front())) return false;
    LinkId const standing = graph.link(premises.front());
    if (graph.links[standing].kind != LinkKind::standing) return false;
    return std::ranges::all_of(graph.pros[graph.premises[standing.index()].front()],
                               [&](LinkId pro) { return !accepted(pro) || graph.links[pro].reported; });
  };
  return graph.opponents[claim.index()].empty() && std::ranges::all_of(graph.cons[claim.index()], is_said);
}

}  // namespace

bool is_refuted(Graph const& graph, std::vector<Force> const& force, ClaimId claim) {
  Standard const standard = graph.claims[claim].standard.standard;
  double const pro = heaviest(graph, force, graph.pros[claim.index()]).live;
  double const con = heaviest_con(graph, force, claim).accepted;
  if (!reaches(con, alpha(graph.thresholds, standard)) ||
      reaches(pro, threshold(graph.thresholds, standard, con)))
    return false;
  return !graph.pros[claim.index()].empty() || !is_only_denied(graph, force, claim);
}

Causes causes(Graph const& graph, std::vector<Force> const& force) { return Finder{graph, force}.run(); }

Fate fate_of(Graph const& graph, std::vector<Force> const& force, Node node) {
  auto const rejected = [&](Node n) { return label_of(force[n]) == Label::out; };
  auto const accepted = [&](Node n) { return label_of(force[n]) == Label::in; };
  if (!graph.is_claim(node)) {
    std::size_t const row = graph.link(node).index();
    if (std::ranges::any_of(graph.undercutters[row], accepted)) return Fate::beaten;
    // Without rejected premises it is a citation that does not count.
    return std::ranges::any_of(graph.premises[row], rejected) ? Fate::hangs : Fate::lacks;
  }
  ClaimId const claim = graph.claim(node);
  if (is_refuted(graph, force, claim)) return Fate::beaten;
  Force const pros = heaviest(graph, force, graph.pros[node]);
  if (pros.live < 0.0) {
    if (graph.claims[claim].presumed) return Fate::beaten;
    return graph.pros[node].empty() ? Fate::lacks : Fate::hangs;
  }
  // What speaks for it is too little, or meets as much on the other side.
  bool const both = pros.accepted >= 0.0 && heaviest_con(graph, force, claim).accepted >= 0.0;
  return both ? Fate::balanced : Fate::lacks;
}

Circular trace_circles(Graph const& graph, std::vector<Node> nodes, std::vector<std::uint32_t> index,
                       std::vector<Cause>& cause) {
  Circular circular;
  circular.nodes = std::move(nodes);
  circular.index = std::move(index);
  for (std::size_t i = 0; i < circular.nodes.size(); ++i)
    circular.index[circular.nodes[i]] = static_cast<std::uint32_t>(i);
  for (Node const node : circular.nodes) {
    auto add = [&](Node below) {
      if (circular.index[below] != none) circular.edges.items.push_back(circular.index[below]);
    };
    if (graph.is_claim(node)) {
      for (LinkId const link : graph.pros[node]) add(graph.node(link));
    } else {
      for (Node const premise : graph.premises[graph.link(node).index()]) add(premise);
    }
    circular.edges.begin.push_back(static_cast<std::uint32_t>(circular.edges.items.size()));
  }
  circular.components = components_of(circular.edges);
  // What a node rests on comes before it. Where another way lacks only a source, that is the nearer remedy.
  for (std::uint32_t const i : circular.components.order) {
    Node const node = circular.nodes[i];
    cause[node] = Cause::circular;
    if (circular.on_circle(node)) continue;
    auto const is_unsourced = [&](Node below) { return cause[below] == Cause::unsourced; };
    bool unsourced = false;
    if (graph.is_claim(node)) {
      for (LinkId const link : graph.pros[node]) unsourced = unsourced || is_unsourced(graph.node(link));
    } else {
      for (Node const premise : graph.premises[graph.link(node).index()])
        unsourced = unsourced || is_unsourced(premise);
    }
    if (unsourced) cause[node] = Cause::unsourced;
  }
  return circular;
}

}  // namespace stet::argmap::evaluate
