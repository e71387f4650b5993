#include "verify/config/file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include <fmt/format.h>

#include "base/source.h"
#include "base/words.h"
#include "verify/config/profiles.h"
#include "verify/config/toml.h"
#include "verify/rule_table.h"

namespace stet::verify::config {
namespace {

using argmap::evaluate::StandardOfProof;
using toml::Member;
using toml::Type;
using toml::Value;

constexpr std::array<std::string_view, 17> top_keys = {
    "rules",        "standard",    "standards",   "thresholds", "policy",  "ratings",
    "words",        "maximum-age", "per-file",    "extends",    "exclude", "baseline",
    "claim-review", "articles",    "require-map", "profile",    "ignore"};
constexpr std::array<std::string_view, 12> per_file_keys = {
    "include", "exclude", "rules", "standard",    "standards",    "thresholds",
    "policy",  "ratings", "words", "maximum-age", "claim-review", "profile"};

class SettingsReader {
 public:
  SettingsReader(std::string_view text, std::string name, std::vector<Complaint>& complaints)
      : source_(name, std::string(text)), name_(std::move(name)), complaints_(complaints) {}

  ConfigFile run() {
    ConfigFile file;
    auto parsed = toml::parse(source_.text());
    if (!parsed) {
      complain(parsed.error().at, "this is not TOML: " + parsed.error().message);
      return file;
    }
    document_ = std::move(*parsed);
    Value const& root = document_[0];
    only(root, top_keys, "");
    read_block(root, file.block);
    for (Member const& member : root.members) {
      Value const& value = document_[member.value];
      if (member.key == "extends") {
        for (auto& path : strings(value, true)) file.extends.push_back(std::move(path));
      } else if (member.key == "exclude") {
        file.exclude = Written<std::vector<std::string>>{plain(strings(value, true)), origin(member.at)};
      } else if (member.key == "baseline") {
        if (auto const* path = string(value)) file.baseline = Written<std::string>{*path, origin(member.at)};
      } else if (member.key == "articles") {
        file.articles = Written<std::vector<std::string>>{plain(strings(value, true)), origin(member.at)};
      } else if (member.key == "ignore") {
        file.ignore = Written<std::vector<parser::Delimiters>>{pairs(value), origin(member.at)};
      } else if (member.key == "require-map") {
        if (value.type == Type::boolean) {
          file.require_map = Written<bool>{value.flag, origin(member.at)};
        } else {
          unexpected(value, "true or false");
        }
      } else if (member.key == "per-file") {
        read_per_file(value, file);
      }
    }
    return file;
  }

 private:
  void complain(Span at, std::string message) {
    complaints_.push_back({name_, source_.position(at.begin), std::move(message)});
  }

  [[nodiscard]] Origin origin(Span at) const {
    auto const [line, column] = source_.position(at.begin);
    return fmt::format("{}:{}:{}", name_, line, column);
  }

  void unexpected(Value const& value, std::string_view wanted) {
    complain(value.at, fmt::format("this is {}, not {}", toml::name_of(value.type), wanted));
  }

  void unknown(Span at, std::string_view kind, std::string_view word, std::span<std::string_view const> known,
               std::string_view where) {
    auto const meant = nearest(word, known);
    std::string message = fmt::format("unknown {} `{}`{}", kind, word, where);
    if (!meant.empty()) {
      message += fmt::format("; did you mean `{}`?", meant);
    } else if (known.size() <= 12) {
      message += "; known are ";
      for (std::size_t i = 0; i < known.size(); ++i)
        message += (i == 0 ? "`" : ", `") + std::string(known[i]) + "`";
    }
    complain(at, std::move(message));
  }

  void only(Value const& table, std::span<std::string_view const> known, std::string_view where) {
    for (Member const& member : table.members)
      if (std::ranges::find(known, member.key) == known.end())
        unknown(member.at, "key", member.key, known, where);
  }

