// Small random maps of every shape: cycles, undercuts, reconstructions, contradictions, weights, standards.
#pragma once

#include <cstdint>
#include <random>

#include "maker.h"

namespace stet::argmap::evaluate::test {

// The seed of every random test: fixed, or from the environment variable STET_SEED.
[[nodiscard]] std::uint32_t seed();

struct Shape {
  bool acyclic = false;  // relations and steps lead from later claims to earlier ones only
  bool reconstructions = true;
  bool undecided_evidence = false;
  bool oppositions = true;
  bool editorial_standards = false;
  bool presumptions = false;
  bool rated = true;  // else everything weighs the same, and more is undecided
  std::size_t claims = 7;
};
[[nodiscard]] Maker random_map(std::mt19937& random, Shape const& shape = {});

}  // namespace stet::argmap::evaluate::test
