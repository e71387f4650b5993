// The verdicts as findings: what the map establishes about each claim that its author puts forward, where
// that is not simply that it is supported. One file, because they share how a verdict is put into words.
#include "verify/claims.h"

#include <algorithm>

#include <fmt/format.h>

#include "verify/rules/rules.h"

namespace stet::verify::rules {
namespace {

using argmap::StatementId;
using argmap::evaluate::ClaimVerdict;
using argmap::evaluate::Explanation;
using argmap::evaluate::Reason;
using argmap::evaluate::Step;
using argmap::evaluate::Verdict;

// Explanations cost more than verdicts; a map with more findings than a person reads gets the rest without.
constexpr std::size_t most_explained = 200;
constexpr std::size_t most_labels = 6;

// Calls `report` for each asserted claim with the verdict, and gives it an explanation while they last.
template <class Report>
void for_each_claim(Input const& input, Verdict verdict, Report report) {
  auto const& result = input.result;
  std::size_t explained = 0;
  for (StatementId const id : result.map.statements.ids()) {
    if (!input.asserted[id.index()]) continue;
    auto const& claim = result.evaluation.verdicts[id];
    if (claim.verdict != verdict) continue;
    Explanation explanation;
    if (explained++ < most_explained) {
      explanation =
          argmap::evaluate::explain(result.map, result.evidence, result.options, result.evaluation, id);
    }
    report(id, claim, explanation);
  }
}

Diagnostic& report_claim(Input const& input, Diagnostics& findings, RuleId rule, StatementId id,
                         std::string message) {
  auto& diagnostic = findings.report(rule, place_of(input.result.map, id), std::move(message));
  diagnostic.subject = subject_of(input.result.map, id);
  return diagnostic;
}

// Places that bear on the claim directly, from its proof tree.
void relate(Diagnostic& diagnostic, Explanation const& explanation, std::initializer_list<Step::Kind> kinds) {
  for (Step const& step : explanation.proof) {
    if (diagnostic.related.size() == most_labels) return;
    if (step.depth == 0 || !step.location.file.valid() || step.location == diagnostic.location) continue;
    if (std::ranges::find(kinds, step.kind) == kinds.end()) continue;
    if (std::ranges::any_of(diagnostic.related,
                            [&](Label const& label) { return label.location == step.location; }))
      continue;
    diagnostic.related.push_back({step.location, step.text});
  }
}

// `cite a source for [A] and [B], or for [C]`, from the smallest repairs; empty if there is none.
std::string repairs_of(Input const& input, StatementId claim, Explanation const& explanation) {
  auto const& map = input.result.map;
  std::string result;
  std::size_t shown = 0;
  for (auto const& repair : explanation.repairs) {
    if (shown == 3) break;
    if (repair.arguments.empty() && repair.statements == std::vector{claim}) continue;
    std::vector<std::string> names;
    for (auto const id : repair.statements) names.push_back(name_of(map, id));
    for (auto const id : repair.arguments) names.push_back(name_of(map, id));
    if (names.empty()) continue;
    result += (shown == 0 ? "a source for " : ", or for ") + list_of(names);
    ++shown;
  }
  return result;
}

struct Words {
  std::string message, label, help;
};

Words unsupported_words(Input const& input, StatementId id, ClaimVerdict const& claim,
                        Explanation const& explanation) {
  std::string const name = name_of(input.result.map, id);
  std::string const repairs = repairs_of(input, id, explanation);
  std::string const cite = "cite a source for it: `[@key]` after its words, with a record in the registry";
  switch (claim.reason) {
    case Reason::no_argument: return {name + " has no support", "no source and no argument", cite};
    case Reason::circular:
      return {name + " rests on a circle", "its support leads back to itself",
              repairs.empty() ? cite : repairs + " would support it"};
    case Reason::defeated:
      return {"everything that supports " + name + " is defeated", "its support does not hold",
              repairs.empty() ? cite : repairs + " would support it"};
    case Reason::below_standard:
      return {fmt::format("{} falls short of its standard of proof, `{}`", name, to_string(claim.standard)),
              claim.standard.sources > 0
                  ? fmt::format("{} of {} independent origins", claim.origins, claim.standard.sources)
                  : std::string("its support is too weak"),
              claim.standard.sources > 0
                  ? std::string("cite sources of other origin: reports that go back to one source count once")
                  : std::string("cite evidence that meets the standard")};
    default:
      return {name + " is unsupported", "nothing that it rests on has a source that counts",
              repairs.empty() ? cite : repairs + " would support it"};
  }
}

}  // namespace

void unsupported_claim(Input const& input, Diagnostics& findings) {
  std::vector<bool> in_circle(input.result.map.statements.size());
  for (auto const& circle : input.result.evaluation.circles) {
    for (auto const id : circle) in_circle[id.index()] = true;
  }
  for_each_claim(
      input, Verdict::unsupported, [&](StatementId id, ClaimVerdict const& claim, Explanation const& why) {
        if (claim.reason == Reason::circular && in_circle[id.index()]) return;
        auto const words = unsupported_words(input, id, claim, why);
        auto& diagnostic = report_claim(input, findings, RuleId::unsupported_claim, id, words.message);
        diagnostic.label = words.label;
        diagnostic.help = words.help;
        if (claim.reason == Reason::defeated)
          relate(diagnostic, why, {Step::Kind::attack, Step::Kind::undercut});
      });
}

void unverifiable_claim(Input const& input, Diagnostics& findings) {
  if (!input.has_registry) return;  // one cause, one finding: the missing registry
  for_each_claim(
      input, Verdict::unverifiable, [&](StatementId id, ClaimVerdict const&, Explanation const& why) {
        auto& diagnostic = report_claim(input, findings, RuleId::unverifiable_claim, id,
                                        fmt::format("{} rests only on evidence that could not be checked",
                                                    name_of(input.result.map, id)));
        diagnostic.label = "neither carried nor refuted";
        diagnostic.help = "store a snapshot of the source, or cite one that can be checked";
        relate(diagnostic, why, {Step::Kind::evidence});
      });
}

void undetermined_claim(Input const& input, Diagnostics& findings) {
  for_each_claim(
      input, Verdict::undetermined, [&](StatementId id, ClaimVerdict const& claim, Explanation const& why) {
        std::string const name = name_of(input.result.map, id);
        Words words;
        switch (claim.reason) {
          case Reason::self_attack:
            words = {name + " attacks itself", "so nothing decides it",
                     "split the claim into what it says and what it denies"};
            break;
          case Reason::odd_loop:
            words = {name + " hangs in a circle of attacks that nothing decides", "part of the circle",
                     "add evidence for one side of the circle"};
            break;
          default:
            words = {name + " waits for something that is itself undecided", "undecided",
                     "settle what it rests on"};
            break;
        }
        auto& diagnostic = report_claim(input, findings, RuleId::undetermined_claim, id, words.message);
        diagnostic.label = words.label;
        diagnostic.help = words.help;
        relate(diagnostic, why, {Step::Kind::attack, Step::Kind::undercut});
      });
}

void contested_claim(Input const& input, Diagnostics& findings) {
  for_each_claim(input, Verdict::contested,
                 [&](StatementId id, ClaimVerdict const& claim, Explanation const& why) {
                   std::string const name = name_of(input.result.map, id);
                   auto& diagnostic = report_claim(
                       input, findings, RuleId::contested_claim, id,
                       claim.reason == Reason::split
                           ? fmt::format("{} depends on which of two positions is accepted", name)
                           : fmt::format("{} is contested: established arguments stand on both sides", name));
                   diagnostic.label = "contested";
                   diagnostic.help = "report it as disputed, or add what decides between the two sides";
                   relate(diagnostic, why, {Step::Kind::attack, Step::Kind::undercut});
                 });
}

void refuted_claim(Input const& input, Diagnostics& findings) {
  for_each_claim(input, Verdict::refuted, [&](StatementId id, ClaimVerdict const&, Explanation const& why) {
    auto& diagnostic = report_claim(
        input, findings, RuleId::refuted_claim, id,
        fmt::format("{} is refuted: what counts against it prevails", name_of(input.result.map, id)));
    diagnostic.label = "refuted";
    diagnostic.help = "correct the claim, or answer what counts against it";
    relate(diagnostic, why, {Step::Kind::attack, Step::Kind::undercut});
  });
}

}  // namespace stet::verify::rules