  std::string const* string(Value const& value) {
    if (value.type == Type::string) return &value.text;
    unexpected(value, "a string");
    return nullptr;
  }

  bool is_table(Value const& value) {
    if (value.type == Type::table) return true;
    unexpected(value, "a table");
    return false;
  }

  // The strings of an array; a single one too where that is allowed.
  std::vector<Written<std::string>> strings(Value const& value, bool single_allowed) {
    std::vector<Written<std::string>> result;
    if (single_allowed && value.type == Type::string) {
      result.push_back({value.text, origin(value.at)});
    } else if (value.type != Type::array) {
      unexpected(value, "an array of strings");
    } else {
      for (auto const index : value.elements)
        if (auto const* text = string(document_[index]))
          result.push_back({*text, origin(document_[index].at)});
    }
    return result;
  }

  static std::vector<std::string> plain(std::vector<Written<std::string>> written) {
    std::vector<std::string> result;
    for (auto& one : written) result.push_back(std::move(one.value));
    return result;
  }

  // Where what is passed over begins and ends: [["{{<", ">}}"], ["::: ad", ":::"]].
  std::vector<parser::Delimiters> pairs(Value const& value) {
    std::vector<parser::Delimiters> result;
    if (value.type != Type::array) {
      unexpected(value, "an array of pairs; write `ignore = [[\"{{<\", \">}}\"]]`");
      return result;
    }
    for (auto const index : value.elements) {
      Value const& pair = document_[index];
      auto const ends = pair.type == Type::array ? plain(strings(pair, false)) : std::vector<std::string>{};
      if (ends.size() == 2 && !ends[0].empty() && !ends[1].empty())
        result.push_back({ends[0], ends[1]});
      else
        complain(pair.at, "this is no pair of strings: what begins and what ends the words to pass over");
    }
    return result;
  }

  // The profile comes before what `[rules]` says, wherever it is written.
  void read_profile(Member const& member, Value const& value, Block& block) {
    auto const* const name = string(value);
    if (name == nullptr) return;
    auto const known = std::ranges::find(profiles(), *name, &Profile::name);
    if (known == profiles().end()) {
      std::vector<std::string_view> names;
      for (Profile const& each : profiles()) names.push_back(each.name);
      return unknown(value.at, "profile", *name, names, "");
    }
    block.profile = {*name, origin(member.at)};
    std::vector<RuleLevel> levels;
    for (auto const& [rule, level] : known->rules)
      levels.push_back({RuleLevel::Breadth::all, rules_named(rule), level, origin(member.at)});
    block.rules.insert(block.rules.begin(), levels.begin(), levels.end());
  }

  void read_block(Value const& table, Block& block) {
    for (Member const& member : table.members) {
      Value const& value = document_[member.value];
      if (member.key == "rules") {
        read_rules(value, block);
      } else if (member.key == "profile") {
        read_profile(member, value, block);
      } else if (member.key == "standard") {
        if (auto const standard = standard_of(value)) block.standard = {*standard, origin(member.at)};
      } else if (member.key == "standards") {
        read_standards(value, block);
      } else if (member.key == "thresholds") {
        read_thresholds(value, block);
      } else if (member.key == "policy") {
        read_policy(member, value, block);
      } else if (member.key == "ratings") {
        read_ratings(value, block);
      } else if (member.key == "words") {
        read_words(value, block);
      } else if (member.key == "maximum-age") {
        read_ages(value, block);
      } else if (member.key == "claim-review") {
        read_claim_reviews(member, value, block);
      }
    }
  }

  void read_rules(Value const& table, Block& block) {
    if (!is_table(table)) return;
    for (Member const& member : table.members) {
      Value const& value = document_[member.value];
      RuleLevel entry{
          .breadth = RuleLevel::Breadth::rule, .rules = {}, .level = {}, .origin = origin(member.at)};
      if (!select(member, entry)) continue;
      auto const* word = string(value);
      if (word == nullptr) continue;
      static constexpr std::array<std::string_view, 4> levels = {"off", "info", "warning", "error"};
      auto const found = std::ranges::find(levels, *word);
      if (found == levels.end()) {
        unknown(value.at, "severity", *word, levels, "");
        continue;
      }
      auto const n = std::distance(levels.begin(), found);
      if (n > 0) entry.level = static_cast<Severity>(n - 1);
      block.rules.push_back(std::move(entry));
    }
  }

