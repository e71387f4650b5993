#include "verify/registry/drift.h"

#include <algorithm>
#include <cstdint>
#include <span>

#include "base/span.h"
#include "verify/quote/fold.h"

namespace stet::verify {
namespace {

using quote::Token;

constexpr std::ptrdiff_t most_differences = 1500;  // memory and time are its square
constexpr std::size_t context = 4;                 // words on either side of a change
constexpr std::size_t most_shown = 40;             // words of one side of a change

// A stretch of tokens on both sides that differ.
struct Change {
  std::size_t old_begin, old_end, new_begin, new_end;
};

// Myers' greedy search for the shortest edit script between a and b; empty if it is longer than the bound.
std::vector<Change> shortest(std::span<Token const> a, std::span<Token const> b, bool& too_long) {
  auto const n = static_cast<std::ptrdiff_t>(a.size());
  auto const m = static_cast<std::ptrdiff_t>(b.size());
  std::ptrdiff_t const most = std::min(n + m, most_differences);
  std::vector<std::vector<std::int32_t>> trace;
  std::vector<std::int32_t> furthest(static_cast<std::size_t>(2 * most + 2), 0);
  auto const at = [&](std::ptrdiff_t k) -> std::int32_t& {
    return furthest[static_cast<std::size_t>(k + most)];
  };
  std::ptrdiff_t found = -1;
  for (std::ptrdiff_t d = 0; d <= most && found < 0; ++d) {
    trace.emplace_back(furthest.begin() + (most - d), furthest.begin() + (most + d + 1));
    for (std::ptrdiff_t k = -d; k <= d; k += 2) {
      bool const down = k == -d || (k != d && at(k - 1) < at(k + 1));
      std::ptrdiff_t x = d == 0 ? 0 : down ? at(k + 1) : at(k - 1) + 1;
      std::ptrdiff_t y = x - k;
      while (x < n && y < m && a[static_cast<std::size_t>(x)].hash == b[static_cast<std::size_t>(y)].hash)
        ++x, ++y;
      at(k) = static_cast<std::int32_t>(x);
      if (x >= n && y >= m) {
        found = d;
        break;
      }
    }
  }
  too_long = found < 0;
  std::vector<Change> changes;
  if (too_long) return changes;
  std::ptrdiff_t x = n;
  std::ptrdiff_t y = m;
  for (std::ptrdiff_t d = found; d > 0; --d) {
    // trace[d] holds what was known before round d: diagonals -d .. d.
    auto const& row = trace[static_cast<std::size_t>(d)];
    auto const before = [&](std::ptrdiff_t k) { return row[static_cast<std::size_t>(k + d)]; };
    std::ptrdiff_t const k = x - y;
    bool const down = k == -d || (k != d && before(k - 1) < before(k + 1));
    std::ptrdiff_t const from_k = down ? k + 1 : k - 1;
    std::ptrdiff_t const from_x = before(from_k);
    std::ptrdiff_t const from_y = from_x - from_k;
    Change step{static_cast<std::size_t>(from_x), static_cast<std::size_t>(down ? from_x : from_x + 1),
                static_cast<std::size_t>(from_y), static_cast<std::size_t>(down ? from_y + 1 : from_y)};
    if (!changes.empty() && changes.back().old_begin == step.old_end &&
        changes.back().new_begin == step.new_end) {
      changes.back().old_begin = step.old_begin;
      changes.back().new_begin = step.new_begin;
    } else {
      changes.push_back(step);
    }
    x = from_x;
    y = from_y;
  }
  std::ranges::reverse(changes);
  return changes;
}

std::string words(std::string_view text, std::span<Token const> tokens, std::size_t begin, std::size_t end) {
  std::string out;
  std::size_t const last = std::min(end, begin + most_shown);
  for (std::size_t i = begin; i < last; ++i) {
    if (!out.empty()) out += ' ';
    out += text.substr(tokens[i].begin, tokens[i].end - tokens[i].begin);
  }
  return last < end ? out + " …" : out;
}

}  // namespace

Drift drift_between(std::string_view before, std::string_view after, std::size_t most_changes) {
  auto const a = quote::tokenize(before, quote::folding_for("en"));
  auto const b = quote::tokenize(after, quote::folding_for("en"));
  std::size_t head = 0;
  while (head < a.size() && head < b.size() && a[head].hash == b[head].hash) ++head;
  std::size_t tail = 0;
  while (tail < a.size() - head && tail < b.size() - head &&
         a[a.size() - 1 - tail].hash == b[b.size() - 1 - tail].hash)
    ++tail;
  std::span const old_middle(a.data() + head, a.size() - head - tail);
  std::span const new_middle(b.data() + head, b.size() - head - tail);
  bool too_long = false;
  auto changes = shortest(old_middle, new_middle, too_long);
  if (too_long) changes = {{0, old_middle.size(), 0, new_middle.size()}};
  Drift drift;
  for (Change& change : changes) {
    change.old_begin += head, change.old_end += head, change.new_begin += head, change.new_end += head;
    drift.removed += change.old_end - change.old_begin;
    drift.added += change.new_end - change.new_begin;
    if (drift.changes.size() == most_changes) {
      drift.cut = true;
      continue;
    }
    std::string line =
        words(before, a, change.old_begin - std::min(context, change.old_begin), change.old_begin);
    auto const append = [&](std::string const& part) {
      if (part.empty()) return;
      if (!line.empty()) line += ' ';
      line += part;
    };
    if (change.old_end > change.old_begin)
      append("[-" + words(before, a, change.old_begin, change.old_end) + "-]");
    if (change.new_end > change.new_begin)
      append("{+" + words(after, b, change.new_begin, change.new_end) + "+}");
    append(words(before, a, change.old_end, std::min(a.size(), change.old_end + context)));
    drift.changes.push_back(std::move(line));
  }
  return drift;
}

}  // namespace stet::verify
