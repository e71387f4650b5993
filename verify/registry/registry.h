// A registry in memory, as it was read from `sources.yaml` (or made by a program): the records, and what
// follows from all of them together, worked out once.
#pragma once

#include <string>

#include "base/diagnostic.h"
#include "base/rows.h"
#include "base/source.h"
#include "verify/registry/source_registry.h"

namespace stet::verify {

class Registry final : public SourceRegistry {
 public:
  using Records = Table<SourceRecord, SourceId>;

  Registry() = default;
  // Of records with the same id, the first is meant.
  explicit Registry(Records records, std::filesystem::path folder = {}, bool damaged = false);

  [[nodiscard]] Records const& records() const { return records_; }

  [[nodiscard]] std::size_t size() const override { return records_.size(); }
  [[nodiscard]] bool damaged() const override { return damaged_; }
  [[nodiscard]] std::filesystem::path const& folder() const override { return folder_; }
  [[nodiscard]] std::optional<SourceId> find(std::string_view key) const override;
  [[nodiscard]] SourceRecord const& operator[](SourceId source) const override { return records_[source]; }
  [[nodiscard]] std::vector<SourceId> ancestry(std::span<SourceId const> sources) const override;
  [[nodiscard]] std::span<std::uint32_t const> roots(SourceId source) const override {
    return roots_[source.index()];
  }
  [[nodiscard]] std::size_t root_count() const override { return root_count_; }
  [[nodiscard]] bool circular(SourceId source) const override { return circular_[source.index()]; }
  [[nodiscard]] std::vector<SourceId> all(std::size_t most) const override;
  [[nodiscard]] std::vector<SourceId> of_owner(std::string_view owner, std::size_t most) const override;
  [[nodiscard]] std::vector<SourceId> of_domain(std::string_view domain, std::size_t most) const override;
  [[nodiscard]] std::vector<SourceId> search(std::string_view words, std::size_t most) const override;

 private:
  std::vector<SourceId> those(auto const& are_meant, std::size_t most) const;

  Records records_;
  std::filesystem::path folder_;
  bool damaged_ = false;
  std::vector<SourceId> by_id_;  // sorted by id
  Rows<std::uint32_t> roots_;    // by source
  std::size_t root_count_ = 0;
  std::vector<bool> circular_;
};

// Reads `sources.yaml` (CSL-YAML: a sequence of records, or a mapping with `references:`), already in
// `sources` as `file`.
[[nodiscard]] Registry read_registry(Sources const& sources, FileId file, std::filesystem::path folder,
                                     Diagnostics& diagnostics);

}  // namespace stet::verify
