#include "argmap/evaluate/labelling.h"

namespace stet::argmap::evaluate {

Labelling label(Graph const& graph, Reading reading) {
  Labelling out;
  out.program = program_of(graph, reading);
  WellFounded model(out.program);
  if (reading == Reading::on_the_evidence || !out.program.gates.empty()) {
    Origins origins(graph);
    origins.decide_gates(out.program, model);
    for (ClaimId const claim : graph.claims.ids()) {
      Basis const basis = origins.basis(claim);
      out.origins.push_back(origins.count(claim));
      out.primary.push_back(basis.primary ? 1 : 0);
      out.on_record.push_back(basis.on_record ? 1 : 0);
    }
  } else {
    model.run();
  }
  out.rules_of = model.rules_of();
  out.model = std::move(model).take();
  return out;
}

}  // namespace stet::argmap::evaluate
