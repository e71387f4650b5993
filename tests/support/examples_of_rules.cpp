#include "tests/support/examples_of_rules.h"

#include <algorithm>
#include <filesystem>

#include "tests/support/case_file.h"
#include "tests/support/fences.h"

namespace stet::test {

std::vector<RuleExample> examples_of_rules() {
  std::vector<RuleExample> examples;
  for (auto const& entry :
       std::filesystem::directory_iterator(std::filesystem::path(STET_SOURCE_DIR) / "docs/rules")) {
    RuleExample example{entry.path().stem().string(), {}};
    for (Fence const& fence : fences(read_text(entry.path()))) {
      if (fence.section != "Bad") continue;
      bool const is_latin1 = fence.argument == "latin-1";
      if (fence.language == "argdown" && (is_latin1 || fence.argument.empty()))
        example.files["map.argdown"] = is_latin1 ? latin1(fence.body) : fence.body;
      else if (!fence.argument.empty())
        example.files[fence.argument] = fence.body;
    }
    examples.push_back(std::move(example));
  }
  std::ranges::sort(examples, {}, &RuleExample::rule);
  return examples;
}

}  // namespace stet::test
