// Where each claim stands in the article's readable text.
#include <algorithm>

#include "app/report/html/page_index.h"

namespace stet::app::html {

void PageIndex::index_anchors() {
  is_anchored_.assign(map().statements.size(), false);
  drifted_.assign(map().statements.size(), false);
  for (auto const& anchor : result_.anchors) {
    if (!anchor.statement.valid() || !anchor.located() || anchor.readable.empty()) continue;
    anchors_.push_back({anchor.statement, anchor.readable});
    is_anchored_[anchor.statement.index()] = true;
    if (anchor.outcome == verify::AnchorOutcome::drifted) drifted_[anchor.statement.index()] = true;
  }
  std::ranges::stable_sort(anchors_, {}, &AnchoredClaim::text);
}

}  // namespace stet::app::html
