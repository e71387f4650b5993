// A validator for JSON Schema as far as stet's schemas use it. It refuses to work with keywords it does not
// know, so that a schema cannot ask for something that nobody checks.
#pragma once

#include <string>

#include <nlohmann/json.hpp>

namespace stet::test {

// The first thing that is wrong with the value, with its place; empty if nothing is. A member that
// `properties` does not name is wrong unless `additionalProperties` speaks about it.
[[nodiscard]] std::string validate(nlohmann::json const& schema, nlohmann::json const& value);

}  // namespace stet::test
