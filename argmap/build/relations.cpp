// Relations: which way they point, when two are one, and what Argdown makes of those that touch
// reconstructed arguments.
#include <algorithm>
#include <charconv>
#include <map>

#include <fmt/format.h>

#include "argmap/build/builder.h"
#include "argmap/build/data.h"
#include "base/words.h"
#include "parser/rules.h"

namespace stet::argmap {

using parser::Symbol;

namespace {

constexpr std::size_t no_relation = static_cast<std::size_t>(-1);

std::uint64_t code(End const& end) {
  if (end.statement.valid()) return (1ULL << 32U) | end.statement.index();
  if (end.argument.valid()) return (2ULL << 32U) | end.argument.index();
  if (end.inference.valid()) return (3ULL << 32U) | end.inference.index();
  return 0;
}

RelationKey key_of(Relation const& relation) { return {relation.kind, relation.from, relation.to}; }

}  // namespace

std::size_t RelationKeyHash::operator()(RelationKey const& key) const {
  std::uint64_t hash = code(key.from) * 0x9E3779B97F4A7C15ULL;
  hash ^= hash >> 29U;
  hash += code(key.to) + (static_cast<std::uint64_t>(key.kind) << 40U);
  hash *= 0xBF58476D1CE4E5B9ULL;
  return hash ^ (hash >> 32U);
}

// `parent` carries the line, `child` stands on it.
void Builder::connect(Symbol symbol, End parent, End child, Location at) {
  bool const undercut = symbol == Symbol::undercut_up || symbol == Symbol::undercut_down;
  if (parent.inference.valid() && symbol != Symbol::undercut_up) {
    auto& diagnostic = result_.diagnostics.report(
        rule_id::parse_error, at,
        undercut ? "an inference cannot undercut" : "only an undercut can stand below an inference");
    diagnostic.help = "write `_` before what undercuts the inference, or move the line below a statement";
    return;
  }
  switch (symbol) {
    case Symbol::support_up: add_relation(RelationKind::support, child, parent, at); break;
    case Symbol::support_down: add_relation(RelationKind::support, parent, child, at); break;
    case Symbol::attack_up: add_relation(RelationKind::attack, child, parent, at); break;
    case Symbol::attack_down: add_relation(RelationKind::attack, parent, child, at); break;
    case Symbol::undercut_down: add_relation(RelationKind::undercut, parent, child, at); break;
    case Symbol::contradiction: add_relation(RelationKind::contradictory, parent, child, at); break;
    case Symbol::undercut_up: {
      End target = parent;
      if (parent.statement.valid()) {
        // Below a conclusion it is the inference that is undercut. Argdown goes further and aims at the last
        // inference of the document, whatever statement the undercut stands below.
        InferenceId aimed = map_.occurrences[elements_.back().occurrence].inference;
        if (dialect_ == parser::Dialect::argdown) aimed = last_inference_;
        if (aimed.valid()) target = End{.statement = {}, .argument = {}, .inference = aimed};
      }
      add_relation(RelationKind::undercut, child, target, at);
      break;
    }
  }
}

void Builder::add_relation(RelationKind kind, End from, End to, Location at) {
  RelationKey const key{kind, from, to};
  std::size_t existing = no_relation;
  if (auto const found = written_index_.find(key); found != written_index_.end()) {
    existing = found->second;
  } else if (kind == RelationKind::contradictory) {
    if (auto const mirrored = written_index_.find({kind, to, from}); mirrored != written_index_.end())
      existing = mirrored->second;
  }
  if (existing != no_relation) {
    written_[existing].relation.occurrences.push_back(at);
    return;
  }
  written_index_.emplace(key, written_.size());
  // Argdown takes a relation of an element to itself for any earlier one of that kind that ends there.
  auto const [first, fresh] = first_to_.try_emplace({kind, End{}, to}, written_.size());
  std::optional<std::size_t> told_by;
  if (!fresh && from == to) told_by = first->second;
  written_.push_back({{kind, from, to, {at}}, told_by});
}

// What `uses` can name: the rows of a structure.
class StructureRows {
 public:
  StructureRows(ArgumentMap const& map, Argument const& owner, std::vector<std::string> const& numbers)
      : size_(owner.reconstruction.size()), numbers_(numbers) {
    for (std::size_t i = 0; i < size_; ++i) {
      Statement const& statement = map.statements[map.statement_of[owner.reconstruction[i]]];
      distinct_ = by_number_.try_emplace(numbers[i], i).second && distinct_;
      if (!statement.untitled) by_title_.try_emplace(statement.title, i);
    }
  }

