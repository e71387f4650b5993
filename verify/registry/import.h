// Bibliographies of other programs as records of the registry: CSL (YAML and JSON), Zotero's JSON, BibTeX,
// RIS, PubMed. Readers of outside input: total, linear, and whatever cannot be read is said with its line and
// costs nothing else.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "verify/registry/entry.h"
#include "verify/registry/loose_date.h"

namespace stet::verify {

enum class BibliographyFormat : std::uint8_t { csl, bibtex, ris, pubmed };
[[nodiscard]] std::optional<BibliographyFormat> parse_bibliography_format(std::string_view word);
// By the file's name and its first sign; CSL if nothing says otherwise.
[[nodiscard]] BibliographyFormat bibliography_format(std::string_view path, std::string_view text);

struct Problem {
  std::size_t line = 1;
  std::string message;
};

struct Bibliography {
  std::vector<Entry> records;               // in CSL's terms; each has an `id`
  std::vector<std::size_t> lines;           // of the records
  std::vector<Problem> problems;            // what is lost, the first thousand
  std::vector<Problem> notes;               // what is kept otherwise than it was written, likewise
  std::map<std::string, std::size_t> left;  // fields that CSL has no place for, with their number

  void add(Entry record, std::size_t line) {
    records.push_back(std::move(record));
    lines.push_back(line);
  }
  void complain(std::size_t line, std::string message) { keep(problems, line, std::move(message)); }
  void note(std::size_t line, std::string message) { keep(notes, line, std::move(message)); }

 private:
  static void keep(std::vector<Problem>& list, std::size_t line, std::string message) {
    if (list.size() < 1000) list.push_back({line, std::move(message)});
  }
};

[[nodiscard]] Bibliography read_bibliography(std::string_view text, BibliographyFormat format);

// The readers, by format.
[[nodiscard]] Bibliography read_csl(std::string_view text);
[[nodiscard]] Bibliography read_bibtex(std::string_view text);
[[nodiscard]] Bibliography read_ris(std::string_view text);
[[nodiscard]] Bibliography read_pubmed(std::string_view text);

// Adds the date to the record as CSL keeps it, and says what of it is not kept.
void add_date(Bibliography& bibliography, Entry& record, std::string_view key, LooseDate const& date,
              std::string_view written, std::size_t line);

// The text without TeX: accents and letters by a table, commands and braces taken away, `~` and `--` as
// typed.
[[nodiscard]] std::string without_tex(std::string_view text);

// `Ann Lee and Bob` or `Lee, Ann`: names of BibTeX as CSL's.
[[nodiscard]] Entry names_of_bibtex(std::string_view text);

}  // namespace stet::verify
