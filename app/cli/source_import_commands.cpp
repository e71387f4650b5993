// stet source import and import-list: what other programs and other people have written down, taken into the
// registry.
#include <algorithm>

#include <fmt/format.h>

#include "app/cli/source_registry.h"
#include "app/report/source.h"
#include "app/words/style.h"
#include "verify/registry/import.h"
#include "verify/registry/lists.h"
#include "verify/registry/store.h"

namespace stet::app {
namespace {

constexpr std::uint64_t list_limit = 256ULL << 20U;

std::string id_of(verify::Entry const& record) {
  auto const found = std::ranges::find(record.members, "id", &verify::Entry::Member::first);
  return found == record.members.end() ? std::string{} : found->second.text;
}

// The records that the registry in `text` does not hold yet.
std::vector<verify::Entry> new_records(std::string_view text, std::vector<verify::Entry> const& records) {
  Sources scratch;
  Diagnostics ignored;
  auto const file = scratch.add({}, std::string(text));
  auto const registry = verify::read_registry(scratch, file, {}, ignored);
  std::vector<verify::Entry> result;
  for (auto const& record : records)
    if (!registry.find(id_of(record))) result.push_back(record);
  return result;
}

}  // namespace

Outcome run(SourceImportCommand const& command) {
  auto const open = open_registry(command.access, true);
  if (!open) return refused(open.error());
  auto const text = read_file(command.file, list_limit);
  if (!text) return refused(text.error());
  auto const named = verify::parse_bibliography_format(command.from);
  auto const bibliography =
      verify::read_bibliography(*text, named ? *named : verify::bibliography_format(command.file, *text));
  Outcome outcome{bibliography.problems.empty() ? 0 : 1, {}, open->complaints};
  for (auto const& problem : bibliography.problems)
    outcome.err += complaint(fmt::format("{}:{}: {}", command.file, problem.line, problem.message));
  for (auto const& note : bibliography.notes)
    outcome.err += fmt::format("note: {}:{}: {}\n", visible(command.file), note.line, visible(note.message));
  if (!bibliography.left.empty()) {
    std::string fields;
    for (auto const& [name, count] : bibliography.left)
      fields += fmt::format("{}{} ({})", fields.empty() ? "" : ", ", name, count);
    outcome.err +=
        fmt::format("note: {}: fields that are left out: {}\n", visible(command.file), visible(fields));
  }
  if (bibliography.records.empty() && bibliography.problems.empty()) {
    outcome.code = 1;
    outcome.err += complaint(fmt::format("{}: no record is in it; --from says what it is", command.file));
  }
  std::size_t added = 0;
  for (auto const& record : bibliography.records) {
    bool const is_new = !open->registry.find(id_of(record));
    added += is_new ? 1 : 0;
    outcome.out += fmt::format(
        "{} {}\n",
        is_new ? (command.dry_run ? "would add" : "added") : "is there already:", visible(id_of(record)));
  }
  if (!command.dry_run && added > 0) {
    auto const written = verify::update_file(open->path, [&](std::string_view now) {
      return verify::add_records(now, new_records(now, bibliography.records));
    });
    if (!written) return refused(written.error());
  }
  outcome.out +=
      fmt::format("{} of {} record{} {}\n", added, bibliography.records.size(),
                  bibliography.records.size() == 1 ? "" : "s", command.dry_run ? "would be added" : "added");
  return outcome;
}

Outcome run(SourceImportListCommand const& command) {
  auto const open = open_registry(command.access);
  if (!open) return refused(open.error());
  auto const text = read_file(command.file, list_limit);
  if (!text) return refused(text.error());
  verify::ListDefaults const defaults{command.rater, command.scheme};
  auto reading = verify::read_list(*text, open->registry, defaults);
  if (!reading) return refused({fmt::format("`{}`: {}", command.file, reading.error().message)});
  if (!command.dry_run && !reading->additions.empty()) {
    // Somebody may have recorded some of it in between: the list is read against what is there now.
    auto const written =
        verify::update_file(open->path, [&](std::string_view now) -> std::expected<std::string, Error> {
          Sources scratch;
          Diagnostics ignored;
          auto const file = scratch.add({}, std::string(now));
          auto again = verify::read_list(*text, verify::read_registry(scratch, file, {}, ignored), defaults);
          if (!again) return std::unexpected(std::move(again.error()));
          reading = std::move(again);
          return verify::add_to_records(now, reading->additions);
        });
    if (!written) return refused(written.error());
  }
  Outcome outcome{reading->unreadable == 0 ? 0 : 1, {}, open->complaints};
  if (command.format == AnswerFormat::json) {
    outcome.out = list_json(*reading, command.dry_run);
    return outcome;
  }
  std::size_t known = 0;
  for (auto const& line : reading->lines) {
    if (line.kind == verify::ListLine::Kind::known) ++known;
    if (line.kind == verify::ListLine::Kind::unreadable) {
      outcome.err += complaint(fmt::format("{}:{}: {}", command.file, line.line, line.message));
    } else {
      outcome.out += fmt::format("{}:{}: {}\n", visible(command.file), line.line, visible(line.message));
    }
  }
  outcome.out += fmt::format("{} rows: {} {}, {} recorded already, {} could not be read\n", reading->rows,
                             reading->additions.size(), command.dry_run ? "would be recorded" : "recorded",
                             known, reading->unreadable);
  return outcome;
}

}  // namespace stet::app
