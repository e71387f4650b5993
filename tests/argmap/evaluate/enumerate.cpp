#include "enumerate.h"

#include <algorithm>

namespace stet::argmap::evaluate::test {
namespace {

using Bits = std::uint32_t;

struct AttackTable {
  Bits all = 0;
  std::vector<Bits> attacks;    // by argument
  std::vector<Bits> attackers;  // by argument
};

AttackTable table_of(Framework const& f) {
  AttackTable t;
  t.all = (Bits{1} << f.size) - 1;
  t.attacks.assign(f.size, 0);
  t.attackers.assign(f.size, 0);
  for (Argument32 a = 0; a < f.size; ++a) {
    for (Argument32 const b : f.attacks_of(a)) {
      t.attacks[a] |= Bits{1} << b;
      t.attackers[b] |= Bits{1} << a;
    }
  }
  return t;
}

Bits attacked_by(AttackTable const& t, Bits set) {
  Bits out = 0;
  for (std::size_t a = 0; a < t.attacks.size(); ++a) {
    if ((set >> a & 1U) != 0) out |= t.attacks[a];
  }
  return out;
}

Bits defended_by(AttackTable const& t, Bits set) {
  Bits const hit = attacked_by(t, set);
  Bits out = 0;
  for (std::size_t a = 0; a < t.attacks.size(); ++a) {
    if ((t.attackers[a] & ~hit) == 0) out |= Bits{1} << a;
  }
  return out;
}

std::vector<Bits> maximal(std::vector<Bits> const& sets, auto measure) {
  std::vector<Bits> out;
  for (Bits const s : sets) {
    bool const beaten = std::ranges::any_of(sets, [&](Bits other) {
      return measure(s) != measure(other) && (measure(s) & ~measure(other)) == 0;
    });
    if (!beaten) out.push_back(s);
  }
  return out;
}

std::vector<Bits> sets_of(AttackTable const& t, Semantics semantics) {
  std::vector<Bits> free;
  std::vector<Bits> admissible;
  std::vector<Bits> complete;
  for (Bits s = 0; s <= t.all; ++s) {
    if ((attacked_by(t, s) & s) != 0) continue;
    free.push_back(s);
    Bits const defended = defended_by(t, s);
    if ((s & ~defended) == 0) admissible.push_back(s);
    if (s == defended) complete.push_back(s);
  }
  auto self = [](Bits s) { return s; };
  auto range = [&](Bits s) { return s | attacked_by(t, s); };
  switch (semantics) {
    case Semantics::conflict_free: return free;
    case Semantics::admissible: return admissible;
    case Semantics::complete: return complete;
    case Semantics::grounded: {
      Bits least = t.all;
      for (Bits const s : complete) least &= s;
      return {least};
    }
    case Semantics::preferred: return maximal(admissible, self);
    case Semantics::stable: {
      std::erase_if(free, [&](Bits s) { return range(s) != t.all; });
      return free;
    }
    case Semantics::semi_stable: return maximal(complete, range);
    case Semantics::stage: return maximal(free, range);
    case Semantics::ideal: {
      Bits common = t.all;
      for (Bits const s : maximal(admissible, self)) common &= s;
      std::erase_if(admissible, [&](Bits s) { return (s & ~common) != 0; });
      return maximal(admissible, self);
    }
  }
  return {};
}

}  // namespace

Sets all_extensions(Framework const& framework, Semantics semantics) {
  Sets out;
  for (Bits const s : sets_of(table_of(framework), semantics)) {
    Extension extension;
    for (Argument32 a = 0; a < framework.size; ++a) {
      if ((s >> a & 1U) != 0) extension.push_back(a);
    }
    out.insert(extension);
  }
  return out;
}

}  // namespace stet::argmap::evaluate::test
