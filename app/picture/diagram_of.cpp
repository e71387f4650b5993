#include "app/picture/diagram_of.h"

#include <algorithm>
#include <unordered_map>

#include <fmt/core.h>

#include "app/words/words.h"
#include "argmap/build/data.h"
#include "argmap/evaluate/summary.h"
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
  EvidenceDrawer(verify::CheckResult const& result, argmap::render::MapDiagram& drawn, Shown shown)
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
    node.evidence = evidence.state;
    node.group = drawn_.diagram.nodes[to].group;
    node.title = source ? short_name((*result_.registry)[*source]) : "@" + citation.key;
    for (auto const& quotation : citation.quotations) {
      if (!node.text.empty()) node.text += ' ';
      node.text += "“" + quotation.words + "”";
    }
    if (node.text.empty()) node.text = citation.locator;
    node.note = note(evidence);
    node.tooltip = fmt::format("{}: {}{}{}", node.title, mark_word(*mark(node)),
                               node.text.empty() ? "" : ", ", node.text);
    if (source) node.link = link((*result_.registry)[*source]);
    NodeId const added = drawn_.diagram.nodes.add(std::move(node));
    drawn_.diagram.edges.add({EdgeKind::citation, added, to, {}});
    if (source && shown_ == Shown::sources)
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
  Shown shown_;
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

// How many claims with a title the view does not have.
std::size_t left_out(argmap::ArgumentMap const& map, argmap::MapView const& view) {
  auto const titled = std::ranges::count(map.statements, false, &argmap::Statement::untitled);
  auto const shown = std::ranges::count_if(view.nodes, [&](argmap::MapNode const& node) {
    return node.statement.valid() && !map.statements[node.statement].untitled;
  });
  return static_cast<std::size_t>(titled - shown);
}

}  // namespace

argmap::render::MapDiagram diagram_of(verify::CheckResult const& result, Shown shown) {
  argmap::render::Decorations decorations;
  decorations.title = argmap::data::scalar(result.map.settings, {"title"}).value_or("");
  for (argmap::StatementId const id : result.map.statements.ids()) {
    auto const& verdict = result.evaluation.verdicts[id];
    argmap::render::Decoration decoration;
    decoration.verdict = verdict.verdict;
    decoration.grade = verdict.grade;
    decoration.tooltip =
        fmt::format("{}: {}, {}", result.map.statements[id].title, word(verdict),
                    reason_line(verdict, argmap::evaluate::fault_of(result.map, result.evaluation, id)));
    decorations.statements.add(std::move(decoration));
  }
  auto view = argmap::select_with_cited(result.map);
  // Where nothing is connected with anything, claims that stand alone are better than an empty picture.
  if (view.nodes.empty()) view = argmap::select_with_disconnected(result.map);
  auto drawn = argmap::render::diagram_from(result.map, view, decorations);
  drawn.diagram.not_shown = left_out(result.map, view);
  if (shown != Shown::claims) EvidenceDrawer(result, drawn, shown).run();
  return drawn;
}

}  // namespace stet::app
