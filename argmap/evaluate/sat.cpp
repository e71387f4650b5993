// The one file that knows CaDiCaL.
#include "argmap/evaluate/sat.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

#include <cadical.hpp>

namespace stet::argmap::evaluate {

struct Sat::Solver : CaDiCaL::Terminator {
  CaDiCaL::Solver solver;
  Budget budget;
  std::int64_t checks = 0;
  [[nodiscard]] bool spent() const {
    return (budget.checks >= 0 && checks >= budget.checks) || budget.spent();
  }
  bool terminate() override {
    ++checks;
    return spent();
  }
};

Sat::Sat(Budget budget) : solver_(std::make_unique<Solver>()) {
  solver_->budget = budget;
  solver_->solver.set("quiet", 1);
  solver_->solver.set("lucky",
                      0);  // trying simple assignments first costs more, each time, than it ever saves here
  solver_->solver.connect_terminator(solver_.get());
}

Sat::~Sat() {
  if (solver_) solver_->solver.disconnect_terminator();
}
Sat::Sat(Sat&&) noexcept = default;
Sat& Sat::operator=(Sat&&) noexcept = default;

void Sat::add(std::span<int const> clause) {
  for (int const literal : clause) solver_->solver.add(literal);
  solver_->solver.add(0);
}

void Sat::assume(int literal) { solver_->solver.assume(literal); }

Answer Sat::solve() {
  if (solver_->spent()) {
    solver_->solver.reset_assumptions();
    return Answer::unknown;
  }
  if (solver_->budget.conflicts >= 0) {
    solver_->solver.limit("conflicts", static_cast<int>(std::min<std::int64_t>(
                                           solver_->budget.conflicts, std::numeric_limits<int>::max())));
  }
  switch (solver_->solver.solve()) {
    case 10: return Answer::yes;
    case 20: return Answer::no;
    default: return Answer::unknown;
  }
}

std::int64_t Sat::checks() const { return solver_->checks; }

void Sat::expect_many() { solver_->solver.set("inprocessing", 0); }

void Sat::allow(std::int64_t conflicts) { solver_->budget.conflicts = conflicts; }

bool Sat::value(int variable) const { return solver_->solver.val(variable) > 0; }

// Only variables that occur somewhere may be given a phase.
void Sat::phase(int literal) {
  if (std::abs(literal) <= solver_->solver.vars()) solver_->solver.phase(literal);
}

}  // namespace stet::argmap::evaluate
