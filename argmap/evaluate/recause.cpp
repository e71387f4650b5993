#include "argmap/evaluate/recause.h"

#include <algorithm>
#include <numeric>

namespace stet::argmap::evaluate {

Fallen::Fallen(Graph const& graph, Dependents const& dependents, bool also_what_lacks)
    : graph_(graph), dependents_(dependents), also_what_lacks_(also_what_lacks) {
  rank_.assign(graph.node_count(), none);
  standing_.assign(graph.claims.size(), 0);
  waiting_.assign(graph.node_count(), 0);
}

bool Fallen::falls(Node node, Rank before, std::vector<Label> const& label, std::vector<Fate> const& fate) {
  if (label[node] != Label::out) return false;
  if (fate[node] == Fate::beaten || (also_what_lacks_ && fate[node] == Fate::lacks)) return true;
  auto const has = [&](Node below) { return label[below] == Label::out && rank_[below] < before; };
  if (!graph_.is_claim(node)) return std::ranges::any_of(graph_.premises[graph_.link(node).index()], has);
  auto const pros = graph_.pros[node];
  if (pros.empty()) return false;
  // Beginning with the one that stood last, so that a claim with many pros is not read from the beginning
  // whenever one of them falls.
  std::size_t const first = standing_[node] < pros.size() ? standing_[node] : 0;
  for (std::size_t i = 0; i < pros.size(); ++i) {
    std::size_t const at = first + i < pros.size() ? first + i : first + i - pros.size();
    if (has(graph_.node(pros[at]))) continue;
    standing_[node] = static_cast<std::uint32_t>(at);
    return false;
  }
  return true;
}

template <class F>
void Fallen::each_above(Node node, F f) const {
  for (LinkId const link : dependents_.resting[node]) f(graph_.node(link));
  if (graph_.is_claim(node)) return;
  Link const& link = graph_.links[graph_.link(node)];
  if (link.pro && link.conclusion.valid()) f(graph_.node(link.conclusion));
}

std::vector<Node> Fallen::update(std::span<Node const> touched, std::vector<Label> const& label,
                                 std::vector<Fate> const& fate) {
  std::vector<Node> changed;
  std::vector<Node> queue;
  auto enqueue = [&](Node node) {
    if (waiting_[node] != 0) return;
    waiting_[node] = 1;
    queue.push_back(node);
  };
  for (Node const node : touched) enqueue(node);
  for (std::size_t i = 0; i < queue.size(); ++i) {  // grows
    Node const node = queue[i];
    waiting_[node] = 0;
    if (!contains(node) || falls(node, rank_[node], label, fate)) continue;
    rank_[node] = none;
    changed.push_back(node);
    each_above(node, enqueue);
  }
  queue.clear();
  for (Node const node : touched) enqueue(node);
  for (Node const node : changed) enqueue(node);
  for (std::size_t i = 0; i < queue.size(); ++i) {  // grows
    Node const node = queue[i];
    waiting_[node] = 0;
    if (contains(node) || !falls(node, none, label, fate)) continue;
    rank_[node] = clock_++;
    changed.push_back(node);
    each_above(node, enqueue);
  }
  return changed;
}

Recausing::Recausing(Graph const& graph, Dependents const& dependents, std::vector<Label> const& label)
    : graph_(graph),
      dependents_(dependents),
      label_(label),
      fate_(graph.node_count(), Fate::hangs),
      beaten_(graph, dependents, false),
      ended_(graph, dependents, true),
      cause_(graph.node_count(), Cause::not_rejected),
      index_(graph.node_count(), none) {
  std::vector<Node> all(graph.node_count());
  std::iota(all.begin(), all.end(), Node{0});
  update(all);
}

std::vector<Node> Recausing::update(std::span<Node const> touched) {
  std::vector<Node> changed(touched.begin(), touched.end());
  for (Node const node : touched) {
    if (label_[node] == Label::out) fate_[node] = fate_of(graph_, label_, node);
  }
  for (Fallen* fallen : {&beaten_, &ended_}) {
    auto const more = fallen->update(touched, label_, fate_);
    changed.insert(changed.end(), more.begin(), more.end());
  }
  std::vector<Node> seeds;
  for (std::size_t i = 0; i < changed.size(); ++i) {
    Node const node = changed[i];
    if (on_circles(node)) {
      seeds.push_back(node);
      continue;
    }
    Cause const cause = label_[node] != Label::out ? Cause::not_rejected
                        : beaten_.contains(node)   ? Cause::defeated
                                                   : Cause::unsourced;
    if (cause_[node] == cause) continue;
    cause_[node] = cause;
    dependents_.of(graph_, node, [&](Node above) {
      if (on_circles(above)) seeds.push_back(above);
    });
  }
  if (!seeds.empty()) retrace(seeds, changed);
  return changed;
}

// Everything circular that hangs together with the seeds is looked at anew.
void Recausing::retrace(std::vector<Node>& seeds, std::vector<Node>& changed) {
  std::vector<Node> part;
  auto visit = [&](Node node) {
    if (!on_circles(node) || index_[node] != none) return;
    index_[node] = 0;
    part.push_back(node);
  };
  for (Node const node : seeds) visit(node);
  for (std::size_t i = 0; i < part.size(); ++i) {  // grows
    Node const node = part[i];
    dependents_.of(graph_, node, visit);
    if (graph_.is_claim(node)) {
      for (LinkId const link : graph_.pros[node]) visit(graph_.node(link));
    } else {
      for (Node const premise : graph_.premises[graph_.link(node).index()]) visit(premise);
    }
  }
  std::ranges::sort(part);
  changed.insert(changed.end(), part.begin(), part.end());
  for (Node const node : part) index_[node] = none;
  index_ = trace_circles(graph_, part, std::move(index_), cause_).index;
  for (Node const node : part) index_[node] = none;
}

}  // namespace stet::argmap::evaluate
