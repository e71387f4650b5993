// Sentences about claims and links, for explanations.
#pragma once

#include <string>
#include <string_view>

#include "argmap/evaluate/circles.h"
#include "argmap/evaluate/compiled.h"
#include "argmap/evaluate/loops.h"
#include "argmap/map.h"

namespace stet::argmap::evaluate {

// "says so", "is cited for it, and was not compared", "does not count", "could not be checked".
[[nodiscard]] std::string_view evidence_words(Link const& link);

// The circles of support and the loops of attacks that claims hang on.
struct Rounds {
  explicit Rounds(Compiled const& compiled)
      : circle(compiled.graph, compiled.judgement.causes.circular),
        loop(compiled.graph, compiled.readings.evidence) {}

  CircleOf circle;
  LoopOf loop;
};

class Wording {
 public:
  Wording(ArgumentMap const& map, Compiled const& compiled) : map_(map), compiled_(compiled) {}

  // "[Title]", or "<Title>" for the premise of an argument.
  [[nodiscard]] std::string name(ClaimId claim) const;
  // "<Argument>", "[@key]", "[Statement]": who speaks in this link.
  [[nodiscard]] std::string name(LinkId link) const;
  // Why the link's citation does not count: "its quotation is altered", or nothing.
  [[nodiscard]] std::string_view fault(LinkId link) const;
  // The nearest citation below the claim that does not count, or could not be checked, and why; or nothing.
  [[nodiscard]] std::string fault_below(ClaimId claim) const;
  // The words that the link's citation quotes: `: “words”`, or nothing.
  [[nodiscard]] std::string quoted(LinkId link) const;
  [[nodiscard]] std::string names(std::vector<ClaimId> const& claims, std::string_view between) const;

  [[nodiscard]] Location location(ClaimId claim) const;
  [[nodiscard]] Location location(LinkId link) const;

  // One sentence: why the verdict is what it is.
  [[nodiscard]] std::string summary(ClaimId claim, ClaimVerdict const& verdict, Rounds& rounds) const;

 private:
  [[nodiscard]] double heaviest(std::vector<LinkId> const& links) const;
  [[nodiscard]] std::string list(std::vector<LinkId> const& links) const;
  [[nodiscard]] std::vector<LinkId> labelled(std::span<LinkId const> links, Label label) const;
  [[nodiscard]] std::vector<LinkId> against(ClaimId claim, Label label) const;

  ArgumentMap const& map_;
  Compiled const& compiled_;
};

}  // namespace stet::argmap::evaluate