  // Which rules a key of `[rules]` stands for.
  bool select(Member const& member, RuleLevel& entry) {
    using enum RuleLevel::Breadth;
    entry.rules = rules_named(member.key);
    entry.breadth = member.key == "all"                ? all
                    : member.key == "recommended"      ? recommended
                    : find_rule(member.key) != nullptr ? RuleLevel::Breadth::rule
                                                       : category;
    if (!entry.rules.empty()) return true;
    unknown(member.at, "rule", member.key, rule_words(), "");
    return false;
  }

  std::optional<StandardOfProof> standard_of(Value const& value) {
    auto const* text = string(value);
    if (text == nullptr) return std::nullopt;
    auto standard = argmap::evaluate::parse_standard(*text);
    if (!standard) {
      complain(value.at, fmt::format("`{}` is not a standard of proof; write `scintilla`, `preponderance`, "
                                     "`clear-and-convincing`, `beyond-reasonable-doubt`, `dialectical`, "
                                     "`sources(2)`, `primary`, `on-record` or `compared`, joined by `+`",
                                     *text));
    }
    return standard;
  }

  void read_standards(Value const& table, Block& block) {
    static constexpr std::array<std::string_view, 3> known = {"tags", "sections", "statements"};
    if (!is_table(table)) return;
    only(table, known, " under `standards`");
    for (Member const& member : table.members) {
      auto* into = member.key == "tags"         ? &block.by_tag
                   : member.key == "sections"   ? &block.by_section
                   : member.key == "statements" ? &block.by_statement
                                                : nullptr;
      Value const& named = document_[member.value];
      if (into == nullptr || !is_table(named)) continue;
      for (Member const& one : named.members) {
        std::string name = one.key;
        if (member.key == "tags" && name.starts_with('#')) name.erase(0, 1);
        if (auto const standard = standard_of(document_[one.value]))
          into->push_back({std::move(name), *standard, origin(one.at)});
      }
    }
  }

  // `[thresholds.STANDARD]`, one number a parameter.
  void read_thresholds(Value const& table, Block& block) {
    if (!is_table(table)) return;
    auto const all = argmap::evaluate::parameters();
    for (Member const& member : table.members) {
      std::vector<std::string_view> standards;
      std::vector<std::string_view> names;
      for (auto const& parameter : all) {
        if (std::ranges::find(standards, parameter.of) == standards.end()) standards.push_back(parameter.of);
        if (parameter.of == member.key) names.push_back(parameter.name);
      }
      if (names.empty()) {
        unknown(member.at, "key", member.key, standards, " under `thresholds`");
        continue;
      }
      Value const& named = document_[member.value];
      if (!is_table(named)) continue;
      for (Member const& one : named.members) {
        auto const found = std::ranges::find_if(all, [&](auto const& parameter) {
          return parameter.of == member.key && parameter.name == one.key;
        });
        if (found == all.end()) {
          unknown(one.at, "threshold", one.key, names, fmt::format(" of `{}`", member.key));
        } else if (auto const thousandths = thousandths_of(document_[one.value])) {
          block.thresholds.push_back({*found, *thousandths, origin(one.at)});
        }
      }
    }
  }

  // A weight or a difference of weights, which are compared in thousandths.
  std::optional<int> thousandths_of(Value const& value) {
    if (value.type != Type::integer && value.type != Type::real) {
      unexpected(value, "a number from 0 to 1");
      return std::nullopt;
    }
    double const scaled = value.real * 1000.0;
    bool const in_range = value.real >= 0.0 && value.real <= 1.0;
    if (!in_range || std::abs(scaled - std::round(scaled)) > 1e-6) {
      complain(value.at, in_range ? "a weight may have at most three decimal places"
                                  : "this is not a number from 0 to 1");
      return std::nullopt;
    }
    return static_cast<int>(std::lround(scaled));
  }

