#include "argmap/evaluate/causes.h"

#include <algorithm>
#include <utility>

namespace stet::argmap::evaluate {
namespace {

class Finder {
 public:
  Finder(Graph const& graph, Model const& model) : graph_(graph), model_(model) {}

  Causes run() && {
    classify();
    out_.of.assign(graph_.node_count(), Cause::not_rejected);
    std::vector<std::uint8_t> const beaten = fallen([](Fate fate) { return fate == Fate::beaten; });
    std::vector<std::uint8_t> const ended = fallen([](Fate fate) { return fate != Fate::hangs; });
    for (Node node = 0; node < graph_.node_count(); ++node) {
      if (!rejected(node)) continue;
      out_.of[node] = beaten[node] != 0 ? Cause::defeated : Cause::unsourced;
    }
    trace_circles(ended);
    return std::move(out_);
  }

 private:
  // What can be said of a rejected node without looking further down.
  enum class Fate : std::uint8_t { beaten, lacks, hangs };

  [[nodiscard]] bool rejected(Node node) const { return model_.label[node] == Label::out; }
  [[nodiscard]] bool accepted(Node node) const { return model_.label[node] == Label::in; }

  void classify() {
    fate_.assign(graph_.node_count(), Fate::hangs);
    std::vector<std::pair<std::uint32_t, Node>> uses;
    for (ClaimId const id : graph_.claims.ids()) {
      if (rejected(graph_.node(id))) fate_[graph_.node(id)] = fate_of(id);
    }
    for (LinkId const id : graph_.links.ids()) {
      Node const node = graph_.node(id);
      if (!rejected(node)) continue;
      bool hangs = false;
      for (Node const premise : graph_.premises[id.index()]) {
        if (!rejected(premise)) continue;
        hangs = true;
        uses.emplace_back(premise, node);
      }
      Link const& link = graph_.links[id];
      if (link.pro && link.conclusion.valid() && rejected(graph_.node(link.conclusion)))
        uses.emplace_back(node, graph_.node(link.conclusion));
      bool const undercut =
          std::ranges::any_of(graph_.undercutters[id.index()], [&](Node by) { return accepted(by); });
      if (undercut) {
        fate_[node] = Fate::beaten;
      } else if (!hangs) {
        fate_[node] = Fate::lacks;  // a citation that does not count
      }
    }
    uses_ = rows_of<Node>(graph_.node_count(), uses);
  }

  Fate fate_of(ClaimId id) const {
    auto const pros = graph_.pros[id.index()];
    auto const is_accepted = [&](LinkId link) { return accepted(graph_.node(link)); };
    if (std::ranges::all_of(pros, [&](LinkId link) { return rejected(graph_.node(link)); }))
      return pros.empty() ? Fate::lacks : Fate::hangs;
    // A claim with a living pro is rejected because of what stands against it, or because that is too little.
    bool opposed = std::ranges::any_of(graph_.cons[id.index()], is_accepted);
    for (ClaimId const opponent : graph_.opponents[id.index()])
      opposed = opposed || std::ranges::any_of(graph_.pros[opponent.index()], is_accepted);
    return opposed ? Fate::beaten : Fate::lacks;
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

  void trace_circles(std::vector<std::uint8_t> const& ended) {
    Circular& circular = out_.circular;
    circular.index.assign(graph_.node_count(), none);
    auto member = [&](Node node) { return rejected(node) && ended[node] == 0; };
    for (Node node = 0; node < graph_.node_count(); ++node) {
      if (!member(node)) continue;
      circular.index[node] = static_cast<std::uint32_t>(circular.nodes.size());
      circular.nodes.push_back(node);
    }
    for (Node const node : circular.nodes) {
      auto add = [&](Node below) {
        if (member(below)) circular.edges.items.push_back(circular.index[below]);
      };
      if (graph_.is_claim(node)) {
        for (LinkId const link : graph_.pros[node]) add(graph_.node(link));
      } else {
        for (Node const premise : graph_.premises[graph_.link(node).index()]) add(premise);
      }
      circular.edges.begin.push_back(static_cast<std::uint32_t>(circular.edges.items.size()));
    }
    circular.components = components_of(circular.edges);
    // What a node rests on comes before it. Where another way lacks only a source, that is the nearer remedy.
    for (std::uint32_t const i : circular.components.order) {
      Node const node = circular.nodes[i];
      out_.of[node] = Cause::circular;
      if (circular.on_circle(node)) continue;
      auto const is_unsourced = [&](Node below) { return out_.of[below] == Cause::unsourced; };
      bool unsourced = false;
      if (graph_.is_claim(node)) {
        for (LinkId const link : graph_.pros[node]) unsourced = unsourced || is_unsourced(graph_.node(link));
      } else {
        for (Node const premise : graph_.premises[graph_.link(node).index()])
          unsourced = unsourced || is_unsourced(premise);
      }
      if (unsourced) out_.of[node] = Cause::unsourced;
    }
  }

  Graph const& graph_;
  Model const& model_;
  std::vector<Fate> fate_;  // by node
  Rows<Node> uses_;         // rejected nodes that rest on the node
  Causes out_;
};

}  // namespace

Causes causes(Graph const& graph, Model const& model) { return Finder{graph, model}.run(); }

}  // namespace stet::argmap::evaluate
