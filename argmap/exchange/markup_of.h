// What occurrences say, as Argdown: on one line, but for block quotations.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "argmap/exchange/comments.h"
#include "argmap/exchange/graph.h"
#include "argmap/map.h"
#include "base/source.h"

namespace stet::argmap::exchange {

// The words as they are written, with markup, tags and citations, without comments. The lines of a block
// quotation begin with `>`, and what follows it has a line as well. Empty if escaping the plain text gives
// the same.
[[nodiscard]] std::string markup_of(Sources const& sources, Comments const& comments,
                                    Occurrence const& occurrence);

// Words that another program has kept: on one line, unless the lines are those of block quotations.
[[nodiscard]] std::string checked_markup(std::string_view words);

// Whether the last line is one of a block quotation: what comes behind it begins a line.
[[nodiscard]] bool ends_in_block(std::string_view words);

// What follows the title in every other place that has tags or cites something.
[[nodiscard]] std::vector<std::string> other_words(Sources const& sources, Comments const& comments,
                                                   ArgumentMap const& map,
                                                   std::vector<OccurrenceId> const& occurrences,
                                                   OccurrenceId canonical);

// Lays the data of an occurrence over what earlier ones gave. What others than the one that speaks for the
// claim cite stays in their own words.
void lay_occurrence(Fields& fields, Occurrence const& occurrence, bool is_canonical,
                    std::initializer_list<std::string_view> without);

}  // namespace stet::argmap::exchange
