// What to check next: which of the open questions of a map would change a verdict if they were answered
// (after the relevance of Odekerken et al. 2022).
#include <algorithm>

#include "argmap/evaluate/search.h"

namespace stet::argmap::evaluate {
namespace {

constexpr std::size_t most_questions = 8;

}  // namespace

std::vector<Question> questions_of(Search& search, Near const& near, std::vector<Repair> const& repairs,
                                   bool& cut) {
  WhatIf const& what_if = search.what_if;
  Graph const& graph = what_if.graph();
  Verdict const now = what_if.verdict_before(near.claim);
  std::vector<Question> found;
  std::vector<Toggle> asked;   // sources
  std::vector<Toggle> argued;  // arguments
  cut = !near.all;
  auto const verdict = [&](Trial const& trial) {
    auto const* outcome = trial.of(near.claim);
    return outcome != nullptr ? outcome->verdict : now;
  };
  // What comes of a change; nothing if the work is used up.
  auto const after = [&](Trials& trials, Toggle const& toggle) {
    Trial const* trial = trials.of({&toggle, 1});
    return trial == nullptr ? std::nullopt : std::optional(verdict(*trial));
  };
  // Asks both ways; false if the work is used up. What is accepted is open only in that standards may ask for
  // more origins than it has.
  auto const ask = [&](std::optional<Verdict> holds, std::optional<Verdict> fails, bool open,
                       Question question) {
    if (!holds || !fails) return false;
    question.holds = *holds;
    question.fails = *fails;
    if (question.holds != now || (open && question.fails != now)) found.push_back(std::move(question));
    return true;
  };
  auto const is_open = [&](Node node) { return what_if.label(node) != Label::in; };
  for (Node const node : near.nodes) {
    bool going = true;
    if (graph.is_claim(node)) {
      ClaimId const claim = graph.claim(node);
      Question question;
      question.subject = search.subject(claim);
      bool const asks = is_open(node) || what_if.counts_origins();
      if (!asks || search.is_idle(claim) || !question.subject.statement.valid()) continue;
      going = ask(after(search.for_claim, node), after(search.against_claim, node), is_open(node),
                  std::move(question));
    } else if (Link const& link = graph.links[graph.link(node)];
               link.kind == LinkKind::step || link.kind == LinkKind::standing) {
      auto const argument = static_cast<Toggle>(link.argument.index());
      ClaimId const premise = graph.claim_of_argument[argument];
      bool const asks = premise.valid() && (is_open(graph.node(premise)) || what_if.counts_origins());
      if ((!asks && !is_open(node)) || std::ranges::find(argued, argument) != argued.end()) continue;
      argued.push_back(argument);
      Question question;
      question.subject.argument = link.argument;
      going = ask(asks ? after(search.for_claim, graph.node(premise)) : now,
                  after(search.against_argument, argument), is_open(node), std::move(question));
    } else {
      CitationId const citation = search.citation(node);
      if (!citation.valid() || link.state != EvidenceState::undecided) continue;
      Toggle const source = search.key_of[citation.index()];
      if (std::ranges::find(asked, source) != asked.end()) continue;
      asked.push_back(source);
      Question question;
      question.citation = citation;
      going = ask(after(search.source_holds, source), after(search.source_fails, source), true,
                  std::move(question));
    }
    if (!going) {
      cut = true;
      break;
    }
  }
  // A copy that exists already is less to ask for than a source that nobody has found; then what decides
  // either way; then the nearer.
  std::ranges::stable_sort(found, {}, [&](Question const& question) {
    bool const either_way = question.holds != now && question.fails != now;
    return std::pair(question.citation.valid() ? 0 : 1, either_way ? 0 : 1);
  });
  // What decides only together with others.
  for (Repair const& repair : repairs) {
    std::vector<Subject> members;
    for (StatementId const statement : repair.statements) members.push_back({statement, {}});
    for (ArgumentId const argument : repair.arguments) members.push_back({{}, argument});
    if (members.size() < 2) continue;
    bool const known = std::ranges::any_of(found, [&](Question const& question) {
      return question.subject == members.front() && !question.with.empty();
    });
    if (known) continue;
    Question question;
    question.subject = members.front();
    question.with.assign(members.begin() + 1, members.end());
    question.holds = Verdict::supported;
    question.fails = now;
    found.push_back(std::move(question));
  }
  if (found.size() > most_questions) {
    found.resize(most_questions);
    cut = true;
  }
  return found;
}

}  // namespace stet::argmap::evaluate
