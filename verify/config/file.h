// One configuration file, read and checked: its values as they stand there, with the place of each. What it
// means for a map is settled elsewhere (configuration.h).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/source.h"
#include "verify/config/settings.h"

namespace stet::verify::config {

// What is wrong with a configuration, where, and what would be right: "stet.toml:3:1: unknown key ...".
struct Complaint {
  std::string path;
  LineColumn at;
  std::string message;

  [[nodiscard]] std::string text() const;
};

struct RuleLevel {
  enum class Breadth : std::uint8_t { all, recommended, category, rule };  // the narrower wins
  Breadth breadth = Breadth::rule;
  std::vector<RuleId> rules;
  Level level;
  Origin origin;
};

template <class T>
struct Written {
  T value;
  Origin origin;
};

// The values that can be set for all maps and for some.
struct Block {
  std::vector<RuleLevel> rules;
  std::optional<Written<argmap::evaluate::StandardOfProof>> standard;
  std::vector<NamedStandard> by_tag, by_section, by_statement;
  struct Threshold {
    argmap::evaluate::Parameter parameter;
    int thousandths = 0;
    Origin origin;
  };
  std::vector<Threshold> thresholds;
  std::optional<Written<argmap::evaluate::Policy>> policy;
  std::optional<WordList> raters, schemes;
  std::vector<std::pair<std::string, WordList>> words;
  std::vector<MaximumAge> maximum_ages;
  std::optional<ClaimReviews> claim_reviews;
  std::optional<Written<std::string>> profile;
};

struct PerFile {
  std::vector<std::string> include;  // patterns, relative to the file's folder
  std::vector<std::string> exclude;
  Block block;
};

struct ConfigFile {
  std::filesystem::path path;
  std::filesystem::path folder;
  Block block;
  std::vector<PerFile> per_file;
  std::vector<Written<std::string>> extends;
  std::optional<Written<std::vector<std::string>>> exclude;
  std::optional<Written<std::string>> baseline;
  std::optional<Written<std::vector<std::string>>> articles;
  std::optional<Written<bool>> require_map;
  std::optional<Written<std::vector<parser::Delimiters>>> ignore;
};

// Reads the TOML text. `name` is what complaints and origins call it. All mistakes are found, not only the
// first; with any, the result is to be thrown away.
[[nodiscard]] ConfigFile read_config(std::string_view text, std::string const& name,
                                     std::vector<Complaint>& complaints);

// Every key of the file, dotted where it stands in a table: `thresholds.presumption.doubt`. A part in
// capitals stands for names that the writer chooses.
[[nodiscard]] std::vector<std::string> key_paths();

// The lists that `[words]` may hold.
[[nodiscard]] std::vector<std::string_view> const& word_lists();

}  // namespace stet::verify::config
