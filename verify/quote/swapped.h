// Two figures of a claim that its evidence has the other way round: "12 men and 15 women" of "15 men and 12
// women", "from 12 to 15" of "from 15 to 12". What a figure belongs to is told by the words on either side.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/span.h"
#include "verify/quote/figures.h"

namespace stet::verify::quote {

enum class Order : std::uint8_t { unknown, kept, swapped };

struct Pairing {
  Order order = Order::unknown;
  Span instead;  // swapped: the figure that the text has in the place of the claim's
};

// Whether the text has the claim's figure of this index and the one beside it, and each with the words that
// the claim has beside it or with those of the other. One place that keeps them outweighs those that do not.
[[nodiscard]] Pairing pairing(FiguredText const& claim, std::size_t index, FiguredText const& text);

}  // namespace stet::verify::quote
