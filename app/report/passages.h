// Passages of snapshots as they are shown: under the citation that would name them, with the date and the
// place where they were written.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/words/style.h"
#include "base/source.h"
#include "verify/registry/index_search.h"
#include "verify/registry/source_registry.h"

namespace stet::app {

struct ShownPassage {
  std::string id, title, issued;  // of the source
  std::string path;               // of the snapshot
  std::uint32_t line = 0, column = 0;
  std::string landmark;  // page 3, line 12; empty for most
  std::string text;
};

// With places in the stored files: of HTML and Markdown, where the words are written.
[[nodiscard]] std::vector<ShownPassage> shown(std::vector<verify::Passage> const& passages,
                                              verify::SourceRegistry const& registry, Sources const& sources);
// For a terminal, two lines a passage; long ones are cut.
[[nodiscard]] std::string lines_of(std::vector<ShownPassage> const& passages, std::string_view indentation,
                                   Style const& style);
[[nodiscard]] std::string passages_json(std::string const& words, std::vector<ShownPassage> const& passages);

}  // namespace stet::app
