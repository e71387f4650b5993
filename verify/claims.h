// Which statements the author answers for, and how claims are named in messages.
#pragma once

#include <string>
#include <vector>

#include "argmap/map.h"

namespace stet::verify {

// By statement: whether the map puts it forward as its author's own claim, so that its verdict is a finding.
// It does if the statement
//   - stands alone with a text of its own (top level or list), or
//   - is the main conclusion of an argument that does not merely attack something, or
//   - is written as what something else supports (`+>`) and itself neither supports nor attacks anything.
// Everything else (premises, reasons below a claim, objections) has a verdict too, but is reported with the
// claims that rest on it: one cause, one finding.
[[nodiscard]] std::vector<bool> asserted_claims(argmap::ArgumentMap const& map);

// `[Title]`, or the beginning of the text in quotation marks when the author gave no title.
[[nodiscard]] std::string name_of(argmap::ArgumentMap const& map, argmap::StatementId statement);
// `<Title>`, likewise.
[[nodiscard]] std::string name_of(argmap::ArgumentMap const& map, argmap::ArgumentId argument);
// `A`, `A and B`, `A, B and C`; after `limit` names the number of the others.
[[nodiscard]] std::string list_of(std::vector<std::string> const& names, std::size_t limit = 5);

// What the editors conclude of a claim, or of the piece as a whole: `conclusion:` in the claim's data or in
// the front matter. Empty if they have written nothing.
[[nodiscard]] std::string conclusion_of(argmap::ArgumentMap const& map, argmap::StatementId statement);
[[nodiscard]] std::string conclusion_of(argmap::ArgumentMap const& map);

// What a statement's findings are about, in words that survive moving and renumbering.
[[nodiscard]] std::string subject_of(argmap::ArgumentMap const& map, argmap::StatementId statement);
// Where findings about the statement point.
[[nodiscard]] Location place_of(argmap::ArgumentMap const& map, argmap::StatementId statement);

}  // namespace stet::verify
