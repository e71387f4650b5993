// See diagram_from.h.
#include "argmap/render/diagram_from.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <tuple>
#include <vector>

#include "argmap/build/data.h"

namespace stet::argmap::render {

namespace {

EdgeKind kind_of(RelationKind kind) {
  switch (kind) {
    case RelationKind::support: return EdgeKind::support;
    case RelationKind::attack: return EdgeKind::attack;
    case RelationKind::undercut: return EdgeKind::undercut;
    case RelationKind::contradictory: return EdgeKind::contradictory;
    case RelationKind::contrary: return EdgeKind::contrary;
    case RelationKind::entails: return EdgeKind::entails;
  }
  return EdgeKind::support;
}

class Translator {
 public:
  Translator(ArgumentMap const& map, MapView const& view, Decorations const& decorations)
      : map_(map), view_(view), decorations_(decorations) {}

  MapDiagram run() {
    result_.diagram.title = decorations_.title;
    place_.resize(view_.nodes.size());
    add_groups();
    result_.node_of.resize(view_.nodes.size());
    result_.statement_node.resize(map_.statements.size());
    result_.argument_node.resize(map_.arguments.size());
    for (argmap::NodeId id : view_.nodes.ids()) {
      add_node(id);
      if (place_[id].closed.valid()) continue;
      MapNode const& shown = view_.nodes[id];
      (shown.statement.valid() ? result_.statement_node[shown.statement]
                               : result_.argument_node[shown.argument]) = result_.node_of[id];
    }
    add_edges();
    return std::move(result_);
  }

 private:
  struct Place {
    GroupId frame;  // the innermost open group
    argmap::GroupId closed;
  };

  // In preorder, so that outer groups come before inner ones.
  void add_groups() {
    struct Waiting {
      GroupMember member;
      Place place;
    };
    std::vector<Waiting> waiting;
    auto const push = [&](std::vector<GroupMember> const& members, Place place) {
      for (auto it = members.rbegin(); it != members.rend(); ++it) waiting.push_back({*it, place});
    };
    push(view_.top, {});
    closed_node_.resize(view_.groups.size());
    while (!waiting.empty()) {
      auto [member, place] = waiting.back();
      waiting.pop_back();
      if (member.node.valid()) {
        place_[member.node] = place;
        continue;
      }
      MapGroup const& group = view_.groups[member.group];
      if (!place.closed.valid()) {
        if (group.closed.value_or(false)) {
          place.closed = member.group;
        } else {
          place.frame = result_.diagram.groups.add(
              {view_.sections[group.section].title, place.frame, group_color(group.color)});
        }
      }
      push(group.members, place);
    }
  }

  // Nodes whose data give the same `rank` share one.
  std::optional<std::uint32_t> rank(parser::yaml::Document const& data) {
    auto const name = data::scalar(data, {"rank"});
    if (!name) return std::nullopt;
    return ranks_.try_emplace(std::string{*name}, static_cast<std::uint32_t>(ranks_.size())).first->second;
  }

  // Argdown's greys for groups by depth: themes have their own.
  static std::string group_color(std::optional<std::string> const& color) {
    bool const plain = !color || *color == "#DADADA" || *color == "#BABABA" || *color == "#AAAAAA";
    return plain ? std::string{} : *color;
  }

  // The scheme's colour for what has no tag says nothing.
  void paint(Tint const& tint, DiagramNode& node) {
    if (!tint.chosen || !tint.color) return;
    node.color = *tint.color;
    if (!tint.tag.valid()) return;
    auto const [known, fresh] =
        tags_.try_emplace(tint.tag, static_cast<std::uint32_t>(result_.diagram.tags.size()));
    if (fresh) result_.diagram.tags.push_back({map_.tags[tint.tag], *tint.color});
    node.tag = known->second;
  }

  // What the data of the reason that a line leads from give as `weight`.
  [[nodiscard]] double weight(MapNode const& from) const {
    auto const& data =
        from.statement.valid() ? map_.statements[from.statement].data : map_.arguments[from.argument].data;
    auto const text = data::scalar(data, {"weight"});
    double weight = 0;
    if (!text) return 0;
    auto const [end, error] = std::from_chars(text->data(), text->data() + text->size(), weight);
    return error == std::errc{} && end == text->data() + text->size() && weight > 0 && weight <= 1 ? weight
                                                                                                   : 0;
  }

  void add_node(argmap::NodeId id) {
    MapNode const& source = view_.nodes[id];
    Place const place = place_[id];
    if (place.closed.valid()) {
      NodeId& stand_in = closed_node_[place.closed];
      if (!stand_in.valid()) {
        DiagramNode node;
        node.title = view_.sections[view_.groups[place.closed].section].title;
        node.group = place.frame;
        node.closed = true;
        stand_in = result_.diagram.nodes.add(std::move(node));
      }
      result_.node_of[id] = stand_in;
      return;
    }
    DiagramNode node;
    node.kind = source.statement.valid() ? NodeKind::claim : NodeKind::argument;
    node.title = source.label_title.value_or("");
    if (source.label_text)
      node.text = source.statement.valid() ? map_.shown(source.statement) : map_.shown(source.argument);
    node.group = place.frame;
    Decoration const* decoration = nullptr;
    if (source.statement.valid()) {
      paint(view_.statement_color[source.statement], node);
      node.same_rank = rank(map_.statements[source.statement].data);
      if (!decorations_.statements.empty()) decoration = &decorations_.statements[source.statement];
    } else {
      paint(view_.argument_color[source.argument], node);
      node.same_rank = rank(map_.arguments[source.argument].data);
      if (!decorations_.arguments.empty()) decoration = &decorations_.arguments[source.argument];
    }
    if (decoration != nullptr) {
      node.verdict = decoration->verdict;
      node.grade = decoration->grade;
      node.standing = decoration->standing;
      node.note = decoration->note;
      node.tooltip = decoration->tooltip;
      node.link = decoration->link;
    }
    result_.node_of[id] = result_.diagram.nodes.add(std::move(node));
  }

