// Which sources bear on a claim. Internal to verify/exchange.
#pragma once

#include <cstddef>
#include <vector>

#include "base/rows.h"
#include "verify/check_result.h"

namespace stet::verify::exchange {

class BearingSources {
 public:
  explicit BearingSources(CheckResult const& result);

  // The sources cited for the claim, for what speaks for or against it, and for what that rests on: the
  // nearest first, at most `most`. Looks at a bounded part of the map.
  [[nodiscard]] std::vector<SourceId> of(argmap::StatementId claim, std::size_t most = 50) const;

 private:
  // Statements come first, then arguments.
  using Node = std::uint32_t;
  [[nodiscard]] Node node(argmap::StatementId id) const { return static_cast<Node>(id.index()); }
  [[nodiscard]] Node node(argmap::ArgumentId id) const { return static_cast<Node>(statements_ + id.index()); }

  std::size_t statements_;
  Rows<SourceId> cited_;  // by node
  Rows<Node> below_;      // by node: what bears on it
};

}  // namespace stet::verify::exchange
