// Arguments taken apart into their steps.
#include <fmt/format.h>

#include "argmap/build/builder.h"
#include "parser/rules.h"

namespace stet::argmap {
namespace {

class Explosion {
 public:
  Explosion(ArgumentMap& map, Table<std::vector<std::size_t>, InferenceId> const& places,
            Diagnostics& diagnostics)
      : map_(map), places_(places), diagnostics_(diagnostics), written_(map.occurrences.size()) {
    substituted_.resize(written_);
    last_step_.resize(map.arguments.size());
    steps_.resize(map.arguments.size());
  }

  void run() {
    // Those that stay keep their order; the steps of the others follow.
    for (ArgumentId const id : map_.arguments.ids()) {
      if (!comes_apart(id)) last_step_[id] = arguments_.add(map_.arguments[id]);
    }
    for (ArgumentId const id : map_.arguments.ids()) {
      if (!last_step_[id].valid()) take_apart(id);
    }
    rename();
    map_.arguments = std::move(arguments_);
  }

 private:
  // What is stated of a whole argument is stated of each of its steps.
  void rename_stated() {
    Table<Relation, StatedId> stated;
    for (Relation& relation : map_.stated) {
      if (relation.from.argument.valid()) relation.from.argument = last_step_[relation.from.argument];
      ArgumentId const whole = relation.to.argument;
      if (whole.valid()) relation.to.argument = last_step_[whole];
      if (!whole.valid() || steps_[whole].empty()) {
        stated.add(std::move(relation));
        continue;
      }
      for (InferenceId const step : steps_[whole]) {
        relation.to = End{.statement = {}, .argument = {}, .inference = step};
        stated.add(relation);
      }
    }
    map_.stated = std::move(stated);
  }

  bool comes_apart(ArgumentId id) {
    Argument const& whole = map_.arguments[id];
    if (whole.inferences.size() <= 1) return false;
    for (std::size_t step = 1; step <= whole.inferences.size(); ++step) {
      std::string const title = fmt::format("{} - {}", whole.title, step);
      auto const taken = map_.argument_by_title.find(title);
      if (taken == map_.argument_by_title.end()) continue;
      auto& diagnostic = diagnostics_.report(
          rule_id::parse_error, whole.reconstructed_at,
          fmt::format("argument <{}> cannot be taken apart: there is an argument <{}>", whole.title, title));
      diagnostic.help =
          "give the other argument another title, or take `explodeArguments` out of the settings";
      diagnostic.subject = whole.title;
      return false;
    }
    return true;
  }

  void take_apart(ArgumentId id) {
    Argument const& whole = map_.arguments[id];
    WholeId const whole_id = map_.exploded.add({whole.title, whole.reconstruction});
    steps_[id] = whole.inferences;
    std::size_t number = 0;
    for (OccurrenceId const row : map_.exploded[whole_id].reconstruction) {
      InferenceId const inference = map_.occurrences[row].inference;
      if (!inference.valid()) continue;
      Argument step = whole;
      step.title = fmt::format("{} - {}", whole.title, ++number);
      step.step_of = whole_id;
      step.inferences = {inference};
      bool const last = number == whole.inferences.size();
      if (!last) step.relations.clear();
      ArgumentId const step_id{arguments_.size()};
      step.reconstruction =
          copy_premises(map_.exploded[whole_id].reconstruction, places_[inference], step_id);
      step.reconstruction.push_back(copy(row, Role::main_conclusion, step_id));
      arguments_.add(std::move(step));
      step_of_inference_.emplace_back(inference, step_id);
      last_step_[id] = step_id;
    }
  }

  // Argdown walks back from the conclusion, which is the order in which the classes get their copies.
  std::vector<OccurrenceId> copy_premises(std::vector<OccurrenceId> const& rows,
                                          std::vector<std::size_t> const& places, ArgumentId step) {
    std::vector<OccurrenceId> copies(places.size());
    for (std::size_t i = places.size(); i-- > 0;) copies[i] = copy(rows[places[i]], Role::premise, step);
    return copies;
  }

  OccurrenceId copy(OccurrenceId row, Role role, ArgumentId step) {
    Occurrence occurrence = map_.occurrences[row];
    occurrence.role = role;
    occurrence.argument = step;
    occurrence.copy_of = row;
    // A citation answers once, where it is written.
    StatementId const statement = map_.statement_of[row];
    OccurrenceId const id = map_.occurrences.add(std::move(occurrence));
    map_.statement_of.add(statement);
    map_.argument_of.add(ArgumentId::none());
    map_.statements[statement].occurrences.push_back(id);
    substituted_[row] = 1;
    return id;
  }

  // An undercut that was written at a whole argument bears on its last step, as every relation does.
  void undercut_last_steps() {
    for (ArgumentId const whole : steps_.ids()) {
      if (steps_[whole].empty()) continue;
      for (RelationId const id : arguments_[last_step_[whole]].relations) {
        End& to = map_.relations[id].to;
        if (!to.inference.valid() || map_.inferences[to.inference].argument != last_step_[whole]) continue;
        to = End{.statement = {}, .argument = whole, .inference = {}};
      }
    }
  }

  void rename() {
    for (std::size_t i = 0; i < written_; ++i) {
      Occurrence& occurrence = map_.occurrences[OccurrenceId{i}];
      if (occurrence.argument.valid()) occurrence.argument = last_step_[occurrence.argument];
      ArgumentId& described = map_.argument_of[OccurrenceId{i}];
      if (described.valid()) described = last_step_[described];
    }
    for (Inference& inference : map_.inferences) {
      if (inference.argument.valid()) inference.argument = last_step_[inference.argument];
    }
    for (auto const& [inference, step] : step_of_inference_) map_.inferences[inference].argument = step;
    undercut_last_steps();
    for (Relation& relation : map_.relations) {
      for (End* end : {&relation.from, &relation.to}) {
        if (end->argument.valid()) end->argument = last_step_[end->argument];
      }
    }
    rename_stated();
    for (Statement& statement : map_.statements) {
      std::erase_if(statement.occurrences,
                    [&](OccurrenceId id) { return id.index() < written_ && substituted_[id] != 0; });
      if (!statement.canonical.valid() || statement.canonical.index() >= written_) continue;
      if (substituted_[statement.canonical] == 0) continue;
      for (OccurrenceId const id : statement.occurrences) {
        if (map_.occurrences[id].copy_of == statement.canonical) statement.canonical = id;
      }
    }
    map_.argument_by_title.clear();
    for (ArgumentId const id : arguments_.ids()) map_.argument_by_title.emplace(arguments_[id].title, id);
  }

  ArgumentMap& map_;
  Table<std::vector<std::size_t>, InferenceId> const& places_;
  Diagnostics& diagnostics_;
  std::size_t written_;
  Table<std::uint8_t, OccurrenceId> substituted_;
  Table<ArgumentId, ArgumentId> last_step_;
  Table<std::vector<InferenceId>, ArgumentId> steps_;  // of those that come apart
  Table<Argument, ArgumentId> arguments_;
  std::vector<std::pair<InferenceId, ArgumentId>> step_of_inference_;
};

}  // namespace

void explode_arguments(ArgumentMap& map, Table<std::vector<std::size_t>, InferenceId> const& places,
                       Diagnostics& diagnostics) {
  Explosion(map, places, diagnostics).run();
}

}  // namespace stet::argmap
