#include "argmap/evaluate/text.h"

#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

namespace stet::argmap::evaluate {
namespace {

Location location_of(ArgumentMap const& map, OccurrenceId canonical,
                     std::vector<OccurrenceId> const& occurrences) {
  if (canonical.valid()) return map.occurrences[canonical].name;
  if (!occurrences.empty()) return map.occurrences[occurrences.front()].name;
  return {};
}

// Nothing where nothing is named.
std::string in_brackets(std::string const& names) { return names.empty() ? names : " (" + names + ")"; }

}  // namespace

std::string_view evidence_words(Link const& link) {
  switch (link.state) {
    case EvidenceState::present:
      return link.grade == Grade::compared ? "says so" : "is cited for it, and was not compared";
    case EvidenceState::absent: return "does not count";
    case EvidenceState::undecided: return "could not be checked";
  }
  return "";
}

std::string Wording::name(ClaimId id) const {
  Claim const& claim = compiled_.graph.claims[id];
  if (claim.statement.valid()) return fmt::format("[{}]", map_.statements[claim.statement].title);
  return fmt::format("<{}>", map_.arguments[claim.argument].title);
}

std::string Wording::name(LinkId id) const {
  Graph const& graph = compiled_.graph;
  Link const& link = graph.links[id];
  if (link.kind == LinkKind::evidence) {
    return link.citation.valid() && link.citation.index() < map_.citations.size()
               ? fmt::format("[@{}]", map_.citations[link.citation].key)
               : std::string("a source");
  }
  if (link.argument.valid()) return fmt::format("<{}>", map_.arguments[link.argument].title);
  auto const premises = graph.premises[id.index()];
  if (!premises.empty() && graph.is_claim(premises.front())) return name(graph.claim(premises.front()));
  return "an inference";
}

std::string_view Wording::fault(LinkId id) const {
  Link const& link = compiled_.graph.links[id];
  bool const known = link.citation.valid() && link.citation.index() < compiled_.faults.size();
  return known ? std::string_view(compiled_.faults[link.citation.index()]) : std::string_view();
}

std::string Wording::fault_below(ClaimId claim) const {
  constexpr std::size_t most = 60;  // nodes that are looked at
  Graph const& graph = compiled_.graph;
  std::vector<Node> queue{graph.node(claim)};
  for (std::size_t i = 0; i < queue.size(); ++i) {
    auto const add = [&](Node below) {
      if (queue.size() < most && compiled_.readings.evidence.of(below) != Label::in &&
          std::ranges::find(queue, below) == queue.end())
        queue.push_back(below);
    };
    Node const node = queue[i];
    if (graph.is_claim(node)) {
      for (LinkId const pro : graph.pros[node]) add(graph.node(pro));
      continue;
    }
    LinkId const link = graph.link(node);
    if (auto const why = fault(link); !why.empty())
      return fmt::format("{} {}, as {}", name(link), evidence_words(graph.links[link]), why);
    for (Node const premise : graph.premises[link.index()]) add(premise);
  }
  return {};
}

std::string Wording::quoted(LinkId id) const {
  Link const& link = compiled_.graph.links[id];
  std::string out;
  if (!link.citation.valid() || link.citation.index() >= map_.citations.size()) return out;
  for (Quotation const& quotation : map_.citations[link.citation].quotations) {
    out += fmt::format("{}“{}”", out.empty() ? ": " : ", ", quotation.words);
  }
  return out;
}

std::string Wording::names(std::vector<ClaimId> const& claims, std::string_view between) const {
  constexpr std::size_t most = 12;
  std::string out;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (i > 0) out += between;
    if (i + 1 == most && claims.size() > most) return out + fmt::format("{} more", claims.size() - i);
    out += name(claims[i]);
  }
  return out;
}

Location Wording::location(ClaimId id) const {
  Claim const& claim = compiled_.graph.claims[id];
  if (claim.statement.valid()) {
    Statement const& statement = map_.statements[claim.statement];
    return location_of(map_, statement.canonical, statement.occurrences);
  }
  Argument const& argument = map_.arguments[claim.argument];
  return location_of(map_, argument.canonical, argument.occurrences);
}

