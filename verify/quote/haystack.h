// A source text made ready to be searched: its tokens, and where each pair of neighbouring tokens occurs.
// Costs 16 bytes a token beside the text; looking a pair up costs what its occurrences cost.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "verify/quote/boundary.h"
#include "verify/quote/fold.h"
#include "verify/quote/words.h"

namespace stet::verify::quote {

class Haystack {
 public:
  // `text` must outlive the haystack. Of a text of 4 GiB or more only the beginning is read.
  // A long text is prepared by `threads` threads; the result is the same.
  explicit Haystack(std::string_view text, std::string_view language = "en", unsigned threads = 1);

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] Folding folding() const { return folding_; }
  [[nodiscard]] Words const& words() const { return *words_; }
  [[nodiscard]] std::size_t size() const { return hashes_.size(); }  // in tokens

  [[nodiscard]] std::uint32_t hash(std::size_t token) const { return hashes_[token]; }
  [[nodiscard]] Offset begin(std::size_t token) const { return begins_[token]; }
  [[nodiscard]] Offset end(std::size_t token) const;
  [[nodiscard]] bool broken(std::size_t token) const;
  [[nodiscard]] std::string folded(std::size_t token) const;
  // The bytes of the tokens from `first` up to `last`.
  [[nodiscard]] Span span(std::size_t first, std::size_t last) const;
  // What stands before the token. At the ends of the text: a paragraph's end.
  [[nodiscard]] Boundary boundary_before(std::size_t token) const;
  // What stands between the last of the tokens before `token` and whatever comes next, the text's end too.
  [[nodiscard]] Boundary boundary_after(std::size_t token) const;

  // Tokens at which the pair may begin, ascending: all that do, and a few that do not. A word divided at a
  // line's end also counts as one word.
  [[nodiscard]] std::span<std::uint32_t const> pair(std::uint32_t first, std::uint32_t second) const;
  // Tokens that may have the hash, in no order: all that do, and some that do not.
  [[nodiscard]] std::span<std::uint32_t const> single(std::uint32_t hash) const;

 private:
  void read_tokens(unsigned threads);
  void build_index(unsigned threads);
  [[nodiscard]] std::uint32_t bucket(std::uint32_t first, std::uint32_t second) const;

  std::string_view text_;
  Folding folding_;
  Words const* words_;
  std::vector<std::uint32_t> hashes_;
  std::vector<Offset> begins_;
  std::vector<std::uint32_t> broken_;   // tokens divided at a line's end, ascending
  std::vector<std::uint32_t> starts_;   // of each bucket in entries_
  std::vector<std::uint32_t> entries_;  // token numbers by bucket
  unsigned first_bits_ = 1;
  unsigned second_bits_ = 1;
};

}  // namespace stet::verify::quote
