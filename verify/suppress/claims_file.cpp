#include "verify/suppress/claims_file.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "base/words.h"
#include "verify/config/glob.h"
#include "verify/config/toml.h"
#include "verify/process_rules.h"
#include "verify/rule_table.h"

namespace stet::verify::suppress {
namespace {

constexpr std::uint64_t limit = 16ULL << 20U;
constexpr std::array<std::string_view, 6> known_keys = {"rule", "claim", "path", "until", "reason", "by"};

class ClaimsReader {
 public:
  ClaimsReader(std::filesystem::path const& path, std::string text) : source_(path.string(), text) {
    file_.path = path;
    file_.folder = path.parent_path();
    file_.text = std::move(text);
  }

  std::expected<std::shared_ptr<ClaimsFile const>, Error> run() {
    auto parsed = toml::parse(file_.text);
    if (!parsed) {
      complain(parsed.error().at, "this is not TOML: " + parsed.error().message);
    } else {
      document_ = std::move(*parsed);
      for (auto const& member : document_[0].members) {
        if (member.key == "suppress") {
          read_entries(document_[member.value]);
        } else {
          complain(member.at,
                   fmt::format("unknown key `{}`; entries are written `[[suppress]]`", member.key));
        }
      }
    }
    if (!complaints_.empty()) return std::unexpected(Error{complaints_});
    return std::make_shared<ClaimsFile const>(std::move(file_));
  }

 private:
  void complain(Span at, std::string const& message) {
    auto const [line, column] = source_.position(at.begin);
    complaints_ +=
        fmt::format("{}{}:{}:{}: {}", complaints_.empty() ? "" : "\n", source_.path(), line, column, message);
  }

  void read_entries(toml::Value const& list) {
    if (list.type != toml::Type::array) {
      complain(list.at, "entries are written `[[suppress]]`");
      return;
    }
    for (auto const index : list.elements) {
      auto const& table = document_[index];
      if (table.type != toml::Type::table) {
        complain(table.at, "entries are written `[[suppress]]`");
        continue;
      }
      ClaimSuppression entry;
      entry.at = table.at;
      for (auto const& member : table.members) read_member(member, entry);
      if (entry.rules.empty()) complain(table.at, "this entry names no `rule`");
      if (entry.claim.empty()) complain(table.at, "this entry names no `claim`");
      file_.entries.push_back(std::move(entry));
    }
  }

  void read_member(toml::Member const& member, ClaimSuppression& entry) {
    auto const& value = document_[member.value];
    if (std::ranges::find(known_keys, member.key) == known_keys.end()) {
      auto const meant = nearest(member.key, known_keys);
      complain(member.at, meant.empty()
                              ? fmt::format("unknown key `{}`", member.key)
                              : fmt::format("unknown key `{}`; did you mean `{}`?", member.key, meant));
    } else if (member.key == "rule" && value.type == toml::Type::array) {
      for (auto const index : value.elements) add_rule(document_[index], entry);
    } else if (member.key == "rule") {
      add_rule(value, entry);
    } else if (member.key == "until") {
      entry.has_until = true;
      entry.until = value.text;
      entry.until_at = value.at;
      if (value.type != toml::Type::date && value.type != toml::Type::string)
        complain(value.at, "`until` is a day, for example 2026-09-01");
    } else if (value.type != toml::Type::string) {
      complain(value.at, fmt::format("`{}` is a string", member.key));
    } else if (member.key == "claim") {
      entry.claim = value.text;
    } else if (member.key == "path") {
      entry.path = value.text;
    } else if (member.key == "reason") {
      entry.reason = value.text;
    } else {
      entry.by = value.text;
    }
  }

  void add_rule(toml::Value const& value, ClaimSuppression& entry) {
    if (value.type != toml::Type::string) {
      complain(value.at, "`rule` is a rule's id, or an array of them");
      return;
    }
    entry.rules.push_back({value.text, value.at, value.at});
  }

