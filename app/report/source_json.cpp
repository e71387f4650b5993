// Records of the registry as JSON, in the words of sources.yaml.
#include "app/report/source.h"
#include "base/json.h"

namespace stet::app {
namespace {

// A whole document; `write` writes the members after the number of the schema.
template <class Write>
std::string document(Write const& write) {
  return json_text(2,
                   [&](JsonWriter& out) {
                     out.object([&] {
                       out.member("schema", 1);
                       write(out);
                     });
                   }) +
         '\n';
}

// A list that is left out when it is empty; `write` writes the members of an element.
template <class Range, class Write>
void list_if_any(JsonWriter& out, std::string_view key, Range const& range, Write const& write) {
  if (range.empty()) return;
  out.array(key, range, [&](auto const& each) { out.object([&] { write(each); }); });
}

void write_record(JsonWriter& out, verify::SourceRecord const& record, std::uint32_t origin) {
  out.member("id", record.id);
  out.member_if_any("type", record.type).member_if_any("title", record.title);
  out.member_if_any("author", record.author).member_if_any("publisher", record.publisher);
  out.member_if_any("container-title", record.container).member_if_any("issued", record.issued);
  out.member_if_any("accessed", record.accessed).member_if_any("URL", record.url);
  out.member_if_any("DOI", record.doi).member_if_any("language", record.language);
  out.member_if_any("license", record.license).member_if_any("owner", record.owner);
  out.member("tier", to_string(record.tier)).member("confidential", record.confidential);
  out.member_if_any("public-description", record.public_description).member("origin", origin);
  list_if_any(out, "ratings", record.ratings, [&](auto const& rating) {
    out.member("rater", rating.rater).member("value", rating.value);
    out.member_if_any("scheme", rating.scheme).member_if_any("date", rating.date);
    out.member_if_any("scope", rating.scope).member_if_any("url", rating.url);
  });
  list_if_any(out, "lineage", record.lineage, [&](auto const& lineage) {
    out.member("kind", to_string(lineage.kind)).member("source", lineage.other);
  });
  list_if_any(out, "status", record.status, [&](auto const& status) {
    out.member("kind", to_string(status.kind));
    out.member_if_any("date", status.date).member_if_any("notice", status.notice);
  });
  list_if_any(out, "snapshots", record.snapshots, [&](auto const& snapshot) {
    out.member("path", snapshot.path).member_if_any("sha256", snapshot.sha256);
    out.member_if_any("folded-sha256", snapshot.folded_sha256).member_if_any("folding", snapshot.folding);
    out.member_if_any("media-type", snapshot.media_type).member_if_any("captured", snapshot.captured);
    out.member_if_any("archive-url", snapshot.archive_url);
  });
}

}  // namespace

std::string sources_json(verify::Registry const& registry) {
  return document([&](JsonWriter& out) {
    out.array("sources", registry.records().ids(), [&](verify::SourceId id) {
      out.object([&] { write_record(out, registry[id], registry.roots(id).front()); });
    });
  });
}

std::string source_json(verify::Registry const& registry, verify::SourceId id) {
  return document([&](JsonWriter& out) {
    out.object("source", [&] { write_record(out, registry[id], registry.roots(id).front()); });
  });
}

std::string uses_json(std::string const& id, std::vector<Use> const& uses) {
  return document([&](JsonWriter& out) {
    out.member("id", id);
    out.array("uses", uses, [&](Use const& use) {
      out.object([&] {
        out.member("path", use.path).member("line", use.line).member("column", use.column);
        out.member("claim", use.claim).member_if_any("locator", use.locator);
      });
    });
  });
}

std::string verified_json(verify::Verification const& verification) {
  return document([&](JsonWriter& out) {
    out.member("problems", verification.problems).member("snapshots", [&] {
      out.begin_array();
      for (std::size_t i = 0; i < verification.snapshots.size(); ++i) {
        auto const& check = verification.snapshots[i];
        out.object([&] {
          out.member("id", verification.ids[i]).member("path", check.path);
          out.member("state", to_string(check.state));
          out.member_if_any("sha256", check.actual).member_if_any("problem", check.problem);
          if (!check.drift.any()) return;
          out.object("drift", [&] {
            out.member("since", check.before).member("removed", check.drift.removed);
            out.member("added", check.drift.added).member("changes", check.drift.changes);
          });
        });
      }
      out.end_array();
    });
    if (!verification.orphans.empty()) out.member("orphans", verification.orphans);
  });
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
  bool const retractions = reading.kind == verify::ListReading::Kind::retractions;
  return document([&](JsonWriter& out) {
    out.member("list", retractions ? "retractions" : "ratings").member("rows", reading.rows);
    out.member("dry-run", dry_run).member("changes", reading.additions.size());
    out.member("unreadable", reading.unreadable);
    out.array("lines", reading.lines, [&](verify::ListLine const& line) {
      out.object([&] {
        out.member("line", line.line).member("kind", word(line.kind)).member("message", line.message);
      });
    });
  });
}

}  // namespace stet::app
