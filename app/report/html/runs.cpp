#include "app/report/html/runs.h"

#include <algorithm>
#include <tuple>

namespace stet::app::html {

bool RunCutter::Narrowest::operator()(std::size_t a, std::size_t b) const {
  return std::tuple(anchors[a].text.size(), anchors[a].claim, a) <
         std::tuple(anchors[b].text.size(), anchors[b].claim, b);
}

std::vector<TextRun> RunCutter::cut(Span block) {
  std::vector<Offset> cuts{block.begin, block.end};
  for (auto const i : open_)
    if (anchors_[i].text.end < block.end) cuts.push_back(std::max(anchors_[i].text.end, block.begin));
  for (std::size_t i = next_; i < anchors_.size() && anchors_[i].text.begin < block.end; ++i) {
    cuts.push_back(std::max(anchors_[i].text.begin, block.begin));
    cuts.push_back(std::clamp(anchors_[i].text.end, block.begin, block.end));
  }
  std::ranges::sort(cuts);
  cuts.erase(std::ranges::unique(cuts).begin(), cuts.end());

  std::vector<TextRun> runs;
  std::set<std::pair<Offset, std::size_t>> ends;
  for (auto const i : open_) ends.emplace(anchors_[i].text.end, i);
  for (std::size_t c = 0; c + 1 < cuts.size(); ++c) {
    TextRun run{{cuts[c], cuts[c + 1]}, {}, {}};
    for (; next_ < anchors_.size() && anchors_[next_].text.begin <= run.text.begin; ++next_) {
      if (anchors_[next_].text.end <= run.text.begin) continue;
      run.begins.push_back(next_);
      open_.insert(next_);
      ends.emplace(anchors_[next_].text.end, next_);
    }
    while (!ends.empty() && ends.begin()->first <= run.text.begin) {
      open_.erase(ends.begin()->second);
      ends.erase(ends.begin());
    }
    for (auto const i : open_) {
      if (run.anchors.size() == most_at_a_run) break;
      run.anchors.push_back(i);
    }
    runs.push_back(std::move(run));
  }
  return runs;
}

}  // namespace stet::app::html
