// The rules whose findings come from reading text: what cannot be read, and what is read otherwise than
// Argdown would.
#pragma once

#include "base/diagnostic.h"

namespace stet::rule_id {

inline constexpr Rule parse_error{0, "parse-error", Category::syntax, Severity::error,
                                  "the text cannot be read as written"};
inline constexpr Rule invalid_data{
    1, "invalid-data", Category::syntax, Severity::error,
    "a data block, the front matter or a registry holds broken or unusable YAML"};
inline constexpr Rule not_argdown{3, "not-argdown", Category::syntax, Severity::info,
                                  "stet reads this as its writer meant it; Argdown would not"};

}  // namespace stet::rule_id
