#include "argmap/exchange/graph_of.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "argmap/exchange/comments.h"
#include "argmap/exchange/document.h"
#include "argmap/exchange/escape.h"
#include "argmap/exchange/kept.h"
#include "argmap/exchange/markup_of.h"

namespace stet::argmap::exchange {
namespace {

using parser::yaml::Document;

Cursor member(Document const& document, std::string_view key) { return root(document)[key]; }

class MapReader {
 public:
  MapReader(Sources const& sources, ArgumentMap const& map)
      : sources_(sources), map_(map), comments_(sources, map) {}

  MapGraph read() {
    index_occurrences();
    find_implicit_conclusions();
    place_comments();
    whole();
    headings();
    for (StatementId const id : map_.statements.ids()) statement(id);
    for (ArgumentId const id : map_.arguments.ids()) argument(id);
    for (RelationId const id : map_.relations.ids()) relation(id);
    aim();
    return std::move(out_);
  }

 private:
  void index_occurrences() {
    for (OccurrenceId const id : map_.occurrences.ids()) by_place_.push_back(id);
    std::ranges::sort(by_place_, {},
                      [this](OccurrenceId one) { return place(map_.occurrences[one].location); });
  }

  static std::pair<std::size_t, Offset> place(Location const& at) {
    return {at.file.valid() ? at.file.index() : 0, at.span.begin};
  }

  // The occurrence that stands on a relation's line.
  [[nodiscard]] Occurrence const* child_at(Location const& relation) const {
    auto const found = std::ranges::lower_bound(by_place_, place(relation), {}, [this](OccurrenceId one) {
      return place(map_.occurrences[one].location);
    });
    if (found == by_place_.end()) return nullptr;
    Occurrence const& occurrence = map_.occurrences[*found];
    return occurrence.role == Role::relation && occurrence.location.span.end <= relation.span.end
               ? &occurrence
               : nullptr;
  }

  // `[Against ...]`: conclusions that write_map adds where a step ends in an attack or at another step.
  void find_implicit_conclusions() {
    bears_.resize(map_.inferences.size());
    hidden_.resize(map_.statements.size());
    for (InferenceId const id : map_.inferences.ids()) {
      StatementId const conclusion = map_.inferences[id].conclusion;
      if (!conclusion.valid()) continue;
      Statement const& row = map_.statements[conclusion];
      if (row.occurrences.size() != 1 || !member(row.data, "implicit").is_true()) continue;
      if (row.relations.size() != 1) continue;
      Relation const& relation = map_.relations[row.relations.front()];
      if (relation.from.statement != conclusion) continue;
      hidden_[conclusion.index()] = true;
      bears_[id] = row.relations.front();
    }
  }

  // Each belongs to what begins on its line or else comes next.
  void place_comments() {
    statement_comments_.resize(map_.statements.size());
    argument_comments_.resize(map_.arguments.size());
    for (Comment const& comment : comments_.all()) {
      auto found = std::ranges::upper_bound(by_place_, place(comment.at), {}, [this](OccurrenceId one) {
        return place(map_.occurrences[one].location);
      });
      if (found != by_place_.begin() && on_one_line(map_.occurrences[*std::prev(found)], comment)) --found;
      bool const is_last =
          found == by_place_.end() || map_.occurrences[*found].location.file != comment.at.file;
      StatementId const statement = is_last ? StatementId{} : map_.statement_of[*found];
      ArgumentId const argument = is_last ? ArgumentId{} : map_.argument_of[*found];
      if (statement.valid() && !hidden_[statement.index()]) {
        statement_comments_[statement].push_back(comment.text);
      } else if (argument.valid()) {
        argument_comments_[argument].push_back(comment.text);
      } else {
        out_.graph.comments.push_back(comment.text);
      }
    }
  }

  [[nodiscard]] bool on_one_line(Occurrence const& occurrence, Comment const& comment) const {
    Location const& at = occurrence.location;
    if (at.file != comment.at.file) return false;
    return !sources_.text({at.file, {at.span.begin, comment.at.span.begin}}).contains('\n');
  }

