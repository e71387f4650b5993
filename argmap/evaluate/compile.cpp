#include "argmap/evaluate/compile.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "argmap/evaluate/wiring.h"

namespace stet::argmap::evaluate {
namespace {

// Weights come from ratings; a thousand steps are more than a rating can mean, and they bound the number of
// distinct thresholds that one claim can be compared at.
double quantised(double weight) {
  if (!(weight > 0.0)) return 0.001;
  return std::min(1.0, std::max(0.001, std::round(weight * 1000.0) / 1000.0));
}

// What one piece of evidence becomes; nothing if it has no claim to speak for.
std::optional<Link> link_of(Graph const& graph, Evidence const& piece, Options const& options) {
  Link link;
  link.kind = LinkKind::evidence;
  link.state = piece.state;
  if (link.state == EvidenceState::undecided && options.undecided_counts) link.state = EvidenceState::present;
  link.weight = quantised(piece.weight);
  link.origin = piece.origin;
  link.primary = piece.primary;
  link.on_record = piece.on_record;
  link.citation = piece.citation;
  if (piece.statement.valid()) {
    link.conclusion = graph.claim_of_statement[piece.statement.index()];
  } else if (piece.argument.valid()) {
    // The citations in the description of a reconstructed argument document it; what it rests on is its
    // premises, each of which needs a source of its own.
    link.conclusion = graph.claim_of_argument[piece.argument.index()];
    link.argument = piece.argument;
  }
  if (!link.conclusion.valid()) return std::nullopt;
  return link;
}

class Compiler {
 public:
  Compiler(ArgumentMap const& map, std::vector<Evidence> const& evidence, Options const& options)
      : map_(map), evidence_(evidence), options_(options) {}

  Graph run() && {
    add_claims();
    add_evidence();
    add_arguments();
    for (RelationId const id : map_.relations.ids()) add_relation(id);
    Graph graph = std::move(builder_).finish();
    weigh_arguments(graph);
    return graph;
  }

 private:
  using Nodes = std::vector<Node>;

  void add_claims() {
    auto& graph = builder_.graph();
    graph.thresholds = options_.thresholds;
    for ([[maybe_unused]] StatementId const id : map_.statements.ids()) {
      Claim claim;
      claim.statement = id;
      claim.standard = options_.standard;
      graph.claim_of_statement.push_back(builder_.add_claim(claim));
    }
    for (auto const& [statement, standard] : options_.standards) {
      if (statement.valid() && statement.index() < map_.statements.size()) {
        graph.claims[ClaimId{statement.index()}].standard = standard;
      }
    }
    for (StatementId const statement : options_.presumed) {
      graph.claims[ClaimId{statement.index()}].presumed = true;
    }
    graph.claim_of_argument.resize(map_.arguments.size());
    graph.standing_of.assign(map_.arguments.size(), Graph::no_node);
    for (ArgumentId const id : map_.arguments.ids()) {
      if (!map_.arguments[id].inferences.empty()) continue;
      Claim claim;
      claim.argument = id;
      // A source grounds an argument whatever it weighs: it is at the claim argued for that weights meet.
      claim.standard.standard = Standard::scintilla;
      graph.claim_of_argument[id.index()] = builder_.add_claim(claim);
    }
  }

  void add_evidence() {
    auto& graph = builder_.graph();
    for (Evidence const& piece : evidence_) {
      if (std::optional<Link> const link = link_of(graph, piece, options_)) {
        graph.claims[link->conclusion].cited = true;
        builder_.add_link(*link, {});
      }
    }
  }

  void add_arguments() {
    auto& graph = builder_.graph();
    wiring_.step_of.resize(map_.inferences.size());
    wiring_.steps.resize(map_.arguments.size());
    std::vector<double> weights(map_.inferences.size(), default_weight);
    for (auto const& [step, weight] : options_.steps) weights[step.index()] = quantised(weight);
    for (ArgumentId const id : map_.arguments.ids()) {
      Argument const& argument = map_.arguments[id];
      Link link;
      link.argument = id;
      if (argument.inferences.empty()) {
        link.kind = LinkKind::standing;
        Node const premise = graph.node(graph.claim_of_argument[id.index()]);
        LinkId const added = builder_.add_link(link, {&premise, 1});
        graph.standing_of[id.index()] = graph.node(added);
        continue;
      }
      link.kind = LinkKind::step;
      for (InferenceId const step : argument.inferences) {
        Inference const& inference = map_.inferences[step];
        Nodes premises;
        for (StatementId const premise : inference.premises) {
          premises.push_back(static_cast<Node>(premise.index()));
        }
        std::ranges::sort(premises);
        premises.erase(std::ranges::unique(premises).begin(), premises.end());
        link.inference = step;
        link.strict = inference.strict;
        link.weight = inference.strict ? strict_weight : weights[step.index()];
        link.conclusion = inference.conclusion.valid() ? ClaimId{inference.conclusion.index()} : ClaimId{};
        LinkId const added = builder_.add_link(link, premises);
        wiring_.step_of[step.index()] = added;
        wiring_.steps[id.index()].push_back(added);
        graph.standing_of[id.index()] = graph.node(added);  // the last step carries the argument
      }
    }
  }

  void add_relation(RelationId id) {
    pieces_.clear();
    wiring_.pieces_of(builder_.graph(), id, map_.relations[id], pieces_);
    added_.clear();
    for (Pieces::NewLink const& piece : pieces_.links)
      added_.push_back(builder_.add_link(piece.link, piece.premises.nodes()));
    for (Pieces::Bearing const& piece : pieces_.bearings) {
      Node const by = piece.by_link ? builder_.graph().node(added_[piece.by]) : piece.by;
      if (piece.pro) {
        builder_.add_backing(piece.step, by);
      } else {
        builder_.add_undercut(piece.step, by);
      }
    }
    for (auto const& [claim, opponent] : pieces_.oppositions) builder_.add_opposition(claim, opponent);
  }

  ArgumentMap const& map_;
  std::vector<Evidence> const& evidence_;
  Options const& options_;
  GraphBuilder builder_;
  Wiring wiring_;
  Pieces pieces_;
  std::vector<LinkId> added_;
};

}  // namespace

Graph compile(ArgumentMap const& map, std::vector<Evidence> const& evidence, Options const& options) {
  return Compiler{map, evidence, options}.run();
}

}  // namespace stet::argmap::evaluate
