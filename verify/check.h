// One map checked against its registry: everything the commands, reports and the editor need.
#pragma once

#include <expected>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "argmap/evaluate/evaluate.h"
#include "argmap/map.h"
#include "base/diagnostic.h"
#include "base/file.h"
#include "base/source.h"
#include "parser/article.h"
#include "parser/parse.h"
#include "verify/anchor.h"
#include "verify/config/settings.h"
#include "verify/coverage.h"
#include "verify/policy.h"
#include "verify/quotation.h"
#include "verify/registry/registry.h"
#include "verify/standards.h"
#include "verify/suppress/claims_file.h"
#include "verify/suppress/suppressions.h"

namespace stet::verify {

class Library;

struct CheckOptions {
  parser::Dialect dialect = parser::Dialect::stet;
  bool strict_argdown = false;    // list the additions to Argdown among the not-argdown findings
  bool allow_outside = false;     // let paths in maps and registries leave the project's folder
  std::filesystem::path project;  // the project's folder; empty: the map's own folder
  std::optional<std::filesystem::path> registry;  // instead of the front matter's `sources:`
  std::optional<std::filesystem::path> settings;  // an argdown.config.json, instead of the one that is found
  argmap::evaluate::Options evaluation;
  std::optional<argmap::evaluate::Policy> policy;           // instead of the configuration's
  std::shared_ptr<Settings const> house;                    // none: every rule as it comes
  std::shared_ptr<suppress::ClaimsFile const> claims_file;  // stet.suppress.toml, if there is one
  std::string today;                                        // YYYY-MM-DD; empty: there is no clock
  std::shared_ptr<Library> library;  // what other maps have read; none: this map reads for itself
};

struct CheckResult {
  Sources sources;   // map, includes, registry, snapshots: all that spans point into
  FileId file;       // the map as it was given
  FileId assembled;  // its text as parsed: with includes, or out of Markdown; `file` itself if there are none
  FileId article;    // the article it maps, none if it names none that can be read
  parser::ReadableText article_text;    // what it reads as; empty without an article
  std::string article_language = "en";  // BCP-47; the front matter's `language:`
  argmap::ArgumentMap map;
  Registry registry;
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
};

// Checks the map in `text` (the content of `path`). Whatever is wrong with the map or its registry is a
// finding.
[[nodiscard]] CheckResult check(std::filesystem::path const& path, std::string text,
                                CheckOptions const& options = {});

// Reads the file first; fails only if it cannot be read.
[[nodiscard]] std::expected<CheckResult, Error> check_file(std::filesystem::path const& path,
                                                           CheckOptions const& options = {});

// Content fingerprint of a finding: rule, subject and the n-th of its kind, never path or line.
// Returns one a finding, "v1:" and 16 hex digits, in the findings' order.
[[nodiscard]] std::vector<std::string> fingerprints(std::vector<Diagnostic> const& findings);

}  // namespace stet::verify
