#include "argmap/evaluate/proof.h"

#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

namespace stet::argmap::evaluate {
namespace {

constexpr std::uint32_t greatest_depth = 64;

std::string_view word(Label label) {
  switch (label) {
    case Label::in: return "accepted";
    case Label::out: return "not accepted";
    case Label::undecided: return "undecided";
  }
  return "";
}

}  // namespace

class Teller {
 public:
  Teller(Proofs& proofs, std::size_t most_steps)
      : graph_(proofs.compiled_.graph),
        compiled_(proofs.compiled_),
        wording_(proofs.map_, proofs.compiled_),
        proofs_(proofs),
        most_steps_(most_steps) {}

  Proof tell(ClaimId claim) && {
    push({graph_.node(claim), 0, Step::Kind::claim});
    while (!stack_.empty() && steps_.size() < most_steps_) {
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
    return {std::move(steps_), omitted_ + stack_.size()};
  }

 private:
  struct Task {
    Node node;
    std::uint32_t depth;
    Step::Kind kind;
    Bearing bearing = Bearing::asked;
  };

  void push(Task task) {
    if (task.depth == 0) {
      stack_.push_back(task);
    } else if (task.depth > greatest_depth || children_.size() >= most_steps_) {
      ++omitted_;
    } else {
      children_.push_back(task);
    }
  }

  // As `push` for each; what there cannot be room for is only counted.
  void push_all(std::vector<LinkId> const& links, Task task) {
    std::size_t const room = std::min(links.size(), most_steps_);
    for (std::size_t i = 0; i < room; ++i) {
      task.node = graph_.node(links[i]);
      push(task);
    }
    omitted_ += links.size() - room;
  }

  Label label(Node node) const { return compiled_.readings.evidence.of(node); }

  Step& add(Task const& task, Step::Kind kind, std::string text) {
    Step step;
    step.kind = kind;
    step.bearing = task.bearing;
    step.depth = task.depth;
    step.label = label(task.node);
    step.text = std::move(text);
    steps_.push_back(std::move(step));
    return steps_.back();
  }

  // A claim, or with a link the claim that bears on something through it.
  void tell_claim(ClaimId id, Task const& task, LinkId link = {}) {
    Claim const& claim = graph_.claims[id];
    Node const node = graph_.node(id);
    bool const told = !told_.insert(node).second;
    bool const circular = compiled_.judgement.causes.circular.on_circle(node);
    std::string text = wording_.name(id);
    if (std::string_view const verb = verb_of(task.bearing); !verb.empty())
      text += fmt::format(" {}, and", verb);
    if (claim.statement.valid()) {
      ClaimVerdict const& verdict = compiled_.judgement.verdicts[id.index()];
      text += fmt::format(" is {} ({})", to_string(verdict.verdict), to_string(verdict.reason));
    } else {
      text = fmt::format("that {} holds is {}", wording_.name(id), word(label(node)));
    }
    bool const convergent = graph_.pros[id.index()].size() > 1;
    if (link.valid()) text += weighed(link);
    if (told) {
      text += circular ? ": the circle closes here" : ", as above";
    } else if (convergent) {
      text += fmt::format("; {} convergent reasons", graph_.pros[id.index()].size());
    }
    Step& step = add(task, told && circular ? Step::Kind::circle : task.kind, std::move(text));
    step.statement = claim.statement;
    step.argument = claim.argument;
    step.location = wording_.location(id);
    if (convergent) step.grouping = Grouping::convergent;
    if (link.valid()) {
      step.weight = weight_of(link);
      step.strict = graph_.links[link].strict;
    }
    if (told) return;
    tell_reasons(node, task.depth + 1, task.bearing == Bearing::premise);
  }

  // What speaks for and against a claim. What is said against a premise that no argument concludes undermines
  // the step that rests on it; anything else rebuts.
  void tell_reasons(Node node, std::uint32_t depth, bool is_premise) {
    ClaimId const id = graph_.claim(node);
    Claim const& claim = graph_.claims[id];
    auto const [known, is_new] = proofs_.reasons_.try_emplace(id.index());
    auto& [pros, cons] = known->second;
    if (is_new) {
      pros.assign(graph_.pros[id.index()].begin(), graph_.pros[id.index()].end());
      cons.assign(graph_.cons[id.index()].begin(), graph_.cons[id.index()].end());
      by_weight(pros);
      by_weight(cons);
    }
    // The heaviest is told first, so what is evidence need not be looked at beyond what there is room for.
    std::size_t const room = std::min(pros.size(), most_steps_);
    bool argued = false;
    for (std::size_t i = 0; i < room; ++i) {
      argued = argued || graph_.links[pros[i]].kind != LinkKind::evidence;
      push({graph_.node(pros[i]), depth, Step::Kind::inference, in_favour(pros[i])});
    }
    omitted_ += pros.size() - room;
    Bearing const against = is_premise && !argued ? Bearing::undermines : Bearing::rebuts;
    push_all(cons, {{}, depth, Step::Kind::attack, against});
    for (ClaimId const opponent : graph_.opponents[id.index()]) {
      auto const back = graph_.opponents[opponent.index()];
      bool const mutual = std::ranges::find(back, id) != back.end();
      push({graph_.node(opponent), depth, Step::Kind::attack,
            mutual ? Bearing::contradicts : Bearing::contrary});
    }
    if (pros.empty() && !claim.presumed && label(node) != Label::in) {
      Step& missing = add({node, depth, Step::Kind::missing}, Step::Kind::missing,
                          fmt::format("{} has no source and no argument", wording_.name(id)));
      missing.statement = claim.statement;
      missing.argument = claim.argument;
      missing.location = wording_.location(id);
    }
  }

  Bearing in_favour(LinkId id) const {
    Link const& link = graph_.links[id];
    switch (link.kind) {
      case LinkKind::evidence: return Bearing::cites;
      case LinkKind::step: return Bearing::concludes;
      default: return link.strict ? Bearing::entails : Bearing::supports;
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
      return weight_of(a) > weight_of(b);
    });
  }

