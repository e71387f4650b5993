// What the searches behind explanations share: the map, what has been tried, and what lies near a claim.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "argmap/evaluate/explanation.h"
#include "argmap/evaluate/trials.h"
#include "argmap/evaluate/whatif.h"
#include "argmap/map.h"

namespace stet::argmap::evaluate {

// What bears on a claim, nearest first, the claim itself before all.
struct Near {
  ClaimId claim;
  std::vector<Node> nodes;
  bool all = true;  // false: there is more
};

// A citation whose weight decides about a claim.
struct Leverage {
  ClaimId claim;
  WeightInterval interval;
};

struct Search {
  Search(ArgumentMap const& map, Compiled const& compiled, Policy policy);
  Search(Search const&) = delete;
  Search& operator=(Search const&) = delete;

  [[nodiscard]] Near near(ClaimId claim);
  [[nodiscard]] Subject subject(ClaimId claim) const;
  // Nobody can give an opinion or a hypothesis a source.
  [[nodiscard]] bool is_idle(ClaimId claim) const { return idle[claim.index()] != 0; }
  // The evidence that a link is; none if it is something else, does not count, or the map does not know it.
  [[nodiscard]] CitationId citation(Node node) const;
  // The claims on which the weight of a citation bears, ascending; nothing if the work is used up.
  [[nodiscard]] std::vector<Leverage> const* leverage(CitationId citation);

  ArgumentMap const& map;
  Policy policy;
  WhatIf what_if;
  std::vector<std::uint8_t> idle;                 // by claim
  std::vector<std::vector<LinkId>> steps_of;      // by argument; without reconstruction: that it stands
  std::vector<std::vector<LinkId>> links_of;      // by citation
  std::vector<std::vector<LinkId>> links_of_key;  // by source
  std::vector<std::uint32_t> key_of;              // by citation: its source
  std::vector<std::uint8_t> labels;               // scratch by node, and
  std::vector<std::uint8_t> marked;               // by claim; zero between uses
  double lightest = default_weight;               // of the weights that sources and steps have
  double heaviest = default_weight;
  std::size_t most_work;
  Trials for_claim;         // by claim: one more source
  Trials against_claim;     // one more source against it
  Trials against_argument;  // by argument
  Trials without_source;    // by source: none of its citations counts
  Trials source_holds;      // by source: its citations that could not be checked count
  Trials source_fails;      // or do not
  Trials settled;           // by claim, twice its number; one more: accepted

 private:
  void check(Toggle source, EvidenceState state);

  std::unordered_map<std::uint32_t, std::vector<Leverage>> leverage_;
  std::vector<std::uint32_t> seen_at_;  // by node
  std::uint32_t round_ = 0;
  std::size_t most_near_ = 0;
};

// Sets of sources that would make the claim supported, smallest first; none if it is.
[[nodiscard]] std::vector<Repair> repairs_of(Search& search, Near const& near, bool& cut);
[[nodiscard]] Fragility fragility_of(Search& search, Near const& near, bool& cut);
// Of the nearest citations; only of those with some weight at which the verdict would be another.
[[nodiscard]] std::vector<WeightInterval> weights_of(Search& search, Near const& near, bool& cut);
// What a split turns on, in sets of up to two; none if it is none.
[[nodiscard]] std::vector<Crux> cruxes_of(Search& search, Near const& near, bool& cut);
// Open questions that would change the verdict, most decisive first: alone, or as members of a repair.
[[nodiscard]] std::vector<Question> questions_of(Search& search, Near const& near,
                                                 std::vector<Repair> const& repairs, bool& cut);
// What is accepted on either side of what the well-founded model leaves open.
[[nodiscard]] std::vector<Position> positions_of(Search& search, ClaimId claim);

}  // namespace stet::argmap::evaluate
