#include "argmap/evaluate/reach.h"

#include <algorithm>
#include <utility>

namespace stet::argmap::evaluate {

Reach::Reach(Graph const& graph, Dependents const& dependents, std::size_t limit, PriceOf const& price)
    : graph_(graph), dependents_(dependents), limit_(limit) {
  rows_.resize(graph.node_count());
  again_.assign(graph.node_count(), 0);
  marked_.assign(graph.claims.size(), 0);
  std::vector<Node> citations;
  for (LinkId const link : graph.links.ids()) {
    if (graph.links[link].kind == LinkKind::evidence) citations.push_back(graph.node(link));
  }
  std::vector<ClaimId> changed;
  update(citations, price, changed);
}

bool Reach::keeps_row(Node node) const {
  if (graph_.is_claim(node)) return true;
  LinkKind const kind = graph_.links[graph_.link(node)].kind;
  return kind == LinkKind::step || kind == LinkKind::standing;
}

template <class F>
void Reach::each_receiver_of(LinkId id, F f) const {
  Link const& link = graph_.links[id];
  if (link.pro && link.conclusion.valid()) f(graph_.node(link.conclusion));
  if (keeps_row(graph_.node(id))) f(graph_.node(id));
}

template <class F>
void Reach::each_receiver(Node node, F f) const {
  for (LinkId const link : dependents_.resting[node]) each_receiver_of(link, f);
}

template <class F>
void Reach::each_offer(Node to, PriceOf const& price, F f) const {
  auto const of_link = [&](LinkId id) {
    Price const passing = price(id);
    if (passing == never) return;
    Link const& link = graph_.links[id];
    if (link.kind == LinkKind::evidence) {
      Node const from = graph_.node(id);
      f(Offer{passing, link.origin, to, from});
      if (link.primary) f(Offer{passing, primary, to, from});
      if (link.on_record) f(Offer{passing, on_record, to, from});
      return;
    }
    for (Node const premise : graph_.premises[id.index()]) {
      for (Arrival const& arrival : rows_[premise])
        f(Offer{std::max(passing, arrival.price), arrival.key, to, premise});
    }
  };
  if (graph_.is_claim(to)) {
    for (LinkId const link : graph_.pros[to]) of_link(link);
  } else {
    of_link(graph_.link(to));
  }
}

void Reach::look_again(Node node) {
  if (again_[node] != 0) return;
  again_[node] = 1;
  look_again_.push_back(node);
}

// Takes away what no longer comes to the node at its price, and all that came further by it. Arrivals form
// trees, so what goes round in a circle cannot keep itself.
void Reach::lose_unsupported(Node node, PriceOf const& price) {
  Row const before = rows_[node];
  if (before.empty()) return;
  std::vector<std::uint8_t> stays(before.size(), 0);
  each_offer(node, price, [&](Offer const& offer) {
    for (std::size_t i = 0; i < before.size(); ++i) {
      Arrival const& a = before[i];
      if (a.key == offer.key && a.from == offer.from && a.price == offer.price) stays[i] = 1;
    }
  });
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (stays[i] == 0) lose(node, before[i].key);
  }
}

void Reach::lose(Node start, Key key) {
  std::vector<Node> stack{start};
  std::erase_if(rows_[start], [&](Arrival const& a) { return a.key == key; });
  while (!stack.empty()) {
    Node const node = stack.back();
    stack.pop_back();
    look_again(node);
    if (graph_.is_claim(node) && marked_[node] == 0) {
      marked_[node] = 1;
      changed_.push_back(graph_.claim(node));
    }
    each_receiver(node, [&](Node above) {
      auto const came_by = [&](Arrival const& a) { return a.key == key && a.from == node; };
      if (std::erase_if(rows_[above], came_by) > 0) stack.push_back(above);
    });
  }
}

// Puts an offer on the heap, unless it is no better than what is there.
void Reach::offer(Offer const& offer) {
  std::size_t origins = 0;
  Price dearest = 0;
  for (Arrival const& a : rows_[offer.to]) {
    if (a.key == offer.key && a.price <= offer.price) return;
    if (a.key >= primary) continue;
    ++origins;
    dearest = std::max(dearest, a.price);
  }
  if (offer.key < primary && origins >= limit_ && dearest <= offer.price) return;
  offers_.push_back(offer);
  std::ranges::push_heap(offers_, std::greater{});
}

// Offers are taken cheapest first, so that none that was taken has to go again in the same update.
void Reach::take(Offer const& offer, PriceOf const& price) {
  Row& row = rows_[offer.to];
  std::size_t origins = 0;
  Arrival* same = nullptr;
  Arrival const* dearest = nullptr;
  for (Arrival& a : row) {
    if (a.key == offer.key) same = &a;
    if (a.key >= primary) continue;
    ++origins;
    if (dearest == nullptr || a.price > dearest->price) dearest = &a;
  }
  if (same != nullptr) {
    if (same->price <= offer.price) return;
    *same = {offer.key, offer.price, offer.from};
  } else {
    if (offer.key < primary && origins >= limit_) {
      if (dearest == nullptr || dearest->price <= offer.price) return;
      lose(offer.to, dearest->key);
    }
    rows_[offer.to].push_back({offer.key, offer.price, offer.from});
  }
  if (graph_.is_claim(offer.to) && marked_[offer.to] == 0) {
    marked_[offer.to] = 1;
    changed_.push_back(graph_.claim(offer.to));
  }
  for (LinkId const link : dependents_.resting[offer.to]) {
    Price const passing = price(link);
    if (passing == never) continue;
    each_receiver_of(
        link, [&](Node to) { this->offer({std::max(passing, offer.price), offer.key, to, offer.to}); });
  }
}

void Reach::update(std::span<Node const> touched, PriceOf const& price, std::vector<ClaimId>& changed) {
  for (Node const node : touched) {
    if (keeps_row(node)) look_again(node);
    if (!graph_.is_claim(node)) each_receiver_of(graph_.link(node), [&](Node to) { look_again(to); });
  }
  std::vector<Node> const first = look_again_;
  for (Node const node : first) lose_unsupported(node, price);
  while (true) {
    for (std::size_t i = 0; i < look_again_.size(); ++i) {
      again_[look_again_[i]] = 0;
      each_offer(look_again_[i], price, [&](Offer const& offer) { this->offer(offer); });
    }
    look_again_.clear();
    if (offers_.empty()) break;
    std::ranges::pop_heap(offers_, std::greater{});
    Offer const cheapest = offers_.back();
    offers_.pop_back();
    take(cheapest, price);
  }
  for (ClaimId const claim : changed_) marked_[claim.index()] = 0;
  changed.insert(changed.end(), changed_.begin(), changed_.end());
  changed_.clear();
}

bool Reach::meets(ClaimId claim, Price at_most) const {
  StandardOfProof const& standard = graph_.claims[claim].standard;
  std::uint32_t origins = 0;
  bool has_primary = false;
  bool has_on_record = false;
  for (Arrival const& a : rows_[claim.index()]) {
    if (a.price > at_most) continue;
    if (a.key < primary) ++origins;
    has_primary = has_primary || a.key == primary;
    has_on_record = has_on_record || a.key == on_record;
  }
  return origins >= standard.sources && (has_primary || !standard.primary) &&
         (has_on_record || !standard.on_record);
}

}  // namespace stet::argmap::evaluate
