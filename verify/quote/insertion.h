// What a bracketed insertion may stand for. It may reword, not reverse: the writer's brackets are believed,
// except where they can be seen to say something else than the words they replace.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "verify/quote/exact.h"
#include "verify/quote/haystack.h"
#include "verify/quote/match.h"
#include "verify/quote/pattern.h"

namespace stet::verify::quote {

// What bracketed words change that stand for others: one of them says "not" and the other does not, one is
// the other's opposite by a prefix ([likely] for "unlikely") or by the language's list ([rose] for "fell"),
// or they give another figure. Else none.
[[nodiscard]] Change change_between(std::vector<std::string> const& replaced,
                                    std::vector<std::string> const& inserted, Words const& words);

// True if inserted words that stand for nothing multiply the figure before them: 30 [thousand].
[[nodiscard]] bool multiplies(std::string const& before, std::vector<std::string> const& inserted,
                              Words const& words);

// Whether the insertion may stand for the source's tokens from `first` up to `last`. Where the source itself
// has brackets, these are its words and must be the insertion's. One that
// says "not" stands for no end of a sentence.
[[nodiscard]] bool insertion_keeps_sense(Joint const& joint, Haystack const& source, std::uint32_t first,
                                         std::uint32_t last);

// The same for insertions at the quotation's edges, where it is open what they stand for: a negation just
// beside the quoted words must not be lost under them, one that they add must be near, and a figure beside
// must be theirs. Returns what they change, or none.
[[nodiscard]] Change change_at_edges(Pattern const& pattern, Placement const& placement,
                                     Haystack const& source, CheckSettings const& settings);

// True if one pronoun stands in the brackets for another.
[[nodiscard]] bool swaps_pronoun(Joint const& joint, TokenRange replaced, Haystack const& source);

// Of the tokens that the brackets may stand for, those of which they make many out of one, or the reverse:
// [witnesses] for "a witness".
[[nodiscard]] std::optional<TokenRange> counted_otherwise(Joint const& joint, TokenRange near,
                                                          Haystack const& source);

// True if the word, put in where the source has none, says something: corrupt, never; not: the, is, him.
[[nodiscard]] bool tells(std::string const& word, Words const& words);

}  // namespace stet::verify::quote
