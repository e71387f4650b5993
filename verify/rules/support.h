// What a claim rests on: the citations that its accepted support goes back to. Shared by the rules about
// sources.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "verify/check_result.h"
#include "verify/rules/rules.h"

namespace stet::verify::rules {

// The citations that count behind the claim, through arguments and premises that stand; in the map's order.
// Also of a claim that is contested: what speaks for it stands then as well.
[[nodiscard]] std::vector<argmap::CitationId> support_of(CheckResult const& result,
                                                         argmap::StatementId claim);

// The same for citations that could not be checked.
[[nodiscard]] std::vector<argmap::CitationId> unchecked_support_of(CheckResult const& result,
                                                                   argmap::StatementId claim);

// The citations that count behind what is accepted against the claim.
[[nodiscard]] std::vector<argmap::CitationId> objections_to(CheckResult const& result,
                                                            argmap::StatementId claim);

// A set of sources, and the claims that rest on just these: what is wrong with the set is said once.
struct Basis {
  std::vector<SourceId> sources;                // in the registry's order
  std::vector<argmap::CitationId> citations;    // of the first claim
  std::vector<argmap::StatementId> statements;  // nearest to the sources first, then in the map's order
};
// By set, in the order of the first claims. Only claims whose every citation is of a registered source.
[[nodiscard]] std::vector<Basis> bases_of(Input const& input);

// A source with those of the map's citations that are of interest, in the map's order; never none.
struct CitedSource {
  SourceId source;
  std::vector<argmap::CitationId> citations;
};
// The citations' sources in the registry's order; citations of what is not registered are left out.
[[nodiscard]] std::vector<CitedSource> cited_sources(EvidenceCheck const& checked,
                                                     std::vector<argmap::CitationId> const& citations);
// The same of all citations.
[[nodiscard]] std::vector<CitedSource> cited_sources(Input const& input);

// "`a`", "`a` and `b`", ...
[[nodiscard]] std::string names_of(SourceRegistry const& registry, std::vector<SourceId> const& sources);

}  // namespace stet::verify::rules
