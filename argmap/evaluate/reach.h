// Which sources reach a claim through chains of links, if every link may only be passed at a price and a
// chain costs what its dearest link costs. With the time at which a link was accepted for a price, that says
// since when so many origins have carried a claim; with the time until which it was not rejected, until when
// they could have. Follows changes of the graph and of prices.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "argmap/evaluate/dependents.h"
#include "argmap/evaluate/graph.h"

namespace stet::argmap::evaluate {

class Reach {
 public:
  using Price = std::uint32_t;
  static constexpr Price never = 0xffffffffU;  // the link cannot be passed
  using PriceOf = std::function<Price(LinkId)>;

  // What arrives: an origin, or that some source is primary, or on the record.
  using Key = std::uint64_t;
  static constexpr Key primary = Key{1} << 32U;
  static constexpr Key on_record = Key{2} << 32U;
  struct Arrival {
    Key key;
    Price price;
    Node from;  // the premise, or the citation, that it came by; always without going round
  };

  // `limit`: how many origins are told apart, the cheapest ones. The graph must stay where it is.
  Reach(Graph const& graph, Dependents const& dependents, std::size_t limit, PriceOf const& price);

  // Takes in what has changed: links with another price, nodes with other conditions. Adds the claims that
  // something else reaches now, or at another price, to `changed`.
  void update(std::span<Node const> touched, PriceOf const& price, std::vector<ClaimId>& changed);

  // Whether enough arrives for the standard, at no more than that price.
  [[nodiscard]] bool meets(ClaimId claim, Price at_most) const;

 private:
  struct Offer {
    Price price;
    Key key;
    Node to;
    Node from;
    friend bool operator>(Offer const& a, Offer const& b) { return a.price > b.price; }
  };
  using Row = std::vector<Arrival>;

  // Nodes that keep a row: claims, and links that others can rest on.
  [[nodiscard]] bool keeps_row(Node node) const;
  template <class F>
  void each_receiver_of(LinkId link, F f) const;
  template <class F>
  void each_receiver(Node node, F f) const;
  template <class F>
  void each_offer(Node to, PriceOf const& price, F f) const;

  void look_again(Node node);
  void lose_unsupported(Node node, PriceOf const& price);
  void lose(Node node, Key key);
  void offer(Offer const& offer);
  void take(Offer const& offer, PriceOf const& price);

  Graph const& graph_;
  Dependents const& dependents_;
  std::size_t limit_;
  std::vector<Row> rows_;             // by node
  std::vector<std::uint8_t> again_;   // by node: it is in `look_again_`
  std::vector<Node> look_again_;      // nodes whose offers have to be looked through
  std::vector<std::uint8_t> marked_;  // by claim: it is in `changed_`
  std::vector<ClaimId> changed_;
  std::vector<Offer> offers_;  // a heap, cheapest first
};

}  // namespace stet::argmap::evaluate
