// What occurrences say, as Argdown on one line.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "argmap/exchange/graph.h"
#include "argmap/map.h"
#include "base/source.h"

namespace stet::argmap::exchange {

// The words as they are written, with markup, tags and citations. Empty if escaping the plain text gives the
// same, or if the words cannot be put on one line (block quotations, comments).
[[nodiscard]] std::string markup_of(Sources const& sources, Occurrence const& occurrence);

// What follows the title in every other place that has tags or cites something.
[[nodiscard]] std::vector<std::string> other_words(Sources const& sources, ArgumentMap const& map,
                                                   std::vector<OccurrenceId> const& occurrences,
                                                   OccurrenceId canonical);

// Lays the data of an occurrence over what earlier ones gave. What others than the one that speaks for the
// claim cite stays in their own words.
void lay_occurrence(Fields& fields, Occurrence const& occurrence, bool is_canonical,
                    std::initializer_list<std::string_view> without);

}  // namespace stet::argmap::exchange
