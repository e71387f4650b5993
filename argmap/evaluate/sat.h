// A SAT solver behind an interface of the shape of IPASIR (add, assume, solve, val), so that another one can
// be linked in its place. Literals are non-zero integers; a negative one is negated.
#pragma once

#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>

namespace stet::argmap::evaluate {

// How much work a question may cost. Past its deadline the answer is "unknown".
struct Budget {
  using Clock = std::chrono::steady_clock;
  Clock::time_point deadline = Clock::time_point::max();
  std::int64_t conflicts = -1;  // for each call to the solver; negative: any number. Unlike time, repeatable.
  std::int64_t checks = -1;     // for all calls together: how often the solver may ask whether to go on
  [[nodiscard]] bool spent() const {
    return deadline != Clock::time_point::max() && Clock::now() >= deadline;
  }
};

enum class Answer : std::uint8_t { yes, no, unknown };

class Sat {
 public:
  explicit Sat(Budget budget = {});
  ~Sat();
  Sat(Sat&&) noexcept;
  Sat& operator=(Sat&&) noexcept;

  void add(std::initializer_list<int> clause) { add(std::span<int const>(clause.begin(), clause.size())); }
  void add(std::span<int const> clause);
  void assume(int literal);
  // Under the assumptions made since the last call.
  [[nodiscard]] Answer solve();
  // Precondition: the last call to anything was a solve() that said yes, or another value().
  [[nodiscard]] bool value(int variable) const;
  // Before the first question: there will be many, each a little harder than the last, and none is worth
  // preparing for.
  void expect_many();
  // From now on, so many conflicts for each call.
  void allow(std::int64_t conflicts);
  // How often it has asked whether to go on, which it does every few decisions: a measure of its work that is
  // the same on every machine.
  [[nodiscard]] std::int64_t checks() const;
  // Prefer this polarity when deciding.
  void phase(int literal);

 private:
  struct Solver;
  std::unique_ptr<Solver> solver_;
};

}  // namespace stet::argmap::evaluate