Location Wording::location(LinkId id) const {
  Link const& link = compiled_.graph.links[id];
  if (link.citation.valid() && link.citation.index() < map_.citations.size()) {
    return map_.citations[link.citation].location;
  }
  if (link.inference.valid()) return map_.inferences[link.inference].location;
  if (link.relation.valid() && !map_.stated[link.relation].occurrences.empty()) {
    return map_.stated[link.relation].occurrences.front();
  }
  if (link.argument.valid()) {
    Argument const& argument = map_.arguments[link.argument];
    return location_of(map_, argument.canonical, argument.occurrences);
  }
  return {};
}

std::string Wording::list(std::vector<LinkId> const& links) const {
  constexpr std::size_t most = 4;
  std::vector<std::string> names;
  std::unordered_set<std::string> known;
  for (LinkId const link : links)
    if (auto [text, is_new] = known.insert(name(link)); is_new) names.push_back(*text);
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i == most) return out + fmt::format(" and {} more", names.size() - most);
    if (i > 0) out += i + 1 == names.size() ? " and " : ", ";
    out += names[i];
  }
  return out;
}

std::vector<LinkId> Wording::labelled(std::span<LinkId const> links, Label label) const {
  std::vector<LinkId> out;
  for (LinkId const link : links) {
    if (compiled_.readings.evidence.of(compiled_.graph.node(link)) == label) out.push_back(link);
  }
  return out;
}

std::vector<LinkId> Wording::against(ClaimId claim, Label label) const {
  Graph const& graph = compiled_.graph;
  std::vector<LinkId> out = labelled(graph.cons[claim.index()], label);
  for (ClaimId const opponent : graph.opponents[claim.index()]) {
    auto const more = labelled(graph.pros[opponent.index()], label);
    out.insert(out.end(), more.begin(), more.end());
  }
  return out;
}

double Wording::heaviest(std::vector<LinkId> const& links) const {
  return std::max(0.0, evaluate::heaviest(compiled_.graph, compiled_.judgement.force, links).live);
}

