// A full-text index over texts: SQLite FTS5 with stemming by language (index_terms.h), ranked by BM25 (k1
// = 1.2, b = 0.75). It is made from the registry and its snapshots and can be thrown away at any time;
// nothing is ever read from it but which texts are likely to bear on some words.
#pragma once

#include <cstddef>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"

struct sqlite3;

namespace stet::verify {

struct IndexedText {
  std::string key;
  std::string title;
  std::string text;
  std::string language{};  // by which its words lose their endings; empty: English
};

struct IndexHit {
  std::string key;
  double score = 0;  // greater is better
};

class Index {
 public:
  // Gives the next text, or none at the end.
  using Texts = std::function<std::optional<IndexedText>()>;

  // Builds an index in a temporary file and renames it to `path`; in memory if `path` is empty. `stamp`: what
  // it was made from. Fails if the file cannot be written.
  [[nodiscard]] static std::expected<Index, Error> build(std::string const& path, std::string_view stamp,
                                                         Texts const& texts);
  // The index at `path`, if it is one of ours, whole, and of this stamp.
  [[nodiscard]] static std::optional<Index> open(std::string const& path, std::string_view stamp);

  // The texts that share most with the words, best first. Titles count like text. In a large index the
  // commonest of the words are left out: they cost most and tell least.
  [[nodiscard]] std::vector<IndexHit> search(std::string_view words, std::size_t limit) const;

 private:
  struct Close {
    void operator()(sqlite3* database) const;
  };
  explicit Index(sqlite3* database) : database_(database) {}

  std::unique_ptr<sqlite3, Close> database_;
};

}  // namespace stet::verify
