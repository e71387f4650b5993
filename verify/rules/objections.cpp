// What speaks against a claim that is supported all the same: an established objection that is outweighed,
// and one that nobody could check. Neither changes the verdict, and neither may be silent.
#include <algorithm>

#include <fmt/format.h>

#include "argmap/evaluate/compiled.h"
#include "verify/claims.h"
#include "verify/registry/dates.h"
#include "verify/rules/support.h"

namespace stet::rule_id {
extern Rule const outweighed_objection{54, "outweighed-objection", Category::argument, Severity::info,
                                       "an objection to a supported claim counts and is outweighed"};
extern Rule const unchecked_objection{55, "unchecked-objection", Category::argument, Severity::warning,
                                      "a claim is supported as nobody could check what speaks against it"};
}  // namespace stet::rule_id

namespace stet::verify::rules {
namespace {

using argmap::StatementId;
using argmap::evaluate::ClaimId;
using argmap::evaluate::Compiled;
using argmap::evaluate::Force;
using argmap::evaluate::Verdict;

constexpr double small_lead = 0.15;

template <class Report>
void each_supported(Input const& input, Report report) {
  Compiled const& compiled = *input.result.evaluation.compiled;
  for (StatementId const id : input.result.map.statements.ids()) {
    if (!input.asserted[id.index()] || input.result.evaluation.verdicts[id].verdict != Verdict::supported)
      continue;
    ClaimId const claim = compiled.graph.claim_of_statement[id.index()];
    auto const& force = compiled.judgement.force;
    report(id, compiled.judgement.force[compiled.graph.node(claim)],
           heaviest_con(compiled.graph, force, claim));
  }
}

// The latest date of what is cited, as written; empty if there is none.
std::string newest(Input const& input, std::vector<argmap::CitationId> const& citations) {
  std::string out;
  for (auto const& [source, cited] : cited_sources(input.evidence, citations)) {
    std::string const& issued = (*input.result.registry)[source].issued;
    if (auto const day = latest(issued); day && (out.empty() || *day > *latest(out))) out = issued;
  }
  return out;
}

}  // namespace

void outweighed_objection(Input const& input, Diagnostics& findings) {
  each_supported(input, [&](StatementId id, Force const& own, Force const& against) {
    if (against.accepted < 0.0 || own.accepted < 0.0) return;
    auto& diagnostic =
        report_claim(input, findings, rule_id::outweighed_objection, id,
                     fmt::format("{} outweighs an objection that counts", name_of(input.result.map, id)));
    std::string const ours = newest(input, support_of(input.result, id));
    std::string const theirs = newest(input, objections_to(input.result, id));
    auto const dated = [](double weight, std::string const& date) {
      return date.empty() ? fmt::format("{:.3g}", weight) : fmt::format("{:.3g} ({})", weight, date);
    };
    diagnostic.label =
        fmt::format("{} against {}", dated(own.accepted, ours), dated(against.accepted, theirs));
    bool const newer = !ours.empty() && !theirs.empty() && *earliest(theirs) > *latest(ours);
    if (newer || own.accepted - against.accepted < small_lead) diagnostic.severity = Severity::warning;
    if (newer) diagnostic.message += " that is newer";
    diagnostic.help = "tell readers of the objection, or answer it";
    diagnostic.related = opposition_to(input.result, id);
  });
}

void unchecked_objection(Input const& input, Diagnostics& findings) {
  if (!input.has_registry) return;  // one cause, one finding: the missing registry
  each_supported(input, [&](StatementId id, Force const& own, Force const&) {
    if (label_of(own) != argmap::evaluate::Label::undecided) return;
    // What the policy of the house accepts is undecided too.
    using argmap::evaluate::Reason;
    Reason const reason = input.result.evaluation.verdicts[id].reason;
    if (reason == Reason::ideal || reason == Reason::floating || reason == Reason::maintainable) return;
    auto& diagnostic = report_claim(
        input, findings, rule_id::unchecked_objection, id,
        fmt::format("what speaks against {} could not be checked", name_of(input.result.map, id)));
    diagnostic.label = "supported only as long as that is so";
    diagnostic.help = "store a copy of the source, or say in the text that there is an objection";
    for (auto const citation : unchecked_below(input.result, id)) {
      auto const& cited = input.result.map.citations[citation];
      diagnostic.related.push_back({cited.location, fmt::format("`{}` could not be checked", cited.key)});
    }
  });
}

}  // namespace stet::verify::rules
