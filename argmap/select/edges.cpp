// Nodes and edges of a map: a relation of a statement that is not shown is drawn at the arguments that use
// it.
#include <unordered_set>

#include "argmap/select/steps.h"

namespace stet::argmap {
namespace {

struct Labels {
  std::optional<std::string> title;
  std::optional<std::string> text;
};

template <class Row>
Labels make_labels(ArgumentMap const& map, Row const& row, LabelMode mode) {
  Labels labels;
  if (mode == LabelMode::text || mode == LabelMode::hide_untitled) {
    if (row.canonical.valid()) labels.text = argdown_text(map.occurrences[row.canonical]);
  }
  bool const no_text = !labels.text || labels.text->empty();
  bool const wanted =
      mode == LabelMode::title || mode == LabelMode::hide_untitled || (mode == LabelMode::text && no_text);
  if (wanted && (mode == LabelMode::title || !row.title.starts_with("Untitled") || no_text))
    labels.title = row.title;
  return labels;
}

class EdgeMaker {
 public:
  EdgeMaker(ArgumentMap const& map, Selection const& selection, MapView& view)
      : map_(map), selection_(selection), view_(view), uses_(count_uses(map, selection.arguments)) {
    statement_node_.resize(map.statements.size());
    argument_node_.resize(map.arguments.size());
    for (NodeId const node : view.nodes.ids()) {
      if (view.nodes[node].statement.valid()) statement_node_[view.nodes[node].statement] = node;
      if (view.nodes[node].argument.valid()) argument_node_[view.nodes[node].argument] = node;
    }
  }

  void add_relations() {
    for (RelationId const id : map_.relations.ids()) {
      Relation const& relation = map_.relations[id];
      if (!is_represented(map_, relation, relation.from, selection_, uses_) ||
          !is_represented(map_, relation, relation.to, selection_, uses_))
        continue;
      add(id, relation.kind, relation.from, relation.to, false);
      if (is_symmetric(relation.kind)) add(id, relation.kind, relation.to, relation.from, true);
    }
  }

  // A conclusion is supported by its argument, and supports the arguments that have it as a premise.
  void add_equivalences() {
    for (NodeId const node : view_.nodes.ids()) {
      ArgumentId const id = view_.nodes[node].argument;
      if (!id.valid() || map_.arguments[id].reconstruction.empty()) continue;
      StatementId const conclusion = map_.statement_of[map_.arguments[id].reconstruction.back()];
      NodeId const shown = statement_node_[conclusion];
      if (shown.valid()) {
        add_support(node, shown, conclusion, false);
        continue;
      }
      for (OccurrenceId const use : map_.statements[conclusion].occurrences) {
        if (map_.occurrences[use].role != Role::premise) continue;
        NodeId const user = argument_node_[map_.occurrences[use].argument];
        if (user.valid()) add_support(node, user, conclusion, true);
      }
    }
    for (NodeId const node : view_.nodes.ids()) {
      StatementId const id = view_.nodes[node].statement;
      if (!id.valid()) continue;
      for (OccurrenceId const use : map_.statements[id].occurrences) {
        if (map_.occurrences[use].role != Role::premise) continue;
        NodeId const user = argument_node_[map_.occurrences[use].argument];
        if (user.valid()) add_support(node, user, id, false);
      }
    }
  }

 private:
  // Where a relation is drawn at one end. `reverse`: the second drawing of a relation without direction, for
  // the arguments only.
  std::vector<NodeId> ends(End const& end, Role role, bool reverse) const {
    std::vector<NodeId> nodes;
    if (end.argument.valid()) {
      if (!reverse && argument_node_[end.argument].valid()) nodes.push_back(argument_node_[end.argument]);
      return nodes;
    }
    if (end.inference.valid()) {
      ArgumentId const argument = map_.inferences[end.inference].argument;
      if (!reverse && role == Role::premise && argument.valid() && argument_node_[argument].valid())
        nodes.push_back(argument_node_[argument]);
      return nodes;
    }
    NodeId const shown = statement_node_[end.statement];
    if (shown.valid()) {
      if (!reverse || role == Role::main_conclusion) nodes.push_back(shown);
      return nodes;
    }
    for (OccurrenceId const use : map_.statements[end.statement].occurrences) {
      Occurrence const& occurrence = map_.occurrences[use];
      if (occurrence.role == role && argument_node_[occurrence.argument].valid())
        nodes.push_back(argument_node_[occurrence.argument]);
    }
    return nodes;
  }

  void add(RelationId id, RelationKind kind, End const& from, End const& to, bool reverse) {
    auto const froms = ends(from, Role::main_conclusion, reverse);
    if (froms.empty()) return;
    auto const tos = ends(to, Role::premise, reverse);
    for (NodeId const a : froms) {
      for (NodeId const b : tos) {
        MapEdge edge;
        edge.from = a;
        edge.to = b;
        edge.from_statement = from.statement;
        edge.to_statement = to.statement;
        edge.relation = id;
        edge.kind = kind;
        bool const between_statements = view_.nodes[a].statement.valid() && view_.nodes[b].statement.valid();
        if (!between_statements) {
          if (is_symmetric(kind)) edge.kind = RelationKind::attack;
          if (kind == RelationKind::entails) edge.kind = RelationKind::support;
        }
        if (!push(std::move(edge))) return;
      }
    }
  }

  void add_support(NodeId from, NodeId to, StatementId statement, bool named_as_node) {
    if (!supports_.insert((from.index() << 32U) | to.index()).second) return;
    MapEdge edge;
    edge.from = from;
    edge.to = to;
    edge.from_statement = statement;
    edge.to_statement = statement;
    edge.named_as_node = named_as_node;
    push(std::move(edge));
  }

  bool push(MapEdge edge) {
    if (view_.edges.size() >= max_edges) {
      view_.edges_cut = true;
      return false;
    }
    view_.edges.push_back(std::move(edge));
    return true;
  }

  ArgumentMap const& map_;
  Selection const& selection_;
  MapView& view_;
  Table<Uses, StatementId> uses_;
  Table<NodeId, StatementId> statement_node_;
  Table<NodeId, ArgumentId> argument_node_;
  std::unordered_set<std::uint64_t> supports_;
};

}  // namespace

void add_nodes(ArgumentMap const& map, Selection const& selection, SelectionSettings const& settings,
               MapView& view) {
  for (StatementId const id : view.statement_order) {
    if (!selection.statements[id]) continue;
    MapNode node;
    node.statement = id;
    Labels labels = make_labels(map, map.statements[id], settings.statement_label);
    node.label_title = std::move(labels.title);
    // A statement without a text has none in Argdown; an argument's is empty.
    if (labels.text && !labels.text->empty()) node.label_text = std::move(labels.text);
    node.shows_tags = settings.add_tags && !map.statements[id].tags.empty();
    view.nodes.add(std::move(node));
  }
  for (ArgumentId const id : view.argument_order) {
    if (!selection.arguments[id]) continue;
    MapNode node;
    node.argument = id;
    Labels labels = make_labels(map, map.arguments[id], settings.argument_label);
    node.label_title = std::move(labels.title);
    node.label_text = std::move(labels.text);
    node.shows_tags = settings.add_tags && !map.arguments[id].tags.empty();
    view.nodes.add(std::move(node));
  }
}

void add_edges(ArgumentMap const& map, Selection const& selection, MapView& view) {
  EdgeMaker maker(map, selection, view);
  maker.add_relations();
  maker.add_equivalences();
}

}  // namespace stet::argmap
