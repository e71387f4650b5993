// The two readings of one text.
#pragma once

#include <cstdint>

namespace stet::parser {

enum class Dialect : std::uint8_t {
  stet,     // the superset: what Argdown rejects or mangles means what its writer meant
  argdown,  // accepts and rejects what @argdown/core 2.0.1 does
};

}  // namespace stet::parser
