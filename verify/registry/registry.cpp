#include "verify/registry/registry.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>
#include <utility>

#include "base/words.h"
#include "verify/registry/address.h"
#include "verify/registry/origins.h"

namespace stet::verify {
namespace {

bool is_at(std::string_view host, std::string_view domain) {
  if (!host.ends_with(domain)) return false;
  host.remove_suffix(domain.size());
  return host.empty() || host.ends_with('.');
}

std::vector<std::string> words_of(std::string_view text) {
  std::string const form = comparable(text);
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < form.size();) {
    auto const end = std::min(form.find(' ', begin), form.size());
    if (end > begin) words.push_back(form.substr(begin, end - begin));
    begin = end + 1;
  }
  std::ranges::sort(words);
  auto const repeated = std::ranges::unique(words);
  words.erase(repeated.begin(), repeated.end());
  return words;
}

}  // namespace

Registry::Registry(Records records, std::filesystem::path folder, bool damaged)
    : records_(std::move(records)), folder_(std::move(folder)), damaged_(damaged) {
  by_id_ = all(records_.size());
  std::ranges::stable_sort(by_id_, {}, [this](SourceId source) -> auto& { return records_[source].id; });
  roots_ = roots_of(records_, *this);
  for (auto const root : roots_.items) root_count_ = std::max<std::size_t>(root_count_, root + 1);
  circular_ = circular_of(records_, *this);
}

std::optional<SourceId> Registry::find(std::string_view key) const {
  auto const id = [this](SourceId source) { return std::string_view(records_[source].id); };
  auto const found = std::ranges::lower_bound(by_id_, key, {}, id);
  if (found == by_id_.end() || id(*found) != key) return std::nullopt;
  return *found;
}

std::vector<SourceId> Registry::ancestry(std::span<SourceId const> sources) const {
  std::vector<SourceId> met(sources.begin(), sources.end());
  std::unordered_set<SourceId> known(met.begin(), met.end());
  for (std::size_t i = 0; i < met.size(); ++i)
    for (auto const& lineage : records_[met[i]].lineage)
      if (auto const other = find(lineage.other); other && known.insert(*other).second) met.push_back(*other);
  met.assign(known.begin(), known.end());
  std::ranges::sort(met);
  return met;
}

std::vector<SourceId> Registry::those(auto const& are_meant, std::size_t most) const {
  std::vector<SourceId> found;
  for (SourceId const source : records_.ids()) {
    if (found.size() >= most) break;
    if (are_meant(records_[source])) found.push_back(source);
  }
  return found;
}

std::vector<SourceId> Registry::all(std::size_t most) const {
  return those([](SourceRecord const&) { return true; }, most);
}

std::vector<SourceId> Registry::of_owner(std::string_view owner, std::size_t most) const {
  std::string const form = comparable(owner);
  if (form.empty()) return {};
  return those([&](SourceRecord const& record) { return comparable(record.owner) == form; }, most);
}

std::vector<SourceId> Registry::of_domain(std::string_view domain, std::size_t most) const {
  std::string form = comparable(domain);
  if (form.starts_with("www.")) form.erase(0, 4);
  if (form.empty()) return {};
  return those([&](SourceRecord const& record) { return is_at(host_of(record.url), form); }, most);
}

std::vector<SourceId> Registry::search(std::string_view words, std::size_t most) const {
  auto const wanted = words_of(words);
  std::vector<std::pair<std::size_t, SourceId>> found;  // by how many of the words are missing
  for (SourceId const source : records_.ids()) {
    auto const& record = records_[source];
    std::vector<std::string> shared;
    std::ranges::set_intersection(
        wanted,
        words_of(record.title + ' ' + record.author + ' ' + record.publisher + ' ' + record.container),
        std::back_inserter(shared));
    if (!shared.empty()) found.emplace_back(wanted.size() - shared.size(), source);
  }
  std::ranges::sort(found);
  std::vector<SourceId> sources;
  for (std::size_t i = 0; i < found.size() && i < most; ++i) sources.push_back(found[i].second);
  return sources;
}

}  // namespace stet::verify
