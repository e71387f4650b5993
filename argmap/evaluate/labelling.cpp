#include "argmap/evaluate/labelling.h"

#include <utility>

namespace stet::argmap::evaluate {

namespace {

Components positive_cycles(Program const& program, Index const& index) {
  Rows<std::uint32_t> rests_on;
  for (Atom atom = 0; atom < program.atom_count; ++atom) {
    for (RuleIndex const rule : index.head[atom]) {
      auto const body = program.positive(rule);
      rests_on.items.insert(rests_on.items.end(), body.begin(), body.end());
    }
    rests_on.begin.push_back(static_cast<std::uint32_t>(rests_on.items.size()));
  }
  return components_of(rests_on);
}

}  // namespace

std::shared_ptr<Grounding const> ground(Graph const& graph) {
  auto out = std::make_shared<Grounding>();
  out->program = program_of(graph);
  out->index = index_of(out->program);
  out->cycles = support_cycles(graph);
  if (out->program.levels.items.size() > graph.node_count())
    out->atoms = positive_cycles(out->program, out->index);
  return out;
}

Labelling label(Graph const& graph, std::shared_ptr<Grounding const> grounding, Reading reading) {
  Program const& program = grounding->program;
  WellFounded model(program, grounding->index, grounding->founding());
  bool const granted = reading == Reading::granted;
  model.assign(program.granted, granted ? Label::in : Label::out);
  if (reading == Reading::unchecked_absent) model.assign(program.unknown, Label::out);
  if (granted) {  // editorial standards are not asked
    for (auto const& [claim, gate] : program.gates) model.assign(gate, Label::in);
    model.run();
  } else {
    decide_gates(graph, program, model);
  }
  Labelling out;
  if (reading == Reading::on_the_evidence) out.chains = chains_of(graph, grounding->cycles, model.model());
  out.model = std::move(model).take();
  out.grounding = std::move(grounding);
  return out;
}

}  // namespace stet::argmap::evaluate