  // In Argdown a number is a place in the structure.
  [[nodiscard]] std::optional<std::size_t> at_place(parser::yaml::Value const& value) const {
    auto const number = data::integer(value);
    if (!number || *number < 1 || static_cast<std::size_t>(*number) > size_) return std::nullopt;
    return static_cast<std::size_t>(*number) - 1;
  }
  // Here it is the number that the writer gave, bare or as `(n)`, as long as that says which row is meant; or
  // its title.
  [[nodiscard]] std::optional<std::size_t> meant(std::string_view text) const {
    std::string_view const number =
        text.starts_with('(') && text.ends_with(')') ? text.substr(1, text.size() - 2) : text;
    if (auto const found = by_number_.find(number); distinct_ && found != by_number_.end())
      return found->second;
    auto const titled = by_title_.find(text);
    return titled == by_title_.end() ? std::nullopt : std::optional(titled->second);
  }
  [[nodiscard]] bool numbers_differ() const { return distinct_; }

  // The number or title that is written most like it, of rows above `before`; none if nothing is near, or
  // enough has been looked for. Numbers are too short for base/words: 22 may be meant for 2.
  [[nodiscard]] std::string nearest(std::string_view text, std::size_t before) {
    std::string best;
    if (size_ > budget_) return best;
    budget_ -= size_;
    std::size_t least = text.size() < 4 ? 2 : 3;
    auto const consider = [&](std::string_view name, std::size_t row) {
      if (row >= before) return;
      std::size_t const distance = edit_distance(text, name, least);
      if (distance >= least) return;
      least = distance;
      best = std::string(name);
    };
    for (std::size_t row = 0; row < std::min(size_, before); ++row) consider(numbers_[row], row);
    for (auto const& [title, row] : by_title_) consider(title, row);
    return best;
  }

 private:
  std::size_t size_;
  std::size_t budget_ = 100'000;  // rows to compare with
  std::vector<std::string> const& numbers_;
  bool distinct_ = true;
  std::map<std::string_view, std::size_t> by_number_;
  std::map<std::string_view, std::size_t> by_title_;
};

// The premises of each step: what `uses` or `from` names, else all that stands above the conclusion, down
// from the last one, that one included. A list that names something else makes the step need no less.
void Builder::settle_premises(OpenReconstruction const& reconstruction) {
  Argument const& owner = map_.arguments[reconstruction.argument];
  auto const& rows = owner.reconstruction;
  StructureRows known(map_, owner, reconstruction.numbers);
  std::size_t step_begin = 0;
  std::vector<bool> used(rows.size());
  bool any_list = false;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    Occurrence const& conclusion = map_.occurrences[rows[i]];
    if (!conclusion.inference.valid()) continue;
    Inference& inference = map_.inferences[conclusion.inference];
    parser::yaml::Document const* from = nullptr;
    std::optional<parser::yaml::ValueIndex> list;
    for (std::string_view const key : {"uses", "from"}) {
      for (parser::yaml::Document const* candidate :
           {static_cast<parser::yaml::Document const*>(&inference.data), &conclusion.data}) {
        if (list) continue;
        auto const at = data::find(*candidate, {key});
        if (!at || (*candidate)[*at].type != parser::yaml::Type::sequence) continue;
        from = candidate;
        list = at;
      }
    }
    std::vector<std::size_t> places;
    bool const all_named = list && read_uses(*from, *list, known, i, owner.title, places);
    if (!all_named) {
      for (std::size_t p = step_begin; p < i; ++p) places.push_back(p);
      std::ranges::sort(places);
      places.erase(std::ranges::unique(places).begin(), places.end());
    }
    any_list = any_list || list;
    for (std::size_t const place : places) {
      used[place] = true;
      inference.premises.push_back(map_.statement_of[rows[place]]);
      premise_places_[conclusion.inference].push_back(place);
    }
    step_begin = i;
  }
  if (any_list && dialect_ == parser::Dialect::stet) report_unused(rows, used);
}

