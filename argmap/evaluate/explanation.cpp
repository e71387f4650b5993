#include "argmap/evaluate/explanation.h"

namespace stet::argmap::evaluate {

std::string_view to_string(Bearing bearing) {
  switch (bearing) {
    case Bearing::asked: return "asked";
    case Bearing::cites: return "cites";
    case Bearing::supports: return "supports";
    case Bearing::entails: return "entails";
    case Bearing::concludes: return "concludes";
    case Bearing::premise: return "premise";
    case Bearing::backs: return "backs";
    case Bearing::rebuts: return "rebuts";
    case Bearing::undermines: return "undermines";
    case Bearing::undercuts: return "undercuts";
    case Bearing::contrary: return "contrary";
    case Bearing::contradicts: return "contradicts";
  }
  return "asked";
}

std::string_view to_string(Grouping grouping) {
  switch (grouping) {
    case Grouping::single: return "single";
    case Grouping::linked: return "linked";
    case Grouping::convergent: return "convergent";
  }
  return "single";
}

}  // namespace stet::argmap::evaluate
