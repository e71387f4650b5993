#include "argmap/evaluate/wiring.h"

namespace stet::argmap::evaluate {
namespace {

class Wirer {
 public:
  Wirer(Wiring const& wiring, Graph const& graph, RelationId id, Pieces& out)
      : wiring_(wiring), graph_(graph), id_(id), out_(out) {}

  void run(Relation const& relation) {
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

 private:
  [[nodiscard]] ClaimId claim_of(StatementId statement) const {
    return graph_.claim_of_statement[statement.index()];
  }

  // An argument stands if its own last step does; a conclusion that is beaten elsewhere carries nothing
  // further.
  [[nodiscard]] Body body_of(End const& end) const {
    Body body;
    auto add = [&](Node node) { body.node[body.size++] = node; };
    if (end.statement.valid()) {
      add(graph_.node(claim_of(end.statement)));
    } else if (end.inference.valid()) {
      LinkId const step = wiring_.step_of[end.inference.index()];
      if (step.valid()) add(graph_.node(step));
    } else if (end.argument.valid()) {
      add(graph_.standing_of[end.argument.index()]);
      ClaimId const conclusion = conclusion_of(end.argument);
      if (conclusion.valid()) add(graph_.node(conclusion));
    }
    return body;
  }

  [[nodiscard]] ClaimId conclusion_of(ArgumentId argument) const {
    return graph_.links[graph_.link(graph_.standing_of[argument.index()])].conclusion;
  }

  // `from` excludes `to`: between statements whatever speaks for the one speaks against the other.
  void oppose(End const& from, End const& to) {
    if (from.statement.valid() && to.statement.valid()) {
      out_.oppositions.emplace_back(claim_of(to.statement), claim_of(from.statement));
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
      LinkId const step = wiring_.step_of[to.inference.index()];
      if (step.valid()) bear_on(from, step, body, pro);
    } else if (to.argument.valid()) {
      bear_on_argument(from, to.argument, body, pro, strict);
    }
  }

  void link_to(End const& from, ClaimId claim, Body const& body, bool pro, bool strict) {
    // A reconstruction that already concludes the claim needs no second link to it.
    if (pro && from.argument.valid() && conclusion_of(from.argument) == claim) return;
    Link link;
    link.kind = LinkKind::relation;
    link.pro = pro;
    link.strict = strict;
    link.weight = strict ? strict_weight : default_weight;
    link.conclusion = claim;
    link.relation = id_;
    link.argument = from.argument;
    out_.links.push_back({link, body});
  }

  void bear_on_argument(End const& from, ArgumentId argument, Body const& body, bool pro, bool strict) {
    if (ClaimId const premise = graph_.claim_of_argument[argument.index()]; premise.valid()) {
      if (pro) {
        link_to(from, premise, body, pro, strict);
      } else {
        bear_on(from, graph_.link(graph_.standing_of[argument.index()]), body, false);
      }
      return;
    }
    for (LinkId const step : wiring_.steps[argument.index()]) bear_on(from, step, body, pro);
  }

  // Undercuts a step, or backs it. Two conditions become one node by way of a link without a conclusion.
  void bear_on(End const& from, LinkId step, Body const& body, bool pro) {
    Node by = body.node.front();
    if (body.size > 1) {
      Link link;
      link.kind = LinkKind::relation;
      link.relation = id_;
      link.pro = pro;
      link.argument = from.argument;
      by = static_cast<Node>(out_.links.size());
      out_.links.push_back({link, body});
    }
    out_.bearings.push_back({step, by, body.size > 1, pro});
  }

  Wiring const& wiring_;
  Graph const& graph_;
  RelationId id_;
  Pieces& out_;
};

}  // namespace

void Pieces::clear() {
  links.clear();
  bearings.clear();
  oppositions.clear();
}

void Wiring::pieces_of(Graph const& graph, RelationId id, Relation const& relation, Pieces& out) const {
  Wirer{*this, graph, id, out}.run(relation);
}

}  // namespace stet::argmap::evaluate
