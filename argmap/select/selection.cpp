// Which statements and arguments a map shows.
#include <algorithm>
#include <charconv>

#include "argmap/build/data.h"
#include "argmap/select/steps.h"

namespace stet::argmap {
namespace {

using parser::yaml::Document;

// A title that JavaScript takes for an array index: its dictionaries list those first.
std::optional<std::uint32_t> array_index(std::string_view title) {
  if (title.empty() || title.size() > 10 || (title.size() > 1 && title.front() == '0')) return std::nullopt;
  std::uint32_t value = 0;
  auto const [stop, error] = std::from_chars(title.data(), title.data() + title.size(), value);
  if (error != std::errc{} || stop != title.data() + title.size() || value == 0xffffffffU)
    return std::nullopt;
  return value;
}

template <class Rows>
auto in_dictionary_order(Rows const& rows) {
  using IdType = decltype(rows.id_of(0));
  std::vector<std::pair<std::uint32_t, IdType>> numbered;
  std::vector<IdType> order;
  order.reserve(rows.size());
  for (IdType const id : rows.ids()) {
    if (auto const index = array_index(rows[id].title)) numbered.emplace_back(*index, id);
  }
  std::ranges::sort(numbered);
  for (auto const& [index, id] : numbered) order.push_back(id);
  for (IdType const id : rows.ids()) {
    if (!array_index(rows[id].title)) order.push_back(id);
  }
  return order;
}

template <class Row>
bool is_preselected(ArgumentMap const& map, MapView const& view, Row const& row,
                    std::optional<std::size_t> section, SelectionSettings const& settings,
                    SelectionSettings::Titles const& excluded) {
  if (!settings.ignore_is_in_map && data::find(row.data, {"isInMap"}) &&
      !data::boolean(row.data, {"isInMap"}).value_or(false))
    return false;
  if (excluded.contains(row.title)) return false;
  if (settings.sections) {
    bool const chosen =
        section ? settings.sections->contains(view.sections[*section].title) : settings.without_section;
    if (!chosen) return false;
  }
  if (!settings.tags || (settings.without_tag && row.tags.empty())) return true;
  return std::ranges::any_of(row.tags, [&](TagId tag) { return settings.tags->contains(map.tags[tag]); });
}

bool is_forced(Document const& row, SelectionSettings const& settings) {
  return !settings.ignore_is_in_map && data::boolean(row, {"isInMap"}).value_or(false);
}

End const& other_end(Relation const& relation, End const& end) {
  return relation.from == end ? relation.to : relation.from;
}

class StatementSelector {
 public:
  StatementSelector(ArgumentMap const& map, Selection const& preselection, SelectionSettings const& settings)
      : map_(map),
        selection_(preselection),
        settings_(settings),
        uses_(count_uses(map, preselection.arguments)) {}

  [[nodiscard]] bool operator()(StatementId id) const {
    Statement const& statement = map_.statements[id];
    if (is_forced(statement.data, settings_) || settings_.include_statements.contains(statement.title))
      return true;
    End const self{.statement = id, .argument = {}, .inference = {}};
    bool const with_relations = std::ranges::any_of(statement.relations, [&](RelationId r) {
      Relation const& relation = map_.relations[r];
      return is_represented(map_, relation, other_end(relation, self), selection_, uses_);
    });
    bool const used = uses_[id].premise + uses_[id].conclusion > 0;
    if (settings_.exclude_disconnected && !used && !with_relations && !is_cited(statement)) return false;
    switch (settings_.mode) {
      case SelectionMode::all: return true;
      case SelectionMode::with_title:
        return (!used && with_relations) || !statement.title.starts_with("Untitled");
      case SelectionMode::top_level:
        return (!used && with_relations) || std::ranges::any_of(statement.occurrences, [&](OccurrenceId o) {
                 return map_.occurrences[o].role == Role::top_level;
               });
      case SelectionMode::with_relations: return with_relations;
      case SelectionMode::not_used_in_argument: return !used;
      case SelectionMode::with_more_than_one_relation:
        return with_relations && (!used || partners(statement, self) > 1);
      case SelectionMode::nothing: return false;
    }
    return false;
  }

 private:
  [[nodiscard]] bool is_cited(Statement const& statement) const {
    return settings_.keep_cited && std::ranges::any_of(statement.occurrences, [&](OccurrenceId id) {
             return !map_.occurrences[id].citations.empty();
           });
  }
  [[nodiscard]] std::size_t partners(Statement const& statement, End const& self) const {
    std::size_t count = 0;
    for (RelationId const r : statement.relations) {
      Relation const& relation = map_.relations[r];
      End const& other = other_end(relation, self);
      if (other.statement.valid()) {
        if (!selection_.statements[self.statement]) continue;
        Uses const& uses = uses_[other.statement];
        count += relation.to == other ? uses.premise : uses.conclusion;
      } else {
        ArgumentId const argument =
            other.argument.valid() ? other.argument : map_.inferences[other.inference].argument;
        if (argument.valid() && selection_.arguments[argument]) ++count;
      }
    }
    return count;
  }

  ArgumentMap const& map_;
  Selection const& selection_;
  SelectionSettings const& settings_;
  Table<Uses, StatementId> uses_;
};

class ArgumentSelector {
 public:
  ArgumentSelector(ArgumentMap const& map, Selection const& selection, SelectionSettings const& settings)
      : map_(map), selection_(selection), settings_(settings), uses_(count_uses(map, selection.arguments)) {}