  void whole() {
    Cursor const data = root(map_.front_matter);
    out_.graph.title = data["title"].text();
    out_.graph.article = data["article"].text();
    lay(out_.graph.data, data, {"title", "article"});
  }

  // As they are written, without the number signs.
  void headings() {
    for (Section const& section : map_.sections) {
      std::string_view text = sources_.text(section.location);
      text = text.substr(0, text.find('\n'));
      text.remove_prefix(std::min(text.find_first_not_of('#'), text.size()));
      out_.graph.headings.add({section.level, one_line(text)});
    }
  }

  static HeadingId heading_of(SectionId section) {
    return section.valid() ? HeadingId{section.index()} : HeadingId{};
  }

  // The id that the data gives, or the title; made so that no two are alike.
  template <class Row>
  void name(Row& out, Cursor data, std::string const& title, bool untitled) {
    bool const is_given = data["id"].is_scalar();
    std::string const wanted = is_given ? std::string(data["id"].text()) : title;
    out.id = unique(wanted);
    out.has_made_id = out.id != wanted || (untitled && !is_given);
    if (!untitled) out.title = title;
  }

  std::string unique(std::string wanted) {
    if (wanted.empty()) wanted = "unnamed";
    std::string candidate = wanted;
    for (std::size_t& n = tries_[wanted]; !ids_.insert(candidate).second;)
      candidate = wanted + '-' + std::to_string(++n + 1);
    return candidate;
  }

  void cite(Proposition& claim, OccurrenceId id) {
    for (CitationId const citation : map_.occurrences[id].citations) {
      std::string const& key = map_.citations[citation].key;
      auto [found, added] = origins_.try_emplace(key);
      if (added) found->second = out_.graph.references.add({key, {}, {}});
      if (std::ranges::find(claim.references, found->second) == claim.references.end())
        claim.references.push_back(found->second);
    }
  }

  // All that is said of a statement or argument, in all its places.
  template <class Row>
  void said(Proposition& claim, Row const& row) {
    if (row.canonical.valid()) claim.markup = markup_of(sources_, comments_, map_.occurrences[row.canonical]);
    claim.others = other_words(sources_, comments_, map_, row.occurrences, row.canonical);
    for (OccurrenceId const id : row.occurrences) {
      lay_occurrence(claim.data, map_.occurrences[id], id == row.canonical, {"id", "text", "step"});
      cite(claim, id);
    }
  }

  void statement(StatementId id) {
    claim_of_.add(PropositionId{});
    if (hidden_[id.index()]) return;
    Statement const& row = map_.statements[id];
    Cursor const data = root(row.data);
    Proposition claim;
    name(claim, data, row.title, row.untitled);
    claim.heading = heading_of(row.section);
    claim.is_reference = !row.canonical.valid();
    claim.text = data["text"].is_scalar() ? std::string(data["text"].text()) : one_line(map_.text(id));
    said(claim, row);
    claim.comments = statement_comments_[id];
    claim_of_[id] = out_.graph.claims.add(std::move(claim));
    out_.claims.add({id, {}});
  }

  // What all steps of an argument have in common.
  Step step_of(ArgumentId id, std::string text) {
    Argument const& row = map_.arguments[id];
    Cursor const data = root(row.data);
    Step step;
    step.heading = heading_of(row.section);
    step.comments = argument_comments_[id];
    step.text = std::move(text);
    if (!step.text.empty() && row.canonical.valid())
      step.markup = markup_of(sources_, comments_, map_.occurrences[row.canonical]);
    step.scheme = data["scheme"].text();
    step.others = other_words(sources_, comments_, map_, row.occurrences, row.canonical);
    for (OccurrenceId const each : row.occurrences)
      lay_occurrence(step.data, map_.occurrences[each], each == row.canonical,
                     {"id", "scheme", "roles", "premises", "attacks", "text"});
    if (data["attacks"].is_true()) step.kind = StepKind::attack;
    return step;
  }

