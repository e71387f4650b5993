// An abstract argumentation framework (Dung 1995): arguments and attacks, in compressed rows. Knows no maps.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace stet::argmap::evaluate {

using Argument32 = std::uint32_t;  // 0-based

struct Framework {
  std::uint32_t size = 0;
  std::vector<std::uint32_t> begin{0};  // attacks of argument a: attacked[begin[a] .. begin[a + 1])
  std::vector<Argument32> attacked;
  std::vector<std::string> names;  // empty: arguments are known by number, from 1

  [[nodiscard]] std::span<Argument32 const> attacks_of(Argument32 a) const {
    return std::span<Argument32 const>(attacked).subspan(begin[a], begin[a + 1] - begin[a]);
  }
  [[nodiscard]] std::string name(Argument32 a) const {
    return names.empty() ? std::to_string(a + 1) : names[a];
  }
};

using Attacks = std::vector<std::pair<Argument32, Argument32>>;

// Precondition: all ends are below `size`. Duplicates are kept; no semantics minds them.
[[nodiscard]] Framework framework_of(std::uint32_t size, Attacks const& attacks);

// The grounded labelling (linear: Modgil & Caminada 2009; ranks as in Caminada & Dunne 2019).
struct Grounded {
  enum class Label : std::uint8_t { undecided, in, out };
  std::vector<Label> label;
  std::vector<std::uint32_t> rank;  // layer: IN even, OUT odd; 0 for the undecided
};
[[nodiscard]] Grounded grounded(Framework const& framework);

}  // namespace stet::argmap::evaluate
