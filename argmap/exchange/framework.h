// A map as a plain argumentation framework, for other solvers.
#pragma once

#include <string>
#include <string_view>

#include "argmap/evaluate/evaluate.h"
#include "argmap/evaluate/framework_read.h"

namespace stet::argmap::exchange {

struct ExportedFramework {
  std::string text;
  bool exact =
      true;  // false: circles of support are left that other solvers may lift by their own bootstraps
};

// The evaluated map on the evidence, translated as docs/semantics.md says. Arguments are numbered; which
// number is which claim stands in comments (i23, apx) or labels (tgf). A map that is a framework already (all
// its claims are assumed, by the dialectical standard, and only attack each other) is written as it stands,
// with its titles for names where they are words. Precondition: the evaluation is of this map.
[[nodiscard]] ExportedFramework export_framework(ArgumentMap const& map,
                                                 evaluate::Evaluation const& evaluation,
                                                 evaluate::FrameworkFormat format);

// The text of a claim that stands for an argument without words.
[[nodiscard]] std::string argument_text(std::string_view name);

}  // namespace stet::argmap::exchange