// A premise of no step: a wrong number in a list leaves one out.
void Builder::report_unused(std::vector<OccurrenceId> const& rows, std::vector<bool> const& used) {
  for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
    Occurrence const& row = map_.occurrences[rows[i]];
    if (used[i] || row.inference.valid()) continue;
    auto& diagnostic =
        result_.diagnostics.report(rule_id::invalid_data, row.name, "no step uses this premise");
    diagnostic.severity = Severity::warning;
    diagnostic.label = "in none of the lists";
    diagnostic.help = "name it in the list of the step that needs it, as in `{uses: [1, 2]}`, or take it out";
    diagnostic.subject = row.text;
  }
}

// Appends the rows that a list names; false if that is not all it should.
bool Builder::read_uses(parser::yaml::Document const& from, parser::yaml::ValueIndex list,
                        StructureRows& known, std::size_t conclusion, std::string const& title,
                        std::vector<std::size_t>& places) {
  auto const elements = from.elements(list);
  auto const complain = [&](Span at, std::string message) -> Diagnostic& {
    auto& diagnostic = result_.diagnostics.report(rule_id::invalid_data, here(at), std::move(message));
    diagnostic.subject = title;
    return diagnostic;
  };
  bool const lenient = dialect_ == parser::Dialect::stet;
  bool const by_name = lenient && known.numbers_differ() && std::ranges::all_of(elements, [&](auto element) {
                         return known.meant(from[element].text).has_value();
                       });
  bool all = true;
  for (auto const element : elements) {
    auto const& value = from[element];
    auto const place = by_name ? known.meant(value.text) : known.at_place(value);
    if (by_name && known.at_place(value) != place) {
      auto& diagnostic = result_.diagnostics.report(
          rule_id::not_argdown, here(value.span),
          fmt::format("`{}` is read as the statement numbered or titled so; Argdown counts places",
                      value.text));
      diagnostic.help = "number the statements from 1 on without gaps, and name them by number";
    }
    if (place) {
      places.push_back(*place);
      continue;
    }
    all = false;
    auto& diagnostic =
        complain(value.span, fmt::format("`{}` is no statement of this argument{}", value.text,
                                         lenient ? ", so the step needs all its premises" : ""));
    if (!lenient) diagnostic.severity = Severity::warning;  // Argdown leaves it out
    std::string const meant = known.nearest(value.text, conclusion);
    if (meant.empty()) {
      diagnostic.help = "name premises by their number or title, as in `{uses: [1, 2]}`";
    } else {
      diagnostic.help = fmt::format("did you mean `{}`?", meant);
      diagnostic.fixes.push_back(
          {fmt::format("replace it by `{}`", meant), {{here(value.span), meant}}, Applicability::unsafe_});
    }
  }
  if (elements.empty() && lenient) {
    all = false;
    complain(from[list].span, "the step names no premises, so it needs them all").help =
        "name them, as in `{uses: [1, 2]}`, or leave the list out";
  }
  return all || !lenient;
}

namespace {

// Works through the relations rule by rule; `gone` marks those that a rule merged into another.
class Settlement {
 public:
  Settlement(ArgumentMap& map, std::vector<WrittenRelation> written)
      : map_(map), gone_(written.size()), moved_(written.size()), otherwise_(written.size()) {
    for (auto& [relation, told_by] : written) relations_.push_back(std::move(relation));
    for (std::size_t i = 0; i < relations_.size(); ++i) {
      original_.push_back({relations_[i].from, relations_[i].to});
      if (written[i].told_by) {
        absorb(*written[i].told_by, i);
        otherwise_[i] = "is taken for an earlier one that ends here";
      } else {
        index_.emplace(key_of(relations_[i]), i);
      }
    }
  }

