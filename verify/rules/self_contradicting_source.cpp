// self-contradicting-source: one source is cited for a claim and against it. One finding a claim and source.
#include <algorithm>
#include <map>
#include <string>

#include <fmt/format.h>

#include "argmap/evaluate/compiled.h"
#include "verify/claims.h"
#include "verify/rules/rules.h"

namespace stet::rule_id {
extern Rule const self_contradicting_source{46, "self-contradicting-source", Category::argument,
                                            Severity::warning,
                                            "one source is cited for both sides of a claim"};
}

namespace stet::verify::rules {
namespace {

using namespace argmap::evaluate;
using argmap::CitationId;

class Citers {
 public:
  explicit Citers(CheckResult const& result) : map_(result.map), graph_(result.evaluation.compiled->graph) {}

  // By key, the first citation that counts or might, among those that the links themselves go back to: a
  // citation of the claim, or of an argument or claim right below it.
  [[nodiscard]] std::map<std::string, CitationId> of(std::span<LinkId const> links) const {
    std::map<std::string, CitationId> out;
    for (LinkId const link : links) add(link, 2, out);
    return out;
  }

  // What speaks against the claim, its opponents' support included.
  [[nodiscard]] std::vector<LinkId> against(ClaimId claim) const {
    auto const cons = graph_.cons[claim.index()];
    std::vector<LinkId> out(cons.begin(), cons.end());
    for (ClaimId const opponent : graph_.opponents[claim.index()]) {
      auto const pros = graph_.pros[opponent.index()];
      out.insert(out.end(), pros.begin(), pros.end());
    }
    return out;
  }

 private:
  void add(LinkId id, int depth, std::map<std::string, CitationId>& out) const {
    Link const& link = graph_.links[id];
    if (link.kind == LinkKind::evidence) {
      if (link.state != EvidenceState::absent && link.citation.valid())
        out.try_emplace(map_.citations[link.citation].key, link.citation);
      return;
    }
    if (depth == 0) return;
    for (Node const premise : graph_.premises[id.index()]) {
      if (!graph_.is_claim(premise)) {
        add(graph_.link(premise), depth - 1, out);
        continue;
      }
      for (LinkId const pro : graph_.pros[premise]) {
        if (graph_.links[pro].kind == LinkKind::evidence) add(pro, 0, out);
      }
    }
  }

  argmap::ArgumentMap const& map_;
  Graph const& graph_;
};

}  // namespace

void self_contradicting_source(Input const& input, Diagnostics& findings) {
  auto const& map = input.result.map;
  Graph const& graph = input.result.evaluation.compiled->graph;
  Citers const citers(input.result);
  for (ClaimId const claim : graph.claims.ids()) {
    auto const statement = graph.claims[claim].statement;
    auto const against = citers.against(claim);
    if (!statement.valid() || against.empty() || graph.pros[claim.index()].empty()) continue;
    auto const pro = citers.of(graph.pros[claim.index()]);
    if (pro.empty()) continue;
    for (auto const& [key, con_citation] : citers.of(against)) {
      auto const found = pro.find(key);
      if (found == pro.end()) continue;
      auto& diagnostic =
          findings.report(rule_id::self_contradicting_source, map.citations[con_citation].location,
                          fmt::format("`{}` is cited for {} and against it", key, name_of(map, statement)));
      diagnostic.label = "against it";
      diagnostic.related.push_back({map.citations[found->second].location, "for it"});
      diagnostic.help = "say which of the source's statements holds, and cite it for that side only";
      diagnostic.subject = key + "\n" + subject_of(map, statement);
    }
  }
}

}  // namespace stet::verify::rules
