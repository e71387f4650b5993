#include "argmap/evaluate/compile.h"

#include <algorithm>
#include <cmath>

namespace stet::argmap::evaluate {
namespace {

constexpr double strict_weight = 1.0;

// Weights come from ratings; a thousand steps are more than a rating can mean, and they bound the number of
// distinct thresholds that one claim can be compared at.
double quantised(double weight) {
  if (!(weight > 0.0)) return 0.001;
  return std::min(1.0, std::max(0.001, std::round(weight * 1000.0) / 1000.0));
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
      Link link;
      link.kind = LinkKind::evidence;
      link.state = piece.state;
      if (link.state == EvidenceState::undecided && options_.undecided_counts) {
        link.state = EvidenceState::present;
      }
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
        if (!link.conclusion.valid()) continue;
        link.argument = piece.argument;
      } else {
        continue;
      }
      graph.claims[link.conclusion].cited = true;
      builder_.add_link(link, {});
    }
  }

  void add_arguments() {
    auto& graph = builder_.graph();
    step_of_.resize(map_.inferences.size());
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
        link.weight = inference.strict ? strict_weight : default_weight;
        link.conclusion = inference.conclusion.valid() ? ClaimId{inference.conclusion.index()} : ClaimId{};
        LinkId const added = builder_.add_link(link, premises);
        step_of_[step.index()] = added;
        graph.standing_of[id.index()] = graph.node(added);  // the last step carries the argument
      }
    }
  }

  // What has to be accepted for the end to count as put forward. An argument stands if its own last step
  // does; a conclusion that is beaten elsewhere carries nothing further.
  Nodes body_of(End const& end) {
    auto& graph = builder_.graph();
    if (end.statement.valid()) return {static_cast<Node>(end.statement.index())};
    if (end.inference.valid()) {
      LinkId const step = step_of_[end.inference.index()];
      return step.valid() ? Nodes{graph.node(step)} : Nodes{};
    }
    if (!end.argument.valid()) return {};
    Node const standing = graph.standing_of[end.argument.index()];
    Nodes body{standing};
    if (ClaimId const conclusion = conclusion_of(end.argument); conclusion.valid()) {
      body.push_back(graph.node(conclusion));
    }
    return body;
  }

  ClaimId conclusion_of(ArgumentId argument) {
    return builder_.graph()
        .links[builder_.graph().link(builder_.graph().standing_of[argument.index()])]
        .conclusion;
  }

  void add_relation(RelationId id) {
    Relation const& relation = map_.relations[id];
    switch (relation.kind) {
      case RelationKind::support: connect(id, relation.from, relation.to, true, false); break;
      case RelationKind::entails: connect(id, relation.from, relation.to, true, true); break;
      case RelationKind::attack: connect(id, relation.from, relation.to, false, false); break;
      case RelationKind::undercut: connect(id, relation.from, relation.to, false, false); break;
      case RelationKind::contrary: oppose(id, relation.from, relation.to); break;
      case RelationKind::contradictory:
        oppose(id, relation.from, relation.to);
        oppose(id, relation.to, relation.from);
        break;
    }
  }

  // `from` excludes `to`: between statements whatever speaks for the one speaks against the other.
  void oppose(RelationId id, End const& from, End const& to) {
    if (from.statement.valid() && to.statement.valid()) {
      builder_.add_opposition(ClaimId{to.statement.index()}, ClaimId{from.statement.index()});
    } else {
      connect(id, from, to, false, false);
    }
  }

  void connect(RelationId id, End const& from, End const& to, bool pro, bool strict) {
    Nodes const body = body_of(from);
    if (body.empty()) return;
    if (to.statement.valid()) {
      link_to(id, from, ClaimId{to.statement.index()}, body, pro, strict);
    } else if (to.inference.valid()) {
      LinkId const step = step_of_[to.inference.index()];
      if (step.valid()) bear_on(id, from, step, body, pro);
    } else if (to.argument.valid()) {
      bear_on_argument(id, from, to.argument, body, pro, strict);
    }
  }

  void link_to(RelationId id, End const& from, ClaimId claim, Nodes const& body, bool pro, bool strict) {
    // A reconstruction that already concludes the claim needs no second link to it.
    if (pro && from.argument.valid() && conclusion_of(from.argument) == claim) return;
    Link link;
    link.kind = LinkKind::relation;
    link.pro = pro;
    link.strict = strict;
    link.weight = strict ? strict_weight : default_weight;
    link.conclusion = claim;
    link.relation = id;
    link.argument = from.argument;
    builder_.add_link(link, body);
  }

  void bear_on_argument(RelationId id, End const& from, ArgumentId argument, Nodes const& body, bool pro,
                        bool strict) {
    auto& graph = builder_.graph();
    if (ClaimId const premise = graph.claim_of_argument[argument.index()]; premise.valid()) {
      if (pro) {
        link_to(id, from, premise, body, pro, strict);
      } else {
        bear_on(id, from, graph.link(graph.standing_of[argument.index()]), body, false);
      }
      return;
    }
    for (InferenceId const step : map_.arguments[argument].inferences) {
      bear_on(id, from, step_of_[step.index()], body, pro);
    }
  }

  // Undercuts a step, or backs it. Two conditions become one node by way of a link without a conclusion.
  void bear_on(RelationId id, End const& from, LinkId step, Nodes const& body, bool pro) {
    Node by = body.front();
    if (body.size() > 1) {
      Link link;
      link.kind = LinkKind::relation;
      link.relation = id;
      link.pro = pro;
      link.argument = from.argument;
      by = builder_.graph().node(builder_.add_link(link, body));
    }
    if (pro) {
      builder_.add_backing(step, by);
    } else {
      builder_.add_undercut(step, by);
    }
  }

  ArgumentMap const& map_;
  std::vector<Evidence> const& evidence_;
  Options const& options_;
  GraphBuilder builder_;
  std::vector<LinkId> step_of_;  // by inference of the map
};

}  // namespace

Graph compile(ArgumentMap const& map, std::vector<Evidence> const& evidence, Options const& options) {
  return Compiler{map, evidence, options}.run();
}

}  // namespace stet::argmap::evaluate
