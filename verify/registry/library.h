// What the maps of one run have in common, read once: registries, snapshots, and what is looked up in them.
// Everything it hands out is finished and does not change, so that many threads can share it. What has not
// been asked for lately is forgotten when there is too much of it.
#pragma once

#include <cstddef>
#include <expected>
#include <filesystem>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/files.h"
#include "base/source.h"
#include "verify/quote/figures.h"
#include "verify/quote/haystack.h"
#include "verify/registry/readable.h"
#include "verify/registry/registry.h"
#include "verify/registry/shared_runs.h"

namespace stet::verify {

// A registry's file as it is by itself. Places in its findings name no file yet.
struct RegistryReading {
  std::optional<Error> failure;  // it cannot be read
  std::optional<SourceFile> file;
  bool is_text = false;
  std::shared_ptr<Registry const> registry;  // of text, for all who check against it
  std::vector<Diagnostic> findings;

  // The findings as those of a file of other sources.
  [[nodiscard]] std::vector<Diagnostic> findings_in(FileId file) const;
};

// A snapshot's file, and its text made ready for what rules ask of it.
class SnapshotReading {
 public:
  // `registered`: the hash that its bytes must have to be read; any if empty.
  SnapshotReading(Files const& files, std::filesystem::path const& path, Stated const& stated,
                  std::string_view registered);

  [[nodiscard]] std::optional<Error> const& failure() const { return failure_; }  // it cannot be read
  [[nodiscard]] std::string const& sha256() const { return sha256_; }  // of the bytes, if one is registered
  // The readable text, added to the sources with its way back to the bytes; or why there is none.
  [[nodiscard]] std::expected<FileId, Error> add_to(Sources& sources) const;

  // Made when first asked for, by language.
  [[nodiscard]] quote::Haystack const& haystack(std::string_view language) const;
  [[nodiscard]] std::vector<quote::Figure> const& figures(std::string_view language) const;
  [[nodiscard]] RunWords const& run_words(std::string_view language) const;

  [[nodiscard]] std::size_t size() const;  // bytes of its texts

 private:
  template <class T>
  using ByLanguage = std::map<std::string, std::unique_ptr<T const>, std::less<>>;

  std::optional<Error> failure_;
  std::string sha256_;
  std::vector<SourceFile> files_;  // the readable text last, before it what it was made from
  std::string unreadable_;         // why there is no readable text
  mutable std::mutex guard_;
  mutable ByLanguage<quote::Haystack> haystacks_;
  mutable ByLanguage<std::vector<quote::Figure>> figures_;
  mutable ByLanguage<RunWords> run_words_;
};

// Values by name, made once; those that were asked for longest ago are forgotten when all together weigh more
// than the budget.
template <class T>
class Shelf {
 public:
  explicit Shelf(std::size_t budget) : budget_(budget) {}

  // The value of the name; `make` makes it and `size_of` says what it weighs, in bytes.
  std::shared_ptr<T const> get(std::string const& name, auto make, auto size_of) {
    auto const slot = slot_of(name);
    std::call_once(slot->made, [&] {
      slot->value = make();
      keep(name, slot, size_of(*slot->value));
    });
    return slot->value;
  }

 private:
  struct Slot {
    std::once_flag made;
    std::shared_ptr<T const> value;
    std::size_t size = 0;
  };
  using Order = std::list<std::pair<std::string, std::shared_ptr<Slot>>>;  // the one last asked for in front

  std::shared_ptr<Slot> slot_of(std::string const& name) {
    std::scoped_lock const lock(guard_);
    if (auto const known = places_.find(name); known != places_.end()) {
      order_.splice(order_.begin(), order_, known->second);
    } else {
      order_.emplace_front(name, std::make_shared<Slot>());
      places_.emplace(name, order_.begin());
    }
    return order_.front().second;
  }

  // Others may have pushed the new one out already: then it weighs nothing.
  void keep(std::string const& name, std::shared_ptr<Slot> const& slot, std::size_t size) {
    std::scoped_lock const lock(guard_);
    auto const known = places_.find(name);
    if (known == places_.end() || known->second->second != slot) return;
    slot->size = size;
    total_ += size;
    while (total_ > budget_ && order_.size() > 1) {
      total_ -= order_.back().second->size;
      places_.erase(order_.back().first);
      order_.pop_back();
    }
  }

  std::size_t budget_;
  std::mutex guard_;
  Order order_;
  std::unordered_map<std::string, typename Order::iterator> places_;
  std::size_t total_ = 0;
};

// What is kept is found again by its path and version: a file that has changed is read anew.
class Library {
 public:
  Library();
  [[nodiscard]] std::shared_ptr<RegistryReading const> registry(Files const& files,
                                                                std::filesystem::path const& path);
  [[nodiscard]] std::shared_ptr<SnapshotReading const> snapshot(Files const& files,
                                                                std::filesystem::path const& path,
                                                                Stated const& stated,
                                                                std::string_view registered);

 private:
  Shelf<RegistryReading> registries_;
  Shelf<SnapshotReading> snapshots_;
};

}  // namespace stet::verify
