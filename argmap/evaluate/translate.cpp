#include "argmap/evaluate/translate.h"

#include <algorithm>

#include "base/components.h"

namespace stet::argmap::evaluate {

Translation translate(Program const& program, Model const& model) {
  Translation out;
  Attacks attacks;
  Argument32 next = 0;
  out.atom.resize(program.atom_count);
  out.opposite.resize(program.atom_count);
  for (Atom a = 0; a < program.atom_count; ++a) {
    out.atom[a] = next++;
    out.opposite[a] = next++;
    attacks.emplace_back(out.opposite[a], out.atom[a]);
  }
  // What waits for the outside is undecided: its opposite contradicts itself.
  for (Atom const a : program.open) {
    if (model.label[a] == Label::undecided) attacks.emplace_back(out.opposite[a], out.opposite[a]);
  }
  // Rules of other readings are left out.
  auto switched_off = [&](RuleIndex r) {
    return std::ranges::any_of(program.positive(r), [&](Atom b) {
      return (b == program.granted || b == program.unknown) && model.label[b] == Label::out;
    });
  };
  Rows<std::uint32_t> rests_on;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  out.rule.assign(program.rule_count(), none);
  for (RuleIndex r = 0; r < program.rule_count(); ++r) {
    Atom const head = program.head[r];
    if (model.unfounded[head] != none || switched_off(r)) continue;
    out.rule[r] = next++;
    attacks.emplace_back(out.rule[r], out.opposite[head]);
    for (Atom const b : program.positive(r)) {
      attacks.emplace_back(out.opposite[b], out.rule[r]);
      edges.emplace_back(head, b);
    }
    for (Atom const b : program.negative(r)) attacks.emplace_back(out.atom[b], out.rule[r]);
  }
  for (Atom const a : program.open) {  // decided from outside: a fact, or nothing
    if (model.label[a] != Label::in) continue;
    attacks.emplace_back(next++, out.opposite[a]);
  }
  rests_on = rows_of<std::uint32_t>(program.atom_count, edges);
  auto const components = components_of(rests_on);
  for (Atom a = 0; a < program.atom_count; ++a) {
    // Only what is undecided can still bootstrap itself.
    if (model.label[a] == Label::undecided && components.cyclic[components.of[a]] != 0) out.tight = false;
  }
  out.framework = framework_of(next, attacks);
  return out;
}

}  // namespace stet::argmap::evaluate
