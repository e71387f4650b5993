// Data blocks of a map that is made from an ArgumentGraph. Internal to argmap/exchange.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "argmap/exchange/document.h"
#include "argmap/exchange/graph.h"
#include "argmap/exchange/map_plan.h"

namespace stet::argmap::exchange {

// `key` as a member of a data block or of the front matter: quoted where it has to be.
[[nodiscard]] std::string data_key(std::string_view key);
// Adds `, key: json` to a block without its closing brace; the first member opens it.
void append_member(std::string& block, std::string_view key, std::string_view json);

// A data block in which every key stands once.
class DataBlock {
 public:
  void add(std::string_view key, std::string_view json) { append_member(block_, keys_(key), json); }
  // Without the closing brace; empty if there are no members.
  [[nodiscard]] std::string open() && { return std::move(block_); }
  [[nodiscard]] std::string closed() && { return block_.empty() ? std::string() : std::move(block_) + '}'; }

 private:
  std::string block_;
  UniqueKeys keys_;
};

// The members of a claim's data, without the closing brace; empty if there are none.
[[nodiscard]] std::string claim_data(ArgumentGraph const& graph, MapPlan const& plan, PropositionId id);
// A step's data, closed. A plain relation (`is_titled` false) has no title that could stand for its id.
[[nodiscard]] std::string step_data(ArgumentGraph const& graph, MapPlan const& plan, StepId id,
                                    bool is_titled, bool with_premises);
// What stands between premises and conclusion: `----`, or the rules and the data of the inference.
// `uses` is a list in brackets, or empty.
[[nodiscard]] std::string inference_line(Step const& step, std::string_view uses);

// `+ `, `- `, `_ ` or `>< `: how the step stands below what it bears on.
[[nodiscard]] std::string_view relation_symbol(Step const& step);

}  // namespace stet::argmap::exchange