  void read_policy(Member const& member, Value const& value, Block& block) {
    static constexpr std::array<std::string_view, 4> known = {"cautious", "ideal", "sceptical-preferred",
                                                              "credulous"};
    auto const* word = string(value);
    if (word == nullptr) return;
    if (auto const policy = argmap::evaluate::parse_policy(*word)) {
      block.policy = {*policy, origin(member.at)};
    } else {
      unknown(value.at, "policy", *word, known, "");
    }
  }

  void read_ratings(Value const& table, Block& block) {
    static constexpr std::array<std::string_view, 2> known = {"raters", "schemes"};
    if (!is_table(table)) return;
    only(table, known, " under `ratings`");
    for (Member const& member : table.members) {
      auto* into = member.key == "raters"    ? &block.raters
                   : member.key == "schemes" ? &block.schemes
                                             : nullptr;
      if (into != nullptr) *into = WordList{plain(strings(document_[member.value], true)), origin(member.at)};
    }
  }

  void read_words(Value const& table, Block& block) {
    if (!is_table(table)) return;
    only(table, word_lists(), " under `words`");
    for (Member const& member : table.members)
      block.words.emplace_back(member.key,
                               WordList{plain(strings(document_[member.value], true)), origin(member.at)});
  }

  void read_ages(Value const& table, Block& block) {
    if (!is_table(table)) return;
    for (Member const& member : table.members) {
      Value const& value = document_[member.value];
      if (auto const age = age_of(value)) block.maximum_ages.push_back({member.key, *age, origin(member.at)});
    }
  }

  void read_claim_reviews(Member const& at, Value const& table, Block& block) {
    static constexpr std::array<std::string_view, 6> known = {"author", "author-url", "url",
                                                              "worst",  "best",       "ratings"};
    if (!is_table(table)) return;
    only(table, known, " under `claim-review`");
    ClaimReviews reviews;
    reviews.origin = origin(at.at);
    for (Member const& member : table.members) {
      Value const& value = document_[member.value];
      auto* const words = member.key == "author"       ? &reviews.author
                          : member.key == "author-url" ? &reviews.author_url
                          : member.key == "url"        ? &reviews.url
                                                       : nullptr;
      if (words != nullptr) {
        if (auto const* text = string(value)) *words = *text;
      } else if (member.key == "worst" || member.key == "best") {
        if (auto const number = integer(value))
          (member.key == "worst" ? reviews.worst : reviews.best) = *number;
      } else if (member.key == "ratings" && is_table(value)) {
        for (Member const& one : value.members) read_house_rating(one, reviews);
      }
    }
    if (reviews.worst >= reviews.best) complain(at.at, "`worst` is not below `best`");
    for (auto const& rating : reviews.ratings) {
      if (rating.value && (*rating.value < reviews.worst || *rating.value > reviews.best))
        complain(at.at, fmt::format("the value of `{}` is not between `worst` and `best`",
                                    argmap::evaluate::to_string(rating.verdict)));
    }
    block.claim_reviews = std::move(reviews);
  }

