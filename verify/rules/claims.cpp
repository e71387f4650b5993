// The verdicts as findings: what the map establishes about each claim that its author puts forward, where
// that is not simply that it is supported. One file, because they share how a verdict is put into words.
#include "verify/claims.h"

#include <algorithm>

#include <fmt/format.h>

#include "verify/rules/rules.h"

namespace stet::rule_id {
extern Rule const unsupported_claim{16, "unsupported-claim", Category::sourcing, Severity::error,
                                    "nothing that counts supports the claim"};
extern Rule const unverifiable_claim{17, "unverifiable-claim", Category::sourcing, Severity::warning,
                                     "the only support for the claim could not be checked"};
extern Rule const undetermined_claim{18, "undetermined-claim", Category::argument, Severity::warning,
                                     "the claim's arguments hang on each other so that nothing decides it"};
extern Rule const contested_claim{19, "contested-claim", Category::argument, Severity::warning,
                                  "arguments that count stand on both sides of the claim"};
extern Rule const refuted_claim{20, "refuted-claim", Category::argument, Severity::error,
                                "what counts against the claim prevails"};
}  // namespace stet::rule_id

namespace stet::verify::rules {
namespace {

using argmap::StatementId;
using argmap::evaluate::ClaimVerdict;
using argmap::evaluate::Reason;
using argmap::evaluate::Verdict;

// Calls `report` for each claim that the author puts forward and that has the verdict.
template <class Report>
void for_each_claim(Input const& input, Verdict verdict, Report report) {
  for (StatementId const id : input.result.map.statements.ids()) {
    auto const& claim = input.result.evaluation.verdicts[id];
    if (input.asserted[id.index()] && claim.verdict == verdict) report(id, claim);
  }
}

struct Words {
  std::string message, label, help;
};

// The key of a source that the claim's words name as a citation would, in no brackets or in the wrong ones:
// (@report). Empty if they name none.
std::string half_cited(Input const& input, StatementId id) {
  constexpr std::string_view key =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:.#$%&+?<>~/_-";
  if (!input.has_registry) return {};
  auto const& map = input.result.map;
  for (auto const occurrence : map.statements[id].occurrences) {
    std::string_view const text = map.occurrences[occurrence].text;
    for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
      auto named = text.substr(at + 1, std::min(text.find_first_not_of(key, at + 1), text.size()) - at - 1);
      while (!named.empty() && std::string_view(".:?>").contains(named.back())) named.remove_suffix(1);
      if (!named.empty() && input.result.registry->find(named)) return std::string(named);
    }
  }
  return {};
}

Words unsupported_words(Input const& input, StatementId id, ClaimVerdict const& claim) {
  std::string const name = name_of(input.result.map, id);
  if (claim.reason == Reason::below_standard) {
    bool const counted = claim.standard.sources > claim.origins;
    return {fmt::format("{} falls short of its standard of proof, `{}`", name, to_string(claim.standard)),
            counted ? fmt::format("{} of {} independent origins", claim.origins, claim.standard.sources)
                    : std::string("its support does not meet the standard"),
            counted ? "cite sources of other origin; reports that go back to one source count once"
            : claim.standard.compared
                ? "quote the words that say so, so that they can be compared with the source"
                : "cite evidence that meets the standard"};
  }
  if (std::string const key = half_cited(input, id); claim.reason == Reason::no_argument && !key.empty())
    return {name + " has no support", "what looks like a citation is none",
            fmt::format("write `[@{}]`: a citation stands in square brackets, and they are closed", key)};
  auto const leaves = grounds_of(input.result, id).leaves;
  std::string const cite = leaves.empty()
                               ? std::string("cite a source for it, as in `[@key]` after its words")
                               : fmt::format("it comes to rest on {}: cite a source for {}", list_of(leaves),
                                             leaves.size() == 1 ? "it" : "them");
  switch (claim.reason) {
    case Reason::no_argument: return {name + " has no support", "no source and no argument", cite};
    case Reason::circular: return {name + " rests on a circle", "its support leads back to itself", cite};
    case Reason::on_contested:
      return {"what supports " + name + " is itself contested", "its support is in dispute",
              "say that it is disputed, or settle what it rests on"};
    case Reason::defeated:
      return {"what supports " + name + " is defeated", "its support does not hold",
              leaves.empty()
                  ? "answer what stands against its support, or cite a source that says this itself"
                  : cite};
    default: return {name + " is unsupported", "what it rests on has no source that counts", cite};
  }
}

}  // namespace

