// Overlapping and nested claims cut into runs: HTML cannot nest links, so every stretch of the text gets one
// link, to the narrowest claim that covers it.
#pragma once

#include <cstddef>
#include <set>
#include <span>
#include <vector>

#include "app/report/html/page_index.h"

namespace stet::app::html {

// How many of the claims that cover a run are named at it.
inline constexpr std::size_t most_at_a_run = 8;

struct TextRun {
  Span text;
  std::vector<std::size_t> anchors;  // indices: those that cover the run, the narrowest first
  std::vector<std::size_t> begins;   // indices: those whose words begin with this run
};

class RunCutter {
 public:
  // `anchors` are sorted by where they begin and outlive the cutter.
  explicit RunCutter(std::span<AnchoredClaim const> anchors) : anchors_(anchors), open_(Narrowest{anchors}) {}

  // The runs of the block, in order, without gaps. Blocks have to come in the order of the text. Takes
  // n log n in the anchors that touch the block.
  [[nodiscard]] std::vector<TextRun> cut(Span block);

 private:
  struct Narrowest {
    std::span<AnchoredClaim const> anchors;
    bool operator()(std::size_t a, std::size_t b) const;
  };

  std::span<AnchoredClaim const> anchors_;
  std::set<std::size_t, Narrowest> open_;  // those that have begun and not ended
  std::size_t next_ = 0;
};

}  // namespace stet::app::html