  // `supported = "Correct"`, or `supported = {name = "Correct", value = 5}`.
  void read_house_rating(Member const& member, ClaimReviews& reviews) {
    auto const& verdicts = argmap::evaluate::all_verdicts;
    std::vector<std::string_view> known;
    for (auto const verdict : verdicts) known.push_back(argmap::evaluate::to_string(verdict));
    auto const found = std::ranges::find(known, member.key);
    if (found == known.end()) {
      unknown(member.at, "verdict", member.key, known, "");
      return;
    }
    HouseRating rating{verdicts[static_cast<std::size_t>(found - known.begin())], {}, {}, origin(member.at)};
    Value const& value = document_[member.value];
    if (value.type == Type::string) {
      rating.name = value.text;
    } else if (value.type == Type::table) {
      static constexpr std::array<std::string_view, 2> parts = {"name", "value"};
      only(value, parts, " in a rating");
      for (Member const& part : value.members) {
        if (part.key == "name") {
          if (auto const* text = string(document_[part.value])) rating.name = *text;
        } else if (part.key == "value") {
          rating.value = integer(document_[part.value]);
        }
      }
    } else {
      unexpected(value, "a string, or a table with `name` and `value`");
      return;
    }
    if (rating.name.empty()) complain(member.at, "a rating without a `name`");
    reviews.ratings.push_back(std::move(rating));
  }

  std::optional<std::int64_t> integer(Value const& value) {
    if (value.type == Type::integer) return value.number;
    unexpected(value, "a whole number");
    return std::nullopt;
  }

  // `"18 months"`, `"2 years"`, or a number of days.
  std::optional<Age> age_of(Value const& value) {
    constexpr std::int64_t most = 1'000'000;
    std::optional<Age> age;
    if (value.type == Type::integer && value.number > 0 && value.number <= most)
      age = Age{static_cast<int>(value.number), Age::Unit::days};
    if (value.type == Type::string) age = parse_age(value.text);
    if (!age)
      complain(
          value.at,
          "this is not an age; write a number of days, or `\"18 months\"`, `\"2 years\"`, `\"90 days\"`");
    return age;
  }

  void read_per_file(Value const& array, ConfigFile& file) {
    if (array.type != Type::array) {
      unexpected(array, "an array of tables; write `[[per-file]]`");
      return;
    }
    for (auto const index : array.elements) {
      Value const& table = document_[index];
      if (!is_table(table)) continue;
      only(table, per_file_keys, " under `per-file`");
      PerFile& entry = file.per_file.emplace_back();
      read_block(table, entry.block);
      for (Member const& member : table.members) {
        if (member.key == "include") entry.include = plain(strings(document_[member.value], true));
        if (member.key == "exclude") entry.exclude = plain(strings(document_[member.value], true));
      }
      if (entry.include.empty())
        complain(table.at, "this `[[per-file]]` names no files; write `include = [\"opinion/**\"]`");
    }
  }

  SourceFile source_;
  std::string name_;
  std::vector<Complaint>& complaints_;
  toml::Document document_;
};

}  // namespace

std::string Complaint::text() const { return fmt::format("{}:{}:{}: {}", path, at.line, at.column, message); }

std::vector<std::string> key_paths() {
  std::vector<std::string> paths{"rules.RULE",
                                 "standards.tags.TAG",
                                 "standards.sections.TITLE",
                                 "standards.statements.TITLE",
                                 "ratings.raters",
                                 "ratings.schemes",
                                 "maximum-age.TYPE",
                                 "per-file.include",
                                 "per-file.exclude",
                                 "claim-review.author",
                                 "claim-review.author-url",
                                 "claim-review.url",
                                 "claim-review.worst",
                                 "claim-review.best",
                                 "claim-review.ratings.VERDICT"};
  for (auto const list : word_lists()) paths.push_back("words." + std::string(list));
  for (auto const& parameter : argmap::evaluate::parameters())
    paths.push_back(fmt::format("thresholds.{}.{}", parameter.of, parameter.name));
  for (auto const key : top_keys) {
    bool const is_table = std::ranges::any_of(
        paths, [&](auto const& path) { return path.starts_with(std::string(key) + "."); });
    if (!is_table) paths.emplace_back(key);
  }
  std::ranges::sort(paths);
  return paths;
}

std::vector<std::string_view> const& word_lists() {
  static std::vector<std::string_view> const lists{"overstating", "hedges"};
  return lists;
}

ConfigFile read_config(std::string_view text, std::string const& name, std::vector<Complaint>& complaints) {
  return SettingsReader(text, name, complaints).run();
}

}  // namespace stet::verify::config
