#include "app/report/source.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/words/style.h"
#include "argmap/evaluate/origins.h"

namespace stet::app {
namespace {

using verify::SourceRecord;

std::string_view worst_status(SourceRecord const& record) {
  std::string_view worst;
  for (auto const& status : record.status) {
    bool const ends = takes_back(status, record);
    if (ends || worst.empty()) worst = to_string(status.kind);
    if (ends) break;
  }
  return worst;
}

void append(std::string& out, std::string_view name, std::string_view value) {
  if (!value.empty()) out += fmt::format("  {:<12} {}\n", name, visible(value));
}

std::string joined(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (auto const part : parts)
    if (!part.empty()) out += (out.empty() ? "" : ", ") + std::string(part);
  return out;
}

}  // namespace

std::string list_of_sources(verify::Registry const& registry) {
  std::size_t widest = 0;
  for (auto const& record : registry.records()) widest = std::max(widest, visible(record.id).size());
  widest = std::min<std::size_t>(widest, 40);
  std::string out;
  for (auto const& record : registry.records()) {
    std::string line = fmt::format("{}  {:<10}  {:<9}  {}", padded(visible(record.id), widest),
                                   visible(record.issued.substr(0, record.issued.find('T'))),
                                   record.tier == verify::Tier::unknown ? "" : to_string(record.tier),
                                   visible(record.title));
    if (record.confidential) line += "  (confidential)";
    if (auto const status = worst_status(record); !status.empty()) line += fmt::format("  ({})", status);
    if (record.snapshots.empty() && !record.confidential) line += "  (no snapshot)";
    while (line.ends_with(' ')) line.pop_back();
    out += line + '\n';
  }
  return out;
}

std::string source_in_full(verify::Registry const& registry, verify::SourceId id) {
  auto const& record = registry[id];
  std::string out = visible(record.id) + '\n';
  append(out, "title", record.title);
  append(out, "in", record.container);
  append(out, "author", record.author);
  append(out, "publisher", record.publisher);
  append(out, "owner", record.owner);
  append(out, "type", record.type);
  append(out, "issued", record.issued);
  append(out, "accessed", record.accessed);
  append(out, "URL", record.url);
  append(out, "DOI", record.doi);
  append(out, "language", record.language);
  append(out, "license", record.license);
  if (record.tier != verify::Tier::unknown) append(out, "tier", to_string(record.tier));
  if (record.confidential) append(out, "confidential", "its text is not shown");
  append(out, "public", record.public_description);
  for (auto const& status : record.status)
    append(out, "status", joined({to_string(status.kind), status.date, status.notice}));
  for (auto const& rating : record.ratings)
    append(out, "rated",
           fmt::format("{} by {}", rating.value,
                       joined({rating.rater, rating.scheme, rating.scope, rating.date, rating.url})));
  for (auto const& lineage : record.lineage)
    append(out, "lineage", fmt::format("{} {}", to_string(lineage.kind), lineage.other));
  std::string shared;
  for (auto const other : registry.records().ids()) {
    if (other == id || !argmap::evaluate::share_root(registry.roots(other), registry.roots(id))) continue;
    shared += (shared.empty() ? "" : ", ") + registry[other].id;
  }
  append(out, "one origin with", shared);
  for (auto const& snapshot : record.snapshots) {
    append(out, "snapshot",
           joined({snapshot.path, snapshot.media_type, snapshot.captured, snapshot.archive_url}));
    append(out, "", snapshot.sha256.empty() ? "no hash registered" : "sha256 " + snapshot.sha256);
  }
  return out;
}

}  // namespace stet::app
