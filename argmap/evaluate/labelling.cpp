#include "argmap/evaluate/labelling.h"

#include <utility>

namespace stet::argmap::evaluate {

std::shared_ptr<Grounding const> ground(Graph const& graph) {
  auto out = std::make_shared<Grounding>();
  out->program = program_of(graph);
  out->index = index_of(out->program);
  out->cycles = support_cycles(graph);
  return out;
}

Labelling label(Graph const& graph, std::shared_ptr<Grounding const> grounding, Reading reading) {
  Program const& program = grounding->program;
  WellFounded model(program, grounding->index, grounding->cycles);
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
