// What became of one quotation under one citation.
#pragma once

#include <cstddef>

#include "argmap/map.h"
#include "base/span.h"
#include "verify/quote/match.h"
#include "verify/registry/record.h"

namespace stet::verify {

struct QuotationResult {
  argmap::CitationId citation;
  std::size_t quotation = 0;  // index into Citation::quotations
  SourceId source;            // the cited source, none if the key is not registered
  quote::Match match;
  FileId file;        // the snapshot's text that match.span points into, none if there is nothing to point at
  SourceId found_in;  // whose text that is: another source's if the words are misattributed
  bool gone = false;  // faithful, but to an earlier copy: the newest one does not have the words
};

}  // namespace stet::verify
