// stet import: other programs' files as maps, with a registry beside them where they name sources.
#include <filesystem>

#include <fmt/core.h>

#include "app/cli/command.h"
#include "app/cli/map_file.h"
#include "app/cli/outputs.h"
#include "app/words/style.h"
#include "argmap/exchange/formats.h"
#include "argmap/exchange/write_map.h"
#include "base/file_writer.h"
#include "base/source.h"
#include "base/utf8.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;
using argmap::exchange::Note;

std::string place_of(SourceFile const& file, Offset at) {
  auto const [line, column] = file.position(at);
  return fmt::format("{}:{}:{}", visible(file.path()), line, column);
}

std::string told(SourceFile const& file, argmap::exchange::Notes const& notes) {
  std::string out;
  for (Note const& note : notes.list()) {
    out += fmt::format("{}: {}: {}{}\n", place_of(file, note.place.begin),
                       note.kind == Note::Kind::broken ? "error" : "note", visible(note.message),
                       note.count > 1 ? fmt::format(" ({} times)", note.count) : std::string());
  }
  return out;
}

// The path as a map in `folder` names it.
std::string seen_from(fs::path const& folder, fs::path const& path) {
  std::error_code error;
  auto relative = fs::relative(path, folder.empty() ? "." : folder, error);
  return error || relative.empty() ? path.string() : relative.generic_string();
}

std::expected<std::string, Error> read(Files const& files, std::string const& path) {
  return path == "-" ? read_standard_input() : files.read(path);
}

}  // namespace

Outcome run(ImportCommand const& command) {
  Disk const disk;
  Files const& files = disk;
  auto text = read(files, command.file);
  if (!text) return {2, {}, complaint(text.error().message)};
  std::string const name = command.file == "-" ? "<stdin>" : command.file;
  if (auto const at = utf8::first_invalid(*text)) {
    SourceFile const file(name, std::move(*text));
    return {1,
            {},
            fmt::format("{}: error: the file is not UTF-8 text; nothing is imported\n",
                        place_of(file, static_cast<Offset>(*at)))};
  }
  std::string const given = command.output.value_or("-");
  bool const has_file = !is_stream(given);
  fs::path const output = has_file ? fs::path(given) : fs::path();
  std::error_code error;
  if (has_file && !command.force && fs::exists(output, error))
    return {2, {}, complaint("`" + given + "` exists; --force overwrites it")};

  // brat's annotations are about the text of the same name.
  fs::path const article = fs::path(command.file).replace_extension(".txt");
  bool const has_article = fs::path(command.file).extension() == ".ann" && fs::is_regular_file(article);
  std::string article_text;
  if (has_article) {
    auto read_text = files.read(article);
    if (!read_text) return {2, {}, complaint(read_text.error().message)};
    article_text = std::move(*read_text);
  }
  auto const* format = argmap::exchange::find_import_format(command.from);
  auto const imported = argmap::exchange::import_graph(
      *text, format, has_article ? seen_from(output.parent_path(), article) : std::string(), article_text);
  SourceFile const file(name, std::move(*text));
  if (!imported) {
    return {1,
            {},
            fmt::format("{}: error: {}; nothing is imported\n", place_of(file, imported.error().at),
                        visible(imported.error().message))};
  }

  Outcome outcome;
  outcome.err = told(file, imported->notes);
  auto const& notes = imported->notes.list();
  bool const is_broken =
      std::ranges::any_of(notes, [](Note const& note) { return note.kind == Note::Kind::broken; });
  outcome.code = is_broken ? 1 : 0;
  std::string const stem = has_file ? output.stem().string() : "imported";
  fs::path const registry = output.parent_path() / (stem + ".sources.yaml");
  std::string const map = write_map(imported->graph, registry.filename().string());
  std::string const sources = write_registry(imported->graph);
  if (!has_file && !sources.empty())
    outcome.err += complaint("note: the sources are written with -o FILE only");
  std::vector<std::string> outputs{given};
  if (has_file && !sources.empty()) outputs.push_back(registry.string());
  if (auto const may = may_write(files, outputs); !may) return {2, {}, complaint(may.error().message)};
  if (has_file && !sources.empty()) {
    if (!command.force && fs::exists(registry, error))
      return {2, {}, complaint("`" + registry.string() + "` exists; --force overwrites it")};
    if (auto const written = write_file(registry, sources); !written)
      return {2, {}, complaint(written.error().message)};
  }
  if (auto const written = write_file(given, map); !written)
    return {2, {}, complaint(written.error().message)};
  return outcome;
}

}  // namespace stet::app
