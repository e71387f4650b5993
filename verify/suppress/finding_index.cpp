#include "verify/suppress/finding_index.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace stet::verify::suppress {
namespace {

bool covers(Span outer, Span inner) {
  return outer.begin <= inner.begin && (inner.begin < outer.end || inner == outer);
}

std::size_t first_in(auto const& rows, Span covered) {
  return static_cast<std::size_t>(
      std::ranges::lower_bound(rows, covered.begin, {}, [](auto const& row) { return row.span.begin; }) -
      rows.begin());
}

}  // namespace

FindingIndex::FindingIndex(std::vector<Diagnostic> const& findings) {
  for (std::size_t i = 0; i < findings.size(); ++i)
    by_rule_[{findings[i].rule, findings[i].location.file}].rows.push_back({findings[i].location.span, i});
  for (auto& [key, index] : by_rule_) {
    std::ranges::sort(index.rows, {},
                      [](Row const& row) { return std::tuple(row.span.begin, row.span.end, row.finding); });
    index.next.resize(index.rows.size() + 1);
    std::iota(index.next.begin(), index.next.end(), std::size_t{0});
  }
}

std::size_t FindingIndex::Rows::free(std::size_t at) {
  while (next[at] != at) at = next[at] = next[next[at]];
  return at;
}

FindingIndex::Rows const* FindingIndex::find(RuleId rule, Location covers) const {
  auto const found = by_rule_.find({rule, covers.file});
  return found == by_rule_.end() ? nullptr : &found->second;
}

bool FindingIndex::any(RuleId rule, Location covered) const { return !some(rule, covered, 1).empty(); }

std::vector<std::size_t> FindingIndex::take(RuleId rule, Location covered) {
  std::vector<std::size_t> taken;
  auto const found = by_rule_.find({rule, covered.file});
  if (found == by_rule_.end()) return taken;
  auto& index = found->second;
  for (auto at = index.free(first_in(index.rows, covered.span));
       at < index.rows.size() && covers(covered.span, index.rows[at].span); at = index.free(at)) {
    taken.push_back(index.rows[at].finding);
    index.next[at] = at + 1;
  }
  std::ranges::sort(taken);
  return taken;
}

std::vector<std::size_t> FindingIndex::some(RuleId rule, Location covered, std::size_t most) const {
  std::vector<std::size_t> out;
  auto const* const index = find(rule, covered);
  if (index == nullptr) return out;
  for (auto at = first_in(index->rows, covered.span);
       at < index->rows.size() && covers(covered.span, index->rows[at].span) && out.size() < most; ++at)
    out.push_back(index->rows[at].finding);
  return out;
}

}  // namespace stet::verify::suppress
