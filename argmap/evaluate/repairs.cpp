// Which sources would make a claim supported.
#include <algorithm>

#include "argmap/evaluate/search.h"

namespace stet::argmap::evaluate {
namespace {

constexpr std::size_t most_repairs = 8;

// Whether sources for some of the claims could make one accepted at all: labels that a node could come to
// have, with everything granted that is in favour of that. Where it says no, no set of them does.
class Reach {
 public:
  Reach(Search& search, Near const& near, std::vector<Toggle> const& items)
      : what_if_(search.what_if),
        graph_(what_if_.graph()),
        near_(near),
        items_(items),
        can_(search.labels),
        is_item_(search.marked),
        lightest_(search.lightest),
        heaviest_(search.heaviest) {}

  [[nodiscard]] bool accepts() && {
    for (Toggle const item : items_) is_item_[item] = 1;
    for (Node const node : near_.nodes) can_[node] = first(node) | near_bit;
    std::vector<Node> queue(near_.nodes.rbegin(), near_.nodes.rend());
    for (std::size_t i = 0; i < queue.size(); ++i) {  // grows
      Node const node = queue[i];
      std::uint8_t const more =
          graph_.is_claim(node) ? of_claim(graph_.claim(node)) : of_link(graph_.link(node));
      if ((can_[node] | more) == can_[node]) continue;
      can_[node] |= more;
      what_if_.dependents().of(graph_, node, [&](Node above) {
        if ((can_[above] & near_bit) != 0) queue.push_back(above);
      });
    }
    bool const accepted = can_be(graph_.node(near_.claim), in);
    for (Toggle const item : items_) is_item_[item] = 0;
    for (Node const node : near_.nodes) can_[node] = 0;
    return accepted;
  }

 private:
  static constexpr std::uint8_t in = 1;
  static constexpr std::uint8_t out = 2;
  static constexpr std::uint8_t near_bit = 4;

  [[nodiscard]] bool can_be(Node node, std::uint8_t label) const { return (can_[node] & label) != 0; }

  // What it is now, or can become by ways that are not followed here: circles of support that lose their
  // ground, standards that are no longer met, and objections that count for nothing as nobody could check
  // them.
  [[nodiscard]] std::uint8_t first(Node node) const {
    Label const label = what_if_.label(node);
    std::uint8_t now = label == Label::in ? in : label == Label::out ? out : 0;
    if (what_if_.is_on_support_cycle(node)) now |= out;
    if (graph_.is_claim(node) ? is_editorial(graph_.claims[graph_.claim(node)].standard)
                              : graph_.links[graph_.link(node)].state == EvidenceState::undecided)
      now |= out;
    return now;
  }

  [[nodiscard]] std::uint8_t of_link(LinkId id) const {
    auto const premises = graph_.premises[id.index()];
    auto const undercutters = graph_.undercutters[id.index()];
    auto const may = [&](std::uint8_t label) {
      return [this, label](Node node) { return can_be(node, label); };
    };
    std::uint8_t result = 0;
    if (graph_.links[id].state == EvidenceState::present && std::ranges::all_of(premises, may(in)) &&
        std::ranges::all_of(undercutters, may(out)))
      result |= in;
    if (std::ranges::any_of(premises, may(out)) || std::ranges::any_of(undercutters, may(in))) result |= out;
    return result;
  }

  // The most and the least that a link can come to weigh.
  [[nodiscard]] double most(LinkId id) const {
    return graph_.links[id].weighed ? graph_.links[id].weight : heaviest_;
  }
  [[nodiscard]] double least_of(LinkId id) const {
    return graph_.links[id].weighed ? graph_.links[id].weight : lightest_;
  }

  template <class F>
  void each_con(ClaimId id, F f) const {
    std::ranges::for_each(graph_.cons[id.index()], f);
    for (ClaimId const opponent : graph_.opponents[id.index()])
      std::ranges::for_each(graph_.pros[opponent.index()], f);
  }