  void transform_argument_relations() {
    for (std::size_t i = 0; i < relations_.size(); ++i) {
      if (gone_[i]) continue;
      Relation& relation = relations_[i];
      bool from_moved = false;
      bool to_moved = false;
      if (relation.from.argument.valid()) {
        Argument const& argument = map_.arguments[relation.from.argument];
        if (!argument.reconstruction.empty()) {
          relation.from = End{.statement = map_.statement_of[argument.reconstruction.back()],
                              .argument = {},
                              .inference = {}};
          from_moved = true;
        }
      }
      if (relation.to.argument.valid() && relation.kind == RelationKind::undercut) {
        Argument const& argument = map_.arguments[relation.to.argument];
        if (!argument.inferences.empty() && !argument.reconstruction.empty()) {
          relation.to = End{.statement = {}, .argument = {}, .inference = argument.inferences.back()};
          to_moved = true;
        }
      }
      if (!from_moved && !to_moved) continue;
      index_.erase({relation.kind, original_[i].from, original_[i].to});
      moved_[i] = {from_moved, to_moved};
      otherwise_[i] = from_moved ? "begins at the argument's conclusion, which may stand without the argument"
                                 : "ends at the argument's last step alone";
      if (from_moved && relation.from == relation.to) {
        gone_[i] = true;  // a conclusion says nothing about itself
        otherwise_[i] = "is left out";
        continue;
      }
      merge_into_equal(i);
    }
  }

  // Strict reading: support between statements is entailment, attack is contrariety (which has no direction).
  void make_strict() {
    for (std::size_t i = 0; i < relations_.size(); ++i) {
      Relation& relation = relations_[i];
      if (gone_[i] || !relation.from.statement.valid() || !relation.to.statement.valid()) continue;
      if (relation.kind == RelationKind::support) {
        index_.erase(key_of(relation));
        relation.kind = RelationKind::entails;
        index_.emplace(key_of(relation), i);
      } else if (relation.kind == RelationKind::attack) {
        index_.erase(key_of(relation));
        relation.kind = RelationKind::contrary;
        RelationKey const mirrored{relation.kind, relation.to, relation.from};
        if (auto const found = index_.find(mirrored); found != index_.end()) {
          absorb(found->second, i);
        } else {
          merge_into_equal(i);
        }
      }
    }
  }

  // An attack on an argument that attacks one of its premises too is told once, at the premise.
  void drop_attacks_told_at_premises() {
    std::unordered_map<std::size_t, std::vector<std::size_t>> from_statement;
    for (std::size_t i = 0; i < relations_.size(); ++i) {
      if (gone_[i]) continue;
      Relation const& r = relations_[i];
      bool const both_ways = r.kind == RelationKind::contradictory || r.kind == RelationKind::contrary;
      if (!both_ways && r.kind != RelationKind::attack) continue;
      if (!r.from.statement.valid() || !r.to.statement.valid()) continue;
      from_statement[r.from.statement.index()].push_back(i);
      if (both_ways) from_statement[r.to.statement.index()].push_back(i);
    }
    std::unordered_map<std::size_t, std::unordered_set<std::size_t>> premises;
    for (std::size_t i = 0; i < relations_.size(); ++i) {
      if (gone_[i]) continue;
      Relation const& r = relations_[i];
      if (r.kind != RelationKind::attack || !r.from.statement.valid() || !r.to.argument.valid()) continue;
      auto const candidates = from_statement.find(r.from.statement.index());
      if (candidates == from_statement.end()) continue;
      auto const& rows = map_.arguments[r.to.argument].reconstruction;
      auto [known, fresh] = premises.try_emplace(r.to.argument.index());
      if (fresh) {
        for (OccurrenceId const row : rows) {
          if (map_.occurrences[row].role == Role::premise)
            known->second.insert(map_.statement_of[row].index());
        }
      }
      std::size_t const told = find_told(r, candidates->second, known->second);
      if (told == no_relation) continue;
      absorb(told, i);
      otherwise_[i] = "is left out, because a premise of the argument is attacked too";
    }
  }

  void report(Diagnostics& diagnostics, Table<Relation, StatedId> const& stated) const {
    for (StatedId const id : stated.ids()) {
      std::string_view const otherwise = otherwise_[id.index()];
      if (otherwise.empty()) continue;
      auto& diagnostic = diagnostics.report(rule_id::not_argdown, stated[id].occurrences.front(),
                                            fmt::format("in Argdown this relation {}", otherwise));
      diagnostic.help = "here it counts as it is written; pictures and exports show it as Argdown has it";
    }
  }

