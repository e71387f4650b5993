// What a check finds out: everything the commands, reports and the editor need.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "argmap/evaluate/evaluate.h"
#include "argmap/map.h"
#include "base/diagnostic.h"
#include "base/source.h"
#include "parser/article.h"
#include "verify/anchor.h"
#include "verify/coverage.h"
#include "verify/quotation.h"
#include "verify/registry/snapshots.h"
#include "verify/standards.h"
#include "verify/suppress/claims_file.h"
#include "verify/suppress/suppressions.h"

namespace stet::verify {

struct CheckResult {
  Sources sources;   // map, includes, registry, snapshots: all that spans point into
  FileId file;       // the map as it was given
  FileId assembled;  // its text as parsed: with includes, or out of Markdown; `file` itself if there are none
  FileId article;    // the article it maps, none if it names none that can be read
  parser::ReadableText article_text;    // what it reads as; empty without an article
  std::string article_language = "en";  // BCP-47; the front matter's `language:`
  argmap::ArgumentMap map;
  std::shared_ptr<SourceRegistry const> registry;  // never null; without sources if there is none
  FileId registry_file;                            // that its places are in, none if it is no file
  SnapshotTable snapshots;                         // of the sources that were looked at
  std::vector<Anchor> anchors;  // where the claims stand in the article, in the order of the map
  Coverage coverage;            // what of the article they cover; empty without an article
  std::vector<QuotationResult> quotations;
  std::vector<argmap::evaluate::Evidence> evidence;
  argmap::evaluate::Options options;  // as resolved from configuration and data
  StandardOrigins standard_origins;   // where the standards in `options` were set
  argmap::evaluate::Evaluation evaluation;
  // In the order of the files, then of the places, then of the rules. Their places are where they were
  // written; those of the map itself point into `assembled` (Sources::origin leads on).
  std::vector<Diagnostic> findings;
  std::vector<SuppressedFinding> suppressed;  // what somebody decided to let pass
  std::vector<suppress::Use> claim_uses;      // one an entry of the options' claims file

  // Where a record's place is.
  [[nodiscard]] Location in_registry(Span place) const { return {registry_file, place}; }
};

}  // namespace stet::verify
