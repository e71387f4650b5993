#include "argmap/evaluate/compile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

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
  link.weighed = true;
  link.weight = quantised(piece.weight);
  link.primary = piece.primary;
  link.grade = piece.grade;
  link.on_record = piece.on_record;
  link.reported = piece.reported;
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

// What has to be accepted for one end of a relation to count as put forward.
struct Body {
  std::array<Node, 2> node{};
  std::uint8_t size = 0;
  [[nodiscard]] std::span<Node const> nodes() const { return {node.data(), size}; }
};

class Compiler {
 public:
  Compiler(ArgumentMap const& map, std::vector<Evidence> const& evidence, Options const& options)
      : map_(map), evidence_(evidence), options_(options), graph_(builder_.graph()) {}

  Graph run() && {
    add_claims();
    add_evidence();
    add_arguments();
    for (StatedId const id : map_.stated.ids()) add_relation(id);
    Graph graph = std::move(builder_).finish();
    coarsen(graph);
    return graph;
  }

 private:
  void add_claims() {
    graph_.thresholds = options_.thresholds;
    for (StatementId const id : map_.statements.ids()) {
      Claim claim;
      claim.statement = id;
      claim.standard = options_.standard;
      graph_.claim_of_statement.push_back(builder_.add_claim(claim));
    }
    for (auto const& [statement, standard] : options_.standards) {
      if (statement.valid() && statement.index() < map_.statements.size()) {
        graph_.claims[ClaimId{statement.index()}].standard = standard;
      }
    }
    for (StatementId const statement : options_.presumed) {
      graph_.claims[ClaimId{statement.index()}].presumed = true;
    }
    graph_.claim_of_argument.resize(map_.arguments.size());
    graph_.standing_of.assign(map_.arguments.size(), Graph::no_node);
    for (ArgumentId const id : map_.arguments.ids()) {
      if (!map_.arguments[id].inferences.empty()) continue;
      Claim claim;
      claim.argument = id;
      // A source grounds an argument whatever it weighs: it is at the claim argued for that weights meet.
      claim.standard.standard = Standard::scintilla;
      graph_.claim_of_argument[id.index()] = builder_.add_claim(claim);
    }
  }

  void add_evidence() {
    for (Evidence const& piece : evidence_) {
      if (std::optional<Link> link = link_of(graph_, piece, options_)) {
        link->origin = origin_of(piece);
        graph_.claims[link->conclusion].cited = true;
        builder_.add_link(*link, {});
      }
    }
  }

  std::uint32_t origin_of(Evidence const& piece) {
    std::vector<std::uint32_t> roots(piece.roots.begin(), piece.roots.end());
    if (roots.empty()) roots.push_back(piece.origin);
    auto const [known, fresh] = origins_.try_emplace(roots, static_cast<std::uint32_t>(graph_.roots.size()));
    if (fresh) graph_.roots.push_back(std::move(roots));
    return known->second;
  }

  void add_arguments() {
    step_of_.resize(map_.inferences.size());
    std::vector<std::optional<double>> weights(map_.inferences.size());
    for (auto const& [step, weight] : options_.steps) weights[step.index()] = quantised(weight);
    for (ArgumentId const id : map_.arguments.ids()) {
      Argument const& argument = map_.arguments[id];
      if (argument.inferences.empty()) {
        Link link;
        link.argument = id;
        link.kind = LinkKind::standing;
        Node const premise = graph_.node(graph_.claim_of_argument[id.index()]);
        graph_.standing_of[id.index()] = graph_.node(builder_.add_link(link, {&premise, 1}));
        continue;
      }
      for (InferenceId const step : argument.inferences) {
        step_of_[step.index()] = add_step(id, step, weights[step.index()]);
        graph_.standing_of[id.index()] =
            graph_.node(step_of_[step.index()]);  // the last carries the argument
      }
    }
  }

  LinkId add_step(ArgumentId argument, InferenceId step, std::optional<double> weight) {
    Inference const& inference = map_.inferences[step];
    std::vector<Node> premises;
    for (StatementId const premise : inference.premises)
      premises.push_back(static_cast<Node>(premise.index()));
    std::ranges::sort(premises);
    premises.erase(std::ranges::unique(premises).begin(), premises.end());
    Link link;
    link.argument = argument;
    link.kind = LinkKind::step;
    link.inference = step;
    link.strict = inference.strict;
    link.weighed = weight.has_value();
    link.weight = weight.value_or(default_weight);
    if (premises.empty()) link.state = EvidenceState::absent;  // nothing follows from nothing
    if (inference.conclusion.valid()) link.conclusion = ClaimId{inference.conclusion.index()};
    return builder_.add_link(link, premises);
  }

  // Weights are compared at as many levels as there are different ones, so there may not be too many.
  static void coarsen(Graph& graph) {
    constexpr std::size_t most_weights = 50;
    std::vector<double> weights;
    for (Link const& link : graph.links) {
      if (link.weighed) weights.push_back(link.weight);
    }
    std::ranges::sort(weights);
    weights.erase(std::ranges::unique(weights).begin(), weights.end());
    if (weights.size() <= most_weights) return;
    for (Link& link : graph.links)
      link.weight = std::max(0.02, std::round(link.weight * most_weights) / most_weights);
  }