  void store() {
    std::vector<RelationId> ids(relations_.size());
    for (std::size_t i = 0; i < relations_.size(); ++i) {
      if (gone_[i]) continue;
      Relation& relation = relations_[i];
      ids[i] =
          map_.relations.add({relation.kind, relation.from, relation.to, std::move(relation.occurrences)});
    }
    // First what each end was written with, then what was moved to it: the order in which Argdown lists them.
    for (std::size_t i = 0; i < relations_.size(); ++i) {
      if (gone_[i]) continue;
      if (!moved_[i].from) list(original_[i].from, ids[i]);
      list(original_[i].to, ids[i]);
    }
    for (std::size_t i = 0; i < relations_.size(); ++i) {
      if (gone_[i]) continue;
      if (moved_[i].from) list(relations_[i].from, ids[i]);
      if (moved_[i].to) {
        // Argdown loses the last undercut listed before it.
        auto& undercuts = map_.inferences[relations_[i].to.inference].relations;
        if (!undercuts.empty()) undercuts.pop_back();
        undercuts.push_back(ids[i]);
      }
    }
  }

 private:
  struct Ends {
    End from;
    End to;
  };
  struct Moved {
    bool from = false;
    bool to = false;
  };

  void merge_into_equal(std::size_t i) {
    auto const [found, inserted] = index_.try_emplace(key_of(relations_[i]), i);
    if (!inserted) absorb(found->second, i);
  }

  void absorb(std::size_t kept, std::size_t lost) {
    auto& into = relations_[kept].occurrences;
    auto& from = relations_[lost].occurrences;
    into.insert(into.end(), from.begin(), from.end());
    gone_[lost] = true;
  }

  // Looks at whichever is fewer, the statement's relations or the argument's premises.
  [[nodiscard]] std::size_t find_told(Relation const& attack, std::vector<std::size_t> const& candidates,
                                      std::unordered_set<std::size_t> const& premises) const {
    if (candidates.size() <= premises.size()) {
      for (std::size_t const candidate : candidates) {
        Relation const& r = relations_[candidate];
        StatementId const other = r.from == attack.from ? r.to.statement : r.from.statement;
        if (premises.contains(other.index())) return candidate;
      }
      return no_relation;
    }
    std::size_t told = no_relation;
    for (std::size_t const premise : premises) {
      End const at{.statement = StatementId{premise}, .argument = {}, .inference = {}};
      for (RelationKey const& key : {RelationKey{RelationKind::attack, attack.from, at},
                                     RelationKey{RelationKind::contradictory, attack.from, at},
                                     RelationKey{RelationKind::contradictory, at, attack.from},
                                     RelationKey{RelationKind::contrary, attack.from, at},
                                     RelationKey{RelationKind::contrary, at, attack.from}}) {
        auto const found = index_.find(key);
        if (found != index_.end() && !gone_[found->second]) told = std::min(told, found->second);
      }
    }
    return told;
  }

  void list(End const& end, RelationId id) {
    if (end.statement.valid()) map_.statements[end.statement].relations.push_back(id);
    if (end.argument.valid()) map_.arguments[end.argument].relations.push_back(id);
    if (end.inference.valid()) map_.inferences[end.inference].relations.push_back(id);
  }

  ArgumentMap& map_;
  std::vector<Relation> relations_;
  std::vector<bool> gone_;
  std::vector<Moved> moved_;
  std::vector<std::string_view> otherwise_;  // what Argdown makes of a relation, if it is not what is written
  std::vector<Ends> original_;
  std::unordered_map<RelationKey, std::size_t, RelationKeyHash> index_;
};

}  // namespace

void settle_relations(ArgumentMap& map, std::vector<WrittenRelation> written, BuildSettings const& settings,
                      parser::Dialect dialect, Diagnostics& diagnostics) {
  for (WrittenRelation const& each : written) {
    Relation& relation = map.stated[map.stated.add(each.relation)];
    if (settings.strict && relation.from.statement.valid() && relation.to.statement.valid()) {
      if (relation.kind == RelationKind::support) relation.kind = RelationKind::entails;
      if (relation.kind == RelationKind::attack) relation.kind = RelationKind::contrary;
    }
  }
  Settlement settlement(map, std::move(written));
  if (settings.transform_argument_relations) settlement.transform_argument_relations();
  if (settings.strict) settlement.make_strict();
  settlement.drop_attacks_told_at_premises();
  settlement.store();
  if (dialect == parser::Dialect::stet) {
    settlement.report(diagnostics, map.stated);
  } else {
    map.stated = {};
    for (Relation const& relation : map.relations) map.stated.add(relation);
  }
}

}  // namespace stet::argmap
