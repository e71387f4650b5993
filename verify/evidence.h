// From citations to evidence: what each citation is worth once its source and its quotations have been looked
// at (docs/semantics.md, section 1). Knows no verdicts.
#pragma once

#include <vector>

#include "argmap/evaluate/evaluate.h"
#include "argmap/map.h"
#include "base/diagnostic.h"
#include "verify/policy.h"
#include "verify/quotation.h"
#include "verify/registry/snapshots.h"

namespace stet::verify {

// Why a citation counts, or does not.
enum class Standing : std::uint8_t {
  counts,
  no_registry,     // there is no registry to look the source up in
  unknown_source,  // the registry does not hold it
  retracted,       // or withdrawn
  misquoted,       // none of the words it answers for are its
  unchecked,       // there is no readable snapshot of it
  confidential,
};

struct CitationCheck {
  SourceId source;  // none if the key is not registered
  Standing standing = Standing::counts;
};

struct EvidenceCheck {
  Table<CitationCheck, argmap::CitationId> citations;  // one a citation
  std::vector<QuotationResult> quotations;             // in the order of the citations
  // One index into `quotations` for each quotation that is in none of the sources cited for it, and for each
  // that could not be looked up in all of them and was not found in the others.
  std::vector<std::size_t> failed;
  std::vector<std::size_t> unchecked;
  std::vector<std::size_t> gone;  // that only earlier copies of the sources have
  // Citations of which every quotation stands, but in another source that is cited for the same words.
  std::vector<argmap::CitationId> idle;
  std::vector<argmap::evaluate::Evidence> evidence;  // in the order of the citations
  Diagnostics diagnostics;                           // of snapshots
};

// Checks every citation of the map. Loads the snapshots of the sources that are cited.
// `policy` says whose ratings weigh; `has_registry` is false if there was none to read; `language` is that of
// sources whose records name none.
[[nodiscard]] EvidenceCheck check_evidence(argmap::ArgumentMap const& map, SnapshotLoading const& loading,
                                           SourcePolicy const& policy, bool has_registry,
                                           std::string_view language);

}  // namespace stet::verify
