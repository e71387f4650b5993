#include "argmap/evaluate/thresholds.h"

#include <algorithm>
#include <array>
#include <limits>

namespace stet::argmap::evaluate {
namespace {

// Weights are multiples of 0.001; the small margin keeps 0.8 - 0.3 from landing beside 0.5.
constexpr double margin = 1e-9;

double value(int thousandths) { return thousandths / 1000.0; }

}  // namespace

std::string_view to_string(Standard standard) {
  switch (standard) {
    case Standard::scintilla: return "scintilla";
    case Standard::preponderance: return "preponderance";
    case Standard::clear_and_convincing: return "clear-and-convincing";
    case Standard::beyond_reasonable_doubt: return "beyond-reasonable-doubt";
    case Standard::dialectical: return "dialectical";
  }
  return "";
}

std::span<Parameter const> parameters() {
  static constexpr std::array all{
      Parameter{"clear-and-convincing", "weight", &Thresholds::convincing_weight},
      Parameter{"clear-and-convincing", "lead", &Thresholds::convincing_lead},
      Parameter{"beyond-reasonable-doubt", "weight", &Thresholds::doubtless_weight},
      Parameter{"beyond-reasonable-doubt", "lead", &Thresholds::doubtless_lead},
      Parameter{"beyond-reasonable-doubt", "doubt", &Thresholds::doubt},
      Parameter{"presumption", "doubt", &Thresholds::presumption_doubt}};
  return all;
}

std::vector<std::pair<std::string_view, double>> parameters_of(Thresholds const& thresholds,
                                                               Standard standard) {
  std::vector<std::pair<std::string_view, double>> out;
  for (Parameter const& parameter : parameters()) {
    if (parameter.of == to_string(standard)) {
      out.emplace_back(parameter.name, value(thresholds.*parameter.value));
    }
  }
  return out;
}

double alpha(Thresholds const& thresholds, Standard standard) {
  switch (standard) {
    case Standard::scintilla:
    case Standard::preponderance:
    case Standard::dialectical: return 0.0;
    case Standard::clear_and_convincing: return value(thresholds.convincing_weight) - margin;
    case Standard::beyond_reasonable_doubt: return value(thresholds.doubtless_weight) - margin;
  }
  return 0.0;
}

double threshold(Thresholds const& thresholds, Standard standard, double weight) {
  switch (standard) {
    case Standard::scintilla: return std::numeric_limits<double>::infinity();
    case Standard::preponderance: return weight - margin;
    case Standard::clear_and_convincing: return weight - value(thresholds.convincing_lead) - margin;
    case Standard::beyond_reasonable_doubt:
      return std::min(weight - value(thresholds.doubtless_lead), value(thresholds.doubt)) - margin;
    case Standard::dialectical: return 0.0;
  }
  return 0.0;
}

double presumption_threshold(Thresholds const& thresholds) {
  return value(thresholds.presumption_doubt) - margin;
}

}  // namespace stet::argmap::evaluate