void unsupported_claim(Input const& input, Diagnostics& findings) {
  std::vector<bool> in_circle(input.result.map.statements.size());
  for (auto const& circle : input.result.evaluation.circles) {
    for (auto const id : circle) in_circle[id.index()] = true;
  }
  for_each_claim(input, Verdict::unsupported, [&](StatementId id, ClaimVerdict const& claim) {
    if (claim.reason == Reason::circular && in_circle[id.index()]) return;
    if (input.consequences.explained[id.index()]) return;
    auto const words = unsupported_words(input, id, claim);
    auto& diagnostic = report_claim(input, findings, rule_id::unsupported_claim, id, words.message);
    diagnostic.label = words.label;
    diagnostic.help = words.help;
    if (claim.reason == Reason::on_contested) diagnostic.severity = Severity::warning;
    if (claim.reason == Reason::defeated || claim.reason == Reason::on_contested)
      diagnostic.related = opposition_to(input.result, id);
  });
}

void unverifiable_claim(Input const& input, Diagnostics& findings) {
  if (!input.has_registry) return;  // one cause, one finding: the missing registry
  for_each_claim(input, Verdict::unverifiable, [&](StatementId id, ClaimVerdict const&) {
    if (rests_on_confidential_alone(input, id)) return;
    auto& diagnostic = report_claim(
        input, findings, rule_id::unverifiable_claim, id,
        fmt::format("{} rests only on evidence that could not be checked", name_of(input.result.map, id)));
    diagnostic.label = "neither supported nor refuted";
    diagnostic.help = "store a snapshot of the source, or cite one that can be checked";
    for (auto const citation : grounds_of(input.result, id).unchecked) {
      auto const& cited = input.result.map.citations[citation];
      diagnostic.related.push_back({cited.location, fmt::format("`{}` could not be checked", cited.key)});
      if (diagnostic.related.size() == 5) break;
    }
  });
}

void undetermined_claim(Input const& input, Diagnostics& findings) {
  for_each_claim(input, Verdict::undetermined, [&](StatementId id, ClaimVerdict const& claim) {
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
    auto& diagnostic = report_claim(input, findings, rule_id::undetermined_claim, id, words.message);
    diagnostic.label = words.label;
    diagnostic.help = words.help;
    diagnostic.related = opposition_to(input.result, id);
  });
}

void contested_claim(Input const& input, Diagnostics& findings) {
  for_each_claim(input, Verdict::contested, [&](StatementId id, ClaimVerdict const& claim) {
    std::string const name = name_of(input.result.map, id);
    auto& diagnostic =
        report_claim(input, findings, rule_id::contested_claim, id,
                     claim.reason == Reason::split
                         ? fmt::format("{} depends on which of two positions is accepted", name)
                         : fmt::format("{} is contested: arguments that count stand on both sides", name));
    diagnostic.label = "contested";
    diagnostic.help = "report it as disputed, or add what decides between the two sides";
    diagnostic.related = opposition_to(input.result, id);
  });
}

void refuted_claim(Input const& input, Diagnostics& findings) {
  for_each_claim(input, Verdict::refuted, [&](StatementId id, ClaimVerdict const&) {
    auto& diagnostic = report_claim(
        input, findings, rule_id::refuted_claim, id,
        fmt::format("{} is refuted: what counts against it prevails", name_of(input.result.map, id)));
    diagnostic.label = "refuted";
    diagnostic.help = "correct the claim, or answer what counts against it";
    diagnostic.related = opposition_to(input.result, id);
  });
}

}  // namespace stet::verify::rules