std::string Wording::summary(ClaimId id, ClaimVerdict const& verdict, Rounds& rounds) const {
  Graph const& graph = compiled_.graph;
  Labelling const& labelling = compiled_.readings.evidence;
  std::string const claim = name(id);
  auto const pros = graph.pros[id.index()];
  auto accepted = [&] { return list(labelled(pros, Label::in)); };
  auto opposing = [&] { return list(against(id, Label::in)); };
  auto undecided = [&] { return list(labelled(pros, Label::undecided)); };
  switch (verdict.reason) {
    case Reason::by_evidence:
    case Reason::by_argument: {
      auto const beaten = labelled(graph.cons[id.index()], Label::out);
      auto const outweighed = against(id, Label::in);
      // What is supported only as long as nobody checks the other side carries it undecided.
      auto carrying = labelled(pros, Label::in);
      if (carrying.empty()) carrying = labelled(pros, Label::undecided);
      bool const one = carrying.size() == 1;
      std::string out = fmt::format("{} is supported ({}): {} {}", claim, to_string(verdict.grade),
                                    list(carrying), one ? "carries it" : "carry it");
      if (!outweighed.empty())
        out += fmt::format(" and {} {}", one ? "outweighs" : "outweigh", list(outweighed));
      if (!beaten.empty()) out += fmt::format("; {} does not stand against it", list(beaten));
      return out;
    }
    case Reason::presumed: return fmt::format("{} is presumed, and nothing accepted opposes it", claim);
    case Reason::balanced:
      // A side that is heavier may still be short of independent origins and the like.
      if (heaviest(labelled(pros, Label::in)) > heaviest(against(id, Label::in))) {
        return fmt::format(
            "{} is contested: {} speaks for it and outweighs {}, but falls short of its standard, {}", claim,
            accepted(), opposing(), to_string(verdict.standard));
      }
      return fmt::format("{} is contested: {} speaks for it, {} against it, and neither outweighs the other",
                         claim, accepted(), opposing());
    case Reason::split: {
      auto const loop = rounds.loop(id, false);
      return loop.size() < 2
                 ? fmt::format("{} is contested: it depends on positions that exclude each other", claim)
                 : fmt::format(
                       "{} is contested: it depends on which side of {} one takes, and "
                       "nothing decides between them",
                       claim, names(loop, " and "));
    }
    case Reason::weakly_for:
      return fmt::format(
          "{} is contested: one can accept it, and no position rejects it, but none is compelled", claim);
    case Reason::weakly_against:
      return fmt::format("{} is contested: one can reject it, and no position accepts it", claim);
    case Reason::unchecked:
      if (std::string const fault = fault_below(id); !fault.empty())
        return fmt::format("{} is unverifiable: {}", claim, fault);
      return fmt::format("{} rests only on what could not be checked: {}", claim, undecided());
    case Reason::odd_loop:
      return fmt::format("{} is undetermined: it hangs on an argument that turns against itself{}", claim,
                         in_brackets(names(rounds.loop(id, true), ", ")));
    case Reason::self_attack: {
      auto const loop = rounds.loop(id, true);
      return fmt::format("{} is undetermined: {} attacks itself", claim,
                         loop.empty() ? "what it hangs on" : names(loop, ", "));
    }
    case Reason::waiting:
      return fmt::format("{} is undetermined: it waits for something that is itself undecided", claim);
    case Reason::no_argument:
      return fmt::format("{} is unsupported: no source and no argument is given for it", claim);
    case Reason::unsourced:
      if (std::string const fault = fault_below(id); !fault.empty())
        return fmt::format("{} is unsupported: {}", claim, fault);
      return labelled(pros, Label::out).empty()
                 ? fmt::format("{} is unsupported: what speaks for it rests on no source", claim)
                 : fmt::format("{} is unsupported: {} rests on nothing that has a sound source", claim,
                               list(labelled(pros, Label::out)));
    case Reason::circular:
      return fmt::format("{} is unsupported: its support goes round in a circle{} that no evidence enters",
                         claim, in_brackets(names(rounds.circle(id), " → ")));
    case Reason::defeated:
      return fmt::format("{} is unsupported: all that speaks for it ({}) is defeated", claim,
                         list(labelled(pros, Label::out)));
    case Reason::on_contested:
      return fmt::format("{} is unsupported: what speaks for it ({}) is itself contested", claim,
                         list(labelled(pros, Label::out)));
    case Reason::below_standard: {
      StandardOfProof const& standard = verdict.standard;
      std::string out = fmt::format("{} is supported by {}, but falls short of its standard, {}", claim,
                                    accepted().empty() ? undecided() : accepted(), to_string(standard));
      if (standard.sources > verdict.origins) {
        out += fmt::format(": {} independent {} of {} needed", verdict.origins,
                           verdict.origins == 1 ? "origin" : "origins", standard.sources);
      } else if (standard.primary && labelling.chains.primary[id.index()] == 0) {
        out += ": no primary source";
      } else if (standard.on_record && labelling.chains.on_record[id.index()] == 0) {
        out += ": nothing on the record";
      } else if (double const least = alpha(graph.thresholds, standard.standard),
                 best = heaviest(labelled(pros, Label::in));
                 best < least) {
        out += fmt::format(": it weighs {:.3g}, and {:.3g} is needed", best, least);
      } else if (standard.compared) {
        out += ": not all that it rests on was compared with its source";
      }
      return out;
    }
    case Reason::opposed:
      return fmt::format("{} is refuted: {} speaks against it and is not outweighed", claim, opposing());
    case Reason::opinion:
    case Reason::prediction:
    case Reason::hypothesis:
    case Reason::definition:
      return fmt::format("{} is tagged as {} and is not checked", claim,
                         verdict.reason == Reason::opinion ? fmt::format("an {}", to_string(verdict.reason))
                                                           : fmt::format("a {}", to_string(verdict.reason)));
    case Reason::ideal:
      return fmt::format(
          "{} is accepted in every position that can be maintained without being attacked by another", claim);
    case Reason::floating:
      return fmt::format("{} follows whichever position one takes, though from different arguments", claim);
    case Reason::maintainable: return fmt::format("{} is part of a position that can be maintained", claim);
  }
  return claim;
}

}  // namespace stet::argmap::evaluate
