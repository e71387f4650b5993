#include "verify/config/settings.h"

#include <algorithm>

#include <fmt/format.h>

#include "verify/rule_table.h"

namespace stet::verify {
namespace {

// A TOML basic string.
std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (char const c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string key(std::string_view name) {
  bool const bare = !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
  return bare ? std::string(name) : in_quotes(name);
}

std::string array(std::vector<std::string> const& words) {
  std::string out = "[";
  for (auto const& word : words) {
    if (out.size() > 1) out += ", ";
    out += in_quotes(word);
  }
  return out + "]";
}

}  // namespace

std::string_view to_string(Level const& level) { return level ? to_string(*level) : "off"; }

Settings::Settings() : levels(rule_numbers()), level_origins(rule_numbers()) {
  for (Rule const& rule : rules()) {
    if (rule.recommended) levels[static_cast<std::size_t>(rule.rule)] = rule.severity;
  }
}

std::string show(Settings const& settings) {
  std::string out;
  auto const line = [&](std::string const& name, std::string const& value, Origin const& origin) {
    out += fmt::format("{:<60} # {}\n", name + " = " + value, origin.empty() ? "default" : origin);
  };
  auto const standards = [&](std::string_view table, std::vector<NamedStandard> const& named) {
    for (auto const& one : named)
      line(fmt::format("standards.{}.{}", table, key(one.name)), in_quotes(to_string(one.standard)),
           one.origin);
  };
  line("standard", in_quotes(to_string(settings.standard.value_or(argmap::evaluate::StandardOfProof{}))),
       settings.standard_origin);
  standards("tags", settings.by_tag);
  standards("sections", settings.by_section);
  standards("statements", settings.by_statement);
  for (auto const& parameter : argmap::evaluate::parameters()) {
    auto const name = fmt::format("{}.{}", parameter.of, parameter.name);
    auto const set = settings.threshold_origins.find(name);
    line("thresholds." + name, fmt::format("{}", settings.thresholds.*parameter.value / 1000.0),
         set == settings.threshold_origins.end() ? Origin() : set->second);
  }
  line("policy", in_quotes(to_string(settings.policy.value_or(argmap::evaluate::Policy::cautious))),
       settings.policy_origin);
  line("ratings.raters", array(settings.raters.words), settings.raters.origin);
  line("ratings.schemes", array(settings.schemes.words), settings.schemes.origin);
  for (auto const& [name, list] : settings.words) line("words." + key(name), array(list.words), list.origin);
  for (auto const& age : settings.maximum_ages)
    line("maximum-age." + key(age.type), in_quotes(to_string(age.age)), age.origin);
  auto const& reviews = settings.claim_reviews;
  if (!reviews.origin.empty()) {
    line("claim-review.author", in_quotes(reviews.author), reviews.origin);
    line("claim-review.author-url", in_quotes(reviews.author_url), reviews.origin);
    line("claim-review.url", in_quotes(reviews.url), reviews.origin);
    line("claim-review.worst", std::to_string(reviews.worst), reviews.origin);
    line("claim-review.best", std::to_string(reviews.best), reviews.origin);
    for (auto const& rating : reviews.ratings) {
      std::string value = "{name = " + in_quotes(rating.name);
      if (rating.value) value += ", value = " + std::to_string(*rating.value);
      line("claim-review.ratings." + std::string(to_string(rating.verdict)), value + '}', rating.origin);
    }
  }
  line("exclude", array(settings.exclude), settings.exclude_origin);
  line("articles", array(settings.articles), settings.articles_origin);
  line("require-map", settings.require_map ? "true" : "false", settings.require_map_origin);
  line("profile", in_quotes(settings.profile), settings.profile_origin);
  std::string ignored;
  for (auto const& [open, close] : settings.ignore)
    ignored += (ignored.empty() ? "" : ", ") + array({open, close});
  line("ignore", '[' + ignored + ']', settings.ignore_origin);
  line("baseline",
       in_quotes(settings.baseline.empty() ? std::string("stet-baseline.jsonl") : settings.baseline.string()),
       settings.baseline_origin);
  for (Rule const& rule : rules())
    line("rules." + std::string(rule.id), in_quotes(to_string(settings.level(rule.rule))),
         settings.level_origins[static_cast<std::size_t>(rule.rule)]);
  return out;
}

}  // namespace stet::verify
