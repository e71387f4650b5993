#include "verify/rules/support.h"

#include <algorithm>
#include <map>
#include <unordered_set>

#include <fmt/format.h>

#include "argmap/evaluate/compiled.h"
#include "verify/claims.h"

namespace stet::verify::rules {
namespace {

using argmap::CitationId;
using argmap::StatementId;
using argmap::evaluate::Compiled;
using argmap::evaluate::EvidenceState;
using argmap::evaluate::Graph;
using argmap::evaluate::Label;
using argmap::evaluate::LinkId;
using argmap::evaluate::LinkKind;
using argmap::evaluate::Node;

constexpr std::size_t most_visited = 400;  // a person reads a few

struct Support {
  std::vector<CitationId> citations;
  std::size_t steps = 0;  // from the claim to the first of them
};

Support walk(CheckResult const& result, std::vector<Node> queue, EvidenceState state) {
  Compiled const& compiled = *result.evaluation.compiled;
  Graph const& graph = compiled.graph;
  Label const wanted = state == EvidenceState::present ? Label::in : Label::undecided;
  std::unordered_set<Node> seen(queue.begin(), queue.end());
  Support support;
  auto& citations = support.citations;
  std::size_t steps = 0;
  std::size_t level_end = queue.size();
  for (std::size_t i = 0; i < queue.size(); ++i) {
    if (i == level_end) {
      ++steps;
      level_end = queue.size();
    }
    Node const node = queue[i];
    auto const visit = [&](Node next) {
      if (compiled.readings.evidence.of(next) != wanted) return;
      if (seen.size() < most_visited && seen.insert(next).second) queue.push_back(next);
    };
    if (graph.is_claim(node)) {
      for (LinkId const link : graph.pros[node]) visit(graph.node(link));
      continue;
    }
    auto const& link = graph.links[graph.link(node)];
    if (link.kind == LinkKind::evidence && link.citation.valid() && link.state == state) {
      if (citations.empty()) support.steps = steps;
      citations.push_back(link.citation);
    }
    for (Node const premise : graph.premises[graph.link(node).index()]) visit(premise);
  }
  std::ranges::sort(citations);
  citations.erase(std::unique(citations.begin(), citations.end()), citations.end());
  return support;
}

std::vector<Node> only(CheckResult const& result, StatementId claim) {
  Graph const& graph = result.evaluation.compiled->graph;
  return {graph.node(graph.claim_of_statement[claim.index()])};
}

}  // namespace

std::vector<CitationId> support_of(CheckResult const& result, StatementId claim) {
  return walk(result, only(result, claim), EvidenceState::present).citations;
}

std::vector<CitationId> unchecked_support_of(CheckResult const& result, StatementId claim) {
  return walk(result, only(result, claim), EvidenceState::undecided).citations;
}

std::vector<CitationId> objections_to(CheckResult const& result, StatementId claim) {
  Compiled const& compiled = *result.evaluation.compiled;
  Graph const& graph = compiled.graph;
  auto const id = graph.claim_of_statement[claim.index()];
  std::vector<Node> accepted;
  auto const add = [&](std::span<LinkId const> links) {
    for (LinkId const link : links) {
      if (compiled.readings.evidence.of(graph.node(link)) == Label::in) accepted.push_back(graph.node(link));
    }
  };
  add(graph.cons[id.index()]);
  for (auto const opponent : graph.opponents[id.index()]) add(graph.pros[opponent.index()]);
  return walk(result, std::move(accepted), EvidenceState::present).citations;
}

std::vector<Basis> bases_of(Input const& input) {
  std::vector<Basis> bases;
  std::map<std::vector<SourceId>, std::size_t> by_set;
  std::vector<std::size_t> nearest;  // of each basis: the steps of its first claim
  for (StatementId const id : input.result.map.statements.ids()) {
    if (!input.asserted[id.index()]) continue;
    auto [citations, steps] = walk(input.result, only(input.result, id), EvidenceState::present);
    std::vector<SourceId> sources;
    for (CitationId const citation : citations) sources.push_back(input.evidence.citations[citation].source);
    if (sources.empty() || std::ranges::any_of(sources, [](SourceId source) { return !source.valid(); }))
      continue;
    std::ranges::sort(sources);
    sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
    auto const [known, is_new] = by_set.try_emplace(sources, bases.size());
    if (is_new) {
      bases.push_back({std::move(sources), std::move(citations), {id}});
      nearest.push_back(steps);
      continue;
    }
    auto& basis = bases[known->second];
    if (steps < nearest[known->second]) {
      nearest[known->second] = steps;
      basis.citations = std::move(citations);
      basis.statements.insert(basis.statements.begin(), id);
    } else {
      basis.statements.push_back(id);
    }
  }
  return bases;
}

std::vector<CitedSource> cited_sources(EvidenceCheck const& checked,
                                       std::vector<CitationId> const& citations) {
  std::map<SourceId, std::vector<CitationId>> by_source;
  for (CitationId const id : citations)
    if (auto const source = checked.citations[id].source; source.valid()) by_source[source].push_back(id);
  std::vector<CitedSource> result;
  for (auto& [source, list] : by_source) result.push_back({source, std::move(list)});
  return result;
}

std::vector<CitedSource> cited_sources(Input const& input) {
  auto const ids = input.result.map.citations.ids();
  std::vector<CitationId> all;
  for (CitationId const id : ids) all.push_back(id);
  return cited_sources(input.evidence, all);
}

std::string names_of(SourceRegistry const& registry, std::vector<SourceId> const& sources) {
  std::vector<std::string> names;
  for (SourceId const source : sources) names.push_back(fmt::format("`{}`", registry[source].id));
  return list_of(names);
}

}  // namespace stet::verify::rules
