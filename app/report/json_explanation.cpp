#include "app/report/json_explanation.h"

#include <cmath>
#include <utility>

#include <nlohmann/json.hpp>

#include "app/report/words.h"

namespace stet::app {
namespace {

using Json = nlohmann::ordered_json;
namespace evaluate = argmap::evaluate;

std::string_view name(evaluate::Step::Kind kind) {
  using enum evaluate::Step::Kind;
  switch (kind) {
    case claim: return "claim";
    case inference: return "inference";
    case argument: return "argument";
    case evidence: return "evidence";
    case attack: return "attack";
    case undercut: return "undercut";
    case backing: return "backing";
    case missing: return "missing";
    case circle: return "circle";
  }
  return "claim";
}

// Weights are thousandths; binary fractions are not.
double rounded(double weight) { return std::round(weight * 1000.0) / 1000.0; }

Json step_of(Sources const& sources, evaluate::Step const& step) {
  Json out{{"kind", name(step.kind)},
           {"depth", step.depth},
           {"label", label_name(step.label)},
           {"text", step.text}};
  if (step.bearing != evaluate::Bearing::asked) out["bearing"] = to_string(step.bearing);
  if (step.inference.valid() || step.bearing == evaluate::Bearing::entails) out["strict"] = step.strict;
  if (step.grouping != evaluate::Grouping::single) out["grouping"] = to_string(step.grouping);
  if (step.weight > 0.0) out["weight"] = rounded(step.weight);
  if (step.location.file.valid()) out["span"] = span_of(sources, step.location);
  return out;
}

Json citation_of(Sources const& sources, Label const& citation) {
  return {{"source", citation.text}, {"span", span_of(sources, citation.location)}};
}

Json weight_of(Sources const& sources, NamedWeight const& weight) {
  Json out = citation_of(sources, weight.citation);
  out["now"] = rounded(weight.interval.now);
  out["from"] = rounded(weight.interval.from);
  out["to"] = rounded(weight.interval.to);
  if (weight.interval.below) out["below"] = to_string(*weight.interval.below);
  if (weight.interval.above) out["above"] = to_string(*weight.interval.above);
  return out;
}

Json crux_of(NamedCrux const& crux) {
  Json outcomes = Json::array();
  for (std::size_t bits = 0; bits < crux.outcomes.size(); ++bits) {
    Json accepted = Json::array();
    for (std::size_t i = 0; i < crux.subjects.size(); ++i)
      if ((bits >> i & 1U) != 0) accepted.push_back(crux.subjects[i]);
    outcomes.push_back({{"accepted", std::move(accepted)}, {"verdict", to_string(crux.outcomes[bits])}});
  }
  return {{"subjects", crux.subjects}, {"outcomes", std::move(outcomes)}};
}

Json question_of(Sources const& sources, NamedQuestion const& question) {
  Json out =
      question.citation ? citation_of(sources, *question.citation) : Json{{"subject", question.subject}};
  if (!question.with.empty()) out["with"] = question.with;
  out["holds"] = to_string(question.holds);
  out["fails"] = to_string(question.fails);
  return out;
}

}  // namespace

Json span_of(Sources const& sources, Location at) {
  Place const where = place(sources, at);
  return {{"file", where.path},
          {"line", where.begin.line},
          {"column", where.begin.column},
          {"endLine", where.end.line},
          {"endColumn", where.end.column}};
}

Json explanation_of(Sources const& sources, Claim const& claim) {
  Explained const& from = claim.explanation;
  Json proof = Json::array();
  for (auto const& step : from.proof) proof.push_back(step_of(sources, step));
  Json fragile = Json::array();
  for (auto const& citation : from.fragile) fragile.push_back(citation_of(sources, citation));
  Json weights = Json::array();
  for (auto const& weight : from.weights) weights.push_back(weight_of(sources, weight));
  Json positions = Json::array();
  for (auto const& position : from.positions)
    positions.push_back({{"claim", label_name(position.claim)}, {"accepted", position.accepted}});
  Json cruxes = Json::array();
  for (auto const& crux : from.cruxes) cruxes.push_back(crux_of(crux));
  Json questions = Json::array();
  for (auto const& question : from.questions) questions.push_back(question_of(sources, question));

  Json out{{"summary", from.summary.empty() ? claim.reason : from.summary},
           {"proof", std::move(proof)},
           {"circle", from.circle},
           {"repairs", from.repairs},
           {"fragile", std::move(fragile)}};
  if (!from.fragile.empty()) out["without"] = to_string(from.without);
  out["weights"] = std::move(weights);
  out["positions"] = std::move(positions);
  out["cruxes"] = std::move(cruxes);
  out["toCheck"] = std::move(questions);
  if (!from.cut.empty()) out["cut"] = from.cut;
  return out;
}

}  // namespace stet::app
