#include "verify/exchange/bearing.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace stet::verify::exchange {
namespace {

constexpr std::size_t most_visited = 1000;

}  // namespace

BearingSources::BearingSources(CheckResult const& result) : statements_(result.map.statements.size()) {
  argmap::ArgumentMap const& map = result.map;
  std::size_t const count = statements_ + map.arguments.size();
  std::vector<std::pair<std::uint32_t, SourceId>> cited;
  for (auto const& evidence : result.evidence) {
    auto const source = result.registry->find(map.citations[evidence.citation].key);
    if (source)
      cited.emplace_back(evidence.statement.valid() ? node(evidence.statement) : node(evidence.argument),
                         *source);
  }
  std::vector<std::pair<std::uint32_t, Node>> below;
  auto const end = [&](argmap::End const& at) {
    if (at.statement.valid()) return node(at.statement);
    return node(at.argument.valid() ? at.argument : map.inferences[at.inference].argument);
  };
  for (argmap::Relation const& relation : map.relations) {
    below.emplace_back(end(relation.to), end(relation.from));
    if (relation.kind == argmap::RelationKind::contradictory)
      below.emplace_back(end(relation.from), end(relation.to));
  }
  for (argmap::Inference const& inference : map.inferences) {
    if (inference.conclusion.valid())
      below.emplace_back(node(inference.conclusion), node(inference.argument));
    for (argmap::StatementId const premise : inference.premises)
      below.emplace_back(node(inference.argument), node(premise));
  }
  cited_ = rows_of<SourceId>(count, cited);
  below_ = rows_of<Node>(count, below);
}

std::vector<SourceId> BearingSources::of(argmap::StatementId claim, std::size_t most) const {
  std::vector<SourceId> out;
  std::vector<Node> queue{node(claim)};
  std::unordered_set<Node> met{queue.front()};
  for (std::size_t i = 0; i < std::min(queue.size(), most_visited); ++i) {
    for (SourceId const source : cited_[queue[i]]) {
      if (std::ranges::find(out, source) != out.end()) continue;
      if (out.size() == most) return out;
      out.push_back(source);
    }
    for (Node const next : below_[queue[i]]) {
      if (queue.size() < most_visited && met.insert(next).second) queue.push_back(next);
    }
  }
  return out;
}

}  // namespace stet::verify::exchange
