// What to check next: which of the open questions of a map would change a verdict if they were answered
// (after the relevance of Odekerken et al. 2022).
#include <algorithm>

#include "argmap/evaluate/repair.h"

namespace stet::argmap::evaluate {
namespace {

constexpr std::size_t work = 1'000'000;  // nodes evaluated
constexpr std::size_t most_questions = 8;
constexpr std::size_t most_candidates = 40;

}  // namespace

std::vector<Question> questions_of(WhatIf const& what_if, std::vector<Repair> const& repairs) {
  Graph const& graph = what_if.graph();
  Verdict const now = what_if.now().verdict;
  std::vector<Question> found;
  std::vector<CitationId> asked;
  Effort effort(work);
  std::size_t candidates = 0;
  for (Node const node : what_if.nearest()) {
    if (candidates == most_candidates) break;
    Question question;
    if (graph.is_claim(node)) {
      if (what_if.labels().of(node) == Label::in) continue;
      ++candidates;
      if (!effort.spend(2 * what_if.cost())) break;
      ClaimId const claim = graph.claim(node);
      question.subject = what_if.subject(claim);
      question.holds = what_if.verdict(with_sources(graph, {&claim, 1}, true)).verdict;
      question.fails = what_if.verdict(with_sources(graph, {&claim, 1}, false)).verdict;
    } else {
      Link const& link = graph.links[graph.link(node)];
      if (link.kind != LinkKind::evidence || link.state != EvidenceState::undecided || !link.citation.valid())
        continue;
      if (std::ranges::find(asked, link.citation) != asked.end()) continue;
      asked.push_back(link.citation);
      ++candidates;
      if (!effort.spend(2 * what_if.cost())) break;
      CitationId const citation = link.citation;
      question.citation = citation;
      question.holds = what_if.verdict(with_state(graph, {&citation, 1}, EvidenceState::present)).verdict;
      question.fails = what_if.verdict(with_state(graph, {&citation, 1}, EvidenceState::absent)).verdict;
    }
    if (question.holds != now || question.fails != now) found.push_back(std::move(question));
  }
  // A copy that exists already is less to ask for than a source that nobody has found; then what decides
  // either way; then the nearer.
  std::ranges::stable_sort(found, [&](Question const& a, Question const& b) {
    auto key = [&](Question const& question) {
      bool const either_way = question.holds != now && question.fails != now;
      return std::pair(question.citation.valid() ? 0 : 1, either_way ? 0 : 1);
    };
    return key(a) < key(b);
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
  if (found.size() > most_questions) found.resize(most_questions);
  return found;
}

}  // namespace stet::argmap::evaluate
