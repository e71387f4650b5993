#include "verify/registry/orphans.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace stet::verify {
namespace {

namespace fs = std::filesystem;

// Calls `take` with each run of letters, digits and bytes of other scripts.
template <class Take>
void for_each_word(std::string_view text, Take take) {
  auto const is_part = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
  };
  while (!text.empty()) {
    auto const end = std::ranges::find_if_not(text, is_part);
    auto const size = static_cast<std::size_t>(end - text.begin());
    if (size > 0) take(text.substr(0, size));
    text.remove_prefix(std::min(text.size(), size + 1));
  }
}

bool is_registry(std::string const& name) {
  return name.ends_with(".yaml") || name.ends_with(".yml") || name.ends_with(".json");
}

}  // namespace

std::vector<std::string> orphans_in(fs::path const& folder, Files const& files) {
  std::vector<std::string> orphans;
  auto const top = files.resolve(folder);
  auto const below = files.resolve(folder / snapshot_folder);
  if (!top || !below || !is_below(*top, *below)) return orphans;
  auto const copies = files.list(folder / snapshot_folder);
  auto const beside = files.list(folder.empty() ? "." : folder);
  if (!copies || copies->empty() || !beside) return orphans;
  std::unordered_set<std::string> words;
  for (auto const& entry : *beside) {
    if (entry.kind != FileKind::file || !is_registry(entry.name)) continue;
    auto const text = files.read(folder / entry.name);
    if (!text) return {};  // who knows what it names
    for_each_word(*text, [&](std::string_view word) { words.emplace(word); });
  }
  for (auto const& copy : *copies) {
    bool is_named = true;
    for_each_word(copy.name, [&](std::string_view word) { is_named &= words.contains(std::string(word)); });
    if (copy.kind == FileKind::file && !copy.is_link && !is_named)
      orphans.push_back((fs::path(snapshot_folder) / copy.name).generic_string());
  }
  std::ranges::sort(orphans);
  return orphans;
}

}  // namespace stet::verify
