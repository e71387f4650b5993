#include "argmap/evaluate/proof.h"

#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

namespace stet::argmap::evaluate {
namespace {

constexpr std::size_t most_steps = 500;
constexpr std::uint32_t greatest_depth = 64;

std::string_view word(Label label) {
  switch (label) {
    case Label::in: return "accepted";
    case Label::out: return "not accepted";
    case Label::undecided: return "undecided";
  }
  return "";
}

class Teller {
 public:
  Teller(ArgumentMap const& map, Compiled const& compiled)
      : graph_(compiled.graph), compiled_(compiled), wording_(map, compiled) {}

  std::vector<Step> tell(ClaimId claim) && {
    push({graph_.node(claim), 0, Step::Kind::claim});
    while (!stack_.empty() && steps_.size() < most_steps) {
      Task const task = stack_.back();
      stack_.pop_back();
      if (graph_.is_claim(task.node)) {
        tell_claim(graph_.claim(task.node), task);
      } else {
        tell_link(graph_.link(task.node), task);
      }
      // What a step calls for comes right after it, in the order in which it was asked for.
      std::ranges::reverse(children_);
      stack_.insert(stack_.end(), children_.begin(), children_.end());
      children_.clear();
    }
    return std::move(steps_);
  }

 private:
  struct Task {
    Node node;
    std::uint32_t depth;
    Step::Kind kind;
  };

  void push(Task task) {
    if (task.depth == 0) {
      stack_.push_back(task);
    } else if (task.depth <= greatest_depth) {
      children_.push_back(task);
    }
  }

  Label label(Node node) const { return compiled_.readings.evidence.of(node); }

  Step& add(Task const& task, Step::Kind kind, std::string text) {
    Step step;
    step.kind = kind;
    step.depth = task.depth;
    step.label = label(task.node);
    step.text = std::move(text);
    steps_.push_back(std::move(step));
    return steps_.back();
  }

  void tell_claim(ClaimId id, Task const& task) {
    Claim const& claim = graph_.claims[id];
    bool const told = !told_.insert(task.node).second;
    bool const circular = compiled_.judgement.causes.circular.on_circle(task.node);
    std::string text;
    if (claim.statement.valid()) {
      ClaimVerdict const& verdict = compiled_.judgement.verdicts[id.index()];
      text = fmt::format("{} is {} ({})", wording_.name(id), to_string(verdict.verdict),
                         to_string(verdict.reason));
    } else {
      text = fmt::format("that {} holds is {}", wording_.name(id), word(label(task.node)));
    }
    if (told) text += circular ? ": the circle closes here" : ", as above";
    Step& step = add(task, told && circular ? Step::Kind::circle : task.kind, std::move(text));
    step.statement = claim.statement;
    step.argument = claim.argument;
    step.location = wording_.location(id);
    if (told) return;
    tell_reasons(task.node, task.depth + 1);
  }

  // What speaks for and against a claim.
  void tell_reasons(Node node, std::uint32_t depth) {
    ClaimId const id = graph_.claim(node);
    Claim const& claim = graph_.claims[id];
    std::vector<LinkId> pros(graph_.pros[id.index()].begin(), graph_.pros[id.index()].end());
    by_weight(pros);
    for (LinkId const link : pros) push({graph_.node(link), depth, Step::Kind::inference});
    std::vector<LinkId> cons(graph_.cons[id.index()].begin(), graph_.cons[id.index()].end());
    by_weight(cons);
    for (LinkId const link : cons) push({graph_.node(link), depth, Step::Kind::attack});
    for (ClaimId const opponent : graph_.opponents[id.index()]) {
      push({graph_.node(opponent), depth, Step::Kind::attack});
    }
    if (pros.empty() && !claim.presumed && label(node) != Label::in) {
      Step& missing = add({node, depth, Step::Kind::missing}, Step::Kind::missing,
                          fmt::format("{} has no source and no argument", wording_.name(id)));
      missing.statement = claim.statement;
      missing.argument = claim.argument;
      missing.location = wording_.location(id);
    }
  }

  // Accepted first, then what may still be; the heavier first.
  void by_weight(std::vector<LinkId>& links) const {
    auto order = [&](LinkId link) {
      Label const l = label(graph_.node(link));
      return l == Label::in ? 0 : l == Label::undecided ? 1 : 2;
    };
    std::ranges::stable_sort(links, [&](LinkId a, LinkId b) {
      if (order(a) != order(b)) return order(a) < order(b);
      return graph_.links[a].weight > graph_.links[b].weight;
    });
  }

