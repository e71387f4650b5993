// How one text became another: the words that went and came, with a little of what stayed around them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace stet::verify {

struct Drift {
  std::size_t removed = 0;           // words
  std::size_t added = 0;             // words
  std::vector<std::string> changes;  // "around [-old-] {+new+} around", in order; the first few of them
  bool cut = false;                  // there are more changes than these

  [[nodiscard]] bool any() const { return removed + added > 0; }
};

// A word diff (Myers 1986) that ignores typography as quotation checking does. Texts that differ in more
// places than a person would read are compared by their ends and middles only: linear in the texts, whatever
// they are.
[[nodiscard]] Drift drift_between(std::string_view before, std::string_view after,
                                  std::size_t most_changes = 12);

}  // namespace stet::verify
