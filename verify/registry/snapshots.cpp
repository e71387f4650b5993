#include "verify/registry/snapshots.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/file.h"
#include "verify/input_rules.h"
#include "verify/registry/library.h"

namespace stet::verify {

bool Containment::permits(std::filesystem::path const& path) const {
  return allow_outside ||
         std::ranges::any_of(folders, [&](auto const& folder) { return is_inside(folder, path); });
}

bool Containment::permits(std::filesystem::path const& path, Library& library) const {
  return allow_outside ||
         std::ranges::any_of(folders, [&](auto const& folder) { return library.is_inside(folder, path); });
}

void load_snapshots(Registry& registry, SourceId id, Sources& sources, Containment const& containment,
                    Library& library, Diagnostics& diagnostics) {
  auto& record = registry.records[id];
  if (std::exchange(record.snapshots_read, true)) return;
  for (Snapshot& snapshot : record.snapshots) {
    auto const report = [&](Rule const& rule, std::string message, std::string label, std::string help) {
      auto& diagnostic = diagnostics.report(rule, snapshot.location, std::move(message));
      diagnostic.label = std::move(label);
      diagnostic.help = std::move(help);
      diagnostic.subject = record.id + " " + snapshot.path;
    };
    auto const path = registry.folder / snapshot.path;
    if (!containment.permits(path, library)) {
      report(rule_id::outside_project,
             fmt::format("the snapshot of `{}` lies outside of the project", record.id),
             "leads out of the project's folder",
             "keep snapshots beside the registry, or pass `--allow-outside`");
      continue;
    }
    auto reading = library.snapshot(path, snapshot.media_type, snapshot.sha256);
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
    snapshot.intact = true;
    if (auto const file = reading->add_to(sources)) {
      snapshot.file = *file;
      snapshot.reading = std::move(reading);
    } else {
      snapshot.unreadable = file.error().message;
    }
  }
}

}  // namespace stet::verify
