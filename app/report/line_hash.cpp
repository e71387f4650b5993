#include "app/report/line_hash.h"

#include <array>
#include <cstdint>
#include <unordered_map>

#include <fmt/format.h>

#include "base/utf8.h"

namespace stet::app {
namespace {

constexpr std::size_t block = 100;
constexpr std::uint64_t factor = 37;
constexpr std::uint32_t end_of_file = 65535;

constexpr std::uint64_t power(std::size_t n) {
  std::uint64_t result = 1;
  for (std::size_t i = 0; i < n; ++i) result *= factor;
  return result;
}

class Roller {
 public:
  void unit(std::uint32_t current) {
    if (current == ' ' || current == '\t' || (after_return_ && current == '\n')) {
      after_return_ = false;
      return;
    }
    after_return_ = current == '\r';
    if (after_return_) current = '\n';
    if (starts_[at_]) put_out();
    if (line_start_) {
      line_start_ = false;
      starts_[at_] = true;
    }
    if (current == '\n') line_start_ = true;
    push(current);
  }

  std::vector<std::string> finish() {
    unit(end_of_file);
    for (std::size_t i = 0; i < block; ++i) {
      if (starts_[at_]) put_out();
      push(0);
    }
    return std::move(hashes_);
  }

 private:
  void put_out() {
    starts_[at_] = false;
    hashes_.push_back(fmt::format("{:x}:{}", hash_, ++counts_[hash_]));
  }

  void push(std::uint32_t current) {
    std::uint64_t const old = window_[at_];
    window_[at_] = current;
    hash_ = factor * hash_ + current - power_of_block * old;
    at_ = (at_ + 1) % block;
  }

  static constexpr std::uint64_t power_of_block = power(block);
  std::array<std::uint32_t, block> window_{};
  std::array<bool, block> starts_{};
  std::uint64_t hash_ = 0;
  std::size_t at_ = 0;
  bool line_start_ = true;
  bool after_return_ = false;
  std::unordered_map<std::uint64_t, std::size_t> counts_;
  std::vector<std::string> hashes_;
};

}  // namespace

std::vector<std::string> line_hashes(std::string_view text) {
  Roller roller;
  for (std::size_t at = 0; at < text.size();) {
    auto const [code_point, size] = utf8::decode(text, at);
    at += size;
    if (code_point < 0x10000) {
      roller.unit(code_point);
    } else {
      roller.unit(0xD800 + ((static_cast<std::uint32_t>(code_point) - 0x10000) >> 10U));
      roller.unit(0xDC00 + ((static_cast<std::uint32_t>(code_point) - 0x10000) & 0x3FFU));
    }
  }
  return roller.finish();
}

}  // namespace stet::app
