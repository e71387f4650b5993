#include "maker.h"

#include <algorithm>

namespace stet::argmap::evaluate::test {

StatementId Maker::claim(std::string const& title) {
  auto const [it, added] = map.statement_by_title.try_emplace(title, map.statements.size());
  if (added) {
    Statement statement;
    statement.title = title;
    map.statements.add(std::move(statement));
  }
  return it->second;
}

ArgumentId Maker::argument(std::string const& title) {
  auto const [it, added] = map.argument_by_title.try_emplace(title, map.arguments.size());
  if (added) {
    Argument made;
    made.title = title;
    map.arguments.add(std::move(made));
  }
  return it->second;
}

void Maker::tag(std::string const& title, std::string const& name) {
  map.statements[claim(title)].tags.push_back(map.tags.add(name));
}

CitationId Maker::cite(Evidence piece) {
  Citation citation;
  citation.key = "source" + std::to_string(map.citations.size() + 1);
  piece.citation = map.citations.add(std::move(citation));
  if (piece.origin == 0) piece.origin = 1000 + static_cast<std::uint32_t>(piece.citation.index());
  evidence.push_back(piece);
  return piece.citation;
}

CitationId Maker::source(std::string const& title, double weight, std::uint32_t origin, EvidenceState state) {
  Evidence piece;
  piece.statement = claim(title);
  piece.weight = weight;
  piece.origin = origin;
  piece.state = state;
  return cite(piece);
}

CitationId Maker::source_of_argument(std::string const& title, double weight, std::uint32_t origin,
                                     EvidenceState state) {
  Evidence piece;
  piece.argument = argument(title);
  piece.weight = weight;
  piece.origin = origin;
  piece.state = state;
  return cite(piece);
}

InferenceId Maker::step(std::string const& argument_title, std::vector<std::string> const& premises,
                        std::string const& conclusion, bool strict) {
  Inference inference;
  inference.argument = argument(argument_title);
  for (std::string const& premise : premises) inference.premises.push_back(claim(premise));
  inference.conclusion = claim(conclusion);
  inference.strict = strict;
  ArgumentId const owner = inference.argument;
  InferenceId const id = map.inferences.add(std::move(inference));
  map.arguments[owner].inferences.push_back(id);
  return id;
}

StatedId Maker::relate(RelationKind kind, End from, End to) {
  Relation relation;
  relation.kind = kind;
  relation.from = from;
  relation.to = to;
  return map.stated.add(std::move(relation));
}

StatedId Maker::supports(std::string const& from, std::string const& to) {
  StatementId const a = claim(from);
  return relate(RelationKind::support, end(a), end(claim(to)));
}

StatedId Maker::attacks(std::string const& from, std::string const& to) {
  StatementId const a = claim(from);
  return relate(RelationKind::attack, end(a), end(claim(to)));
}

StatedId Maker::contradicts(std::string const& a, std::string const& b) {
  StatementId const first = claim(a);
  return relate(RelationKind::contradictory, end(first), end(claim(b)));
}

std::string Maker::verdict(std::string const& title) const {
  ClaimVerdict const verdict = evaluate().verdicts[map.statement_by_title.at(title)];
  return std::string(to_string(verdict.verdict)) + " " + std::string(to_string(verdict.reason));
}

Explanation Maker::explain(std::string const& title) const {
  return evaluate::explain(map, evaluate(), options.policy, map.statement_by_title.at(title));
}

}  // namespace stet::argmap::evaluate::test
