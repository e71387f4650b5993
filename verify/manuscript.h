// A manuscript as a map: Markdown with Pandoc's citations and a bibliography named in its front matter. Every
// sentence that cites something is a claim with its citations, so that the rules for citations, quotations
// and figures hold for it as for a map.
#pragma once

#include <span>
#include <string_view>

#include "base/source.h"
#include "parser/article.h"

namespace stet::verify {

// Whether the Markdown names one bibliography (`bibliography: refs.bib`) and cites something.
[[nodiscard]] bool is_manuscript(std::string_view markdown);

// The map, put together from the manuscript. What stands between `ignored` pairs is passed over.
[[nodiscard]] FileId map_of_manuscript(Sources& sources, FileId manuscript,
                                       std::span<parser::Delimiters const> ignored);

}  // namespace stet::verify
