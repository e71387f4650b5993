#include "verify/rules/rules.h"

#include <array>

namespace stet::verify::rules {
namespace {

constexpr std::array table = {
    Entry{RuleId::undefined_source, undefined_source},
    Entry{RuleId::quote_not_in_source, quotations},  // and quote-altered, quote-misattributed
    Entry{RuleId::quote_context, quote_context},
    Entry{RuleId::unchecked_quote, unchecked_quote},
    Entry{RuleId::unsourced_quote, unsourced_quote},
    Entry{RuleId::figure_not_in_evidence, figure_not_in_evidence},
    Entry{RuleId::date_mismatch, date_mismatch},
    Entry{RuleId::retracted_source, retracted_source},
    Entry{RuleId::unsupported_claim, unsupported_claim},
    Entry{RuleId::unverifiable_claim, unverifiable_claim},
    Entry{RuleId::undetermined_claim, undetermined_claim},
    Entry{RuleId::contested_claim, contested_claim},
    Entry{RuleId::refuted_claim, refuted_claim},
    Entry{RuleId::circular_support, circular_support},
    Entry{RuleId::claim_not_in_article, anchors},  // and anchor-ambiguous, anchor-drifted
    Entry{RuleId::unmapped_quote, unmapped},       // and unmapped-figure
    Entry{RuleId::overstated_claim, overstated_claim},
    Entry{RuleId::circular_sourcing, circular_sourcing},
    Entry{RuleId::citogenesis_suspect, citogenesis_suspect},
    Entry{RuleId::undeclared_derivation, undeclared_derivation},
    Entry{RuleId::single_origin, single_origin},
    Entry{RuleId::secondary_only, secondary_only},
    Entry{RuleId::anonymous_only, anonymous_only},
    Entry{RuleId::stale_source, stale_source},
    Entry{RuleId::corrected_source, corrected_source},
    Entry{RuleId::expression_of_concern, expression_of_concern},
    Entry{RuleId::undated_source, undated_source},
    Entry{RuleId::unused_source, unused_source},
    Entry{RuleId::inconsistent_strict, inconsistent_strict},
    Entry{RuleId::self_contradicting_source, self_contradicting_source},
    Entry{RuleId::ungrounded_relation, ungrounded_relation},
    Entry{RuleId::unanswered_critical_question, unanswered_critical_question},
};

}  // namespace

std::span<Entry const> all() { return table; }

Diagnostics run(Input const& input) {
  Diagnostics findings;
  for (Entry const& entry : table) entry.check(input, findings);
  return findings;
}

}  // namespace stet::verify::rules
