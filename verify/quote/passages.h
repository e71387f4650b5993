// Where a text speaks of what a claim is about: the sentences that have most of the claim's telling words.
// Looks words up and understands none of them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "verify/quote/haystack.h"

namespace stet::verify::quote {

// The few sentences of the source that have most of the claim's words, the best first: three of them at
// least, or two in a sentence that is about as short as the claim.
[[nodiscard]] std::vector<Span> nearest_sentences(Haystack const& source, Haystack const& claim);

// The words that make a text what it is, as hashes of their beginnings, so that endings do not count.
class TellingWords {
 public:
  explicit TellingWords(std::string_view text);

  [[nodiscard]] std::size_t size() const { return stems_.size(); }
  [[nodiscard]] std::size_t shared_with(TellingWords const& other) const;

 private:
  std::vector<std::uint32_t> stems_;  // ascending, each once
};

// The sentence around a place, as far as full stops and empty lines tell.
[[nodiscard]] Span sentence_around(std::string_view text, Span place);

}  // namespace stet::verify::quote
