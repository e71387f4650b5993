// What the evaluation is told of sources: of each citation what it is worth, and nothing else. Evidence comes
// from whoever knows sources.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "argmap/evaluate/verdict.h"
#include "argmap/map.h"

namespace stet::argmap::evaluate {

// What verification found a citation worth.
enum class EvidenceState : std::uint8_t { present, absent, undecided };

struct Evidence {
  CitationId citation;    // where it is written
  StatementId statement;  // the claim it speaks for,
  ArgumentId argument;    // or the argument it grounds; exactly one is valid
  EvidenceState state = EvidenceState::present;
  Grade grade = Grade::cited;
  double weight = 0.5;       // (0, 1]
  std::uint32_t origin = 0;  // where it comes from; pieces with the same number count once
  // All that it goes back to, ascending; pieces that share a root are not independent. None: its origin
  // alone. They are kept by whoever knows sources.
  std::span<std::uint32_t const> roots;
  bool primary = false;
  bool on_record = true;  // not only confidential
  std::string fault;      // why it does not count, or could not be checked: "its quotation is altered"
  bool reported = false;  // what somebody is quoted as saying: it shows that it was said
};

}  // namespace stet::argmap::evaluate
