#include "verify/rules/grounds.h"

#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "argmap/evaluate/compiled.h"
#include "argmap/evaluate/dependents.h"
#include "verify/claims.h"

namespace stet::verify::rules {
namespace {

using argmap::CitationId;
using argmap::StatementId;
using argmap::evaluate::Claim;
using argmap::evaluate::ClaimId;
using argmap::evaluate::Compiled;
using argmap::evaluate::EvidenceState;
using argmap::evaluate::Graph;
using argmap::evaluate::Link;
using argmap::evaluate::LinkId;
using argmap::evaluate::LinkKind;
using argmap::evaluate::Node;

// Bounds of what one finding tells. Maps have thousands of claims; a person reads a few.
constexpr std::size_t most_visited = 400;
constexpr std::size_t most_leaves = 6;
constexpr std::size_t most_labels = 6;
constexpr std::size_t most_fallen = 5;

std::string claim_name(argmap::ArgumentMap const& map, Claim const& claim) {
  return claim.statement.valid() ? name_of(map, claim.statement) : name_of(map, claim.argument);
}

Location argument_place(argmap::ArgumentMap const& map, argmap::ArgumentId id) {
  auto const& argument = map.arguments[id];
  if (argument.canonical.valid()) return map.occurrences[argument.canonical].name;
  if (!argument.occurrences.empty()) return map.occurrences[argument.occurrences.front()].name;
  return argument.reconstructed_at;
}

class Opposition {
 public:
  explicit Opposition(CheckResult const& result)
      : map_(result.map), compiled_(*result.evaluation.compiled), graph_(compiled_.graph) {}

  std::vector<Label> to(ClaimId claim) && {
    for (LinkId const link : graph_.cons[claim.index()]) add(graph_.node(link), "stands against it");
    for (ClaimId const opponent : graph_.opponents[claim.index()])
      add(graph_.node(opponent), "contradicts it");
    for (LinkId const link : graph_.pros[claim.index()]) add_undercutters(link, 0);
    return std::move(labels_);
  }

 private:
  // What undercuts the link, or the standing of the argument it goes back to.
  void add_undercutters(LinkId link, int depth) {
    for (Node const by : graph_.undercutters[link.index()]) add(by, "undercuts what supports it");
    if (depth > 1 || looked_at_ > most_visited) return;
    for (Node const premise : graph_.premises[link.index()]) {
      if (!graph_.is_claim(premise)) {
        add_undercutters(graph_.link(premise), depth + 1);
        continue;
      }
      for (LinkId const con : graph_.cons[premise]) {
        if (looked_at_ > most_visited) return;
        add(graph_.node(con), "stands against what supports it");
      }
    }
  }

  void add(Node node, std::string_view words) {
    ++looked_at_;
    if (labels_.size() == most_labels || compiled_.readings.evidence.of(node) != argmap::evaluate::Label::in)
      return;
    Location place;
    std::string name;
    if (graph_.is_claim(node)) {
      Claim const& claim = graph_.claims[graph_.claim(node)];
      place =
          claim.statement.valid() ? place_of(map_, claim.statement) : argument_place(map_, claim.argument);
      name = claim_name(map_, claim);
    } else {
      Link const& link = graph_.links[graph_.link(node)];
      if (link.citation.valid()) {
        place = map_.citations[link.citation].location;
        name = fmt::format("`{}`", map_.citations[link.citation].key);
      } else if (link.argument.valid()) {
        place = argument_place(map_, link.argument);
        name = name_of(map_, link.argument);
      } else if (link.relation.valid() && map_.stated[link.relation].from.statement.valid()) {
        auto const from = map_.stated[link.relation].from.statement;
        place = place_of(map_, from);
        name = name_of(map_, from);
      }
    }
    if (!place.file.valid()) return;
    if (std::ranges::any_of(labels_, [&](Label const& label) { return label.location == place; })) return;
    labels_.push_back({place, fmt::format("{} {}", name, words)});
  }

