// Who a text says that said something: the attribution of words, read from the sentence they stand in and its
// neighbours. Knows verbs of saying and capital letters, no grammar; where it cannot tell, it says so.
#pragma once

#include <cstdint>
#include <optional>

#include "verify/quote/haystack.h"

namespace stet::verify::quote {

struct Speaker {
  std::uint32_t first = 0;  // tokens of the name or noun, half-open
  std::uint32_t last = 0;
  bool named = false;          // a name; else a noun: the engineer
  bool same_sentence = false;  // named in the sentence of the words
};

// The speaker of the words between the bytes. None if nobody is named, or several may be meant.
[[nodiscard]] std::optional<Speaker> speaker_of(Haystack const& text, Span words);

enum class Speakers : std::uint8_t { same, other, unclear };
// Whether the claim's speaker is the source's.
[[nodiscard]] Speakers compare_speakers(Haystack const& claim, Speaker const& said, Haystack const& source,
                                        Speaker const& says);

}  // namespace stet::verify::quote