  [[nodiscard]] bool operator()(ArgumentId id) const {
    Argument const& argument = map_.arguments[id];
    if (!settings_.exclude_disconnected || is_forced(argument.data, settings_)) return true;
    End const self{.statement = {}, .argument = id, .inference = {}};
    if (has_shown_partner(argument.relations, self)) return true;
    return std::ranges::any_of(argument.reconstruction, [&](OccurrenceId row) { return connects(row); });
  }

 private:
  [[nodiscard]] bool has_shown_partner(std::vector<RelationId> const& relations, End const& self) const {
    return std::ranges::any_of(relations, [&](RelationId r) {
      Relation const& relation = map_.relations[r];
      return is_represented(map_, relation, other_end(relation, self), selection_, uses_);
    });
  }

  [[nodiscard]] bool connects(OccurrenceId row) const {
    Occurrence const& occurrence = map_.occurrences[row];
    if (occurrence.inference.valid()) {
      End const inference{.statement = {}, .argument = {}, .inference = occurrence.inference};
      if (has_shown_partner(map_.inferences[occurrence.inference].relations, inference)) return true;
    }
    if (occurrence.role == Role::intermediary_conclusion) return false;
    StatementId const statement = map_.statement_of[row];
    End const self{.statement = statement, .argument = {}, .inference = {}};
    bool const premise = occurrence.role == Role::premise;
    bool const related = std::ranges::any_of(map_.statements[statement].relations, [&](RelationId r) {
      Relation const& relation = map_.relations[r];
      if (!is_symmetric(relation.kind) && (premise ? relation.from == self : relation.to == self))
        return false;
      return is_represented(map_, relation, other_end(relation, self), selection_, uses_);
    });
    if (related || selection_.statements[statement] != 0) return true;
    return premise ? uses_[statement].conclusion > 0 : uses_[statement].premise > 0;
  }

  ArgumentMap const& map_;
  Selection const& selection_;
  SelectionSettings const& settings_;
  Table<Uses, StatementId> uses_;
};

}  // namespace

void order_elements(ArgumentMap const& map, MapView& view) {
  view.statement_order = in_dictionary_order(map.statements);
  view.argument_order = in_dictionary_order(map.arguments);
}

Table<Uses, StatementId> count_uses(ArgumentMap const& map,
                                    Table<std::uint8_t, ArgumentId> const& arguments) {
  Table<Uses, StatementId> uses;
  uses.resize(map.statements.size());
  for (ArgumentId const id : map.arguments.ids()) {
    if (!arguments[id]) continue;
    for (OccurrenceId const row : map.arguments[id].reconstruction) {
      Uses& use = uses[map.statement_of[row]];
      use.any = true;
      if (map.occurrences[row].role == Role::premise) ++use.premise;
      if (map.occurrences[row].role == Role::main_conclusion) ++use.conclusion;
    }
  }
  return uses;
}

bool is_represented(ArgumentMap const& map, Relation const& relation, End const& end,
                    Selection const& selection, Table<Uses, StatementId> const& uses) {
  if (end.argument.valid()) return selection.arguments[end.argument] != 0;
  if (end.inference.valid()) {
    ArgumentId const argument = map.inferences[end.inference].argument;
    return argument.valid() && selection.arguments[argument] != 0;
  }
  if (selection.statements[end.statement] != 0) return true;
  Uses const& use = uses[end.statement];
  if (is_symmetric(relation.kind)) return use.any;
  return relation.to == end ? use.premise > 0 : use.conclusion > 0;
}

namespace {

void add_other_premises(ArgumentMap const& map, Selection const& preselection, Selection& chosen) {
  auto const is_premise = [&](OccurrenceId row) { return map.occurrences[row].role == Role::premise; };
  for (ArgumentId const id : map.arguments.ids()) {
    auto const& rows = map.arguments[id].reconstruction;
    if (chosen.arguments[id] == 0 || std::ranges::none_of(rows, [&](OccurrenceId row) {
          StatementId const statement = map.statement_of[row];
          return is_premise(row) && !map.statements[statement].untitled && chosen.statements[statement] != 0;
        }))
      continue;
    for (OccurrenceId const row : rows) {
      StatementId const statement = map.statement_of[row];
      if (is_premise(row) && preselection.statements[statement] != 0) chosen.statements[statement] = 1;
    }
  }
}

}  // namespace

Selection select_elements(ArgumentMap const& map, MapView const& view, SelectionSettings const& settings) {
  Selection preselection;
  for (StatementId const id : map.statements.ids())
    preselection.statements.add(is_preselected(map, view, map.statements[id],
                                               view.statement_section[id.index()], settings,
                                               settings.exclude_statements));
  for (ArgumentId const id : map.arguments.ids())
    preselection.arguments.add(is_preselected(map, view, map.arguments[id], view.argument_section[id.index()],
                                              settings, settings.exclude_arguments));
  // Statements are chosen with all arguments in view; arguments with the statements that were chosen.
  Selection selection = preselection;
  StatementSelector const statements(map, preselection, settings);
  for (StatementId const id : map.statements.ids())
    selection.statements[id] = preselection.statements[id] != 0 && statements(id) ? 1 : 0;
  Selection chosen = selection;
  ArgumentSelector const arguments(map, selection, settings);
  for (ArgumentId const id : map.arguments.ids())
    chosen.arguments[id] = preselection.arguments[id] != 0 && arguments(id) ? 1 : 0;
  if (settings.together) add_other_premises(map, preselection, chosen);
  return chosen;
}

}  // namespace stet::argmap
