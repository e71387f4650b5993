#include "app/report/explained.h"

#include <utility>

namespace stet::app {

namespace evaluate = argmap::evaluate;

Explained explained(verify::CheckResult const& result, evaluate::Explainer& explainer,
                    argmap::StatementId claim) {
  auto const& map = result.map;
  auto explanation = explainer.explain(claim);
  auto const statement = [&](argmap::StatementId id) { return "[" + map.statements[id].title + "]"; };
  auto const argument = [&](argmap::ArgumentId id) { return "<" + map.arguments[id].title + ">"; };
  auto const subject = [&](evaluate::Subject const& one) {
    return one.statement.valid() ? statement(one.statement) : argument(one.argument);
  };
  auto const citation = [&](argmap::CitationId id) {
    return Label{map.citations[id].location, map.citations[id].key};
  };

  Explained out;
  out.summary = std::move(explanation.summary);
  out.proof = std::move(explanation.proof);
  for (auto const id : explanation.circle) out.circle.push_back(statement(id));
  for (auto const& repair : explanation.repairs) {
    Titles& names = out.repairs.emplace_back();
    for (auto const id : repair.statements) names.push_back(statement(id));
    for (auto const id : repair.arguments) names.push_back(argument(id));
  }
  for (auto const id : explanation.fragility.sources) out.fragile.push_back(citation(id));
  out.without = explanation.fragility.without;
  for (auto const& interval : explanation.weights)
    out.weights.push_back({citation(interval.citation), interval});
  for (auto const& position : explanation.positions) {
    NamedPosition& named = out.positions.emplace_back(position.claim, Titles{}, position.omitted);
    for (auto const id : position.accepted) named.accepted.push_back(statement(id));
  }
  for (auto& crux : explanation.cruxes) {
    NamedCrux& named = out.cruxes.emplace_back(Titles{}, std::move(crux.outcomes));
    for (auto const& one : crux.subjects) named.subjects.push_back(subject(one));
  }
  for (auto const& question : explanation.questions) {
    NamedQuestion named{{}, {}, {}, question.holds, question.fails};
    if (question.citation.valid()) {
      named.citation = citation(question.citation);
    } else {
      named.subject = subject(question.subject);
    }
    for (auto const& one : question.with) named.with.push_back(subject(one));
    out.questions.push_back(std::move(named));
  }
  out.omitted = explanation.omitted;
  auto const& cut = explanation.cut;
  for (auto const& [is_cut, name] : {std::pair(cut.proof, "proof"), std::pair(cut.repairs, "repairs"),
                                     std::pair(cut.fragility, "fragile"), std::pair(cut.weights, "weights"),
                                     std::pair(cut.cruxes, "cruxes"), std::pair(cut.questions, "toCheck")})
    if (is_cut) out.cut.emplace_back(name);
  return out;
}

}  // namespace stet::app
