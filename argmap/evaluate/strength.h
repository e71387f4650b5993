// Gradual strength: how far the recorded arguments pull a claim one way or the other, in [0, 1]. It ranks and
// is shown as "balance"; no verdict ever depends on it.
#pragma once

#include <cstdint>
#include <vector>

#include "argmap/evaluate/graph.h"

namespace stet::argmap::evaluate {

enum class Gradual : std::uint8_t {
  df_quad,           // Rago, Toni, Aurisicchio & Baroni 2016
  quadratic_energy,  // Potyka 2018
  h_categoriser,     // Besnard & Hunter 2001, weighted: attacks only
  mlp,               // Potyka 2021
};

struct StrengthOptions {
  Gradual semantics = Gradual::df_quad;
  double base = 0.5;  // of a claim nothing bears on
  std::size_t sweeps = 10'000;
  std::size_t work = 200'000'000;  // nodes updated in cycles, over all sweeps
};

struct Strengths {
  std::vector<double> claim;
  std::vector<double> link;
  bool converged = true;  // false: some cycle was cut off while it still moved
};

// One pass in the order of dependence; inside cycles Jacobi iteration with damping (Potyka 2018), which
// favours nobody by the order in which things are written.
[[nodiscard]] Strengths strengths(Graph const& graph, StrengthOptions const& options = {});

// What a claim of base score `base` comes to under supporters and attackers of these strengths.
[[nodiscard]] double combine(Gradual semantics, double base, std::vector<double> const& supporters,
                             std::vector<double> const& attackers);

}  // namespace stet::argmap::evaluate
