// inconsistent-strict: two strict inferences whose premises stand lead to conclusions that exclude each
// other. Something that was declared to admit no exception does. One finding a pair of conclusions.
#include <algorithm>

#include <fmt/format.h>

#include "argmap/evaluate/compiled.h"
#include "verify/claims.h"
#include "verify/rules/rules.h"

namespace stet::rule_id {
extern Rule const inconsistent_strict{45, "inconsistent-strict", Category::argument, Severity::error,
                                      "strict inferences lead to contradictory conclusions"};
}

namespace stet::verify::rules {
namespace {

using namespace argmap::evaluate;

// The strict links for the claim that stand, whatever stands against it.
std::vector<LinkId> strict_pros(Compiled const& compiled, ClaimId claim) {
  std::vector<LinkId> out;
  Graph const& graph = compiled.graph;
  for (LinkId const id : graph.pros[claim.index()]) {
    bool const stands = compiled.readings.evidence.of(graph.node(id)) == argmap::evaluate::Label::in;
    if (graph.links[id].strict && stands) out.push_back(id);
  }
  return out;
}

Location place_of_link(argmap::ArgumentMap const& map, Link const& link) {
  if (link.inference.valid()) return map.inferences[link.inference].location;
  if (link.relation.valid() && !map.stated[link.relation].occurrences.empty())
    return map.stated[link.relation].occurrences.front();
  return {};
}

// `[A] and [B] entail [C]`
std::string derivation(argmap::ArgumentMap const& map, Graph const& graph, LinkId id) {
  Link const& link = graph.links[id];
  std::vector<std::string> premises;
  for (Node const premise : graph.premises[id.index()]) {
    if (!graph.is_claim(premise)) continue;
    auto const statement = graph.claims[graph.claim(premise)].statement;
    if (statement.valid()) premises.push_back(name_of(map, statement));
  }
  std::string const who = !premises.empty()       ? list_of(premises)
                          : link.argument.valid() ? name_of(map, link.argument)
                                                  : std::string("a strict step");
  auto const conclusion = graph.claims[link.conclusion].statement;
  return fmt::format("{} {} {}", who, premises.size() > 1 ? "entail" : "entails", name_of(map, conclusion));
}

}  // namespace

void inconsistent_strict(Input const& input, Diagnostics& findings) {
  auto const& map = input.result.map;
  Compiled const& compiled = *input.result.evaluation.compiled;
  Graph const& graph = compiled.graph;
  for (ClaimId const claim : graph.claims.ids()) {
    for (ClaimId const opponent : graph.opponents[claim.index()]) {
      auto const back = graph.opponents[opponent.index()];
      bool const seen = opponent < claim && std::ranges::find(back, claim) != back.end();
      if (seen || !graph.claims[claim].statement.valid()) continue;
      auto const here = strict_pros(compiled, claim);
      auto const there = strict_pros(compiled, opponent);
      if (here.empty() || there.empty()) continue;
      auto const one = graph.claims[claim].statement;
      auto const other = graph.claims[opponent].statement;
      auto& diagnostic =
          findings.report(rule_id::inconsistent_strict, place_of(map, one),
                          fmt::format("strict inferences lead to {} and to {}, which exclude each other",
                                      name_of(map, one), name_of(map, other)));
      diagnostic.label = "one of two conclusions that exclude each other";
      for (LinkId const link : {here.front(), there.front()}) {
        Location const at = place_of_link(map, graph.links[link]);
        if (at.file.valid()) diagnostic.related.push_back({at, derivation(map, graph, link)});
      }
      diagnostic.help =
          "one of the premises is wrong, or one of the steps has exceptions: take its `strict` away";
      diagnostic.subject = subject_of(map, one) + "\n" + subject_of(map, other);
    }
  }
}

}  // namespace stet::verify::rules
