#include "random_map.h"

#include <algorithm>
#include <cstdlib>

namespace stet::argmap::evaluate::test {

std::uint32_t seed() {
  char const* text = std::getenv("STET_SEED");
  return text != nullptr ? static_cast<std::uint32_t>(std::strtoul(text, nullptr, 10)) : 20080217U;
}

Maker random_map(std::mt19937& random, Shape const& shape) {
  Maker m;
  auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  std::size_t const claims = 1 + below(shape.claims);
  std::size_t const arguments = below(4);
  for (std::size_t i = 0; i < claims; ++i) m.claim("c" + std::to_string(i));
  for (std::size_t i = 0; i < arguments; ++i) m.argument("a" + std::to_string(i));
  auto claim = [&](std::size_t i) { return "c" + std::to_string(i); };

  if (shape.reconstructions) {
    for (std::size_t i = 0; i < arguments; ++i) {
      std::size_t const steps = below(3);
      for (std::size_t k = 0; k < steps; ++k) {
        std::size_t const conclusion = below(claims);
        std::vector<std::string> premises;
        for (std::size_t p = below(3); p > 0; --p) {
          std::size_t const premise = below(claims);
          if (!shape.acyclic || premise > conclusion) premises.push_back(claim(premise));
        }
        if (premises.empty() && shape.acyclic) continue;
        bool const strict = below(4) == 0;
        InferenceId const step = m.step("a" + std::to_string(i), premises, claim(conclusion), strict);
        if (shape.rated && below(5) == 0)
          m.options.steps.emplace_back(step, 0.1 * static_cast<double>(2 + below(8)));
      }
    }
  }
  double const weights[] = {0.2, 0.3, 0.5, 0.5, 0.5, 0.6, 0.8, 0.9, 1.0};
  auto weight = [&] { return shape.rated ? weights[below(std::size(weights))] : 0.5; };
  for (std::size_t n = below(claims + 2); n > 0; --n) {
    EvidenceState state = below(8) == 0 ? EvidenceState::absent : EvidenceState::present;
    if (shape.undecided_evidence && below(3) == 0) state = EvidenceState::undecided;
    auto const origin = static_cast<std::uint32_t>(1 + below(3));
    // One number a statement: compilers differ in the order in which they evaluate arguments.
    double const heft = weight();
    if (arguments > 0 && below(3) == 0) {
      m.source_of_argument("a" + std::to_string(below(arguments)), heft, origin, state);
    } else {
      m.source(claim(below(claims)), heft, origin, state);
    }
    m.evidence.back().primary = below(2) == 0;
    m.evidence.back().on_record = below(3) != 0;
    m.evidence.back().grade = m.evidence.size() % 3 == 0 ? Grade::cited : Grade::compared;
  }
  RelationKind const kinds[] = {RelationKind::support,  RelationKind::support,       RelationKind::support,
                                RelationKind::attack,   RelationKind::attack,        RelationKind::entails,
                                RelationKind::contrary, RelationKind::contradictory, RelationKind::undercut};
  for (std::size_t n = below(2 * (claims + arguments)); n > 0; --n) {
    RelationKind kind = kinds[below(std::size(kinds))];
    if (kind == RelationKind::undercut) {
      if (m.map.inferences.empty()) continue;
      InferenceId const target{below(m.map.inferences.size())};
      if (shape.acyclic) continue;
      m.relate(kind, Maker::end(m.claim(claim(below(claims)))), Maker::end(target));
      continue;
    }
    if (!shape.oppositions && (kind == RelationKind::contrary || kind == RelationKind::contradictory)) {
      kind = RelationKind::attack;
    }
    if (shape.acyclic && kind == RelationKind::contradictory) kind = RelationKind::contrary;
    std::size_t const total = claims + (shape.acyclic ? 0 : arguments);
    std::size_t const from = below(total);
    std::size_t const to = below(total);
    if (shape.acyclic && from <= to) continue;
    auto end = [&](std::size_t i) {
      return i < claims ? Maker::end(m.claim(claim(i)))
                        : Maker::end(m.argument("a" + std::to_string(i - claims)));
    };
    m.relate(kind, end(from), end(to));
  }
  Standard const standards[] = {Standard::scintilla,
                                Standard::preponderance,
                                Standard::preponderance,
                                Standard::clear_and_convincing,
                                Standard::beyond_reasonable_doubt,
                                Standard::dialectical};
  m.options.standard.standard = standards[below(std::size(standards))];
  for (std::size_t n = below(3); n > 0; --n) {
    StandardOfProof standard;
    standard.standard = standards[below(std::size(standards))];
    if (shape.editorial_standards) {
      standard.sources = static_cast<std::uint32_t>(below(4));
      standard.primary = below(3) == 0;
      standard.on_record = below(3) == 0;
    }
    m.options.standards.emplace_back(m.claim(claim(below(claims))), standard);
  }
  for (std::size_t n = shape.presumptions ? below(4) : 0; n > 0; --n)
    m.options.presumed.push_back(m.claim(claim(below(claims))));
  return m;
}

}  // namespace stet::argmap::evaluate::test
