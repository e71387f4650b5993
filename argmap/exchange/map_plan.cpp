#include "argmap/exchange/map_plan.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "argmap/exchange/titles.h"

namespace stet::argmap::exchange {
namespace {

// Titles that differ.
class Titles {
 public:
  std::string take(std::string const& title) {
    std::string candidate = title;
    for (std::size_t& n = tries_[title]; !used_.insert(candidate).second;)
      candidate = numbered_title(title, ++n + 1);
    return candidate;
  }

 private:
  std::unordered_set<std::string> used_;
  std::unordered_map<std::string, std::size_t> tries_;  // by title: how often it was given
};

class Planner {
 public:
  explicit Planner(ArgumentGraph const& graph) : graph_(graph) {}

  MapPlan plan() {
    find_arguments();
    find_structures();
    find_uses();
    find_insides();
    make_titles();
    sort_by_heading();
    return std::move(plan_);
  }

 private:
  void find_arguments() {
    plan_.steps_with.resize(graph_.steps.size());
    std::unordered_map<std::string, std::vector<StepId>> steps;
    for (StepId const id : graph_.steps.ids()) {
      Step const& step = graph_.steps[id];
      plan_.first_of.push_back(id);
      if (!step.argument.empty() && proves(step)) steps[step.argument].push_back(id);
    }
    for (auto& [name, list] : steps) {
      if (list.size() == 1) continue;
      std::ranges::stable_sort(list, {}, [this](StepId id) { return graph_.steps[id].position; });
      for (StepId const id : list) plan_.first_of[id.index()] = list.front();
      plan_.steps_with[list.front().index()] = std::move(list);
    }
  }

  void find_structures() {
    plan_.bearing_on.resize(graph_.steps.size());
    for (StepId const id : graph_.steps.ids()) {
      if (graph_.steps[id].step.valid() && !stands_apart(graph_.steps[id]))
        plan_.bearing_on[graph_.steps[id].step.index()].push_back(id);
    }
    for (StepId const id : graph_.steps.ids()) plan_.is_structure.push_back(is_structure(id));
  }

  [[nodiscard]] bool is_structure(StepId id) const {
    Step const& step = graph_.steps[id];
    if (!step.argument.empty()) return true;
    if (!step.claim.valid() && !step.step.valid()) return true;
    if (!plan_.bearing_on[id.index()].empty()) return true;
    // Argdown takes two relations of a claim to itself for one, and the ids would be lost.
    if (step.premises.size() == 1 && step.premises.front().claim == step.claim && !step.id.empty() &&
        !step.has_made_id)
      return true;
    if (step.premises.size() == 1) return !step.title.empty() || !step.text.empty();
    return !step.premises.empty();
  }

  void find_uses() {
    plan_.relations_of.resize(graph_.claims.size());
    plan_.structures_of.resize(graph_.claims.size());
    for (Proposition const& claim : graph_.claims) plan_.as_argument.push_back(claim.is_argument);
    for (StepId const id : graph_.steps.ids()) {
      Step const& step = graph_.steps[id];
      bool const is_built = plan_.is_structure[id.index()];
      if (step.claim.valid() && (is_built || !stands_apart(step)))
        (is_built ? plan_.structures_of : plan_.relations_of)[step.claim.index()].push_back(id);
      if (!is_built) continue;
      // Only statements can be premises and conclusions.
      for (Premise const& premise : step.premises) plan_.as_argument[premise.claim.index()] = false;
      if (step.claim.valid()) plan_.as_argument[step.claim.index()] = false;
    }
  }

  // An undercut of a statement (below a conclusion, the sign would mean the step that leads to it), or a
  // contradiction that ends at an argument (below it, its conclusion would stand for it).
  [[nodiscard]] bool stands_apart(Step const& step) const {
    if (step.premises.size() != 1 || !step.argument.empty() || !step.title.empty() || !step.text.empty())
      return false;
    if (step.step.valid()) return relation_word(step) == "contradictory";
    return step.claim.valid() && !graph_.claims[step.claim].is_argument && relation_word(step) == "undercut";
  }

  void find_insides() {
    plan_.is_inside.resize(graph_.claims.size());
    for (StepId const id : graph_.steps.ids()) {
      Step const& step = graph_.steps[id];
      HeadingId where = step.heading;
      if (!plan_.is_structure[id.index()] && stands_apart(step)) continue;
      if (!plan_.is_structure[id.index()]) {
        if (step.claim.valid()) where = graph_.claims[step.claim].heading;
        if (step.step.valid()) where = graph_.steps[step.step].heading;
      }
      for (Premise const& premise : step.premises) {
        if (graph_.claims[premise.claim].heading == where) plan_.is_inside[premise.claim.index()] = true;
      }
    }
  }

  void make_titles() {
    Titles statements;
    Titles arguments;
    for (PropositionId const id : graph_.claims.ids()) {
      Titles& titles = plan_.as_argument[id.index()] ? arguments : statements;
      plan_.claim_titles.push_back(titles.take(title_for(graph_.claims[id])));
    }
    plan_.step_titles.resize(graph_.steps.size());
    for (StepId const id : graph_.steps.ids()) {
      if (plan_.first_of[id.index()] == id)
        plan_.step_titles[id.index()] = arguments.take(title_for(graph_.steps[id]));
    }
    for (StepId const id : graph_.steps.ids()) {
      StepId const first = plan_.first_of[id.index()];
      if (first != id) plan_.step_titles[id.index()] = plan_.step_titles[first.index()];
    }
  }

  void sort_by_heading() {
    auto const place = [](HeadingId heading) { return heading.valid() ? heading.index() + 1 : 0; };
    plan_.claims_under.resize(graph_.headings.size() + 1);
    plan_.structures_under.resize(graph_.headings.size() + 1);
    for (PropositionId const id : graph_.claims.ids())
      plan_.claims_under[place(graph_.claims[id].heading)].push_back(id);
    plan_.apart_under.resize(graph_.headings.size() + 1);
    for (StepId const id : graph_.steps.ids()) {
      Step const& step = graph_.steps[id];
      if (!plan_.is_structure[id.index()] && stands_apart(step))
        plan_.apart_under[place(graph_.claims[step.premises.front().claim].heading)].push_back(id);
      if (plan_.is_structure[id.index()] && plan_.first_of[id.index()] == id)
        plan_.structures_under[place(graph_.steps[id].heading)].push_back(id);
    }
  }

  ArgumentGraph const& graph_;
  MapPlan plan_;
};

}  // namespace

MapPlan plan_map(ArgumentGraph const& graph) { return Planner(graph).plan(); }

bool is_complete(Step const& step) {
  return step.claim.valid() || step.step.valid() || step.premises.empty();
}

bool proves(Step const& step) {
  return step.kind == StepKind::support && step.claim.valid() && !step.premises.empty();
}

std::string relation_word(Step const& step) {
  auto const found = std::ranges::find(step.data, "relation", &Field::key);
  bool const is_word = found != step.data.end() && found->json.size() > 2 && found->json.front() == '"';
  return is_word ? found->json.substr(1, found->json.size() - 2) : std::string();
}

}  // namespace stet::argmap::exchange
