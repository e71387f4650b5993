// The rules whose findings come from putting a map together.
#pragma once

#include "base/diagnostic.h"

namespace stet::rule_id {

inline constexpr Rule undefined_reference{4, "undefined-reference", Category::reference, Severity::error,
                                          "a title is referred to but defined nowhere"};
inline constexpr Rule duplicate_definition{8, "duplicate-definition", Category::reference, Severity::warning,
                                           "one title is given two different texts"};
inline constexpr Rule missing_include{23, "missing-include", Category::reference, Severity::error,
                                      "an included file cannot be read"};
inline constexpr Rule include_cycle{24, "include-cycle", Category::reference, Severity::error,
                                    "a file includes itself, directly or through others"};

}  // namespace stet::rule_id
