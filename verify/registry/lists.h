// Lists that others keep: of retractions by DOI, of ratings by domain. They are read as they are found, with
// dirty words, several values in a cell and broken UTF-8, and marked on the records of the registry. Decides
// nothing about files; docs/lists.md has the tables.
#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "verify/registry/edit.h"
#include "verify/registry/registry.h"

namespace stet::verify {

// Rows of a CSV or TSV (RFC 4180, with the separator that the first line has: tab, semicolon or comma).
struct Row {
  std::size_t line = 1;  // where it begins
  std::vector<std::string> cells;
};
[[nodiscard]] std::vector<Row> read_table(std::string_view text);

struct ListLine {
  std::size_t line = 1;
  enum class Kind : std::uint8_t {
    added,       // a record is marked
    known,       // it was marked so before
    unreadable,  // the line cannot be used, or only in part
  } kind = Kind::added;
  std::string message;
};

struct ListReading {
  enum class Kind : std::uint8_t { retractions, ratings } kind = Kind::retractions;
  std::size_t rows = 0;             // below the heading
  std::vector<ListLine> lines;      // those there is something to say about, in order
  std::vector<Addition> additions;  // what is to be written
  std::size_t unreadable = 0;
};

struct ListDefaults {
  std::string rater, scheme;  // for ratings without a column for them
};

// Fails if the first line names no column that is understood.
[[nodiscard]] std::expected<ListReading, Error> read_list(std::string_view text, Registry const& registry,
                                                          ListDefaults const& defaults);

// `10.1000/x` from all ways of writing it: lower case, without the resolver's address or `doi:`. Empty if it
// is none.
[[nodiscard]] std::string plain_doi(std::string_view text);
// ISO from `2023-11-02`, `2023/11/02`, `11/2/2023 0:00` (month first) and `2.11.2023`; empty if it is none of
// them.
[[nodiscard]] std::string plain_date(std::string_view text);

}  // namespace stet::verify
