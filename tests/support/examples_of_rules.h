// The bad examples of all rules' pages as folders of files: what reports and fixes are tried on.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace stet::test {

struct RuleExample {
  std::string rule;
  std::map<std::string, std::string> files;  // `map.argdown` and those it needs
};

[[nodiscard]] std::vector<RuleExample> examples_of_rules();

}  // namespace stet::test
