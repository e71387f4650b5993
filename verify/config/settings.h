// What the configuration decides for one map: how loud each rule is, what counts as proof, and what the words
// and dates of the house are. Every value knows where it comes from.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "argmap/evaluate/evaluate.h"
#include "base/diagnostic.h"
#include "parser/article.h"
#include "verify/registry/dates.h"

namespace stet::verify {

// How loud a rule is; nothing: off.
using Level = std::optional<Severity>;
[[nodiscard]] std::string_view to_string(Level const& level);

// Where a value was set: "stet.toml:3:1", "--config", or empty for what stet does unasked.
using Origin = std::string;

struct NamedStandard {
  std::string name;  // a tag without its `#`, a section's or a statement's title
  argmap::evaluate::StandardOfProof standard;
  Origin origin;
};

struct WordList {
  std::vector<std::string> words;
  Origin origin;
};

struct MaximumAge {
  std::string type;  // of the source as CSL names it; `default` for all others
  Age age;
  Origin origin;
};

// What the house calls a verdict in its published reviews (schema.org's Rating), and its number there, if it
// has one.
struct HouseRating {
  argmap::evaluate::Verdict verdict = argmap::evaluate::Verdict::supported;
  std::string name;
  std::optional<std::int64_t> value;
  Origin origin;
};

// Who reviews, where reviews are published, and on what scale.
struct ClaimReviews {
  std::string author, author_url, url;
  std::int64_t worst = 1;
  std::int64_t best = 5;
  std::vector<HouseRating> ratings;  // instead of the words and numbers that stet has
  Origin origin;
};

struct Settings {
  Settings();

  std::vector<Level> levels;  // by the rule's number
  std::vector<Origin> level_origins;

  std::optional<argmap::evaluate::StandardOfProof> standard;
  Origin standard_origin;
  std::vector<NamedStandard> by_tag;  // the most preferred first
  std::vector<NamedStandard> by_section;
  std::vector<NamedStandard> by_statement;

  argmap::evaluate::Thresholds thresholds;
  std::map<std::string, Origin> threshold_origins;  // by name, of those that were set

  std::optional<argmap::evaluate::Policy> policy;
  Origin policy_origin;

  WordList raters;   // whose ratings count; empty: everybody's
  WordList schemes;  // in which schemes; empty: all
  std::map<std::string, WordList> words;
  std::vector<MaximumAge> maximum_ages;

  ClaimReviews claim_reviews;

  std::filesystem::path folder;    // of the closest configuration file; empty if there is none
  std::filesystem::path baseline;  // the file that findings are compared with; empty: stet-baseline.jsonl
  Origin baseline_origin;
  std::vector<std::string> exclude;  // patterns, relative to `folder`
  Origin exclude_origin;
  std::vector<std::string> articles;  // patterns, relative to `folder`, of the pieces that maps are kept of
  Origin articles_origin;
  bool require_map = false;  // a piece without a map is a finding
  Origin require_map_origin;
  std::string profile = "news";  // of the document; its rules are in `levels`
  Origin profile_origin;
  std::vector<parser::Delimiters> ignore;  // what of an article is passed over
  Origin ignore_origin;

  [[nodiscard]] Level level(RuleId rule) const { return levels[static_cast<std::size_t>(rule)]; }
};

// All of it as text, one value a line with its origin, in a form that can be pasted into a stet.toml.
[[nodiscard]] std::string show(Settings const& settings);

}  // namespace stet::verify