  [[nodiscard]] std::uint8_t of_claim(ClaimId id) const {
    Claim const& claim = graph_.claims[id];
    Standard const standard = claim.standard.standard;
    double const least = alpha(graph_.thresholds, standard);
    double best = -1.0;  // the heaviest pro it could have
    if (is_item_[id.index()] != 0) best = default_weight;
    for (LinkId const link : graph_.pros[id.index()]) {
      if (can_be(graph_.node(link), in)) best = std::max(best, most(link));
    }
    double blocker = -1.0;  // the heaviest con that cannot be rejected
    double against = -1.0;  // and that could be accepted
    each_con(id, [&](LinkId link) {
      if (!can_be(graph_.node(link), out)) blocker = std::max(blocker, least_of(link));
      if (can_be(graph_.node(link), in)) against = std::max(against, most(link));
    });
    auto const opponents = graph_.opponents[id.index()];
    if (std::ranges::any_of(opponents, [&](ClaimId opponent) { return is_item_[opponent.index()] != 0; }))
      against = std::max(against, default_weight);

    auto const blocks = [&](double con, double pro) {
      return con >= 0.0 && con >= threshold(graph_.thresholds, standard, pro);
    };
    bool accepted = best >= 0.0 && best >= least && !blocks(blocker, best);
    bool rejected = std::ranges::all_of(graph_.pros[id.index()], [&](LinkId link) {
      return can_be(graph_.node(link), out) || least_of(link) < least || blocks(against, least_of(link));
    });
    if (claim.presumed) {
      double const doubt = standard == Standard::dialectical ? 0.0 : presumption_threshold(graph_.thresholds);
      auto const may = [&](std::uint8_t label) {
        return [this, label](ClaimId opponent) { return can_be(graph_.node(opponent), label); };
      };
      accepted =
          accepted || (!(blocker >= 0.0 && blocker >= doubt) && std::ranges::all_of(opponents, may(out)));
      rejected =
          rejected && ((against >= 0.0 && against >= doubt) || std::ranges::any_of(opponents, may(in)));
    }
    return static_cast<std::uint8_t>((accepted ? in : 0) | (rejected ? out : 0));
  }

  WhatIf const& what_if_;
  Graph const& graph_;
  Near const& near_;
  std::vector<Toggle> const& items_;
  std::vector<std::uint8_t>& can_;      // by node: sets of labels
  std::vector<std::uint8_t>& is_item_;  // by claim
  double lightest_;
  double heaviest_;
};

bool contains_some(std::vector<Toggle> set, std::vector<std::vector<Toggle>> const& found) {
  std::ranges::sort(set);
  return std::ranges::any_of(found, [&](auto const& smaller) { return std::ranges::includes(set, smaller); });
}

}  // namespace

std::vector<Repair> repairs_of(Search& search, Near const& near, bool& cut) {
  WhatIf& what_if = search.what_if;
  if (what_if.verdict_before(near.claim) == Verdict::supported) return {};
  Graph const& graph = what_if.graph();
  std::vector<Repair> out;
  auto const add = [&](std::span<Toggle const> set) {
    Repair& repair = out.emplace_back();
    for (Toggle const claim : set) {
      Subject const subject = search.subject(ClaimId{claim});
      if (subject.statement.valid()) {
        repair.statements.push_back(subject.statement);
      } else {
        repair.arguments.push_back(subject.argument);
      }
    }
  };
  auto const helps = [&](Trial const& trial) {
    auto const* outcome = trial.of(near.claim);
    return outcome != nullptr && outcome->verdict == Verdict::supported;
  };

  // Sources that help alone. An accepted claim needs another one only where origins are counted.
  std::vector<Toggle> items;
  cut = !near.all;
  for (Node const node : near.nodes) {
    if (!graph.is_claim(node) || search.is_idle(graph.claim(node))) continue;
    if (what_if.label(node) == Label::in && !what_if.counts_origins()) continue;
    Trial const* trial = search.for_claim.of({&node, 1});
    if (trial == nullptr || out.size() == most_repairs) {
      cut = true;
      return out;
    }
    helps(*trial) ? add({&node, 1}) : items.push_back(node);
  }
  // What is supported by policy is not looked for in labels.
  bool const by_label = search.policy == Policy::cautious && near.all;
  if (by_label && !Reach(search, near, items).accepts()) return out;

  // And those that only help together.
  cut = cut || items.size() > JointSets::most_items;
  JointSets sets(search.for_claim, std::move(items), what_if.counts_origins());
  std::vector<std::vector<Toggle>> found;
  for (std::size_t const size : {2U, 3U}) {
    bool const all = sets.each(size, [&](std::vector<Toggle> const& set, Trial const& trial) {
      if (!helps(trial) || contains_some(set, found)) return true;
      if (out.size() == most_repairs) {
        cut = true;
        return false;
      }
      add(set);
      std::ranges::sort(found.emplace_back(set));
      return true;
    });
    if (!all) cut = true;
    if (cut && out.size() == most_repairs) break;
  }
  return out;
}

}  // namespace stet::argmap::evaluate
