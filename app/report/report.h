// What a run found, as every reporter sees it: plain values with locations, no engine and no registry.
// Reporters turn a Report into text; they decide nothing about claims.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/report/explained.h"
#include "app/report/standard.h"
#include "app/words/words.h"
#include "argmap/evaluate/evaluate.h"
#include "base/diagnostic.h"
#include "base/source.h"
#include "verify/check_result.h"

namespace stet::app {

using argmap::evaluate::all_verdicts;
inline constexpr std::size_t verdict_count = all_verdicts.size();

struct Claim {
  std::string title;
  std::string text;
  bool untitled = false;
  bool asserted = false;  // the map's author answers for it (verify/claims.h)
  Location location;      // of the title, or of the text when untitled
  argmap::evaluate::ClaimVerdict verdict;
  StandardNote standard;
  double balance = 0.5;   // gradual strength, where explanations are asked for
  std::string reason;     // one line for a reader
  Explained explanation;  // empty unless asked for
};

struct Finding {
  Diagnostic diagnostic;
  std::string fingerprint;
  std::string claim;                             // the title of the claim it is about; may be empty
  std::optional<verify::Suppressed> suppressed;  // why it does not count, if it does not
};

// How much of the article's checkable text has a claim, counted in sentences.
struct Coverage {
  struct Unmapped {
    Location location;
    std::string text;
    std::string_view kind;  // why it is checkable: `quotation`, `figure`, ...
  };
  std::size_t sentences = 0;
  std::size_t checkable = 0;
  std::size_t mapped = 0;          // of the checkable ones
  std::vector<Unmapped> unmapped;  // the others, in the order of the article
};

// Nothing without an article that can be read.
[[nodiscard]] std::optional<Coverage> make_coverage(verify::CheckResult const& result);

// One checked map.
struct FileReport {
  std::string path;
  Sources sources;  // what the locations point into
  FileId file;      // the map itself
  std::vector<Claim> claims;
  std::vector<Finding> findings;
  std::vector<Finding> suppressed;   // what somebody decided to let pass
  bool is_notes = false;             // no map: findings about the run's own files
  std::size_t hidden = 0;            // notes about what Argdown would not read, counted but not shown
  std::optional<Coverage> coverage;  // if the map names an article that can be read
};

// Something that could not be checked at all.
struct Problem {
  std::string path;
  std::string message;
};

struct Report {
  std::vector<FileReport> files;
  std::vector<Problem> problems;
};

struct Counts {
  std::size_t claims = 0;
  std::array<std::size_t, verdict_count> verdicts{};
  GradeCounts grades{};                     // of the supported claims
  std::array<std::size_t, 3> severities{};  // indexed by Severity
  std::size_t hidden = 0;
  bool has_article = false;
  std::size_t sentences = 0;  // of the articles,
  std::size_t checkable = 0;  // those with something to check,
  std::size_t mapped = 0;     // and those of them that have a claim
  std::size_t suppressed = 0;
  std::size_t articles = 0;         // pieces that the configuration names,
  std::size_t mapped_articles = 0;  // and those of them that have a map

  Counts& operator+=(Counts const& other);
};
[[nodiscard]] Counts count(FileReport const& file);
[[nodiscard]] Counts count(Report const& report);

// How much a FileReport holds.
struct Detail {
  bool explanations = false;   // proof trees and repairs of every claim
  bool argdown_notes = false;  // findings of the rule not-argdown
};

// Takes the result apart; the engine's tables are gone afterwards.
[[nodiscard]] FileReport make_file_report(std::string path, verify::CheckResult result, Detail detail);

// One claim of the result, explained if there is somebody to do it.
[[nodiscard]] Claim make_claim(verify::CheckResult const& result, argmap::StatementId statement,
                               argmap::evaluate::Explainer* explainer);

// A location as other programs want it.
struct Place {
  std::string path;
  LineColumn begin;
  LineColumn end;  // exclusive
};
// Follows assembled files to where the bytes were written.
[[nodiscard]] Place place(Sources const& sources, Location at);

}  // namespace stet::app
