#include "verify/rules/rules.h"

#include <array>

namespace stet::verify::rules {

#define RULE(name) void name(Input const& input, Diagnostics& findings);
#define ALSO(name)
#include "verify/rules.def"

Diagnostics run(Input const& input) {
  static constexpr std::array checks{
#define RULE(name) name,
#define ALSO(name)
#include "verify/rules.def"
  };
  Diagnostics findings;
  for (auto const check : checks) check(input, findings);
  return findings;
}

}  // namespace stet::verify::rules