  // ---- relations

  void add_relation(StatedId id) {
    relation_ = id;
    Relation const& relation = map_.stated[id];
    switch (relation.kind) {
      case RelationKind::support: connect(relation.from, relation.to, true, false); break;
      case RelationKind::entails: connect(relation.from, relation.to, true, true); break;
      case RelationKind::attack:
      case RelationKind::undercut: connect(relation.from, relation.to, false, false); break;
      case RelationKind::contrary: oppose(relation.from, relation.to); break;
      case RelationKind::contradictory:
        oppose(relation.from, relation.to);
        oppose(relation.to, relation.from);
        break;
    }
  }

  [[nodiscard]] ClaimId claim_of(StatementId statement) const {
    return graph_.claim_of_statement[statement.index()];
  }
  [[nodiscard]] ClaimId conclusion_of(ArgumentId argument) const {
    return graph_.links[graph_.link(graph_.standing_of[argument.index()])].conclusion;
  }

  // An argument stands if its own last step does; a conclusion that is beaten elsewhere carries nothing
  // further.
  [[nodiscard]] Body body_of(End const& end) const {
    Body body;
    auto add = [&](Node node) { body.node[body.size++] = node; };
    if (end.statement.valid()) {
      add(graph_.node(claim_of(end.statement)));
    } else if (end.inference.valid()) {
      LinkId const step = step_of_[end.inference.index()];
      if (step.valid()) add(graph_.node(step));
    } else if (end.argument.valid()) {
      add(graph_.standing_of[end.argument.index()]);
      ClaimId const conclusion = conclusion_of(end.argument);
      if (conclusion.valid()) add(graph_.node(conclusion));
    }
    return body;
  }

  // `from` excludes `to`: between statements whatever speaks for the one speaks against the other.
  void oppose(End const& from, End const& to) {
    if (from.statement.valid() && to.statement.valid()) {
      builder_.add_opposition(claim_of(to.statement), claim_of(from.statement));
    } else {
      connect(from, to, false, false);
    }
  }

  void connect(End const& from, End const& to, bool pro, bool strict) {
    Body const body = body_of(from);
    if (body.size == 0) return;
    if (to.statement.valid()) {
      link_to(from, claim_of(to.statement), body, pro, strict);
    } else if (to.inference.valid()) {
      LinkId const step = step_of_[to.inference.index()];
      if (step.valid()) bear_on(step, bearing_node(from, body, pro), pro);
    } else if (to.argument.valid()) {
      bear_on_argument(from, to.argument, body, pro, strict);
    }
  }

  [[nodiscard]] Link relation_from(End const& from, bool pro) const {
    Link link;
    link.kind = LinkKind::relation;
    link.pro = pro;
    link.relation = relation_;
    link.argument = from.argument;
    return link;
  }

  void link_to(End const& from, ClaimId claim, Body const& body, bool pro, bool strict) {
    // A reconstruction that already concludes the claim needs no second link to it.
    if (pro && from.argument.valid() && conclusion_of(from.argument) == claim) return;
    Link link = relation_from(from, pro);
    link.strict = strict;
    link.conclusion = claim;
    builder_.add_link(link, body.nodes());
  }

  void bear_on_argument(End const& from, ArgumentId argument, Body const& body, bool pro, bool strict) {
    ClaimId const premise = graph_.claim_of_argument[argument.index()];
    if (premise.valid() && pro) return link_to(from, premise, body, pro, strict);
    Node const by = bearing_node(from, body, pro);
    if (premise.valid()) return bear_on(graph_.link(graph_.standing_of[argument.index()]), by, false);
    for (InferenceId const step : map_.arguments[argument].inferences)
      bear_on(step_of_[step.index()], by, pro);
  }

  // Two conditions become one node by way of a link without a conclusion.
  Node bearing_node(End const& from, Body const& body, bool pro) {
    if (body.size == 1) return body.node.front();
    return graph_.node(builder_.add_link(relation_from(from, pro), body.nodes()));
  }

  // Undercuts a step, or backs it.
  void bear_on(LinkId step, Node by, bool pro) {
    pro ? builder_.add_backing(step, by) : builder_.add_undercut(step, by);
  }

  ArgumentMap const& map_;
  std::vector<Evidence> const& evidence_;
  Options const& options_;
  GraphBuilder builder_;
  Graph& graph_;
  std::map<std::vector<std::uint32_t>, std::uint32_t> origins_;  // by roots
  std::vector<LinkId> step_of_;                                  // by inference of the map
  StatedId relation_;                                            // that is being added
};

}  // namespace

Graph compile(ArgumentMap const& map, std::vector<Evidence> const& evidence, Options const& options) {
  return Compiler{map, evidence, options}.run();
}

}  // namespace stet::argmap::evaluate
