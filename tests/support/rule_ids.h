// The rules of verify/rules under their names, for tests that count findings.
#pragma once

#include "base/diagnostic.h"

namespace stet::rule_id {

#define RULE(name) extern Rule const name;
#include "verify/rules.def"

}  // namespace stet::rule_id
