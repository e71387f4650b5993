#include "argmap/evaluate/residual.h"

#include <algorithm>
#include <utility>

namespace stet::argmap::evaluate {

Residual::Residual(Labelling const& labelling, std::vector<Blockage> const& blockage)
    : labelling_(labelling), blockage_(blockage), joined_(labelling.program().atom_count) {
  Program const& program = labelling.program();
  inner_.assign(program.atom_count, none);
  for (Atom a = 0; a < program.atom_count; ++a) {
    if (!open(a)) continue;
    for (RuleIndex const rule : labelling.rules_of()[a]) {
      if (dead(rule)) continue;
      for (Atom const b : program.body(rule)) {
        if (open(b)) joined_.join(a, b);
      }
    }
  }
}

std::vector<std::vector<Atom>> Residual::parts() {
  std::vector<std::vector<Atom>> out;
  std::vector<std::uint32_t> number(inner_.size(), none);
  for (Atom a = 0; a < inner_.size(); ++a) {
    if (!open(a)) continue;
    std::uint32_t& index = number[joined_.find(a)];
    if (index == none) {
      index = static_cast<std::uint32_t>(out.size());
      out.emplace_back();
    }
    out[index].push_back(a);
  }
  return out;
}

std::vector<Atom> Residual::part_of(Atom atom) {
  std::vector<Atom> out;
  if (!open(atom)) return out;
  Atom const wanted = joined_.find(atom);
  for (Atom a = 0; a < inner_.size(); ++a) {
    if (open(a) && joined_.find(a) == wanted) out.push_back(a);
  }
  return out;
}

Component Residual::component(std::vector<Atom> const& atoms) {
  Component out;
  out.atoms = atoms;
  for (std::size_t i = 0; i < atoms.size(); ++i) inner_[atoms[i]] = static_cast<std::uint32_t>(i);
  for (Atom const a : atoms) {
    for (RuleIndex const rule : labelling_.rules_of()[a]) {
      if (dead(rule)) continue;
      auto const waits = [&](Atom b) { return blockage_[b] == Blockage::waiting; };
      out.heads.push_back(inner_[a]);
      out.capped.push_back(std::ranges::any_of(labelling_.program().body(rule), waits) ? 1 : 0);
      add_row(out.positive, labelling_.program().positive(rule));
      add_row(out.negative, labelling_.program().negative(rule));
    }
  }
  return out;
}

bool Residual::dead(RuleIndex rule) const {
  auto const& label = labelling_.model.label;
  auto const is = [&](Label wanted) { return [&label, wanted](Atom a) { return label[a] == wanted; }; };
  return std::ranges::any_of(labelling_.program().positive(rule), is(Label::out)) ||
         std::ranges::any_of(labelling_.program().negative(rule), is(Label::in));
}

void Residual::add_row(Rows<std::uint32_t>& rows, std::span<Atom const> atoms) const {
  for (Atom const b : atoms) {
    if (open(b)) rows.items.push_back(inner_[b]);
  }
  rows.begin.push_back(static_cast<std::uint32_t>(rows.items.size()));
}

namespace {

Component side_by_side(std::span<Component const> parts) {
  Component out;
  for (Component const& part : parts) out.atoms.insert(out.atoms.end(), part.atoms.begin(), part.atoms.end());
  std::ranges::sort(out.atoms);
  for (Component const& part : parts) {
    std::vector<std::uint32_t> number;
    for (Atom const a : part.atoms)
      number.push_back(
          static_cast<std::uint32_t>(std::ranges::lower_bound(out.atoms, a) - out.atoms.begin()));
    for (std::uint32_t const head : part.heads) out.heads.push_back(number[head]);
    out.capped.insert(out.capped.end(), part.capped.begin(), part.capped.end());
    auto add = [&](Rows<std::uint32_t>& to, Rows<std::uint32_t> const& from) {
      for (std::size_t r = 0; r < from.size(); ++r) {
        for (std::uint32_t const b : from[r]) to.items.push_back(number[b]);
        to.begin.push_back(static_cast<std::uint32_t>(to.items.size()));
      }
    };
    add(out.positive, part.positive);
    add(out.negative, part.negative);
  }
  return out;
}

}  // namespace

std::vector<Component> joined(std::vector<Component> components, std::size_t most) {
  std::vector<Component> out;
  for (std::size_t first = 0; first < components.size();) {
    std::size_t last = first + 1;
    std::size_t size = components[first].atoms.size();
    while (last < components.size() && size + components[last].atoms.size() <= most)
      size += components[last++].atoms.size();
    out.push_back(last == first + 1 ? std::move(components[first])
                                    : side_by_side(std::span(components).subspan(first, last - first)));
    first = last;
  }
  return out;
}

}  // namespace stet::argmap::evaluate
