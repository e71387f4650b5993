// What of the article the map answers for: sentences counted, and those that have something to check and
// no claim.
#include "app/report/html/parts.h"
#include "app/report/report.h"
#include "app/words/words.h"

namespace stet::app::html {

void coverage(Writer& out, PageIndex const& index) {
  auto const found = make_coverage(index.result());
  if (!found) return;
  out << "<p>";
  out.text(counted(found->sentences, "sentence", "sentences"))
      << ", of which " << found->checkable << " seem worth checking. The map has claims for " << found->mapped
      << " of these.</p>\n";
  if (found->unmapped.empty()) return;
  out << "<p class=\"head\">Without a claim</p>\n<ul class=\"uncovered\">\n";
  std::size_t listed = 0;
  for (auto const& sentence : found->unmapped) {
    if (listed++ == most_listed) break;
    out << "<li><span class=\"label\">";
    out.text(sentence.kind) << "</span> ";
    out.text(sentence.text) << "</li>\n";
  }
  out << "</ul>\n";
  if (found->unmapped.size() > most_listed)
    out << "<p class=\"label\">and " << found->unmapped.size() - most_listed << " more</p>\n";
}

}  // namespace stet::app::html
