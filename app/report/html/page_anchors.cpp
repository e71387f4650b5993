// The article's readable text, and where each claim stands in it.
#include <algorithm>

#include "app/report/html/page_index.h"
#include "argmap/build/data.h"

namespace stet::app::html {

void PageIndex::read_article() {
  is_anchored_.assign(map().statements.size(), false);
  if (!has_article()) return;
  auto const& file = result_.sources[result_.article];
  article_ = parser::read_article(file.text(), parser::article_format(file.path()));
  for (auto const claim : map().statements.ids()) {
    auto const exact = argmap::data::scalar(map().statements[claim].data, {"anchor"});
    if (!exact) continue;
    auto const at = article_.text.find(*exact);
    if (at == std::string::npos) continue;
    anchors_.push_back({claim, {static_cast<Offset>(at), static_cast<Offset>(at + exact->size())}});
    is_anchored_[claim.index()] = true;
  }
  std::ranges::stable_sort(anchors_, {}, [](AnchoredClaim const& anchor) { return anchor.text; });
}

}  // namespace stet::app::html
