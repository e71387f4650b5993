#include "verify/registry/snapshots.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "verify/input_rules.h"
#include "verify/registry/drift.h"
#include "verify/registry/library.h"

namespace stet::verify {
namespace {

// The later text is the page as it is now, and not another part of the source: most of the earlier one is
// still there.
bool is_newer_copy(std::string_view earlier, std::string_view later) {
  return 2 * drift_between(earlier, later, 0).removed <= count_words(earlier);
}

// Of two snapshots of one day, the one that is registered later is the later one.
void mark_superseded(std::span<Snapshot const> registered, std::span<LoadedSnapshot> loaded,
                     Sources const& sources) {
  for (std::size_t i = 0; i < loaded.size(); ++i) {
    constexpr std::size_t most_compared = 16;
    std::size_t compared = 0;
    for (std::size_t k = 0; k < loaded.size() && loaded[i].file.valid() && !loaded[i].superseded; ++k) {
      bool const later = std::pair(std::string_view(registered[i].captured), i) <
                         std::pair(std::string_view(registered[k].captured), k);
      if (later && loaded[k].file.valid() && ++compared <= most_compared)
        loaded[i].superseded = is_newer_copy(sources[loaded[i].file].text(), sources[loaded[k].file].text());
    }
  }
}

}  // namespace

std::vector<SourceId> SnapshotTable::sources() const {
  std::vector<SourceId> known;
  for (auto const& row : rows_) known.push_back(row.first);
  std::ranges::sort(known);
  return known;
}

void SnapshotLoading::load(SourceId source, Diagnostics& diagnostics) const {
  if (table.knows(source)) return;
  auto const& record = registry[source];
  auto& loaded = table.add(source);
  for (Snapshot const& snapshot : record.snapshots) {
    auto& row = loaded.emplace_back();
    auto const report = [&](Rule const& rule, std::string message, std::string label, std::string help) {
      auto& diagnostic = diagnostics.report(rule, {registry_file, snapshot.place}, std::move(message));
      diagnostic.label = std::move(label);
      diagnostic.help = std::move(help);
      diagnostic.subject = record.id + " " + snapshot.path;
    };
    auto const path = registry.folder() / snapshot.path;
    if (!containment.permits(path)) {
      report(rule_id::outside_project,
             fmt::format("the snapshot of `{}` lies outside of the project", record.id),
             "leads out of the project's folder",
             "keep snapshots beside the registry, or pass `--allow-outside`");
      continue;
    }
    auto reading =
        library.snapshot(containment.files(), path, {snapshot.media_type, record.url}, snapshot.sha256);
    if (reading->failure()) {
      report(rule_id::snapshot_changed, fmt::format("the snapshot of `{}` cannot be read", record.id),
             reading->failure()->message, "restore the file, or register the snapshot that exists");
      continue;
    }
    if (!snapshot.sha256.empty() && reading->sha256() != snapshot.sha256) {
      report(rule_id::snapshot_changed,
             fmt::format("the snapshot of `{}` is not the file that was registered", record.id),
             "the file has another hash",
             fmt::format("restore the file, or, if it is right as it is, register its `sha256: {}`",
                         reading->sha256()));
      continue;
    }
    row.intact = true;
    if (auto const file = reading->add_to(sources)) {
      row.file = *file;
      row.reading = std::move(reading);
    } else {
      row.unreadable = file.error().message;
    }
  }
  mark_superseded(record.snapshots, loaded, sources);
}

}  // namespace stet::verify
