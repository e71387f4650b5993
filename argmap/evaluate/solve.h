// Decision, search, counting and enumeration problems of the argumentation competitions (ICCMA 2023, 2025):
// DC, DS, SE, CE, EE under CF, AD, CO, GR, PR, ST, SST, STG, ID.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "argmap/evaluate/extensions.h"
#include "argmap/evaluate/framework.h"

namespace stet::argmap::evaluate {

enum class Problem : std::uint8_t { credulous, sceptical, some_extension, count, enumerate };

struct Task {
  Problem problem = Problem::some_extension;
  Semantics semantics = Semantics::grounded;
  [[nodiscard]] bool needs_argument() const {
    return problem == Problem::credulous || problem == Problem::sceptical;
  }
};

// "DC-CO", "EE-SST", …
[[nodiscard]] std::optional<Task> parse_task(std::string_view text);
[[nodiscard]] std::string to_string(Task task);
[[nodiscard]] std::vector<Task> all_tasks();

struct Solution {
  Answer answer = Answer::unknown;    // of DC and DS; `yes` for the others once solved, `no` if SE finds none
  std::optional<Extension> witness;   // of DC yes, DS no, SE yes
  std::uint64_t count = 0;            // CE
  std::vector<Extension> extensions;  // EE, sorted
};

// `query` is needed by DC and DS only. Past the budget the answer is `unknown`, never a guess.
[[nodiscard]] Solution solve(Task task, Framework const& framework,
                             std::optional<Argument32> query = std::nullopt, Budget budget = {});

// The lines that the competition asks for ("YES\nw 1 2\n"); empty if unknown. With `legacy`, the form of 2015
// to 2019 ("YES", "[a,b]").
[[nodiscard]] std::string print(Task task, Framework const& framework, Solution const& solution,
                                bool legacy = false);

}  // namespace stet::argmap::evaluate
