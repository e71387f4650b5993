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
  std::vector<Toggle> asked;  // sources
  cut = !near.all;
  auto const verdict = [&](Trial const& trial) {
    auto const* outcome = trial.of(near.claim);
    return outcome != nullptr ? outcome->verdict : now;
  };
  // Asks both ways; false if the work is used up.
  auto const ask = [&](Trials& holding, Trials& failing, Toggle const& toggle, Question question) {
    Trial const* holds = holding.of({&toggle, 1});
    Trial const* fails = failing.of({&toggle, 1});
    if (holds == nullptr || fails == nullptr) return false;
    question.holds = verdict(*holds);
    question.fails = verdict(*fails);
    // An accepted claim is open only in that standards may ask for more origins than it has.
    bool const open = !question.subject.statement.valid() && !question.subject.argument.valid()
                          ? true
                          : what_if.label(toggle) != Label::in;
    if (question.holds != now || (open && question.fails != now)) found.push_back(std::move(question));
    return true;
  };
  for (Node const node : near.nodes) {
    bool going = true;
    if (graph.is_claim(node)) {
      bool const open = what_if.label(node) != Label::in || what_if.counts_origins();
      if (!open || search.is_idle(graph.claim(node))) continue;
      Question question;
      question.subject = search.subject(graph.claim(node));
      going = ask(search.for_claim, search.against_claim, node, std::move(question));
    } else {
      CitationId const citation = search.citation(node);
      if (!citation.valid() || graph.links[graph.link(node)].state != EvidenceState::undecided) continue;
      Toggle const source = search.key_of[citation.index()];
      if (std::ranges::find(asked, source) != asked.end()) continue;
      asked.push_back(source);
      Question question;
      question.citation = citation;
      going = ask(search.source_holds, search.source_fails, source, std::move(question));
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
