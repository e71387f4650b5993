// ungrounded-relation: a relation is drawn between two reconstructed arguments, and nothing in their premises
// and conclusions bears it out. Support needs the one's conclusion among the other's premises; an attack, a
// conclusion that excludes or attacks something in the other. Arguments without premises say too little to be
// held to that.
#include <algorithm>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "verify/claims.h"
#include "verify/rules/rules.h"

namespace stet::rule_id {
extern Rule const ungrounded_relation{
    47, "ungrounded-relation", Category::argument, Severity::info,
    "a relation between arguments that their conclusions and premises do not bear out"};
}

namespace stet::verify::rules {
namespace {

using namespace argmap;

class Grounding {
 public:
  explicit Grounding(ArgumentMap const& map) : map_(map) {
    for (Argument const& argument : map.arguments) {
      if (argument.inferences.empty()) continue;
      StatementId const conclusion = map.inferences[argument.inferences.back()].conclusion;
      if (conclusion.valid()) conclusions_.insert(conclusion);
    }
    for (Relation const& relation : map.relations) {
      StatementId const from = relation.from.statement;
      StatementId const to = relation.to.statement;
      if (from.valid() && relation.to.inference.valid() && relation.kind != RelationKind::support)
        undercuts_.emplace(from, map.inferences[relation.to.inference].argument);
      // Ends that are no statements are kept as well: nobody asks for them.
      switch (relation.kind) {
        case RelationKind::support: break;
        case RelationKind::entails: entailed_.emplace(from, to); break;
        case RelationKind::contradictory:
        case RelationKind::contrary: against_.emplace(to, from); [[fallthrough]];
        case RelationKind::attack:
        case RelationKind::undercut: against_.emplace(from, to); break;
      }
    }
  }

  // What a relation puts forward, if that is the conclusion of a reconstruction; the map has put the
  // conclusion in the argument's place where it could.
  [[nodiscard]] StatementId conclusion_of(End const& from) const {
    if (from.argument.valid() && !map_.arguments[from.argument].inferences.empty())
      return map_.inferences[map_.arguments[from.argument].inferences.back()].conclusion;
    return from.statement.valid() && conclusions_.contains(from.statement) ? from.statement : StatementId{};
  }

  [[nodiscard]] bool supports(StatementId conclusion, ArgumentId to) const {
    return any_statement(to, false, [&](StatementId premise) {
      return premise == conclusion || entailed_.contains({conclusion, premise});
    });
  }

  [[nodiscard]] bool attacks(StatementId conclusion, ArgumentId to) const {
    if (undercuts_.contains({conclusion, to})) return true;
    return any_statement(to, true,
                         [&](StatementId target) { return against_.contains({conclusion, target}); });
  }

 private:
  template <class Fits>
  [[nodiscard]] bool any_statement(ArgumentId argument, bool conclusions, Fits fits) const {
    return std::ranges::any_of(map_.arguments[argument].inferences, [&](InferenceId id) {
      Inference const& step = map_.inferences[id];
      return std::ranges::any_of(step.premises, fits) ||
             (conclusions && step.conclusion.valid() && fits(step.conclusion));
    });
  }

  using Pairs = std::set<std::pair<StatementId, StatementId>>;
  ArgumentMap const& map_;
  std::set<StatementId> conclusions_;
  Pairs against_;
  Pairs entailed_;
  std::set<std::pair<StatementId, ArgumentId>> undercuts_;
};

}  // namespace

void ungrounded_relation(Input const& input, Diagnostics& findings) {
  auto const& map = input.result.map;
  auto const reconstructed = [&](ArgumentId id) {
    return id.valid() && !map.arguments[id].inferences.empty();
  };
  Grounding const grounding(map);
  for (Relation const& relation : map.relations) {
    StatementId const from = grounding.conclusion_of(relation.from);
    ArgumentId const to = relation.to.argument;
    if (!from.valid() || !reconstructed(to) || relation.occurrences.empty()) continue;
    bool const support = relation.kind == RelationKind::support;
    if (!support && relation.kind != RelationKind::attack) continue;
    if (support ? grounding.supports(from, to) : grounding.attacks(from, to)) continue;
    auto& diagnostic = findings.report(
        rule_id::ungrounded_relation, relation.occurrences.front(),
        fmt::format("{} is said to {} {}, and {}", name_of(map, from), support ? "support" : "attack",
                    name_of(map, to), support ? "is none of its premises" : "contradicts nothing in it"));
    diagnostic.label = "not borne out by the reconstructions";
    diagnostic.help = support
                          ? "make the conclusion a premise of the other argument, or take the relation out"
                          : "say what the conclusion contradicts: `[Premise]` `- [Conclusion]`, or `><`";
    diagnostic.subject = subject_of(map, from) + "\n" + map.arguments[to].title;
  }
}

}  // namespace stet::verify::rules
