// Kinds of documents, and what is worth saying of them: a profile sets rules that `[rules]` does not name.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "verify/config/settings.h"

namespace stet::verify::config {

struct ProfileRule {
  std::string_view rule;
  Level level;
};

struct Profile {
  std::string_view name;
  std::vector<ProfileRule> rules;
};

// `news`, for which every rule is as it comes, `scholarly` and `web`.
[[nodiscard]] std::span<Profile const> profiles();

}  // namespace stet::verify::config
