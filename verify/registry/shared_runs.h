// Long runs of words that texts have in common: the trace of one having been made from another. Near-linear
// in the texts, however many there are. Knows words and no sources.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "verify/quote/fold.h"

namespace stet::verify {

inline constexpr std::size_t shortest_run = 8;  // words

// The words of a text, read once however often it is compared.
struct RunWords {
  std::vector<quote::Token> tokens;
  std::vector<bool> quoted;  // by token
  // Of each run of `shortest_run` tokens, by its first: equal for equal words.
  std::vector<std::uint64_t> hashes;
};
[[nodiscard]] RunWords read_run_words(std::string_view text, std::string_view language);

struct ComparedText {
  std::string_view text;
  RunWords const* words = nullptr;  // of the text
  std::uint32_t group = 0;          // texts of one group are not compared
};

// The longest run that a pair of texts shares.
struct SharedRun {
  std::size_t first = 0, second = 0;  // the texts, first < second
  Span in_first, in_second;           // bytes
  std::size_t words = 0;
  bool telling = false;  // most of the words are neither names nor figures
};

// Pairs of texts that share a run, by their texts. Typography and case do not count. Words that stand in
// quotation marks on both sides are somebody else's, whom both quote, and break a run. Runs that are mostly
// names and figures, like a dateline or somebody's office, are left out. What more than two texts share is
// found between the first of them and each other one. Of texts with more than two million words in all, a
// sample of places is compared: runs that are little longer than the shortest may then be missed.
[[nodiscard]] std::vector<SharedRun> shared_runs(std::span<ComparedText const> texts);

}  // namespace stet::verify
