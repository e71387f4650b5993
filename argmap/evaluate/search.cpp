#include "argmap/evaluate/search.h"

#include <algorithm>
#include <cmath>

#include "argmap/evaluate/positions.h"

namespace stet::argmap::evaluate {
namespace {

// What lies near is looked at anew for each claim.
std::size_t near_for(std::size_t claims) {
  constexpr std::size_t all_together = 2'000'000;
  return std::clamp<std::size_t>(all_together / std::max<std::size_t>(claims, 1), 64, 4'096);
}

// Of all explanations of one map together, in nodes looked at: more for a larger map, up to a bound.
std::size_t work_for(std::size_t nodes) {
  return std::min<std::size_t>(std::min<std::size_t>(1'000'000 + 4'000 * nodes, 16'000'000) + 200 * nodes,
                               100'000'000);
}

}  // namespace

Search::Search(ArgumentMap const& whole, Compiled const& compiled, Policy with)
    : map(whole),
      policy(with),
      what_if(compiled, with),
      most_work(what_if.work() + work_for(what_if.graph().node_count())),
      for_claim(what_if, most_work, with == Policy::cautious,
                [this](Toggle claim) { what_if.add_source(ClaimId{claim}); }),
      against_claim(what_if, most_work, false,
                    [this](Toggle claim) { what_if.add_source(ClaimId{claim}, false); }),
      against_argument(what_if, most_work, false,
                       [this](Toggle argument) { what_if.add_source_against(steps_of[argument]); }),
      without_source(what_if, most_work, false,
                     [this](Toggle source) {
                       for (LinkId const link : links_of_key[source])
                         what_if.set_state(link, EvidenceState::absent);
                     }),
      source_holds(what_if, most_work, false,
                   [this](Toggle source) { check(source, EvidenceState::present); }),
      source_fails(what_if, most_work, false,
                   [this](Toggle source) { check(source, EvidenceState::absent); }),
      settled(what_if, most_work, false, [this](Toggle way) {
        what_if.settle(ClaimId{way / 2}, way % 2 != 0 ? Label::in : Label::out);
      }) {
  Graph const& graph = what_if.graph();
  for (ClaimId const claim : graph.claims.ids()) {
    StatementId const statement = graph.claims[claim].statement;
    bool const not_a_claim =
        statement.valid() && std::ranges::any_of(map.statements[statement].tags, [&](TagId tag) {
          return not_checkable(map.tags[tag]).has_value();
        });
    idle.push_back(not_a_claim ? 1 : 0);
  }
  links_of.resize(map.citations.size());
  steps_of.resize(map.arguments.size());
  key_of.assign(map.citations.size(), none);
  std::unordered_map<std::string_view, std::uint32_t> keys;
  for (LinkId const link : graph.links.ids()) {
    LinkKind const kind = graph.links[link].kind;
    if (kind == LinkKind::step || kind == LinkKind::standing)
      steps_of[graph.links[link].argument.index()].push_back(link);
    if (graph.links[link].weighed && graph.links[link].state != EvidenceState::absent) {
      lightest = std::min(lightest, graph.links[link].weight);
      heaviest = std::max(heaviest, graph.links[link].weight);
    }
    CitationId const cited = citation(graph.node(link));
    if (!cited.valid()) continue;
    links_of[cited.index()].push_back(link);
    auto const [key, added] =
        keys.try_emplace(map.citations[cited].key, static_cast<std::uint32_t>(links_of_key.size()));
    if (added) links_of_key.emplace_back();
    links_of_key[key->second].push_back(link);
    key_of[cited.index()] = key->second;
  }
  seen_at_.assign(graph.node_count(), 0);
  labels.assign(graph.node_count(), 0);
  marked.assign(graph.claims.size(), 0);
  most_near_ = near_for(graph.claims.size());
}

CitationId Search::citation(Node node) const {
  Graph const& graph = what_if.graph();
  if (graph.is_claim(node)) return {};
  Link const& link = graph.links[graph.link(node)];
  bool const known = link.kind == LinkKind::evidence && link.state != EvidenceState::absent &&
                     link.citation.valid() && link.citation.index() < map.citations.size();
  return known ? link.citation : CitationId{};
}

void Search::check(Toggle source, EvidenceState state) {
  for (LinkId const link : links_of_key[source]) {
    if (what_if.graph().links[link].state == EvidenceState::undecided) what_if.set_state(link, state);
  }
}

Subject Search::subject(ClaimId claim) const {
  Claim const& row = what_if.graph().claims[claim];
  return {row.statement, row.argument};
}

Near Search::near(ClaimId claim) {
  Graph const& graph = what_if.graph();
  Near out{claim, {}, true};
  ++round_;
  auto const visit = [&](Node node) {
    if (seen_at_[node] == round_) return;
    seen_at_[node] = round_;
    out.nodes.push_back(node);
  };
  visit(graph.node(claim));
  for (std::size_t i = 0; i < out.nodes.size(); ++i) {  // grows
    if (out.nodes.size() > most_near_) {
      out.all = false;
      break;
    }
    Node const node = out.nodes[i];
    if (graph.is_claim(node)) {
      for (LinkId const link : graph.pros[node]) visit(graph.node(link));
      for (LinkId const link : graph.cons[node]) visit(graph.node(link));
      for (ClaimId const opponent : graph.opponents[node]) visit(graph.node(opponent));
    } else {
      std::size_t const row = graph.link(node).index();
      std::ranges::for_each(graph.premises[row], visit);
      std::ranges::for_each(graph.undercutters[row], visit);
    }
  }
  return out;
}

std::vector<Position> positions_of(Search& search, ClaimId claim) {
  std::vector<Position> out;
  Graph const& graph = search.what_if.graph();
  Undecided const part = search.what_if.undecided_below({&claim, 1});
  if (part.nodes.empty()) return out;  // too many hang together
  auto const own =
      static_cast<Atom>(std::ranges::lower_bound(part.nodes, graph.node(claim)) - part.nodes.begin());
  for (Label const side : {Label::in, Label::out}) {
    auto const accepted = position_with(part.claims, part.labelling, own, side);
    if (!accepted) continue;
    Position& position = out.emplace_back(side, std::vector<StatementId>{});
    for (Atom const atom : *accepted) {
      if (search.what_if.label(part.nodes[atom]) != Label::undecided) continue;
      StatementId const statement = search.subject(graph.claim(part.nodes[atom])).statement;
      if (statement.valid()) position.accepted.push_back(statement);
    }
  }
  return out;
}

}  // namespace stet::argmap::evaluate