  SourceFile source_;
  ClaimsFile file_;
  toml::Document document_;
  std::string complaints_;
};

// The titles of the statements and arguments in whose own text findings lie.
class Owners {
 public:
  explicit Owners(argmap::ArgumentMap const& map) : map_(map) {
    for (auto const id : map.occurrences.ids()) ids_.push_back(id);
    std::ranges::sort(ids_, {}, [&](auto id) {
      auto const& at = map.occurrences[id].location;
      return std::tuple(at.file, at.span.begin, std::numeric_limits<Offset>::max() - at.span.end, id);
    });
    // What lies around each: the last before it that goes on for longer.
    around_.resize(ids_.size(), none);
    for (std::size_t i = 1; i < ids_.size(); ++i) {
      std::size_t before = i - 1;
      while (before != none && !contains(before, map.occurrences[ids_[i]].location)) before = around_[before];
      around_[i] = before;
    }
  }

  [[nodiscard]] std::string_view of(Location at) const {
    auto const key = [&](auto id) {
      auto const& here = map_.occurrences[id].location;
      return std::pair(here.file, here.span.begin);
    };
    auto const behind = std::ranges::upper_bound(ids_, std::pair(at.file, at.span.begin), {}, key);
    auto found = static_cast<std::size_t>(behind - ids_.begin()) - 1;
    while (found != none && !contains(found, at)) found = around_[found];
    if (found == none) return {};
    auto const id = ids_[found];
    if (map_.statement_of[id].valid()) return map_.statements[map_.statement_of[id]].title;
    if (map_.argument_of[id].valid()) return map_.arguments[map_.argument_of[id]].title;
    return {};
  }

 private:
  static constexpr auto none = std::numeric_limits<std::size_t>::max();

  [[nodiscard]] bool contains(std::size_t outer, Location at) const {
    auto const& here = map_.occurrences[ids_[outer]].location;
    return here.file == at.file && here.span.begin <= at.span.begin && at.span.begin < here.span.end;
  }

  argmap::ArgumentMap const& map_;
  std::vector<argmap::OccurrenceId> ids_;  // by place, the longer first
  std::vector<std::size_t> around_;
};

// Findings by rule and by the claims, in the form in which they are compared, that they are about.
class ByClaim {
 public:
  ByClaim(std::vector<Diagnostic> const& findings, argmap::ArgumentMap const& map) {
    Owners const owners(map);
    for (std::size_t i = 0; i < findings.size(); ++i) {
      std::string_view rest = findings[i].subject;
      while (!rest.empty()) add(findings[i].rule, comparable(take_line(rest)), i);
      add(findings[i].rule, comparable(owners.of(findings[i].location)), i);
    }
  }
  // Hands out each finding of a rule and claim once; none if there never was one.
  std::optional<std::vector<std::size_t>> take(RuleId rule, std::string const& claim) {
    auto const found = rows_.find({rule, claim});
    if (found == rows_.end()) return {};
    return std::exchange(found->second, {});
  }

 private:
  void add(RuleId rule, std::string claim, std::size_t finding) {
    auto& row = rows_[{rule, std::move(claim)}];
    if (row.empty() || row.back() != finding) row.push_back(finding);
  }

