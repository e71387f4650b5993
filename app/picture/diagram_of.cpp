#include "app/picture/diagram_of.h"

#include <algorithm>
#include <unordered_map>

#include <fmt/core.h>

#include "app/words/words.h"
#include "argmap/build/data.h"
#include "argmap/evaluate/summary.h"
#include "argmap/render/narrow.h"
#include "argmap/select/select.h"

namespace stet::app {
namespace {

using argmap::render::DiagramNode;
using argmap::render::EdgeKind;
using argmap::render::NodeId;
using argmap::render::NodeKind;

// Adds the evidence, and the sources it comes from, to a diagram that has the claims and arguments.
class EvidenceDrawer {
 public:
  EvidenceDrawer(verify::CheckResult const& result, argmap::render::MapDiagram& drawn, Shown const& shown)
      : result_(result), drawn_(drawn), shown_(shown) {
    for (std::size_t i = 0; i < result.quotations.size(); ++i)
      first_quotation_.try_emplace(result.quotations[i].citation.index(), i);
  }

  void run() {
    for (auto const& evidence : result_.evidence) add(evidence);
  }

 private:
  [[nodiscard]] NodeId target(argmap::evaluate::Evidence const& evidence) const {
    NodeId node = evidence.statement.valid() ? drawn_.statement_node[evidence.statement]
                                             : drawn_.argument_node[evidence.argument];
    if (node.valid()) return node;
    auto const& occurrence = result_.map.occurrences[result_.map.citations[evidence.citation].occurrence];
    return occurrence.argument.valid() ? drawn_.argument_node[occurrence.argument] : NodeId{};
  }

  void add(argmap::evaluate::Evidence const& evidence) {
    NodeId const to = target(evidence);
    if (!to.valid()) return;
    auto const& citation = result_.map.citations[evidence.citation];
    auto const source = result_.registry->find(citation.key);
    DiagramNode node;
    node.kind = NodeKind::evidence;
    if (shown_.verdicts) node.evidence = evidence.state;
    node.group = drawn_.diagram.nodes[to].group;
    node.title = source ? short_name((*result_.registry)[*source]) : "@" + citation.key;
    for (auto const& quotation : citation.quotations) {
      if (!node.text.empty()) node.text += ' ';
      node.text += "“" + quotation.words + "”";
    }
    if (node.text.empty()) node.text = citation.locator;
    auto const mark = argmap::render::mark(node);
    if (mark) node.note = note(evidence);
    node.tooltip = fmt::format("{}{}{}{}{}", node.title, mark ? ": " : "", mark ? mark_word(*mark) : "",
                               node.text.empty() ? "" : ", ", node.text);
    if (source) node.link = link((*result_.registry)[*source]);
    NodeId const added = drawn_.diagram.nodes.add(std::move(node));
    drawn_.diagram.edges.add({EdgeKind::citation, added, to, {}});
    if (source && shown_.sources)
      drawn_.diagram.edges.add({EdgeKind::citation, source_node(*source), added, {}});
  }

  // Why a piece of evidence is not accepted, in a word or two.
  [[nodiscard]] std::string note(argmap::evaluate::Evidence const& evidence) const {
    if (evidence.state != argmap::evaluate::EvidenceState::absent) return {};
    auto const found = first_quotation_.find(evidence.citation.index());
    if (found == first_quotation_.end()) return {};
    auto const outcome = result_.quotations[found->second].match.outcome;
    if (verify::quote::faithful(outcome)) return {};
    switch (outcome) {
      case verify::quote::Outcome::altered: return "altered";
      case verify::quote::Outcome::spliced: return "spliced";
      case verify::quote::Outcome::misattributed: return "misattributed";
      case verify::quote::Outcome::not_found: return "words not found";
      default: return {};
    }
  }

  static std::string link(verify::SourceRecord const& record) {
    for (auto const& snapshot : record.snapshots) {
      if (!snapshot.archive_url.empty()) return snapshot.archive_url;
    }
    return record.url;
  }

  NodeId source_node(verify::SourceId id) {
    auto const [known, fresh] = sources_.try_emplace(id.index());
    if (!fresh) return known->second;
    auto const& record = (*result_.registry)[id];
    DiagramNode node;
    node.kind = NodeKind::source;
    node.title = short_name(record);
    node.text = record.title;
    if (!record.status.empty()) {
      node.note = std::string(to_string(record.status.front().kind));
    } else if (record.tier != verify::Tier::unknown) {
      node.note = std::string(to_string(record.tier)) + " source";
    }
    node.tooltip = record.title.empty() ? node.title : node.title + ": " + record.title;
    node.link = record.url;
    return known->second = drawn_.diagram.nodes.add(std::move(node));
  }

