// Sentences about claims and links, for explanations.
#pragma once

#include <string>

#include "argmap/evaluate/compiled.h"
#include "argmap/map.h"

namespace stet::argmap::evaluate {

class Wording {
 public:
  Wording(ArgumentMap const& map, Compiled const& compiled) : map_(map), compiled_(compiled) {}

  // "[Title]", or "<Title>" for the premise of an argument.
  [[nodiscard]] std::string name(ClaimId claim) const;
  // "<Argument>", "[@key]", "[Statement]": who speaks in this link.
  [[nodiscard]] std::string name(LinkId link) const;
  // The words that the link's citation quotes: `: “words”`, or nothing.
  [[nodiscard]] std::string quoted(LinkId link) const;
  [[nodiscard]] std::string names(std::vector<ClaimId> const& claims, std::string_view between) const;

  [[nodiscard]] Location location(ClaimId claim) const;
  [[nodiscard]] Location location(LinkId link) const;

  // One sentence: why the verdict is what it is.
  [[nodiscard]] std::string summary(ClaimId claim, ClaimVerdict const& verdict) const;

 private:
  [[nodiscard]] double heaviest(std::vector<LinkId> const& links) const;
  [[nodiscard]] std::string list(std::vector<LinkId> const& links) const;
  [[nodiscard]] std::vector<LinkId> labelled(std::span<LinkId const> links, Label label) const;
  [[nodiscard]] std::vector<LinkId> against(ClaimId claim, Label label) const;

  ArgumentMap const& map_;
  Compiled const& compiled_;
};

}  // namespace stet::argmap::evaluate
