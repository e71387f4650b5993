// stet source add and snapshot: a source's record, and copies of its text that nobody can change unnoticed.
#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "app/cli/console.h"
#include "app/cli/source_registry.h"
#include "app/fetch/page.h"
#include "app/words/style.h"
#include "base/encoding.h"
#include "base/hash.h"
#include "base/text.h"
#include "verify/registry/address.h"
#include "verify/registry/capture.h"
#include "verify/registry/drift.h"
#include "verify/registry/library.h"
#include "verify/registry/orphans.h"
#include "verify/registry/page_facts.h"
#include "verify/registry/snapshots.h"
#include "verify/registry/store.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;
using verify::Entry;

// What was found at a file or an address.
struct Found {
  std::string url;  // empty for files
  fs::path file;    // empty for addresses
  std::string bytes;
  verify::MediaType type = verify::MediaType::plain;
  std::string encoding;  // that the server states
  std::string page;      // the bytes in UTF-8, out of their message
  std::string text;      // readable
  std::string problem;   // why there is none
};

// `url`: where somebody says it can be read; an archive of several pages has it.
std::expected<Found, Error> look_at(std::string const& what, std::string const& url,
                                    FetchLimits const& limits) {
  Found found;
  std::string declared;
  if (is_address(what)) {
    auto page = fetch_page(what, limits);
    if (!page) return std::unexpected(std::move(page.error()));
    found.url = page->url.empty() ? what : page->url;
    found.bytes = std::move(page->bytes);
    declared = page->media_type;
    found.encoding = encoding_for(found.bytes, verify::charset_of(declared));
  } else {
    auto content = read_file(what, verify::snapshot_limit);
    if (!content) return std::unexpected(std::move(content.error()));
    found.file = what;
    found.bytes = std::move(*content);
  }
  if (found.bytes.empty()) return std::unexpected(Error{fmt::format("`{}` is empty", what)});
  found.type =
      verify::media_type_of(declared, found.url.empty() ? found.file.string() : std::string{}, found.bytes);
  Sources scratch;
  auto const file =
      verify::add_readable(scratch, what, found.bytes, found.type,
                           {declared, url.empty() ? std::string_view(found.url) : std::string_view(url)});
  if (file) {
    found.text = std::string(scratch[*file].text());
    if (scratch.size() > 1) found.page = std::string(scratch[FileId(scratch.size() - 2)].text());
  } else {
    found.problem = file.error().message;
  }
  return found;
}

// Where the snapshot is to lie: in snapshots/, or where the file is if it is to stay or is there already.
fs::path place_for(Found const& found, fs::path const& folder, std::string const& name, bool in_place) {
  if (!found.file.empty() && (in_place || is_inside(folder / verify::snapshot_folder, found.file))) {
    std::error_code error;
    auto const base = fs::weakly_canonical(folder.empty() ? fs::path(".") : folder, error);
    return fs::weakly_canonical(found.file, error).lexically_relative(base);
  }
  auto const own = found.file.extension().string();
  bool const fits = !own.empty() && verify::media_type_of({}, own, {}) == found.type;
  fs::path const wanted = fs::path(verify::snapshot_folder) /
                          (name + (fits ? own : std::string(verify::extension_of(found.type))));
  fs::path place = wanted;
  std::error_code error;
  for (int n = 2; fs::exists(folder / place, error); ++n) {
    auto const there = read_file(folder / place, verify::snapshot_limit);
    if (there && *there == found.bytes) break;
    place =
        wanted.parent_path() / fmt::format("{}-{}{}", wanted.stem().string(), n, wanted.extension().string());
  }
  return place;
}

// The stored copy on its way into the registry. All of it happens under the registry's lock, so that nobody
// else takes the place, or takes away what somebody has registered in between.
class Copy {
 public:
  Copy(Found const& found, fs::path const& registry, bool in_place = false)
      : found_(found), folder_(registry.parent_path()), in_place_(in_place) {}

  // Where it lies, seen from the registry.
  std::expected<fs::path, Error> put(std::string const& name) {
    take_back();
    auto const place = place_for(found_, folder_, name, in_place_);
    auto const path = folder_ / place;
    if (!is_inside(folder_, path))
      return std::unexpected(
          Error{fmt::format("`{}` leads out of the registry's folder; snapshots stay in it", path.string())});
    std::error_code error;
    if (fs::exists(path, error)) return place;
    fs::create_directories(path.parent_path(), error);
    if (error)
      return std::unexpected(Error{
          fmt::format("cannot make the folder `{}`: {}", path.parent_path().string(), error.message())});
    if (auto written = write_file(path, found_.bytes); !written) return std::unexpected(written.error());
    made_ = path;
    return place;
  }
  // Removes what `put` has made.
  void take_back() {
    std::error_code error;
    if (!made_.empty()) fs::remove(std::exchange(made_, {}), error);
  }

