#include "argmap/evaluate/waiting.h"

#include <algorithm>
#include <limits>

namespace stet::argmap::evaluate {
namespace {

constexpr std::size_t most_raised = 500;  // then all above is put in order anew

}  // namespace

Waiting::Waiting(Graph const& graph, Dependents const& dependents)
    : graph_(graph),
      dependents_(dependents),
      place_(graph.node_count(), no_place),
      mark_(graph.node_count(), 0),
      pending_(graph.node_count(), 0) {}

Waiting::Place Waiting::after(Node node, std::vector<Label> const& label) const {
  Place last = 0.0;
  each_below(graph_, node, [&](Node below) {
    if (label[below] == Label::undecided) last = std::max(last, place_[below]);
  });
  return last;
}

std::vector<Node> Waiting::ordered(std::span<Node const> nodes) {
  for (Node const node : nodes) mark_[node] = 1;
  std::vector<Node> ready;
  for (Node const node : nodes) {
    pending_[node] = 0;
    each_below(graph_, node, [&](Node below) { pending_[node] += mark_[below]; });
    if (pending_[node] == 0) ready.push_back(node);
  }
  for (std::size_t i = 0; i < ready.size(); ++i) {  // grows
    // What is beneath a node in two ways is counted twice there, and here too.
    dependents_.of(graph_, ready[i], [&](Node above) {
      if (mark_[above] == 0 || pending_[above] == 0) return;
      if (--pending_[above] == 0) ready.push_back(above);
    });
  }
  for (Node const node : nodes) mark_[node] = 0;
  return ready;
}

std::optional<std::vector<Node>> Waiting::update(std::vector<Label> const& label,
                                                 std::vector<Blockage> const& blockage,
                                                 std::span<Node const> touched) {
  std::vector<Node> begun;
  for (Node const node : touched) {
    if (label[node] != Label::undecided) {
      place_[node] = no_place;
    } else if (blockage[node] == Blockage::decided) {
      begun.push_back(node);
    }
  }
  if (insert(begun, label, blockage, touched)) return begun;
  begun.clear();
  if (place_all_above(touched, label, blockage, begun)) return begun;
  return std::nullopt;
}

bool Waiting::insert(std::vector<Node> const& begun, std::vector<Label> const& label,
                     std::vector<Blockage> const& blockage, std::span<Node const> touched) {
  auto const undecided = [&](Node node) { return label[node] == Label::undecided; };
  for (Node const node : begun) mark_[node] = 1;
  auto const is_known = [&](Node node) {
    return mark_[node] != 0 || (blockage[node] == Blockage::waiting && is_placed(node));
  };
  bool known = true;
  for (Node const node : touched) {
    if (!undecided(node)) continue;
    known = known && is_known(node);
    each_below(graph_, node, [&](Node below) { known = known && (!undecided(below) || is_known(below)); });
  }
  for (Node const node : begun) mark_[node] = 0;
  if (!known) return false;
  std::vector<Node> const order = ordered(begun);
  if (order.size() < begun.size()) return false;
  std::vector<Node> raised;
  for (Node const node : begun) place_[node] = no_place;
  for (Node const node : order) {
    Place const low = after(node, label);
    Place high = std::numeric_limits<Place>::infinity();
    dependents_.of(graph_, node, [&](Node above) {
      if (undecided(above) && is_placed(above)) high = std::min(high, place_[above]);
    });
    Place const between = low + (high - low) / 2.0;
    bool const fits = between > low && between < high;
    place_[node] = fits ? between : low + 1.0;
    if (!fits && high <= place_[node]) raised.push_back(node);
  }
  for (Node const node : touched) {
    if (!undecided(node)) continue;
    Place const low = after(node, label);
    if (low < place_[node]) continue;
    place_[node] = low + 1.0;
    raised.push_back(node);
  }
  return raise(std::move(raised));
}

// Moves what is above behind the nodes in the queue. On a loop that would go on for ever.
bool Waiting::raise(std::vector<Node> queue) {
  for (std::size_t i = 0; i < queue.size(); ++i) {  // grows
    if (i == most_raised) return false;
    Node const node = queue[i];
    dependents_.of(graph_, node, [&](Node above) {
      if (!is_placed(above) || place_[above] > place_[node]) return;
      place_[above] = place_[node] + 1.0;
      queue.push_back(above);
    });
  }
  return true;
}

bool Waiting::place_all_above(std::span<Node const> touched, std::vector<Label> const& label,
                              std::vector<Blockage> const& blockage, std::vector<Node>& nodes) {
  auto const visit = [&](Node node) {
    if (label[node] != Label::undecided || mark_[node] != 0) return;
    mark_[node] = 1;
    nodes.push_back(node);
  };
  for (Node const node : touched) visit(node);
  for (std::size_t i = 0; i < nodes.size(); ++i) dependents_.of(graph_, nodes[i], visit);  // grows
  bool waits = true;
  for (Node const node : nodes) {
    each_below(graph_, node, [&](Node below) {
      if (label[below] == Label::undecided && mark_[below] == 0 && blockage[below] != Blockage::waiting)
        waits = false;
    });
  }
  for (Node const node : nodes) mark_[node] = 0;
  if (!waits) return false;
  std::vector<Node> const order = ordered(nodes);
  if (order.size() < nodes.size()) return false;
  for (Node const node : nodes) place_[node] = no_place;
  for (Node const node : order) place_[node] = after(node, label) + 1.0;
  return true;
}

void Waiting::replace(std::span<Node const> nodes, std::vector<Label> const& label,
                      std::vector<Blockage> const& blockage) {
  std::vector<Node> waiting;
  for (Node const node : nodes) {
    place_[node] = no_place;
    if (blockage[node] == Blockage::waiting) waiting.push_back(node);
  }
  for (Node const node : ordered(waiting)) place_[node] = after(node, label) + 1.0;
}

}  // namespace stet::argmap::evaluate
