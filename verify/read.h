// From a map's text to the map: fences, includes, settings, syntax, statements. What `check` begins with, and
// all that an export needs; no registry is read and nothing is judged.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "argmap/map.h"
#include "base/diagnostic.h"
#include "base/source.h"
#include "verify/check_options.h"

namespace stet::verify {

// The text that is parsed: Markdown's argdown fences taken out, includes put in. Of a manuscript, what stands
// between `ignored` pairs is passed over.
[[nodiscard]] FileId assemble(Sources& sources, FileId file, Containment const& containment,
                              std::span<parser::Delimiters const> ignored, Diagnostics& diagnostics);

// Parses and builds the map of an assembled text under the settings of `argdown.config.json`
// (CheckOptions::argdown_config, or the one beside the map, or the one in the current folder). What is wrong
// with it is added to the diagnostics, and its comments that suppress findings to `comments`, if those are
// wanted.
[[nodiscard]] argmap::ArgumentMap read_map(Sources& sources, FileId assembled, Files const& files,
                                           std::filesystem::path const& path, CheckOptions const& options,
                                           Diagnostics& diagnostics,
                                           std::vector<suppress::Comment>* comments = nullptr);

// In the order of the files, then of the places, then of the rules.
[[nodiscard]] bool comes_before(Diagnostic const& a, Diagnostic const& b);
void put_in_order(std::vector<Diagnostic>& findings);

// Leads every place of the findings back to the file in which it was written, and puts them in order.
void settle_findings(Sources const& sources, FileId file, FileId assembled,
                     std::vector<Diagnostic>& findings);

struct MapReading {
  Sources sources;
  FileId file;
  FileId assembled;
  argmap::ArgumentMap map;
  std::vector<Diagnostic> findings;
};

// Reads the map in `text` (the content of `path`).
[[nodiscard]] MapReading read(std::filesystem::path const& path, std::string text,
                              CheckOptions const& options = {});

// True if a finding says that the document itself cannot be read, as opposed to what it claims.
[[nodiscard]] bool is_about_reading(Diagnostic const& finding);

}  // namespace stet::verify