 private:
  Found const& found_;
  fs::path folder_;
  bool in_place_;
  fs::path made_;
};

// The registry in the text, for looking things up.
verify::Registry registry_in(std::string_view text) {
  Sources scratch;
  Diagnostics ignored;
  auto const file = scratch.add({}, std::string(text));
  return verify::read_registry(scratch, file, {}, ignored);
}

verify::Capture capture_of(Found const& found, fs::path const& place, std::string const& captured,
                           std::string const& archive_url) {
  return {.path = place.generic_string(),
          .bytes = found.bytes,
          .text = found.text,
          .type = found.type,
          .encoding = found.encoding,
          .captured = captured,
          .archive_url = archive_url};
}

Entry date_entry(std::string const& date) { return Entry::of(date); }

std::string described(verify::Drift const& drift) {
  std::string out =
      fmt::format("{} word{} went, {} came\n", drift.removed, drift.removed == 1 ? "" : "s", drift.added);
  for (auto const& change : drift.changes) out += "  " + visible(change) + '\n';
  if (drift.cut) out += "  ...\n";
  return out;
}

// `Lee, Ann` by its parts; other names are taken whole.
Entry name_entry(std::string_view name) {
  auto const comma = name.find(',');
  if (comma == std::string_view::npos || name.find(',', comma + 1) != std::string_view::npos)
    return Entry::mapping({{"literal", Entry::of(name)}});
  return Entry::mapping({{"family", Entry::of(trimmed(name.substr(0, comma)))},
                         {"given", Entry::of(trimmed(name.substr(comma + 1)))}});
}

Entry authors_of(SourceAddCommand const& command, verify::PageFacts const& facts) {
  Entry authors = Entry::list({});
  if (!command.author.empty())
    authors.elements.push_back(Entry::mapping({{"literal", Entry::of(command.author)}}));
  else
    for (auto const& author : facts.authors) authors.elements.push_back(name_entry(author));
  return authors;
}

std::string given_or(std::string const& given, std::string const& read) {
  return given.empty() ? read : given;
}

Entry record_of(SourceAddCommand const& command, Found const& found, std::string const& id,
                verify::PageFacts const& facts, std::optional<Entry> snapshot) {
  std::string const url = given_or(command.url, given_or(facts.url, found.url));
  Entry record = Entry::mapping({});
  record.add("id", Entry::of(id));
  record.add("type", given_or(command.type, url.empty() ? "document" : "webpage"));
  record.add("title", given_or(command.title, given_or(facts.title, found.file.stem().string())));
  if (Entry authors = authors_of(command, facts); !authors.elements.empty())
    record.add("author", std::move(authors));
  record.add("container-title", command.container);
  record.add("publisher", given_or(command.publisher, given_or(facts.site, verify::host_of(url))));
  if (std::string const issued = given_or(command.issued, facts.published); !issued.empty())
    record.add("issued", date_entry(issued));
  if (!found.url.empty() && snapshot) record.add("accessed", date_entry(command.access.today));
  record.add("URL", url);
  record.add("DOI", given_or(command.doi, facts.doi));
  record.add("language", given_or(command.language, facts.language));
  record.add("license", given_or(command.license, facts.license));
  Entry custom = Entry::mapping({});
  custom.add("tier", command.tier);
  custom.add("owner", command.owner);
  if (snapshot) custom.add("snapshots", Entry::list({std::move(*snapshot)}));
  if (!custom.members.empty()) record.add("custom", std::move(custom));
  return record;
}

// A record without a snapshot.
Outcome add_record(SourceAddCommand const& command, OpenRegistry const& open) {
  Found found;
  if (is_address(command.what)) found.url = command.what;
  if (!command.what.empty() && found.url.empty())
    return refused({"with --no-file, no file is read; name an address, or the record by --title"});
  std::string const name = given_or(command.title, given_or(command.id, found.url));
  if (name.empty()) return refused({"name the record by --title or --id"});
  std::string id;
  auto const change = [&](std::string_view text) -> std::expected<std::string, Error> {
    auto const registry = registry_in(text);
    id = command.id.empty() ? free_id(registry, verify::slug(name)) : command.id;
    if (registry.find(id))
      return std::unexpected(Error{fmt::format("another program has just registered `{}`; try again", id)});
    return verify::add_records(text, std::vector{record_of(command, found, id, {}, std::nullopt)});
  };
  if (auto const written = verify::update_file(open.path, change); !written) return refused(written.error());
  return {0, fmt::format("added {} (without a file)\n", visible(id)), open.complaints};
}

}  // namespace