  argmap::ArgumentMap const& map_;
  Compiled const& compiled_;
  Graph const& graph_;
  std::vector<Label> labels_;
  std::size_t looked_at_ = 0;
};

ClaimId claim_of(CheckResult const& result, StatementId statement) {
  return result.evaluation.compiled->graph.claim_of_statement[statement.index()];
}

}  // namespace

Grounds grounds_of(CheckResult const& result, StatementId statement) {
  Compiled const& compiled = *result.evaluation.compiled;
  Graph const& graph = compiled.graph;
  Grounds grounds;
  std::vector<Node> queue{graph.node(claim_of(result, statement))};
  std::unordered_set<Node> seen{queue.front()};
  auto const visit = [&](Node node) {
    if (compiled.readings.evidence.of(node) == argmap::evaluate::Label::in) return;
    if (seen.size() < most_visited && seen.insert(node).second) queue.push_back(node);
  };
  for (std::size_t i = 0; i < queue.size(); ++i) {
    Node const node = queue[i];
    if (!graph.is_claim(node)) {
      Link const& link = graph.links[graph.link(node)];
      if (link.kind == LinkKind::evidence && link.citation.valid()) {
        if (link.state == EvidenceState::absent) grounds.failed.push_back(link.citation);
        if (link.state == EvidenceState::undecided) grounds.unchecked.push_back(link.citation);
      }
      for (Node const premise : graph.premises[graph.link(node).index()]) visit(premise);
      continue;
    }
    auto const pros = graph.pros[node];
    if (pros.empty() && grounds.leaves.size() < most_leaves && i > 0) {
      grounds.leaves.push_back(claim_name(result.map, graph.claims[graph.claim(node)]));
    }
    for (LinkId const link : pros) {
      if (seen.size() == most_visited) break;
      visit(graph.node(link));
    }
  }
  return grounds;
}

std::vector<Label> opposition_to(CheckResult const& result, StatementId claim) {
  return Opposition(result).to(claim_of(result, claim));
}

std::vector<argmap::CitationId> unchecked_below(CheckResult const& result, StatementId claim) {
  constexpr std::size_t most = 5;
  Compiled const& compiled = *result.evaluation.compiled;
  Graph const& graph = compiled.graph;
  std::vector<argmap::CitationId> out;
  std::vector<Node> queue{graph.node(claim_of(result, claim))};
  std::unordered_set<Node> seen{queue.front()};
  for (std::size_t i = 0; i < queue.size() && out.size() < most; ++i) {  // grows
    Node const node = queue[i];
    if (!graph.is_claim(node)) {
      Link const& link = graph.links[graph.link(node)];
      if (link.state == EvidenceState::undecided && link.citation.valid()) out.push_back(link.citation);
    }
    each_below(graph, node, [&](Node below) {
      if (compiled.readings.evidence.of(below) != argmap::evaluate::Label::undecided) return;
      if (seen.size() < most_visited && seen.insert(below).second) queue.push_back(below);
    });
  }
  return out;
}

Consequences consequences_of(CheckResult const& result, EvidenceCheck const& evidence,
                             std::vector<bool> const& asserted) {
  using argmap::evaluate::Reason;
  using argmap::evaluate::Verdict;
  Consequences consequences;
  consequences.explained.resize(result.map.statements.size());
  consequences.fallen.resize(evidence.citations.size());
  for (StatementId const id : result.map.statements.ids()) {
    auto const& claim = result.evaluation.verdicts[id];
    if (!asserted[id.index()] || claim.verdict != Verdict::unsupported ||
        claim.reason == Reason::no_argument || claim.reason == Reason::circular ||
        claim.reason == Reason::below_standard) {
      continue;
    }
    auto const grounds = grounds_of(result, id);
    if (grounds.failed.empty() || !grounds.leaves.empty()) continue;
    if (claim.reason == Reason::defeated && !opposition_to(result, id).empty()) continue;
    consequences.explained[id.index()] = true;
    for (CitationId const citation : grounds.failed) {
      if (consequences.fallen[citation].size() < most_fallen) consequences.fallen[citation].push_back(id);
    }
  }
  return consequences;
}

void add_fallen(CheckResult const& result, Consequences const& consequences, CitationId citation,
                Diagnostic& diagnostic) {
  for (StatementId const id : consequences.fallen[citation]) {
    Label label{place_of(result.map, id), fmt::format("leaves {} unsupported", name_of(result.map, id))};
    if (std::ranges::none_of(diagnostic.related,
                             [&](Label const& old) { return old.location == label.location; })) {
      diagnostic.related.push_back(std::move(label));
    }
  }
}

}  // namespace stet::verify::rules