  // A line without a relation is a statement's use in the argument. One that leads from another argument
  // stands for that argument's conclusion; several with the same conclusion are reasons on their own.
  using Use = std::pair<argmap::NodeId, StatementId>;
  [[nodiscard]] bool is_use(MapEdge const& edge) const {
    return !edge.relation.valid() && edge.kind == RelationKind::support &&
           view_.nodes[edge.to].argument.valid();
  }

  // Premises that are not in the view, at arguments that others of theirs lead to.
  void count_hidden_premises(std::map<Use, std::size_t> const& uses) {
    for (argmap::NodeId const id : view_.nodes.ids()) {
      auto const first = uses.lower_bound({id, StatementId{0}});
      if (place_[id].closed.valid() || first == uses.end() || first->first.first != id) continue;
      DiagramNode& node = result_.diagram.nodes[result_.node_of[id]];
      std::set<StatementId> hidden;
      for (OccurrenceId const row : map_.arguments[view_.nodes[id].argument].reconstruction) {
        StatementId const premise = map_.statement_of[row];
        if (map_.occurrences[row].role == Role::premise && !uses.contains({id, premise}))
          hidden.insert(premise);
      }
      node.hidden += static_cast<std::uint32_t>(hidden.size());
      node.hidden_premises += static_cast<std::uint32_t>(hidden.size());
    }
  }

  void add_edges() {
    // Once for each pair and kind, where closed groups would repeat them; not within one.
    struct Key {
      NodeId from;
      NodeId to;
      EdgeKind kind;
      std::size_t index;
      bool premise;
      double weight;
    };
    std::vector<Key> keys;
    std::set<std::tuple<NodeId, NodeId, EdgeKind>> mutual;
    std::map<Use, std::size_t> uses;  // lines for each premise
    for (MapEdge const& edge : view_.edges) {
      if (is_use(edge)) ++uses[{edge.to, edge.from_statement}];
    }
    count_hidden_premises(uses);
    for (MapEdge const& edge : view_.edges) {
      NodeId const from = result_.node_of[edge.from];
      NodeId const to = result_.node_of[edge.to];
      bool const closed = place_[edge.from].closed.valid() || place_[edge.to].closed.valid();
      if (closed && from == to) continue;
      // Contradictions hold both ways: the view has them twice, the picture once, with two heads.
      EdgeKind const kind = kind_of(edge.kind);
      bool const both_ways = kind == EdgeKind::contradictory || kind == EdgeKind::contrary;
      if (both_ways && !mutual.emplace(std::min(from, to), std::max(from, to), kind).second) continue;
      // Edges between open nodes are told apart by their number, others are not.
      bool const premise = is_use(edge) && uses.at({edge.to, edge.from_statement}) == 1;
      keys.push_back({from, to, kind, closed ? 0 : keys.size() + 1, premise,
                      closed || premise ? 0 : weight(view_.nodes[edge.from])});
    }
    std::vector<std::size_t> order(keys.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    auto const value = [&](std::size_t i) {
      return std::tuple{keys[i].from, keys[i].to, keys[i].kind, keys[i].index};
    };
    std::ranges::stable_sort(order, {}, value);
    std::vector<bool> repeated(keys.size(), false);
    for (std::size_t i = 1; i < order.size(); ++i) {
      if (value(order[i]) == value(order[i - 1])) repeated[order[i]] = true;
    }
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (!repeated[i]) {
        result_.diagram.edges.add(
            {keys[i].kind, keys[i].from, keys[i].to, EdgeId{}, keys[i].premise, keys[i].weight});
      } else if (keys[i].premise) {
        ++result_.diagram.nodes[keys[i].to].hidden_premises;
      }
    }
    join_undercuts();
  }

  void join_undercuts() {
    auto& edges = result_.diagram.edges;
    Table<std::size_t, NodeId> out;
    Table<EdgeId, NodeId> only;
    out.resize(result_.diagram.nodes.size(), 0);
    only.resize(result_.diagram.nodes.size());
    for (EdgeId id : edges.ids()) {
      if (edges[id].kind == EdgeKind::undercut) continue;
      ++out[edges[id].from];
      only[edges[id].from] = id;
    }
    for (DiagramEdge& edge : edges) {
      bool const argument = result_.diagram.nodes[edge.to].kind == NodeKind::argument;
      if (edge.kind == EdgeKind::undercut && argument && out[edge.to] == 1) edge.onto = only[edge.to];
    }
  }

  ArgumentMap const& map_;
  MapView const& view_;
  Decorations const& decorations_;
  MapDiagram result_;
  std::map<std::string, std::uint32_t> ranks_;
  std::map<TagId, std::uint32_t> tags_;
  Table<Place, argmap::NodeId> place_;
  Table<NodeId, argmap::GroupId> closed_node_;
};

}  // namespace

MapDiagram diagram_from(ArgumentMap const& map, MapView const& view, Decorations const& decorations) {
  return Translator{map, view, decorations}.run();
}

}  // namespace stet::argmap::render
