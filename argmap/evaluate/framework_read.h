// Reading frameworks: i23 (ICCMA 2023), apx and tgf (ICCMA 2015 on).
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "argmap/evaluate/framework.h"
#include "argmap/evaluate/sat.h"

namespace stet::argmap::evaluate {

enum class FrameworkFormat : std::uint8_t { i23, apx, tgf };
[[nodiscard]] std::optional<FrameworkFormat> parse_framework_format(std::string_view name);

struct FrameworkError {
  std::size_t line = 1;  // both from 1; the column in bytes
  std::size_t column = 1;
  std::string message;
  bool late = false;  // nothing is wrong: the deadline passed while reading
};

[[nodiscard]] std::expected<Framework, FrameworkError> read_framework(std::string_view text,
                                                                      FrameworkFormat format,
                                                                      Budget const& budget = {});

// The argument of that name (its number, in i23).
[[nodiscard]] std::optional<Argument32> find_argument(Framework const& framework, std::string_view name);

}  // namespace stet::argmap::evaluate