  void tell_link(LinkId id, Task const& task) {
    Link const& link = graph_.links[id];
    if (ClaimId const claim = merely(id); claim.valid()) return tell_claim(claim, task, id);
    std::string const stand = std::string(word(label(task.node)));
    std::string text;
    Step::Kind kind = task.kind;
    std::size_t const premises = graph_.premises[id.index()].size();
    switch (link.kind) {
      case LinkKind::evidence:
        text = fmt::format("{} {}{}", wording_.name(id), evidence_words(link), wording_.quoted(id));
        if (auto const why = wording_.fault(id); !why.empty()) text += fmt::format(" ({})", why);
        text += weighed(id);
        if (kind == Step::Kind::inference) kind = Step::Kind::evidence;
        break;
      case LinkKind::step: {
        std::string_view const verb =
            task.bearing == Bearing::concludes ? "concludes it" : verb_of(task.bearing);
        text =
            fmt::format("{} {} ({}{}): {}", wording_.name(id), verb.empty() ? "stands" : verb,
                        link.strict ? "strict" : "defeasible",
                        premises > 1 ? fmt::format(", {} linked premises", premises) : std::string(), stand);
        break;
      }
      case LinkKind::relation:
      case LinkKind::standing: {
        std::string_view const verb = verb_of(task.bearing);
        text = fmt::format(
            "{} {}: {}{}", wording_.name(id), verb.empty() ? "stands" : verb, stand,
            link.kind == LinkKind::relation && link.conclusion.valid() ? weighed(id) : std::string());
        if (kind == Step::Kind::inference && link.argument.valid()) kind = Step::Kind::argument;
        break;
      }
    }
    bool const told = !told_.insert(task.node).second || grounds_told(id);
    if (told) text += ", as above";
    Step& step = add(task, kind, std::move(text));
    step.argument = link.argument;
    step.inference = link.inference;
    step.citation = link.citation;
    step.location = wording_.location(id);
    step.weight = weight_of(id);
    step.strict = link.strict;
    if (link.kind == LinkKind::step && premises > 1) step.grouping = Grouping::linked;
    if (told) return;
    tell_grounds(id, task.depth + 1);
  }

  // A relation from a statement says nothing that the statement does not: they get one line.
  ClaimId merely(LinkId id) const {
    auto const premises = graph_.premises[id.index()];
    bool const plain = graph_.links[id].kind == LinkKind::relation && !graph_.links[id].argument.valid() &&
                       premises.size() == 1 && graph_.is_claim(premises.front()) &&
                       graph_.undercutters[id.index()].empty() && graph_.backing[id.index()].empty();
    return plain ? graph_.claim(premises.front()) : ClaimId{};
  }

  // What a link rests on, and what undercuts it.
  void tell_grounds(LinkId id, std::uint32_t depth) {
    for (Node const premise : graph_.premises[id.index()]) {
      if (adds_nothing(premise, id)) {
        if (!told_.insert(premise).second) continue;
        if (graph_.is_claim(premise)) {
          tell_reasons(premise, depth, false);
        } else {
          tell_grounds(graph_.link(premise), depth);
        }
      } else {
        push({premise, depth, graph_.is_claim(premise) ? Step::Kind::claim : Step::Kind::inference,
              Bearing::premise});
      }
    }
    for (Node const by : graph_.undercutters[id.index()]) {
      push({by, depth, Step::Kind::undercut, Bearing::undercuts});
    }
    for (Node const by : graph_.backing[id.index()]) {
      push({by, depth, Step::Kind::backing, Bearing::backs});
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

  static std::string_view verb_of(Bearing bearing) {
    switch (bearing) {
      case Bearing::asked:
      case Bearing::premise:
      case Bearing::cites:
      case Bearing::concludes: return "";
      case Bearing::supports: return "supports it";
      case Bearing::entails: return "entails it";
      case Bearing::backs: return "backs the step";
      case Bearing::rebuts: return "rebuts it";
      case Bearing::undermines: return "undermines this premise";
      case Bearing::undercuts: return "undercuts the step";
      case Bearing::contrary: return "is contrary to it";
      case Bearing::contradicts: return "contradicts it";
    }
    return "";
  }

  // What a link weighs where it stands, or would weigh if nothing is known of what it rests on.
  double weight_of(LinkId id) const {
    double const live = compiled_.judgement.force[graph_.node(id)].live;
    return live < 0.0 ? graph_.links[id].weight : live;
  }

  // A weight that is not the usual one.
  std::string weighed(LinkId id) const {
    double const weight = weight_of(id);
    return weight == default_weight ? std::string() : fmt::format(", weight {:.3g}", weight);
  }

  Graph const& graph_;
  Compiled const& compiled_;
  Wording wording_;
  Proofs& proofs_;
  std::size_t most_steps_;
  std::size_t omitted_ = 0;
  std::vector<Task> stack_;
  std::vector<Task> children_;
  std::unordered_set<Node> told_;
  std::vector<Step> steps_;
};

Proof Proofs::of(ClaimId claim, std::size_t most_steps) { return Teller{*this, most_steps}.tell(claim); }

}  // namespace stet::argmap::evaluate
