// Records of the registry as JSON, in the words of sources.yaml.
#include <nlohmann/json.hpp>

#include "app/report/source.h"

namespace stet::app {
namespace {

using Json = nlohmann::ordered_json;

std::string printed(Json const& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

void add(Json& object, char const* key, std::string const& value) {
  if (!value.empty()) object[key] = value;
}

Json json_of(verify::SourceRecord const& record, std::uint32_t origin) {
  Json out;
  out["id"] = record.id;
  add(out, "type", record.type);
  add(out, "title", record.title);
  add(out, "author", record.author);
  add(out, "publisher", record.publisher);
  add(out, "container-title", record.container);
  add(out, "issued", record.issued);
  add(out, "accessed", record.accessed);
  add(out, "URL", record.url);
  add(out, "DOI", record.doi);
  add(out, "language", record.language);
  add(out, "license", record.license);
  add(out, "owner", record.owner);
  out["tier"] = to_string(record.tier);
  out["confidential"] = record.confidential;
  add(out, "public-description", record.public_description);
  out["origin"] = origin;
  for (auto const& rating : record.ratings) {
    Json entry{{"rater", rating.rater}, {"value", rating.value}};
    add(entry, "scheme", rating.scheme);
    add(entry, "date", rating.date);
    add(entry, "scope", rating.scope);
    add(entry, "url", rating.url);
    out["ratings"].push_back(std::move(entry));
  }
  for (auto const& lineage : record.lineage)
    out["lineage"].push_back({{"kind", to_string(lineage.kind)}, {"source", lineage.other}});
  for (auto const& status : record.status) {
    Json entry{{"kind", to_string(status.kind)}};
    add(entry, "date", status.date);
    add(entry, "notice", status.notice);
    out["status"].push_back(std::move(entry));
  }
  for (auto const& snapshot : record.snapshots) {
    Json entry{{"path", snapshot.path}};
    add(entry, "sha256", snapshot.sha256);
    add(entry, "folded-sha256", snapshot.folded_sha256);
    add(entry, "folding", snapshot.folding);
    add(entry, "media-type", snapshot.media_type);
    add(entry, "captured", snapshot.captured);
    add(entry, "archive-url", snapshot.archive_url);
    out["snapshots"].push_back(std::move(entry));
  }
  return out;
}

}  // namespace

std::string sources_json(verify::Registry const& registry) {
  Json list = Json::array();
  for (auto const id : registry.records().ids()) list.push_back(json_of(registry[id], registry.origin(id)));
  return printed({{"schema", 1}, {"sources", std::move(list)}});
}

std::string source_json(verify::Registry const& registry, verify::SourceId id) {
  return printed({{"schema", 1}, {"source", json_of(registry[id], registry.origin(id))}});
}

std::string uses_json(std::string const& id, std::vector<Use> const& uses) {
  Json list = Json::array();
  for (auto const& use : uses) {
    Json entry{{"path", use.path}, {"line", use.line}, {"column", use.column}, {"claim", use.claim}};
    add(entry, "locator", use.locator);
    list.push_back(std::move(entry));
  }
  return printed({{"schema", 1}, {"id", id}, {"uses", std::move(list)}});
}

std::string verified_json(verify::Verification const& verification) {
  Json list = Json::array();
  for (std::size_t i = 0; i < verification.snapshots.size(); ++i) {
    auto const& check = verification.snapshots[i];
    Json entry{{"id", verification.ids[i]}, {"path", check.path}, {"state", to_string(check.state)}};
    add(entry, "sha256", check.actual);
    add(entry, "problem", check.problem);
    if (check.drift.any())
      entry["drift"] = {{"since", check.before},
                        {"removed", check.drift.removed},
                        {"added", check.drift.added},
                        {"changes", check.drift.changes}};
    list.push_back(std::move(entry));
  }
  return printed({{"schema", 1}, {"problems", verification.problems}, {"snapshots", std::move(list)}});
}

std::string list_json(verify::ListReading const& reading, bool dry_run) {
  auto const word = [](verify::ListLine::Kind kind) {
    switch (kind) {
      case verify::ListLine::Kind::added: return "added";
      case verify::ListLine::Kind::known: return "known";
      case verify::ListLine::Kind::unreadable: return "unreadable";
    }
    return "unreadable";
  };
  Json lines = Json::array();
  for (auto const& line : reading.lines)
    lines.push_back({{"line", line.line}, {"kind", word(line.kind)}, {"message", line.message}});
  return printed(
      {{"schema", 1},
       {"list", reading.kind == verify::ListReading::Kind::retractions ? "retractions" : "ratings"},
       {"rows", reading.rows},
       {"dry-run", dry_run},
       {"changes", reading.additions.size()},
       {"unreadable", reading.unreadable},
       {"lines", std::move(lines)}});
}

}  // namespace stet::app
