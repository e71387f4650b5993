#include "argmap/evaluate/labelling.h"

namespace stet::argmap::evaluate {

Labelling label(Graph const& graph, Components const& cycles, Reading reading) {
  Labelling out;
  out.program = program_of(graph, reading);
  WellFounded model(out.program, cycles);
  decide_gates(graph, out.program, model);
  if (reading == Reading::on_the_evidence) out.chains = chains_of(graph, cycles, model.model());
  out.rules_of = std::move(model).take_rules();
  out.model = std::move(model).take();
  return out;
}

}  // namespace stet::argmap::evaluate