  void tell_link(LinkId id, Task const& task) {
    Link const& link = graph_.links[id];
    std::string const stand = std::string(word(label(task.node)));
    std::string text;
    Step::Kind kind = task.kind;
    switch (link.kind) {
      case LinkKind::evidence:
        text = fmt::format("{} {}{}", wording_.name(id), evidence_words(link.state), wording_.quoted(id));
        if (kind == Step::Kind::inference) kind = Step::Kind::evidence;
        break;
      case LinkKind::relation:
        text = fmt::format("{} {}: {}", wording_.name(id), relation_words(id, task.kind), stand);
        if (link.argument.valid() && kind == Step::Kind::inference) kind = Step::Kind::argument;
        break;
      case LinkKind::step: text = fmt::format("{} concludes it: {}", wording_.name(id), stand); break;
      case LinkKind::standing:
        text = fmt::format("{} stands: {}", wording_.name(id), stand);
        if (kind == Step::Kind::inference) kind = Step::Kind::argument;
        break;
    }
    if (task.kind == Step::Kind::undercut) {
      text = fmt::format("{} undercuts it: {}", wording_.name(id), stand);
    }
    bool const told = !told_.insert(task.node).second || grounds_told(id);
    if (told) text += ", as above";
    Step& step = add(task, kind, std::move(text));
    step.argument = link.argument;
    step.inference = link.inference;
    step.citation = link.citation;
    step.location = wording_.location(id);
    if (told) return;
    tell_grounds(id, task.depth + 1);
  }

  // What a link rests on, and what undercuts it.
  void tell_grounds(LinkId id, std::uint32_t depth) {
    for (Node const premise : graph_.premises[id.index()]) {
      if (adds_nothing(premise, id)) {
        if (!told_.insert(premise).second) continue;
        if (graph_.is_claim(premise)) {
          tell_reasons(premise, depth);
        } else {
          tell_grounds(graph_.link(premise), depth);
        }
      } else {
        push({premise, depth, graph_.is_claim(premise) ? Step::Kind::claim : Step::Kind::inference});
      }
    }
    for (Node const by : graph_.undercutters[id.index()]) push({by, depth, Step::Kind::undercut});
    for (Node const by : graph_.backing[id.index()]) {
      push({by, depth, graph_.is_claim(by) ? Step::Kind::claim : Step::Kind::inference});
    }
  }

  bool grounds_told(LinkId id) const {
    auto const premises = graph_.premises[id.index()];
    return premises.size() == 1 && adds_nothing(premises.front(), id) && told_.contains(premises.front()) &&
           graph_.undercutters[id.index()].empty();
  }

  // An argument without premises is three nodes: the relation that puts it forward, that it stands, and that
  // what it says holds. Only the first gets a line; what is told of the others comes right below it.
  bool adds_nothing(Node premise, LinkId above) const {
    Link const& link = graph_.links[above];
    if (!link.argument.valid()) return false;
    if (!graph_.is_claim(premise)) {
      Link const& below = graph_.links[graph_.link(premise)];
      return link.kind == LinkKind::relation && below.kind == LinkKind::standing &&
             below.argument == link.argument;
    }
    return link.kind == LinkKind::standing && graph_.claims[graph_.claim(premise)].argument == link.argument;
  }

  static std::string_view evidence_words(EvidenceState state) {
    switch (state) {
      case EvidenceState::present: return "bears it out";
      case EvidenceState::absent: return "does not count";
      case EvidenceState::undecided: return "could not be checked";
    }
    return "";
  }

  std::string_view relation_words(LinkId id, Step::Kind kind) const {
    Link const& link = graph_.links[id];
    if (kind == Step::Kind::attack) return link.pro ? "speaks for its opposite" : "attacks it";
    if (!link.conclusion.valid()) return "is put forward";
    return link.pro ? (link.strict ? "entails it" : "supports it") : "attacks it";
  }

  Graph const& graph_;
  Compiled const& compiled_;
  Wording wording_;
  std::vector<Task> stack_;
  std::vector<Task> children_;
  std::unordered_set<Node> told_;
  std::vector<Step> steps_;
};

}  // namespace

std::vector<Step> proof_of(ArgumentMap const& map, Compiled const& compiled, ClaimId claim) {
  return Teller{map, compiled}.tell(claim);
}

}  // namespace stet::argmap::evaluate