  void argument(ArgumentId id) {
    Argument const& row = map_.arguments[id];
    argument_claim_.add(PropositionId{});
    steps_of_.add({});
    std::string const text = one_line(map_.text(id));
    bool const is_step = member(row.data, "premises").is_array();
    if (!row.inferences.empty()) {
      steps(id, step_of(id, text));
    } else if (is_step) {
      aimless_step(id, step_of(id, text == row.title ? std::string() : text));
    } else {
      whole_argument(id, text);
    }
  }

  // An argument that nobody has taken apart.
  void whole_argument(ArgumentId id, std::string const& text) {
    Argument const& row = map_.arguments[id];
    Proposition claim;
    name(claim, root(row.data), row.title, row.untitled);
    claim.is_argument = true;
    claim.is_reference = !row.canonical.valid();
    claim.heading = heading_of(row.section);
    claim.text = text;
    said(claim, row);
    claim.comments = argument_comments_[id];
    argument_claim_[id] = out_.graph.claims.add(std::move(claim));
    out_.claims.add({{}, id});
  }

  // A step of which the map keeps the premises as data, because it leads nowhere.
  void aimless_step(ArgumentId id, Step step) {
    Argument const& row = map_.arguments[id];
    name(step, root(row.data), row.title, row.untitled);
    for (Cursor const title : member(row.data, "premises").elements()) {
      auto const found = map_.statement_by_title.find(std::string(title.text()));
      if (found != map_.statement_by_title.end() && claim_of_[found->second].valid())
        step.premises.push_back({claim_of_[found->second], {}});
    }
    add(std::move(step), member(row.data, "roles").elements(), id);
  }

  void steps(ArgumentId id, Step const& common) {
    Argument const& row = map_.arguments[id];
    auto const roles = member(row.data, "roles").elements();
    std::uint32_t position = 0;
    for (InferenceId const inference : row.inferences) {
      Inference const& from = map_.inferences[inference];
      Step step = common;
      name(step, root(row.data), row.title, row.untitled);
      step.argument = row.title;
      step.position = position++;
      if (step.position > 0) {
        step.others.clear();
        step.comments.clear();
      }
      step.rules = from.rules;
      lay(step.inference, root(from.data), {"rules"});
      for (Cursor const rule : member(from.data, "rules").elements()) step.rules.emplace_back(rule.text());
      for (StatementId const premise : from.premises) {
        if (claim_of_[premise].valid()) step.premises.push_back({claim_of_[premise], {}});
      }
      RelationId const bears = bears_[inference];
      if (!bears.valid() && from.conclusion.valid()) step.claim = claim_of_[from.conclusion];
      StepId const added = add(std::move(step), roles, id);
      step_of_inference_.emplace(inference.index(), added);
      if (bears.valid()) aims_.push_back({added, map_.relations[bears].kind, map_.relations[bears].to});
    }
  }

  StepId add(Step step, std::vector<Cursor> const& roles, ArgumentId argument) {
    for (std::size_t i = 0; i < std::min(roles.size(), step.premises.size()); ++i)
      step.premises[i].role = roles[i].text();
    StepId const added = out_.graph.steps.add(std::move(step));
    out_.steps.add({{}, argument});
    if (argument.valid()) steps_of_[argument].push_back(added);
    return added;
  }

