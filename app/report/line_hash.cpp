#include "app/report/line_hash.h"

#include <algorithm>
#include <limits>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.h"

namespace stet::app {
namespace {

constexpr std::size_t block = 100;
constexpr std::uint64_t factor = 37;
constexpr std::uint32_t end_of_file = 65535;

// A block's hash is what the hash of all units came to after it, less what it had come to before it times
// this.
constexpr std::uint64_t leaving_factor = [] {
  std::uint64_t result = 1;
  for (std::size_t i = 0; i < block; ++i) result *= factor;
  return result;
}();

std::size_t end_of_line(std::string_view text, std::size_t at) {
  auto const line = text.substr(at, text.find('\n', at) - at);
  return at + std::min(line.find('\r'), line.size());
}

bool plain(char c) { return c > ' ' && static_cast<unsigned char>(c) < 0x80; }

}  // namespace

std::string LineHash::text() const { return fmt::format("{:x}:{}", value, nth); }

// One loop over the units with all it knows in local variables: it is run over every file that has a finding.
std::vector<LineHash> line_hashes(std::string_view text) {
  struct Start {
    std::size_t count;   // of the units before the line
    std::uint64_t hash;  // of them all
  };
  constexpr std::size_t never = std::numeric_limits<std::size_t>::max();
  std::uint64_t hash = 0;   // of all units so far
  std::size_t count = 0;    // of units
  std::size_t due = never;  // the count at which the next line's hash is complete
  std::uint32_t low = 0;    // the second half of a surrogate pair
  bool line_start = true;
  bool after_return = false;
  bool ended = false;
  std::vector<Start> starts;  // of the lines
  std::vector<LineHash> hashes;
  std::unordered_map<std::uint64_t, std::uint32_t> counts;
  auto const push = [&](std::uint32_t unit) {
    hash = factor * hash + unit;
    ++count;
  };
  for (std::size_t at = 0;;) {
    if (due == never && !line_start) {  // nothing more of a long line counts
      at = end_of_line(text, at);
      low = 0;
    }
    if (!line_start && low == 0)  // the most of it
      while (at < text.size() && plain(text[at]) && count + 1 < due)
        push(static_cast<unsigned char>(text[at++]));
    std::uint32_t current = 0;
    if (low != 0) {
      current = std::exchange(low, 0);
    } else if (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) {
      current = static_cast<unsigned char>(text[at++]);
    } else if (at < text.size()) {
      auto const [code_point, size] = utf8::decode(text, at);
      at += size;
      current = code_point;
      if (code_point >= 0x10000) {
        current = 0xD800 + ((current - 0x10000) >> 10U);
        low = 0xDC00 + ((code_point - 0x10000) & 0x3FFU);
      }
    } else if (!ended) {
      ended = true;
      current = end_of_file;
    } else if (due == never) {
      return hashes;
    }
    if (current == ' ' || current == '\t' || (after_return && current == '\n')) {
      after_return = false;
      continue;
    }
    after_return = current == '\r';
    if (after_return) current = '\n';
    if (line_start) {
      starts.push_back({count, hash});
      if (due == never) due = count + block;
    }
    line_start = current == '\n';
    push(current);
    if (count == due) {  // the block that began with the first line that has no hash yet
      std::uint64_t const value = hash - leaving_factor * starts[hashes.size()].hash;
      hashes.push_back({value, ++counts[value]});
      due = hashes.size() < starts.size() ? starts[hashes.size()].count + block : never;
    }
  }
}

}  // namespace stet::app
