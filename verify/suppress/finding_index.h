// Findings by rule and place: which of them a comment covers is asked without looking at all of them.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "base/diagnostic.h"

namespace stet::verify::suppress {

class FindingIndex {
 public:
  explicit FindingIndex(std::vector<Diagnostic> const& findings);

  // True if there is a finding of the rule in `covers`, taken or not.
  [[nodiscard]] bool any(RuleId rule, Location covers) const;
  // Those of the rule in `covers` that nobody has taken yet, in their order; nobody gets them again.
  [[nodiscard]] std::vector<std::size_t> take(RuleId rule, Location covers);
  // The first few of them, taken or not.
  [[nodiscard]] std::vector<std::size_t> some(RuleId rule, Location covers, std::size_t most) const;

 private:
  struct Row {
    Span span;
    std::size_t finding;
  };
  struct Rows {
    std::vector<Row> rows;          // by place
    std::vector<std::size_t> next;  // of each, the first at or behind it that may not be taken

    std::size_t free(std::size_t at);
  };

  [[nodiscard]] Rows const* find(RuleId rule, Location covers) const;

  std::map<std::pair<RuleId, FileId>, Rows> by_rule_;
};

}  // namespace stet::verify::suppress