  void relation(RelationId id) {
    Relation const& row = map_.relations[id];
    if (row.from.statement.valid() && hidden_[row.from.statement.index()]) return;
    if (row.from.argument.valid() && !argument_claim_[row.from.argument].valid()) {
      // A step that names no premises: it is there already, and this is where it leads.
      auto const& steps = steps_of_[row.from.argument];
      if (!steps.empty() && led_.insert(steps.back().index()).second) {
        aims_.push_back({steps.back(), row.kind, row.to});
        return;
      }
    }
    // A contradiction is written below the claim that it begins at, any other relation below its target.
    bool const is_contradiction = row.kind == RelationKind::contradictory &&
                                  (!row.to.argument.valid() || argument_claim_[row.to.argument].valid());
    End const& from = is_contradiction ? row.to : row.from;
    End const& to = is_contradiction ? row.from : row.to;
    PropositionId premise;
    if (from.statement.valid()) premise = claim_of_[from.statement];
    if (from.argument.valid()) premise = argument_claim_[from.argument];
    std::unordered_set<std::string> known;
    for (Location const& at : row.occurrences) {
      Occurrence const* const child = child_at(at);
      Cursor const data = child == nullptr ? Cursor() : member(child->data, "step");
      std::string const written(data["id"].text());
      if (!known.insert(written).second || (written.empty() && known.size() > 1)) continue;
      Step step;
      step.has_made_id = written.empty();
      step.id = written.empty() ? next_relation() : unique(written);
      step.scheme = data["scheme"].text();
      lay(step.data, data, {"id", "scheme", "roles"});
      if (premise.valid()) step.premises.push_back({premise, {}});
      if (row.kind == RelationKind::contradictory || row.kind == RelationKind::contrary ||
          row.kind == RelationKind::entails) {
        step.data.push_back({"relation", in_quotes(to_string(row.kind))});
      }
      aims_.push_back({add(std::move(step), data["roles"].elements(), {}), row.kind, to});
    }
  }

  std::string next_relation() {
    std::string id;
    do {
      id = "r" + std::to_string(++relations_);
    } while (!ids_.insert(id).second);
    return id;
  }

  // Where steps lead that may lead to steps: known once all are there.
  void aim() {
    for (std::size_t i = 0; i < aims_.size(); ++i) {
      Aim const aim = aims_[i];
      Step& step = out_.graph.steps[aim.step];
      bool const supports = aim.kind == RelationKind::support || aim.kind == RelationKind::entails;
      step.kind = supports ? StepKind::support : StepKind::attack;
      if (aim.to.statement.valid()) {
        step.claim = claim_of_[aim.to.statement];
        if (aim.kind == RelationKind::undercut) step.data.push_back({"relation", "\"undercut\""});
      } else if (aim.to.inference.valid()) {
        if (auto const found = step_of_inference_.find(aim.to.inference.index());
            found != step_of_inference_.end())
          step.step = found->second;
      } else if (aim.to.argument.valid()) {
        aim_at_argument(aim);
      }
    }
  }

  struct Aim {
    StepId step;
    RelationKind kind;
    End to;
  };

  // As a whole: the claim that stands for it, or its last step.
  void aim_at_argument(Aim const& aim) {
    Step& step = out_.graph.steps[aim.step];
    auto const& steps = steps_of_[aim.to.argument];
    step.claim = argument_claim_[aim.to.argument];
    if (step.claim.valid()) {
      if (aim.kind == RelationKind::undercut) step.data.push_back({"relation", "\"undercut\""});
    } else if (!steps.empty()) {
      step.step = steps.back();
      if (aim.kind == RelationKind::attack) step.data.push_back({"relation", "\"attack\""});
    }
  }

  Sources const& sources_;
  ArgumentMap const& map_;
  Comments comments_;
  MapGraph out_;
  Table<std::vector<std::string>, StatementId> statement_comments_;
  Table<std::vector<std::string>, ArgumentId> argument_comments_;
  std::vector<OccurrenceId> by_place_;
  std::vector<bool> hidden_;
  Table<RelationId, InferenceId> bears_;
  Table<PropositionId, StatementId> claim_of_;
  Table<PropositionId, ArgumentId> argument_claim_;
  Table<std::vector<StepId>, ArgumentId> steps_of_;
  std::unordered_map<std::size_t, StepId> step_of_inference_;
  std::unordered_map<std::string, ReferenceId> origins_;
  std::unordered_map<std::string, std::size_t> tries_;
  std::unordered_set<std::string> ids_;
  std::unordered_set<std::size_t> led_;
  std::vector<Aim> aims_;
  std::size_t relations_ = 0;
};

}  // namespace

MapGraph graph_of(Sources const& sources, ArgumentMap const& map) { return MapReader(sources, map).read(); }

}  // namespace stet::argmap::exchange