  verify::CheckResult const& result_;
  argmap::render::MapDiagram& drawn_;
  Shown const& shown_;
  std::unordered_map<std::size_t, std::size_t> first_quotation_;  // by citation
  std::unordered_map<std::size_t, NodeId> sources_;
};

}  // namespace

std::string short_name(verify::SourceRecord const& source) {
  // A confidential source is named as it may be named in public.
  if (source.confidential)
    return source.public_description.empty() ? "a confidential source" : source.public_description;
  std::string name;
  for (auto const* field :
       {&source.container, &source.publisher, &source.author, &source.title, &source.id}) {
    if (name.empty()) name = *field;
  }
  if (!source.issued.empty()) name += ", " + source.issued;
  return name;
}

namespace {

// "(1) …", a line for each inference with its rules, "(2) …".
std::string structure(argmap::ArgumentMap const& map, argmap::ArgumentId argument) {
  std::string text;
  std::size_t number = 0;
  for (auto const row : map.arguments[argument].reconstruction) {
    auto const inference = map.occurrences[row].inference;
    if (inference.valid()) {
      std::string rules;
      for (std::string const& rule : map.inferences[inference].rules)
        rules += (rules.empty() ? "" : ", ") + rule;
      text += rules.empty() ? "—————" : "—— " + rules + " ——";
      text += '\n';
    }
    auto const statement = map.statement_of[row];
    std::string const words = map.shown(statement);
    text += fmt::format("({}) {}\n", ++number, words.empty() ? map.statements[statement].title : words);
  }
  if (!text.empty()) text.pop_back();
  return text;
}

// Premises that are told in the boxes of their arguments and about which the map says nothing else need no
// box.
void drop_told_premises(argmap::render::MapDiagram& drawn) {
  argmap::render::Kept kept;
  kept.resize(drawn.diagram.nodes.size(), 1);
  argmap::render::Kept other;  // 1: has another line than to arguments that it is a premise of
  other.resize(drawn.diagram.nodes.size(), 0);
  stet::Table<std::uint32_t, NodeId> told;
  told.resize(drawn.diagram.nodes.size(), 0);
  for (auto const& edge : drawn.diagram.edges) {
    if (!edge.premise) other[edge.from] = 1;
    other[edge.to] = 1;
  }
  for (auto const& edge : drawn.diagram.edges) {
    if (!edge.premise || other[edge.from] != 0) continue;
    kept[edge.from] = 0;
    ++told[edge.to];
  }
  auto part = argmap::render::narrowed(drawn.diagram, kept);
  part.diagram.not_shown = drawn.diagram.not_shown;
  for (NodeId const node : drawn.diagram.nodes.ids()) {
    if (!part.node_of[node].valid()) continue;
    DiagramNode& box = part.diagram.nodes[part.node_of[node]];
    box.hidden -= std::min(box.hidden, told[node]);
  }
  drawn.diagram = std::move(part.diagram);
  auto const move = [&](auto& table) {
    for (NodeId& node : table) {
      if (node.valid()) node = part.node_of[node];
    }
  };
  move(drawn.node_of);
  move(drawn.statement_node);
  move(drawn.argument_node);
}

// How many claims with a title the view does not have.
std::size_t left_out(argmap::ArgumentMap const& map, argmap::MapView const& view) {
  auto const titled = std::ranges::count(map.statements, false, &argmap::Statement::untitled);
  auto const shown = std::ranges::count_if(view.nodes, [&](argmap::MapNode const& node) {
    return node.statement.valid() && !map.statements[node.statement].untitled;
  });
  return static_cast<std::size_t>(titled - shown);
}

}  // namespace

Shown shown_by(PictureSettings const& settings, verify::CheckResult const& result) {
  auto const asked = [&](Piece piece) {
    return std::ranges::find(settings.show, piece) != settings.show.end();
  };
  Shown shown;
  shown.verdicts = settings.verdicts.value_or(!result.map.citations.empty() || !settings.only.empty());
  if (settings.show.empty()) return shown;
  bool const words = asked(Piece::titles) || asked(Piece::texts);
  shown.titles = !words || asked(Piece::titles);
  shown.texts = !words || asked(Piece::texts);
  shown.premises = asked(Piece::premises);
  shown.evidence = asked(Piece::evidence) || asked(Piece::sources);
  shown.sources = asked(Piece::sources);
  return shown;
}

argmap::render::MapDiagram diagram_of(verify::CheckResult const& result, Shown const& shown) {
  argmap::render::Decorations decorations;
  decorations.title = argmap::data::scalar(result.map.settings, {"title"}).value_or("");
  for (argmap::StatementId const id : result.map.statements.ids()) {
    auto const& verdict = result.evaluation.verdicts[id];
    argmap::render::Decoration decoration;
    if (!shown.verdicts) {
      decorations.statements.add(std::move(decoration));
      continue;
    }
    if (shown.standing) decoration.standing = argmap::evaluate::standing_of(result.evaluation, id);
    decoration.verdict = verdict.verdict;
    decoration.grade = verdict.grade;
    decoration.tooltip =
        fmt::format("{}: {}, {}", result.map.statements[id].title, word(verdict),
                    reason_line(verdict, argmap::evaluate::fault_of(result.map, result.evaluation, id)));
    decorations.statements.add(std::move(decoration));
  }
  if (shown.verdicts && shown.standing) {
    for (auto const standing : argmap::evaluate::standings(result.map, result.evaluation)) {
      argmap::render::Decoration decoration;
      decoration.standing = standing;
      decorations.arguments.add(std::move(decoration));
    }
  }
  auto view = argmap::select_with_cited(result.map);
  // Where nothing is connected with anything, claims that stand alone are better than an empty picture.
  if (view.nodes.empty()) view = argmap::select_with_disconnected(result.map);
  auto drawn = argmap::render::diagram_from(result.map, view, decorations);
  drawn.diagram.not_shown = left_out(result.map, view);
  drawn.diagram.language = argmap::data::scalar(result.map.settings, {"language"}).value_or("");
  for (DiagramNode& node : drawn.diagram.nodes) {
    // A box keeps what it has if that is all.
    if (!shown.texts && !node.title.empty()) node.text.clear();
    if (!shown.titles && !node.text.empty()) node.title.clear();
  }
  if (shown.premises) {
    for (argmap::ArgumentId const id : result.map.arguments.ids()) {
      NodeId const node = drawn.argument_node[id];
      if (node.valid() && !result.map.arguments[id].reconstruction.empty())
        drawn.diagram.nodes[node].text = structure(result.map, id);
    }
    drop_told_premises(drawn);
  }
  if (shown.evidence || shown.sources) EvidenceDrawer(result, drawn, shown).run();
  return drawn;
}

}  // namespace stet::app
