#include "verify/registry/index_search.h"

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "base/hash.h"
#include "verify/quote/fold.h"
#include "verify/registry/index_terms.h"

namespace stet::verify {
namespace {

namespace fs = std::filesystem;

// Beginnings of the words that tell something, in lower case: a rough stem for choosing among sentences.
std::vector<std::string> stems_of(std::string_view written, std::string_view language) {
  std::string const text = index_terms(written, language);
  constexpr std::size_t shortest = 4;
  constexpr std::size_t longest = 6;
  std::vector<std::string> stems;
  quote::Scanner scanner(text, quote::Folding{});
  for (quote::Token token; scanner.next(token);) {
    std::string stem = quote::lower(scanner.folded());
    bool const figure = stem.front() >= '0' && stem.front() <= '9';
    bool const whole = static_cast<unsigned char>(stem.front()) >= 0x80 || language != "en";
    if (stem.size() < shortest && !figure && !whole) continue;
    stems.push_back(whole ? stem : stem.substr(0, longest));
  }
  std::ranges::sort(stems);
  auto const repeated = std::ranges::unique(stems);
  stems.erase(repeated.begin(), repeated.end());
  return stems;
}

std::string language_of(SourceRecord const& record, std::string_view text) {
  if (!record.language.empty()) return record.language.substr(0, record.language.find('-'));
  std::string language = language_by_words(text);
  return language.empty() ? "en" : language;
}

// The sentences of a text, roughly: up to a full stop and a space, or an empty line.
std::vector<Span> sentences_of(std::string_view text) {
  std::vector<Span> sentences;
  std::size_t begin = 0;
  auto const keep = [&](std::size_t end) {
    std::size_t const first = std::min(text.find_first_not_of(" \t\r\n", begin), end);
    std::size_t last = end;
    while (last > first && std::string_view(" \t\r\n").contains(text[last - 1])) --last;
    if (last > first) sentences.push_back({static_cast<Offset>(first), static_cast<Offset>(last)});
    begin = end;
  };
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    bool const stop = (text[at] == '.' || text[at] == '!' || text[at] == '?') &&
                      (text[at + 1] == ' ' || text[at + 1] == '\n');
    auto const rest = text.substr(at);
    if (rest.starts_with("。") || rest.starts_with("！") || rest.starts_with("？")) {
      keep(at + std::string_view("。").size());
      continue;
    }
    if (stop || (text[at] == '\n' && text[at + 1] == '\n')) keep(at + 1);
  }
  keep(text.size());
  return sentences;
}

Span best_sentence(std::string_view text, std::string_view words, std::string_view language) {
  auto const wanted = stems_of(words, language);
  Span best;
  std::size_t most = 0;
  for (Span const sentence : sentences_of(text)) {
    auto const stems = stems_of(sentence.of(text), language);
    auto const shared = static_cast<std::size_t>(std::ranges::count_if(
        wanted, [&](auto const& stem) { return std::ranges::binary_search(stems, stem); }));
    if (shared > most || best.empty()) {
      best = sentence;
      most = std::max(most, shared);
    }
  }
  return best;
}

}  // namespace

RegistrySearch::RegistrySearch(SourceRegistry const& registry, FileId registry_file, Sources& sources,
                               Containment const& containment, SnapshotTable& table)
    : loading_{registry, registry_file, containment, library_, sources, table} {
  fs::path const folder = registry.folder() / ".stet";
  std::string const path = (folder / "index.db").string();
  auto const text = registry_file.valid() ? sources[registry_file].text() : std::string_view{};
  std::string const now = stamp_of(registry, text, containment.files());
  // A folder that a stranger's link leads out with is none of ours.
  bool const is_ours = containment.permits(path);
  if (is_ours) index_ = Index::open(path, now);
  if (index_) return;
  std::error_code ignored;
  if (is_ours && (fs::create_directory(folder, ignored) || fs::is_directory(folder, ignored)))
    index_ = build(path, now);
  if (!index_) index_ = build({}, now);
}

std::string RegistrySearch::stamp_of(SourceRegistry const& registry, std::string_view registry_text,
                                     Files const& files) {
  // A registered hash is compared when the snapshot is read, so its file need not be looked at here; asking
  // the system about 100,000 files costs more than a search. A file that was missing and comes back changes
  // its folder.
  std::string state;
  std::set<std::string, std::less<>> folders;
  std::string_view last_folder = "\n";  // no folder
  for (SourceId const source : registry.all(registry.size())) {
    for (auto const& snapshot : registry[source].snapshots) {
      std::string_view const path = snapshot.path;
      std::string_view const folder = path.substr(0, std::min(path.rfind('/'), path.size()));
      if (folder != last_folder && !folders.contains(folder)) folders.emplace(folder);
      last_folder = folder;
      if (snapshot.sha256.empty()) state += files.look(registry.folder() / snapshot.path).version + '\n';
    }
  }
  for (auto const& folder : folders) state += files.look(registry.folder() / folder).version + '\n';
  // Not SHA-256, which would cost more than opening the index does; a collision costs a stale index.
  state += fmt::format("{} {:x}\n", registry_text.size(), std::hash<std::string_view>{}(registry_text));
  return sha256(state);
}

std::optional<Index> RegistrySearch::build(std::string const& path, std::string_view stamp) {
  auto const& registry = loading_.registry;
  std::vector<IndexedText> texts;
  Diagnostics ignored;  // of snapshots: stet check reports them
  for (SourceId const source : registry.all(registry.size())) {
    loading_.load(source, ignored);
    auto const loaded = loading_.table.of(source);
    for (std::size_t i = 0; i < loaded.size(); ++i)
      if (loaded[i].file.valid())
        texts.push_back({std::to_string(source.index()) + ' ' + std::to_string(i), registry[source].title,
                         std::string(loading_.sources[loaded[i].file].text()),
                         language_of(registry[source], loading_.sources[loaded[i].file].text())});
  }
  std::size_t next = 0;
  auto built = Index::build(path, stamp, [&]() -> std::optional<IndexedText> {
    return next < texts.size() ? std::optional(texts[next++]) : std::nullopt;
  });
  return built ? std::optional(std::move(*built)) : std::nullopt;
}

std::vector<Passage> RegistrySearch::search(std::string_view words, std::size_t limit) {
  std::vector<Passage> passages;
  if (!index_) return passages;
  Diagnostics ignored;
  for (auto const& hit : index_->search(words, limit)) {
    std::size_t const blank = hit.key.find(' ');
    auto const number = static_cast<std::size_t>(std::strtoull(hit.key.c_str(), nullptr, 10));
    auto const which = static_cast<std::size_t>(std::strtoull(hit.key.c_str() + blank + 1, nullptr, 10));
    if (blank == std::string::npos || number >= loading_.registry.size()) continue;
    SourceId const source{number};
    loading_.load(source, ignored);
    auto const loaded = loading_.table.of(source);
    if (which >= loaded.size() || !loaded[which].file.valid()) continue;
    FileId const file = loaded[which].file;
    auto const text = loading_.sources[file].text();
    passages.push_back(
        {source, file, best_sentence(text, words, language_of(loading_.registry[source], text)), hit.score});
  }
  return passages;
}

}  // namespace stet::verify
