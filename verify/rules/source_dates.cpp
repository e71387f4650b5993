// What dates give away: undated-source (a cited source has none), stale-source (it is older than the house
// allows) and citogenesis-suspect (it appeared after the claim it is to support, and may have the claim from
// there).
#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "verify/claims.h"
#include "verify/registry/dates.h"
#include "verify/rules/support.h"

namespace stet::rule_id {
extern Rule const citogenesis_suspect{26, "citogenesis-suspect", Category::sourcing, Severity::warning,
                                      "a cited source is later than the claim's first appearance"};
extern Rule const stale_source{31, "stale-source", Category::sourcing, Severity::warning,
                               "a source is older than the house allows"};
extern Rule const undated_source{34, "undated-source", Category::sourcing, Severity::info,
                                 "a cited source has no date"};
}  // namespace stet::rule_id

namespace stet::verify::rules {
namespace {

using argmap::CitationId;
using argmap::StatementId;

std::string text_at(argmap::Statement const& statement, std::string_view key) {
  auto const& data = statement.data;
  if (data.empty()) return {};
  auto const at = data.find(0, key);
  return at ? data[*at].text : std::string{};
}

void add_places(Input const& input, std::vector<CitationId> const& cited, Diagnostic& diagnostic) {
  for (std::size_t i = 1; i < cited.size() && i < 8; ++i)
    diagnostic.related.push_back({input.result.map.citations[cited[i]].location, "cited here too"});
}

// What a claim says about the age of its sources, or the house does.
std::optional<Age> max_age_for(Input const& input, SourceRecord const& record, CitationId citation) {
  auto const& map = input.result.map;
  auto const statement = map.statement_of[map.citations[citation].occurrence];
  if (statement.valid())
    if (auto const own = parse_age(text_at(map.statements[statement], "max-age"))) return own;
  for (auto const& [type, age] : input.policy.max_age_by_type) {
    if (type == record.type) return age;
  }
  return input.policy.max_age;
}

}  // namespace

void undated_source(Input const& input, Diagnostics& findings) {
  for (auto const& [source, cited] : cited_sources(input)) {
    auto const& record = (*input.result.registry)[source];
    if (!record.issued.empty() || record.confidential) continue;
    auto& diagnostic = findings.report(rule_id::undated_source, input.result.in_registry(record.place),
                                       fmt::format("`{}` has no date", record.id));
    diagnostic.label = "no `issued`";
    diagnostic.related.push_back({input.result.map.citations[cited.front()].location, "cited here"});
    diagnostic.help = "write when it was published: `issued: \"2008-02-22\"`; a year will do";
    diagnostic.subject = record.id;
  }
}

void stale_source(Input const& input, Diagnostics& findings) {
  auto const now = latest(input.policy.published.empty() ? input.policy.today : input.policy.published);
  if (!now) return;
  for (auto const& [source, cited] : cited_sources(input)) {
    auto const& record = (*input.result.registry)[source];
    auto const issued = latest(record.issued);
    if (!issued) continue;
    std::vector<CitationId> stale;
    std::optional<Age> allowed;
    for (CitationId const citation : cited) {
      auto const age = max_age_for(input, record, citation);
      if (!age || *issued >= before(*now, *age)) continue;
      stale.push_back(citation);
      if (!allowed) allowed = age;
    }
    if (stale.empty()) continue;
    auto& diagnostic = findings.report(
        rule_id::stale_source, input.result.map.citations[stale.front()].location,
        fmt::format("`{}` is of {}, more than {} old", record.id, record.issued, to_string(*allowed)));
    diagnostic.label = "older than is allowed here";
    add_places(input, stale, diagnostic);
    diagnostic.help = "cite a newer source, or allow more with `max-age`";
    diagnostic.subject = record.id;
  }
}

void citogenesis_suspect(Input const& input, Diagnostics& findings) {
  auto const& map = input.result.map;
  auto const& registry = *input.result.registry;
  struct Suspect {
    CitationId citation;
    StatementId claim;
    std::string appeared;
  };
  std::map<SourceId, std::vector<Suspect>> suspects;
  for (StatementId const id : map.statements.ids()) {
    std::string appeared = text_at(map.statements[id], "first-appearance");
    if (appeared.empty() && input.asserted[id.index()]) appeared = input.policy.published;
    auto const last_day = latest(appeared);
    if (!last_day) continue;
    for (CitationId const citation : support_of(input.result, id)) {
      auto const source = input.evidence.citations[citation].source;
      if (!source.valid()) continue;
      auto const issued = earliest(registry[source].issued);
      if (issued && *issued > *last_day) suspects[source].push_back({citation, id, appeared});
    }
  }
  for (auto const& [source, found] : suspects) {
    auto const& record = registry[source];
    auto const& first = found.front();
    auto& diagnostic = findings.report(rule_id::citogenesis_suspect, map.citations[first.citation].location,
                                       fmt::format("`{}` ({}) is later than the claim it supports ({})",
                                                   record.id, record.issued, first.appeared));
    diagnostic.label = "may have the claim from there";
    for (std::size_t i = 0; i < found.size() && i < 5; ++i)
      diagnostic.related.push_back(
          {place_of(map, found[i].claim),
           fmt::format("{} appeared in {}", name_of(map, found[i].claim), found[i].appeared)});
    diagnostic.help = "cite what was known before, or record where the source has it from with `lineage`";
    diagnostic.subject = record.id;
  }
}

}  // namespace stet::verify::rules
