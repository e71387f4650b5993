#include "verify/registry/integrity.h"

#include <optional>

#include "base/hash.h"
#include "verify/quote/fold.h"
#include "verify/registry/orphans.h"
#include "verify/registry/readable.h"

namespace stet::verify {
namespace {

// The readable text of the file; none if it has none.
std::optional<std::string> text_of(Snapshot const& snapshot, std::string_view url, std::string content,
                                   std::string& problem) {
  Sources scratch;
  auto const type = media_type_of(snapshot.media_type, snapshot.path, content);
  auto const file =
      add_readable(scratch, snapshot.path, std::move(content), type, {snapshot.media_type, url});
  if (!file) {
    problem = file.error().message;
    return {};
  }
  return std::string(scratch[*file].text());
}

SnapshotState state_of(Snapshot const& snapshot, std::string const& actual,
                       std::optional<std::string> const& text) {
  if (snapshot.sha256.empty()) return SnapshotState::unhashed;
  if (snapshot.sha256 == actual) return SnapshotState::intact;
  bool const comparable_words =
      text && !snapshot.folded_sha256.empty() && snapshot.folding == std::to_string(quote::folding_version);
  if (comparable_words && snapshot.folded_sha256 == sha256(quote::folded_text(*text)))
    return SnapshotState::reformatted;
  return SnapshotState::changed;
}

bool is_problem(SnapshotState state) {
  return state != SnapshotState::intact && state != SnapshotState::unhashed;
}

}  // namespace

std::string_view to_string(SnapshotState state) {
  switch (state) {
    case SnapshotState::intact: return "intact";
    case SnapshotState::unhashed: return "unhashed";
    case SnapshotState::reformatted: return "reformatted";
    case SnapshotState::changed: return "changed";
    case SnapshotState::missing: return "missing";
    case SnapshotState::outside: return "outside";
  }
  return "missing";
}

Verification verify_snapshots(SourceRegistry const& registry, std::span<SourceId const> sources,
                              Containment const& containment) {
  Verification result;
  std::vector<SourceId> all(sources.begin(), sources.end());
  if (all.empty()) {
    all = registry.all(registry.size());
    result.orphans = orphans_in(registry.folder(), containment.files());
  }
  for (SourceId const id : all) {
    auto const& record = registry[id];
    std::optional<std::string> earlier;
    std::string earlier_path;
    for (Snapshot const& snapshot : record.snapshots) {
      SnapshotCheck check{
          .source = id, .path = snapshot.path, .actual = {}, .problem = {}, .before = {}, .drift = {}};
      auto const path = registry.folder() / snapshot.path;
      if (!containment.permits(path)) {
        check.state = SnapshotState::outside;
      } else if (auto content = containment.files().read(path, snapshot_limit); !content) {
        check.state = SnapshotState::missing;
        check.problem = content.error().message;
      } else {
        check.actual = sha256(*content);
        auto text = text_of(snapshot, record.url, std::move(*content), check.problem);
        check.state = state_of(snapshot, check.actual, text);
        if (text && earlier) {
          check.drift = drift_between(*earlier, *text);
          check.before = earlier_path;
        }
        if (text) {
          earlier = std::move(text);
          earlier_path = snapshot.path;
        }
      }
      if (is_problem(check.state)) ++result.problems;
      result.ids.push_back(record.id);
      result.snapshots.push_back(std::move(check));
    }
  }
  return result;
}

}  // namespace stet::verify
