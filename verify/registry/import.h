// Bibliographies of other programs as records of the registry: CSL (YAML and JSON), BibTeX, RIS. Readers of
// outside input: total, linear, and whatever cannot be read is said with its line and costs nothing else.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "verify/registry/entry.h"

namespace stet::verify {

enum class BibliographyFormat : std::uint8_t { csl, bibtex, ris };
[[nodiscard]] std::optional<BibliographyFormat> parse_bibliography_format(std::string_view word);
// By the file's name and its first sign; CSL if nothing says otherwise.
[[nodiscard]] BibliographyFormat bibliography_format(std::string_view path, std::string_view text);

struct Problem {
  std::size_t line = 1;
  std::string message;
};

struct Bibliography {
  std::vector<Entry> records;     // in CSL's terms; each has an `id`
  std::vector<Problem> problems;  // the first thousand

  void complain(std::size_t line, std::string message) {
    if (problems.size() < 1000) problems.push_back({line, std::move(message)});
  }
};

[[nodiscard]] Bibliography read_bibliography(std::string_view text, BibliographyFormat format);

// The readers, by format.
[[nodiscard]] Bibliography read_csl(std::string_view text);
[[nodiscard]] Bibliography read_bibtex(std::string_view text);
[[nodiscard]] Bibliography read_ris(std::string_view text);

// The text without TeX: accents and letters by a table, commands and braces taken away, `~` and `--` as
// typed.
[[nodiscard]] std::string without_tex(std::string_view text);

// `Ann Lee and Bob` or `Lee, Ann`: names of BibTeX as CSL's.
[[nodiscard]] Entry names_of_bibtex(std::string_view text);

}  // namespace stet::verify
