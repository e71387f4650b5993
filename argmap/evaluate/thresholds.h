// Standards of proof as numbers. Those that a house may set have names.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stet::argmap::evaluate {

enum class Standard : std::uint8_t {
  scintilla,
  preponderance,
  clear_and_convincing,
  beyond_reasonable_doubt,
  dialectical
};
[[nodiscard]] std::string_view to_string(Standard standard);

// In thousandths of a weight, as weights themselves are.
struct Thresholds {
  int convincing_weight = 600;  // clear and convincing: what carries a claim weighs at least this,
  int convincing_lead = 300;    // and all against it is lighter by more than this
  int doubtless_weight = 800;   // beyond reasonable doubt: the same two,
  int doubtless_lead = 300;
  int doubt = 300;              // and nothing against it weighs as much as this
  int presumption_doubt = 500;  // what is presumed falls to what weighs as much as this
  friend bool operator==(Thresholds const&, Thresholds const&) = default;
};

// A threshold by name: `clear-and-convincing.lead` is the parameter `lead` of `clear-and-convincing`.
struct Parameter {
  std::string_view of;    // a standard, or `presumption`
  std::string_view name;  // `weight`, `lead` or `doubt`
  int Thresholds::* value;
};
[[nodiscard]] std::span<Parameter const> parameters();

// Those that a standard has, with their values; none if it is fixed.
[[nodiscard]] std::vector<std::pair<std::string_view, double>> parameters_of(Thresholds const& thresholds,
                                                                             Standard standard);

// What a standard asks: a pro of at least `alpha`, and every con of at least `threshold(weight of the pro)`
// rejected (Gordon, Prakken & Walton 2007; Gordon, Friedrich & Walton 2018).
[[nodiscard]] double alpha(Thresholds const& thresholds, Standard standard);
[[nodiscard]] double threshold(Thresholds const& thresholds, Standard standard, double weight);
[[nodiscard]] double presumption_threshold(Thresholds const& thresholds);

}  // namespace stet::argmap::evaluate
