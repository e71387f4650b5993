// stet source rate, relate and retract: one more entry in a record.
#include <fmt/format.h>

#include "app/cli/source_registry.h"
#include "verify/policy.h"

namespace stet::app {

using verify::Entry;

Outcome run(SourceRateCommand const& command) {
  auto const date = date_or(command.date, command.access.today);
  if (!date) return refused(date.error());
  if (command.rater.empty() || command.value.empty()) return refused({"a rating needs a rater and a value"});
  if (auto const why =
          verify::not_in_scheme(command.scheme.empty() ? command.rater : command.scheme, command.value))
    return refused({*why});
  if (command.scheme.empty() && !command.value.empty() && !verify::weight_of(command.value))
    return refused(
        {fmt::format("`{}` is no rating that stet knows; write `reliable`, `mixed`, `unreliable` or "
                     "`4/5`, or name the scale with --scheme",
                     command.value)});
  Entry rating = Entry::mapping({});
  rating.add("rater", command.rater);
  rating.add("scheme", command.scheme);
  rating.add("value", command.value);
  rating.add("date", *date);
  rating.add("scope", command.scope);
  rating.add("url", command.url);
  return add_entry(command.access, command.id, "ratings", std::move(rating),
                   fmt::format("{}: rated {} by {}", command.id, command.value, command.rater));
}

Outcome run(SourceRelateCommand const& command) {
  auto const open = open_registry(command.access);
  if (!open) return refused(open.error());
  // An agency is not always a source of its own; everything else has to be registered.
  if (command.kind != "same-wire")
    if (auto const other = find_source(*open, command.other); !other) return refused(other.error());
  if (command.id == command.other) return refused({fmt::format("`{}` cannot come from itself", command.id)});
  if (auto const source = open->registry.find(command.id)) {
    for (auto const& lineage : open->registry[*source].lineage)
      if (lineage.other == command.other && to_string(lineage.kind) == command.kind)
        return {
            0, fmt::format("{}: {} {} (already recorded)\n", command.id, command.kind, command.other), {}};
  }
  Entry lineage = Entry::mapping({});
  lineage.add("kind", command.kind);
  lineage.add("source", command.other);
  return add_entry(command.access, command.id, "lineage", std::move(lineage),
                   fmt::format("{}: {} {}", command.id, command.kind, command.other));
}

Outcome run(SourceRetractCommand const& command) {
  auto const date = date_or(command.date, command.access.today);
  if (!date) return refused(date.error());
  Entry status = Entry::mapping({});
  status.add("kind", command.kind);
  status.add("date", *date);
  status.add("notice", command.notice);
  return add_entry(command.access, command.id, "status", std::move(status),
                   fmt::format("{}: {}, {}", command.id, command.kind, *date));
}

}  // namespace stet::app
