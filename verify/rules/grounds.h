// Why a verdict is what it is, as far as findings need it: what a claim comes to rest on, what stands against
// it, and which claims fall with which citation. Reads the evaluation graph; cheap enough for every claim,
// unlike an explanation, which evaluates changes again.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "verify/check_result.h"
#include "verify/evidence.h"

namespace stet::verify::rules {

// What the support of a claim comes down to where it does not hold.
struct Grounds {
  std::vector<std::string> leaves;            // names of statements and arguments that nothing supports
  std::vector<argmap::CitationId> failed;     // citations that do not count
  std::vector<argmap::CitationId> unchecked;  // citations that could not be checked
};
[[nodiscard]] Grounds grounds_of(CheckResult const& result, argmap::StatementId claim);

// Places of what is accepted against the claim, or against the steps that lead to it, named.
[[nodiscard]] std::vector<Label> opposition_to(CheckResult const& result, argmap::StatementId claim);

// Citations that could not be checked and on which something undecided below the claim hangs; a few.
[[nodiscard]] std::vector<argmap::CitationId> unchecked_below(CheckResult const& result,
                                                              argmap::StatementId claim);

// Unsupported claims that would not be findings of their own, because all that they lack is citations that
// are reported already: one cause, one finding.
struct Consequences {
  std::vector<bool> explained;  // by statement
  Table<std::vector<argmap::StatementId>, argmap::CitationId>
      fallen;  // by citation: the claims it brings down
};
[[nodiscard]] Consequences consequences_of(CheckResult const& result, EvidenceCheck const& evidence,
                                           std::vector<bool> const& asserted);

// Adds the fallen claims of the citation to a finding about it.
void add_fallen(CheckResult const& result, Consequences const& consequences, argmap::CitationId citation,
                Diagnostic& diagnostic);

}  // namespace stet::verify::rules
