// A registry of sources as the verifier sees it, wherever it is kept: a file, memory, later a database or
// another stet's server. It is a finished version that does not change: the same questions have the same
// answers, from any thread. What has to hold of every implementation is in
// tests/verify/source_registry_test.cpp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "verify/registry/record.h"

namespace stet::verify {

class SourceRegistry {
 public:
  virtual ~SourceRegistry() = default;

  // How many sources there are. Ids are numbers below that, in the registry's order.
  [[nodiscard]] virtual std::size_t size() const = 0;
  // Part of it could not be read, so that a missing key proves nothing.
  [[nodiscard]] virtual bool damaged() const = 0;
  // The folder that snapshot paths are relative to.
  [[nodiscard]] virtual std::filesystem::path const& folder() const = 0;

  [[nodiscard]] virtual std::optional<SourceId> find(std::string_view key) const = 0;
  // Stays where it is as long as the registry.
  [[nodiscard]] virtual SourceRecord const& operator[](SourceId source) const = 0;

  // The sources, and all that they have their content from, in the registry's order.
  [[nodiscard]] virtual std::vector<SourceId> ancestry(std::span<SourceId const> sources) const = 0;
  // What it goes back to, ascending and never nothing: sources that share a root are not independent
  // (origins.h). Roots are below `root_count()`.
  [[nodiscard]] virtual std::span<std::uint32_t const> roots(SourceId source) const = 0;
  [[nodiscard]] virtual std::size_t root_count() const = 0;
  // Whether its lineage leads back to it.
  [[nodiscard]] virtual bool circular(SourceId source) const = 0;

  // Each at most `most`, in the registry's order.
  [[nodiscard]] virtual std::vector<SourceId> all(std::size_t most) const = 0;
  // Sources of the owner, in any spelling of case and space.
  [[nodiscard]] virtual std::vector<SourceId> of_owner(std::string_view owner, std::size_t most) const = 0;
  // Sources whose address is at the domain or below it ("example.org" has "www.example.org").
  [[nodiscard]] virtual std::vector<SourceId> of_domain(std::string_view domain, std::size_t most) const = 0;
  // Sources that are described with these words (title, author, publisher), those with most of them first.
  [[nodiscard]] virtual std::vector<SourceId> search(std::string_view words, std::size_t most) const = 0;
};

}  // namespace stet::verify
