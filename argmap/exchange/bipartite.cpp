#include "argmap/exchange/bipartite.h"

#include <utility>

namespace stet::argmap::exchange {
namespace {

// What a step costs when it is made again for a further conclusion.
std::size_t size_of(Step const& step) {
  std::size_t size = step.text.size() + 16 * (step.premises.size() + 1);
  for (Field const& field : step.data) size += field.json.size();
  return size;
}

}  // namespace

bool Bipartite::claim(Proposition claim) {
  if (nodes_.contains(claim.id)) return false;
  std::string const id = claim.id;
  nodes_.emplace(id, Node{graph_.claims.add(std::move(claim)), {}});
  return true;
}

bool Bipartite::step(Step step, Span place) {
  if (nodes_.contains(step.id)) return false;
  places_.push_back(place);
  std::string const id = step.id;
  nodes_.emplace(id, Node{{}, graph_.steps.add(std::move(step))});
  return true;
}

Proposition* Bipartite::find_claim(std::string const& id) {
  auto const found = nodes_.find(id);
  return found != nodes_.end() && found->second.claim.valid() ? &graph_.claims[found->second.claim] : nullptr;
}

ArgumentGraph Bipartite::finish(Notes& notes) && {
  // All copies together come to no more than what the file holds.
  std::size_t room = (64U << 10U) + 16 * edges_.size();
  for (Step const& step : graph_.steps) room += size_of(step);
  std::vector<std::vector<Node>> ends(graph_.steps.size());
  for (Edge const& edge : edges_) {
    auto const from = nodes_.find(edge.from);
    auto const to = nodes_.find(edge.to);
    if (from == nodes_.end() || to == nodes_.end()) {
      notes.broken(edge.place, "an edge leads from or to a node that does not exist; it is left out");
      continue;
    }
    if (from->second.step.valid()) {
      ends[from->second.step.index()].push_back(to->second);
    } else if (to->second.step.valid()) {
      graph_.steps[to->second.step].premises.push_back({from->second.claim, {}});
    } else {
      notes.keep(edge.place, "an edge leads from a claim to a claim; it is read as support");
      Step step;
      step.premises.push_back({from->second.claim, {}});
      step.claim = to->second.claim;
      graph_.steps.add(std::move(step));
    }
  }
  for (std::size_t i = 0; i < ends.size(); ++i) {
    if (ends[i].empty()) {
      notes.keep(places_[i], "a step leads to no conclusion; its premises are kept as data");
      continue;
    }
    Step const whole = graph_.steps[StepId{i}];
    std::size_t const size = size_of(whole);
    for (std::size_t n = 0; n < ends[i].size(); ++n) {
      if (n > 0 && size > room) {
        notes.broken(places_[i], "steps lead to too many conclusions; some are left out");
        break;
      }
      if (n > 0) room -= size;
      Step step = whole;
      step.claim = ends[i][n].claim;
      step.step = ends[i][n].step;
      if (n == 0) {
        graph_.steps[StepId{i}] = std::move(step);
      } else {
        notes.keep(places_[i], "a step leads to several conclusions; it becomes several steps");
        step.argument.clear();
        graph_.steps.add(std::move(step));
      }
    }
  }
  return std::move(graph_);
}

}  // namespace stet::argmap::exchange