  std::map<std::pair<RuleId, std::string>, std::vector<std::size_t>> rows_;
};

// The titles of the map in the form in which they are compared.
std::unordered_set<std::string> titles_of(argmap::ArgumentMap const& map) {
  std::unordered_set<std::string> titles;
  for (auto const& statement : map.statements) titles.insert(comparable(statement.title));
  for (auto const& argument : map.arguments) titles.insert(comparable(argument.title));
  return titles;
}

bool counts(ClaimSuppression const& entry, std::string_view today) {
  return !entry.reason.empty() && !(entry.has_until && has_expired(entry.until, today));
}

}  // namespace

std::expected<std::shared_ptr<ClaimsFile const>, Error> read_claims_file(Files const& files,
                                                                         std::filesystem::path const& path) {
  auto text = files.read(path, limit);
  if (!text) return std::unexpected(std::move(text.error()));
  return ClaimsReader(path, std::move(*text)).run();
}

std::vector<Use> apply(ClaimsFile const& file, std::filesystem::path const& map_path,
                       argmap::ArgumentMap const& map, Settings const& settings, std::string_view today,
                       std::vector<Diagnostic>& findings, std::vector<SuppressedFinding>& suppressed) {
  std::vector<Use> uses(file.entries.size());
  SourceFile const source(file.path.string(), file.text);
  std::vector<bool> taken(findings.size());
  if (file.entries.empty()) return uses;
  auto const titles = titles_of(map);
  ByClaim by_claim(findings, map);
  auto const relative = map_path.lexically_relative(file.folder).generic_string();
  for (std::size_t i = 0; i < file.entries.size(); ++i) {
    auto const& entry = file.entries[i];
    if (!entry.path.empty() && !config::glob_covers(entry.path, relative)) continue;
    std::string const form = comparable(entry.claim);
    if (!titles.contains(form)) continue;
    for (auto const& name : entry.rules) {
      Rule const* rule = find_rule(name.text);
      if (rule == nullptr || !settings.level(rule->rule)) continue;
      uses[i].seen = true;
      if (!counts(entry, today) || rule->category == Category::process) continue;
      auto const about = by_claim.take(rule->rule, form);
      uses[i].used |= about.has_value();
      for (auto const f : about.value_or(std::vector<std::size_t>{})) {
        if (taken[f]) continue;
        taken[f] = true;
        suppressed.push_back({findings[f],
                              {.by = Suppressed::By::claim,
                               .reason = entry.reason,
                               .until = entry.until,
                               .author = entry.by,
                               .where = fmt::format("{}:{}", file.path.filename().string(),
                                                    source.position(entry.at.begin).line)}});
      }
    }
  }
  std::vector<Diagnostic> left;
  for (std::size_t f = 0; f < findings.size(); ++f)
    if (!taken[f]) left.push_back(std::move(findings[f]));
  findings = std::move(left);
  return uses;
}

Diagnostics report(ClaimsFile const& file, FileId file_id, std::vector<Use> const& uses,
                   std::string_view today) {
  Diagnostics diagnostics;
  for (std::size_t i = 0; i < file.entries.size(); ++i) {
    auto const& entry = file.entries[i];
    std::string const subject = entry.claim + "\n" + entry.reason;
    bool sound = true;
    for (auto const& name : entry.rules) {
      if (find_rule(name.text) != nullptr) continue;
      report_unknown_rule(diagnostics, {file_id, {name.at.begin + 1, name.at.end - 1}}, name.text);
      sound = false;
    }
    if (entry.reason.empty()) {
      auto& diagnostic = diagnostics.report(rule_id::suppression_without_reason, {file_id, entry.at},
                                            "the suppression gives no reason, so it does not count");
      diagnostic.help = "say why: `reason = \"...\"`";
      diagnostic.subject = subject;
      sound = false;
    }
    if (entry.has_until && has_expired(entry.until, today)) {
      bool const is_malformed = has_expired(entry.until, {});
      auto& diagnostic = diagnostics.report(
          rule_id::expired_suppression, {file_id, entry.until_at},
          is_malformed ? fmt::format("`{}` is not a date, so the suppression counts as expired", entry.until)
                       : fmt::format("the suppression of `{}` expired on {}", entry.claim, entry.until));
      diagnostic.help = is_malformed ? "write the last day on which it counts as YYYY-MM-DD"
                                     : "fix what it silenced, or decide anew and give a later date";
      diagnostic.subject = subject;
      sound = false;
    }
    if (!sound || uses[i].used || !uses[i].seen) continue;
    auto& diagnostic =
        diagnostics.report(rule_id::unused_suppression, {file_id, entry.at},
                           fmt::format("there is no finding about `{}` to suppress", entry.claim));
    diagnostic.label = "silences nothing";
    diagnostic.help = "remove the entry";
    diagnostic.subject = subject;
  }
  return diagnostics;
}

}  // namespace stet::verify::suppress
