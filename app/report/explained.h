// An explanation in names: what reports need of it once the map is gone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "argmap/evaluate/explain.h"
#include "base/diagnostic.h"
#include "verify/check_result.h"

namespace stet::app {

using Titles = std::vector<std::string>;  // "[Claim]", "<Argument>"

struct NamedWeight {
  Label citation;  // where it is written, and the source's key
  argmap::evaluate::WeightInterval interval;
};

struct NamedPosition {
  argmap::evaluate::Label claim;
  Titles accepted;
  std::size_t omitted = 0;
};

struct NamedCrux {
  Titles subjects;
  std::vector<argmap::evaluate::Verdict> outcomes;  // by the bits of those that are accepted
};

struct NamedQuestion {
  std::optional<Label> citation;  // or
  std::string subject;
  Titles with;
  argmap::evaluate::Verdict holds;
  argmap::evaluate::Verdict fails;
};

struct Explained {
  std::string summary;
  std::vector<argmap::evaluate::Step> proof;
  Titles circle;
  std::vector<Titles> repairs;
  std::vector<Label> fragile;  // citations of the sources that the verdict cannot lose
  argmap::evaluate::Verdict without = argmap::evaluate::Verdict::supported;  // what it is without them
  std::vector<NamedWeight> weights;
  std::vector<NamedPosition> positions;
  std::vector<NamedCrux> cruxes;
  std::vector<NamedQuestion> questions;
  Titles cut;  // the lists of which there may be more, as JSON calls them
  argmap::evaluate::Omitted omitted;
};

// `explainer` explains the result's claims.
[[nodiscard]] Explained explained(verify::CheckResult const& result, argmap::evaluate::Explainer& explainer,
                                  argmap::StatementId claim);

}  // namespace stet::app
