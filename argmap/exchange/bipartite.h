// Formats that keep an argument as a graph of claims and steps with bare edges between them (AIF, SADFace,
// Arguebuf): what the edges mean is decided here, once.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "argmap/exchange/graph.h"
#include "argmap/exchange/notes.h"

namespace stet::argmap::exchange {

class Bipartite {
 public:
  // False if the id is taken already.
  bool claim(Proposition claim);
  bool step(Step step, Span place);
  // Ids may be named before their nodes come.
  void edge(std::string from, std::string to, Span place) {
    edges_.push_back({std::move(from), std::move(to), place});
  }

  [[nodiscard]] bool has(std::string_view id) const { return nodes_.contains(std::string(id)); }
  [[nodiscard]] Proposition* find_claim(std::string const& id);
  [[nodiscard]] ArgumentGraph& graph() { return graph_; }

  // Claim to step: a premise. Step to claim or step: what it bears on; a step with several ends becomes
  // several. Claim to claim: a reason, with a note. Edges to nothing and steps without an end are noted.
  [[nodiscard]] ArgumentGraph finish(Notes& notes) &&;

 private:
  struct Edge {
    std::string from;
    std::string to;
    Span place;
  };
  struct Node {
    PropositionId claim;
    StepId step;
  };

  ArgumentGraph graph_;
  std::unordered_map<std::string, Node> nodes_;
  std::vector<Edge> edges_;
  std::vector<Span> places_;  // of the steps
};

}  // namespace stet::argmap::exchange
