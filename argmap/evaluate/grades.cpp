#include "argmap/evaluate/grades.h"

#include <algorithm>

namespace stet::argmap::evaluate {
namespace {

// The atoms that are accepted by chains of at least a grade.
class Chain {
 public:
  Chain(Graph const& graph, Labelling const& labelling)
      : graph_(graph),
        program_(labelling.program()),
        index_(labelling.grounding->index),
        label_(labelling.model.label),
        is_open_(program_.atom_count, 0) {
    for (Atom const atom : program_.open) is_open_[atom] = 1;
  }

  [[nodiscard]] std::vector<std::uint8_t> of(Grade grade) const {
    std::vector<std::uint8_t> reached(program_.atom_count, 0);
    std::vector<std::uint32_t> missing(program_.rule_count(), 0);
    std::vector<Atom> queue;
    auto const reach = [&](Atom atom) {
      if (reached[atom]++ == 0) queue.push_back(atom);
    };
    for (RuleIndex rule = 0; rule < program_.rule_count(); ++rule) {
      for (Atom const atom : program_.positive(rule)) missing[rule] += is_open_[atom] == 0 ? 1 : 0;
      // What needs no atom is a citation or a presumption.
      if (missing[rule] == 0 && fires(rule) && is_evidence_of(program_.head[rule], grade))
        reach(program_.head[rule]);
    }
    for (std::size_t i = 0; i < queue.size(); ++i) {  // grows
      for (RuleIndex const rule : index_.positive[queue[i]])
        if (--missing[rule] == 0 && fires(rule)) reach(program_.head[rule]);
    }
    return reached;
  }

 private:
  [[nodiscard]] bool fires(RuleIndex rule) const {
    return std::ranges::all_of(program_.positive(rule), [&](Atom a) { return label_[a] == Label::in; }) &&
           std::ranges::all_of(program_.negative(rule), [&](Atom a) { return label_[a] == Label::out; });
  }
  [[nodiscard]] bool is_evidence_of(Atom atom, Grade grade) const {
    if (atom >= graph_.node_count() || graph_.is_claim(atom)) return false;
    Link const& link = graph_.links[graph_.link(atom)];
    return link.kind == LinkKind::evidence && link.grade >= grade;
  }

  Graph const& graph_;
  Program const& program_;
  Index const& index_;
  std::vector<Label> const& label_;
  std::vector<std::uint8_t> is_open_;
};

}  // namespace

std::vector<Grade> grades(Graph const& graph, Labelling const& labelling) {
  std::vector<Grade> out(graph.claims.size(), Grade::assumed);
  Chain const chain(graph, labelling);
  for (Grade const grade : {Grade::cited, Grade::compared}) {
    auto const reached = chain.of(grade);
    for (ClaimId const claim : graph.claims.ids())
      if (reached[graph.node(claim)] != 0) out[claim.index()] = grade;
  }
  return out;
}

}  // namespace stet::argmap::evaluate
