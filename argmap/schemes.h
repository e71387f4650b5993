// Argumentation schemes and their critical questions: the table of schemes.def.
#pragma once

#include <span>
#include <string_view>

namespace stet::argmap {

struct CriticalQuestion {
  std::string_view id;  // unique within its scheme
  std::string_view text;
};

struct Scheme {
  std::string_view id;   // as `{scheme: ...}` names it
  std::string_view use;  // "somebody who knows the field says so"
  std::span<CriticalQuestion const> questions;
};

[[nodiscard]] std::span<Scheme const> schemes();
// By its id; none if stet does not know it, which is no mistake.
[[nodiscard]] Scheme const* find_scheme(std::string_view id);

}  // namespace stet::argmap
