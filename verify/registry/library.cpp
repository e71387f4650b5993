#include "verify/registry/library.h"

#include <utility>

#include "base/hash.h"
#include "verify/registry/edit.h"
#include "verify/registry/import.h"
#include "verify/registry/readable.h"
#include "verify/registry/snapshots.h"

namespace stet::verify {
namespace {

// Bytes that are kept, and how many of them a byte of text comes to: records are kept with their text, a
// snapshot with its words and figures.
constexpr std::size_t most_registries = 48U << 20U;
constexpr std::size_t most_snapshots = 48U << 20U;
constexpr std::size_t registry_weight = 4;
constexpr std::size_t snapshot_weight = 8;

constexpr std::uint64_t registry_limit = 64ULL << 20U;

std::string name_of(Files const& files, std::filesystem::path const& path) {
  return path.string() + '\n' + files.look(path).version;
}

template <class Map, class Make>
auto const& made_once(std::mutex& guard, Map& map, std::string_view language, Make make) {
  std::scoped_lock const lock(guard);
  auto found = map.find(language);
  if (found == map.end()) {
    using Value = typename Map::mapped_type::element_type;
    found = map.emplace(std::string(language), std::make_unique<Value>(make())).first;
  }
  return *found->second;
}

}  // namespace

std::vector<Diagnostic> RegistryReading::findings_in(FileId id) const {
  auto copy = findings;
  for (Diagnostic& finding : copy) {
    finding.location.file = id;
    for (Label& label : finding.related) label.location.file = id;
    for (Fix& fix : finding.fixes)
      for (Edit& edit : fix.edits) edit.location.file = id;
  }
  return copy;
}

SnapshotReading::SnapshotReading(Files const& files, std::filesystem::path const& path, Stated const& stated,
                                 std::string_view registered) {
  auto content = files.read(path, snapshot_limit);
  if (!content) {
    failure_ = std::move(content.error());
    return;
  }
  if (!registered.empty()) {
    sha256_ = stet::sha256(*content);
    if (sha256_ != registered) return;
  }
  auto const type = media_type_of(stated.media_type, path.string(), *content);
  Sources sources;
  auto const text = add_readable(sources, path.string(), std::move(*content), type, stated);
  if (!text) unreadable_ = text.error().message;
  for (std::size_t i = 0; i < sources.size(); ++i) files_.push_back(sources[FileId(i)]);
}

std::expected<FileId, Error> SnapshotReading::add_to(Sources& sources) const {
  if (!unreadable_.empty()) return std::unexpected(Error{unreadable_});
  FileId last;
  for (SourceFile const& file : files_) {
    std::vector<Piece> pieces(file.pieces().begin(), file.pieces().end());
    for (Piece& piece : pieces) piece.file = last;  // made from the file before
    last = sources.add(file.with_pieces(std::move(pieces)));
  }
  return last;
}

quote::Haystack const& SnapshotReading::haystack(std::string_view language) const {
  return made_once(guard_, haystacks_, language,
                   [&] { return quote::Haystack(files_.back().text(), language); });
}

std::vector<quote::Figure> const& SnapshotReading::figures(std::string_view language) const {
  return made_once(guard_, figures_, language,
                   [&] { return quote::read_figures(files_.back().text(), language); });
}

RunWords const& SnapshotReading::run_words(std::string_view language) const {
  return made_once(guard_, run_words_, language,
                   [&] { return read_run_words(files_.back().text(), language); });
}

std::size_t SnapshotReading::size() const {
  std::size_t total = 256;
  for (SourceFile const& file : files_) total += file.text().size();
  return total;
}

Library::Library() : registries_(most_registries), snapshots_(most_snapshots) {}

namespace {

// What other programs call a bibliography, as a registry; none if the file is one already.
std::optional<std::string> records_of(std::filesystem::path const& path, std::string_view text) {
  auto const format = bibliography_format(path.string(), text);
  if (format == BibliographyFormat::csl) return {};
  auto registry = add_records("", read_bibliography(text, format).records);
  return registry ? std::optional(std::move(*registry)) : std::nullopt;
}

}  // namespace

std::shared_ptr<RegistryReading const> Library::registry(Files const& files,
                                                         std::filesystem::path const& path) {
  auto const read = [&] {
    auto reading = std::make_shared<RegistryReading>();
    auto text = files.read(path, registry_limit);
    if (!text) {
      reading->failure = std::move(text.error());
      return reading;
    }
    Sources sources;
    Diagnostics diagnostics;
    if (auto records = records_of(path, *text)) text = std::move(*records);
    auto const file = sources.add(path.string(), std::move(*text));
    reading->file = sources[file];
    reading->is_text = check_encoding(sources[file], file, diagnostics);
    if (reading->is_text)
      reading->registry =
          std::make_shared<Registry const>(read_registry(sources, file, path.parent_path(), diagnostics));
    reading->findings = std::move(diagnostics).take();
    return reading;
  };
  return registries_.get(name_of(files, path), read, [](RegistryReading const& reading) {
    return 256 + registry_weight * (reading.file ? reading.file->text().size() : 0);
  });
}

std::shared_ptr<SnapshotReading const> Library::snapshot(Files const& files,
                                                         std::filesystem::path const& path,
                                                         Stated const& stated, std::string_view registered) {
  auto name = name_of(files, path);
  for (std::string_view const part : {stated.media_type, stated.url, registered}) (name += '\n') += part;
  return snapshots_.get(
      name, [&] { return std::make_shared<SnapshotReading>(files, path, stated, registered); },
      [](SnapshotReading const& reading) { return snapshot_weight * reading.size(); });
}

}  // namespace stet::verify