Outcome run(SourceAddCommand const& command) {
  if (auto const issued = date_or(command.issued, {}); !issued) return refused(issued.error());
  auto const open = open_registry(command.access, true);
  if (!open) return refused(open.error());
  if (!command.id.empty() && open->registry.find(command.id))
    return refused(
        {fmt::format("`{}` holds a source `{}` already; `stet source snapshot {}` takes a new copy",
                     open->path.string(), command.id, command.id)});
  if (command.no_file) return add_record(command, *open);
  if (command.what.empty()) return refused({"name a file or an address, or pass --no-file"});
  auto const found = look_at(command.what, command.url, command.limits);
  if (!found) return refused(found.error());
  auto const facts = verify::page_facts(found->page, found->bytes, found->type, command.access.today);
  std::string const name = given_or(command.title, given_or(facts.title, found->file.stem().string()));
  std::string id;
  Copy copy(*found, open->path, command.in_place);
  fs::path place;
  auto const change = [&](std::string_view text) -> std::expected<std::string, Error> {
    auto const registry = registry_in(text);
    id = command.id.empty() ? free_id(registry, verify::slug(name)) : command.id;
    if (registry.find(id))
      return std::unexpected(Error{fmt::format("another program has just registered `{}`; try again", id)});
    auto put = copy.put(verify::slug(id));
    if (!put) return std::unexpected(std::move(put.error()));
    place = std::move(*put);
    auto entry =
        verify::snapshot_entry(capture_of(*found, place, given_or(facts.captured, command.access.today),
                                          given_or(command.archive_url, facts.archive_url)));
    return verify::add_records(text, std::vector{record_of(command, *found, id, facts, std::move(entry))});
  };
  if (auto const written = verify::update_file(open->path, change, [&] { copy.take_back(); }); !written)
    return refused(written.error());
  Outcome outcome{0, fmt::format("added {} ({})\n", visible(id), visible(place.generic_string())),
                  open->complaints};
  outcome.out +=
      hint(surroundings(), fmt::format("cite it in a map: [A claim]: \"its words\" [@{}].", visible(id)));
  if (!found->problem.empty())
    outcome.err += complaint(fmt::format("quotations from it cannot be checked: {}", found->problem));
  return outcome;
}

Outcome run(SourceSnapshotCommand const& command) {
  auto open = open_registry(command.access);
  if (!open) return refused(open.error());
  auto const source = find_source(*open, command.id);
  if (!source) return refused(source.error());
  auto const& record = open->registry[*source];
  if (command.file.empty() && !is_address(record.url))
    return refused({fmt::format("`{}` has no URL to fetch; name a file with --file", record.id)});
  auto const found = look_at(command.file.empty() ? record.url : command.file, record.url, command.limits);
  if (!found) return refused(found.error());

  std::string const hash = sha256(found->bytes);
  for (auto const& snapshot : record.snapshots)
    if (snapshot.sha256 == hash)
      return {0, fmt::format("{}: the same bytes as {}\n", visible(record.id), visible(snapshot.path)),
              open->complaints};

  // The latest snapshot that can be read is what the new one is compared with.
  Diagnostics ignored;
  auto const inside = containment_of(*open);
  verify::Library library;
  verify::SnapshotTable loaded;
  verify::SnapshotLoading{open->registry, open->file, inside, library, open->sources, loaded}.load(*source,
                                                                                                   ignored);
  std::optional<verify::Drift> drift;
  std::string before;
  for (std::size_t i = 0; i < record.snapshots.size(); ++i) {
    FileId const file = loaded.of(*source)[i].file;
    if (!file.valid() || found->text.empty()) continue;
    drift = verify::drift_between(open->sources[file].text(), found->text);
    before = record.snapshots[i].path;
  }
  Copy copy(*found, open->path, command.in_place);
  fs::path place;
  auto const change = [&](std::string_view text) -> std::expected<std::string, Error> {
    auto put = copy.put(fmt::format("{}-{}", verify::slug(record.id), command.access.today));
    if (!put) return std::unexpected(std::move(put.error()));
    place = std::move(*put);
    auto entry = verify::snapshot_entry(capture_of(*found, place, command.access.today, command.archive_url));
    return verify::add_to_records(text,
                                  std::vector{verify::Addition{record.id, "snapshots", std::move(entry)}});
  };
  if (auto const written = verify::update_file(open->path, change, [&] { copy.take_back(); }); !written)
    return refused(written.error());
  Outcome outcome{0, fmt::format("{}: stored {}\n", visible(record.id), visible(place.generic_string())),
                  open->complaints};
  if (!found->problem.empty())
    outcome.err += complaint(fmt::format("quotations from it cannot be checked: {}", found->problem));
  if (!drift) return outcome;
  if (!drift->any()) {
    outcome.out += fmt::format("the same words as {}\n", visible(before));
    return outcome;
  }
  outcome.out += fmt::format("since {}: {}", visible(before), described(*drift));
  outcome.code = 1;
  return outcome;
}

}  // namespace stet::app
