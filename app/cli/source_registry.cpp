#include "app/cli/source_registry.h"

#include <system_error>
#include <variant>

#include <fmt/format.h>

#include "app/words/style.h"
#include "base/words.h"
#include "verify/config/configuration.h"
#include "verify/registry/dates.h"
#include "verify/registry/store.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;

}  // namespace

Outcome run(SourceCommand const& command) {
  return std::visit([](auto const& chosen) { return run(chosen); }, command);
}

Outcome refused(Error const& error) { return {2, {}, complaint(error.message)}; }

std::expected<fs::path, Error> find_registry(SourceAccess const& access, bool create) {
  std::error_code error;
  if (access.registry) {
    if (!create && !fs::exists(*access.registry, error))
      return std::unexpected(Error{fmt::format("there is no registry `{}`", access.registry->string())});
    return *access.registry;
  }
  fs::path const here = fs::current_path(error);
  fs::path up;
  for (fs::path folder = here;; folder = folder.parent_path(), up /= "..") {
    if (fs::exists(folder / "sources.yaml", error)) {
      if (verify::project_around(std::make_shared<Disk const>(), folder).permits(folder / "sources.yaml"))
        return up / "sources.yaml";
      return std::unexpected(Error{
          fmt::format("`{}` is a link that leads out of the project; name the registry with --registry FILE",
                      (up / "sources.yaml").string())});
    }
    if (folder == folder.parent_path()) break;
  }
  if (create) return fs::path("sources.yaml");
  return std::unexpected(
      Error{"there is no sources.yaml here or in a folder above; name the registry with --registry FILE"});
}

std::expected<OpenRegistry, Error> open_registry(SourceAccess const& access, bool create) {
  auto path = find_registry(access, create);
  if (!path) return std::unexpected(std::move(path.error()));
  OpenRegistry open;
  open.path = *path;
  std::error_code error;
  std::string text;
  if (fs::exists(open.path, error) || !create) {
    auto content = read_file(open.path);
    if (!content) return std::unexpected(std::move(content.error()));
    text = std::move(*content);
  }
  auto const file = open.file = open.sources.add(open.path.string(), std::move(text));
  Diagnostics diagnostics;
  open.registry = verify::read_registry(open.sources, file, open.path.parent_path(), diagnostics);
  for (auto const& found : diagnostics.list()) {
    auto const at = open.sources[file].position(found.location.span.begin);
    open.complaints +=
        complaint(fmt::format("{}:{}:{}: {}", open.path.string(), at.line, at.column, found.message));
  }
  return open;
}

Containment containment_of(OpenRegistry const& open) {
  return {std::make_shared<Disk const>(), {open.registry.folder()}};
}

std::expected<verify::SourceId, Error> find_source(OpenRegistry const& open, std::string const& id) {
  if (auto const found = open.registry.find(id)) return *found;
  std::vector<std::string_view> ids;
  for (auto const& record : open.registry.records()) ids.push_back(record.id);
  auto const meant = nearest(id, ids);
  return std::unexpected(Error{fmt::format(
      "`{}` holds no source `{}`{}", open.path.string(), id,
      meant.empty() ? "; `stet source list` shows them" : fmt::format("; did you mean `{}`?", meant))});
}

std::expected<std::string, Error> date_or(std::string const& given, std::string const& otherwise) {
  if (given.empty()) return otherwise;
  if (!verify::is_date(given))
    return std::unexpected(Error{fmt::format("`{}` is not a date; write it as 2008-02-22", given)});
  return given;
}

Outcome add_entry(SourceAccess const& access, std::string const& id, std::string const& key,
                  verify::Entry entry, std::string const& done) {
  auto const open = open_registry(access);
  if (!open) return refused(open.error());
  if (auto const source = find_source(*open, id); !source) return refused(source.error());
  std::vector const additions{verify::Addition{id, key, std::move(entry)}};
  auto const written = verify::update_file(
      open->path, [&](std::string_view text) { return verify::add_to_records(text, additions); });
  if (!written) return refused(written.error());
  return {0, visible(done) + '\n', {}};
}

}  // namespace stet::app
