// Argdown's own JSON, as @argdown/core 2.0 and `stet export --to argdown-json` write it: statements and
// arguments by title, relations between them, premise-conclusion structures as `pcs`.
#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "argmap/exchange/argdown_markup.h"
#include "argmap/exchange/escape.h"
#include "argmap/exchange/formats.h"

namespace stet::argmap::exchange {
namespace {

bool is_untitled(std::string_view title) { return title.starts_with("Untitled "); }

class Reader {
 public:
  Reader(Cursor root, Notes& notes) : root_(root), notes_(notes) {}

  Graph read() {
    count_relations();
    for (auto const& [title, statement] : root_["statements"].members()) read_statement(title, statement);
    for (auto const& [title, argument] : root_["arguments"].members()) read_argument(title, argument);
    for (Cursor const relation : root_["relations"].elements()) read_relation(relation);
    if (auto const sections = root_["sections"].elements(); !sections.empty()) {
      notes_.keep(sections.front().place(), "sections are kept as data");
      graph_.data.push_back({"argdown-sections", root_["sections"].json()});
    }
    return std::move(graph_);
  }

 private:
  void count_relations() {
    for (Cursor const relation : root_["relations"].elements()) {
      if (relation["fromType"].text() == "argument") ++leaving_[std::string(relation["from"].text())];
    }
  }

  // The member whose text speaks: the last one that has any, as Argdown has it.
  static Cursor spoken(Cursor element) {
    Cursor found;
    for (Cursor const member : element["members"].elements()) {
      if (!member["isReference"].is_true() && !member["text"].text().empty()) found = member;
    }
    return found;
  }

  void read_data(Fields& fields, Cursor element) {
    for (auto const& [key, value] : element["data"].members())
      fields.push_back({std::string(key), value.json()});
  }

  ClaimId add_claim(std::string id, std::string_view title, Cursor element) {
    Claim claim;
    claim.id = std::move(id);
    if (!is_untitled(title)) claim.title = title;
    if (Cursor const member = spoken(element); member.exists()) {
      claim.text = one_line(member["text"].text());
      claim.markup = argdown_markup(member);
    }
    read_data(claim.data, element);
    return graph_.claims.add(std::move(claim));
  }

  void read_statement(std::string_view title, Cursor statement) {
    claims_.emplace(title, add_claim(std::string(title), title, statement));
  }

  // A statement that a structure or relation names and that is listed nowhere.
  ClaimId claim(std::string_view title, Span place) {
    auto const [found, is_new] = claims_.try_emplace(std::string(title));
    if (!is_new) return found->second;
    notes_.broken(place, "a statement is named that is not listed");
    Claim missing;
    missing.id = title;
    if (missing.id.empty()) missing.id = "Unnamed";
    found->second = graph_.claims.add(std::move(missing));
    return found->second;
  }

  void read_argument(std::string_view title, Cursor argument) {
    std::string const name(title);
    auto const rows = argument["pcs"].elements();
    Cursor const member = spoken(argument);
    if (rows.empty() && leaving_[name] > 1) {
      // What is a reason for several things is a claim that several reasons begin with.
      std::string id = name;
      if (claims_.contains(id)) id += " (argument)";
      argument_claims_.emplace(name, add_claim(std::move(id), title, argument));
      return;
    }
    Step step;
    step.id = name;
    if (!is_untitled(title)) step.title = title;
    step.text = one_line(member["text"].text());
    for (Field& field : fields_of(argument)) {
      if (field.key == "scheme") {
        step.scheme = argument["data"]["scheme"].text();
      } else if (field.key != "premises" || !rows.empty()) {  // write_map says it again
        step.data.push_back(std::move(field));
      }
    }
    if (rows.empty()) {
      open_.emplace(name,
                    steps_.try_emplace(name).first->second.emplace_back(graph_.steps.add(std::move(step))));
      return;
    }
    std::vector<Premise> premises;
    std::size_t index = 0;
    for (Cursor const row : rows) {
      ClaimId const said = claim(row["title"].text(), row.place());
      bool const concludes = row["role"].text().ends_with("conclusion");
      if (concludes) {
        Step one = step;
        if (steps_.contains(name)) one.data.clear();  // said once, at the first step
        one.premises = premises;
        one.claim = said;
        if (auto const rules = row["inference"]["inferenceRules"].elements(); !rules.empty())
          one.data.push_back({"rules", row["inference"]["inferenceRules"].json()});
        StepId const added = graph_.steps.add(std::move(one));
        steps_[name].push_back(added);
        by_conclusion_.emplace(name + '\n' + std::to_string(index), added);
        premises.clear();
      }
      premises.push_back({said, {}});
      ++index;
    }
  }

  Fields fields_of(Cursor argument) {
    Fields fields;
    read_data(fields, argument);
    return fields;
  }

  void read_relation(Cursor relation) {
    std::string_view const kind = relation["relationType"].text();
    bool const supports = kind == "support" || kind == "entails";
    static constexpr std::array<std::string_view, 4> attacks{"attack", "undercut", "contradictory",
                                                             "contrary"};
    if (!supports && std::ranges::find(attacks, kind) == attacks.end()) {
      notes_.broken(relation.place(), "a relation of a kind that Argdown does not have is left out");
      return;
    }
    Step step;
    step.kind = supports ? StepKind::support : StepKind::attack;
    if (!aim(step, relation)) return;
    if (kind == "contradictory" || kind == "contrary" || kind == "entails")
      step.data.push_back({"relation", quoted(kind)});
    if (kind == "contradictory" && step.claim.valid() && relation["fromType"].text() != "argument") {
      // Written below the claim that it begins at.
      step.premises.push_back({step.claim, {}});
      step.claim = claim(relation["from"].text(), relation.place());
      graph_.steps.add(std::move(step));
      return;
    }
    std::string const from(relation["from"].text());
    if (relation["fromType"].text() == "argument") {
      if (auto const open = open_.find(from); open != open_.end()) {
        Step& there = graph_.steps[open->second];
        there.kind = step.kind;
        there.claim = step.claim;
        there.step = step.step;
        return;
      }
      auto const whole = argument_claims_.find(from);
      auto const taken_apart = steps_.find(from);
      if (whole != argument_claims_.end()) {
        step.premises.push_back({whole->second, {}});
      } else if (taken_apart != steps_.end()) {
        step.premises.push_back({graph_.steps[taken_apart->second.back()].claim, {}});
      } else {
        notes_.broken(relation.place(),
                      "a relation begins at an argument that is not listed; it is left out");
        return;
      }
    } else {
      step.premises.push_back({claim(from, relation.place()), {}});
    }
    graph_.steps.add(std::move(step));
  }

  bool aim(Step& step, Cursor relation) {
    std::string const to(relation["to"].text());
    std::string_view const type = relation["toType"].text();
    if (type != "argument" && type != "inference") {
      step.claim = claim(to, relation.place());
      return true;
    }
    std::string const at(relation["conclusionIndex"].text());
    if (auto const exact = by_conclusion_.find(to + '\n' + at);
        type == "inference" && exact != by_conclusion_.end()) {
      step.step = exact->second;
    } else if (auto const whole = argument_claims_.find(to); whole != argument_claims_.end()) {
      step.claim = whole->second;
    } else if (auto const steps = steps_.find(to); steps != steps_.end()) {
      step.step = steps->second.back();
    } else {
      notes_.broken(relation.place(), "a relation ends at an argument that is not listed; it is left out");
      return false;
    }
    return true;
  }

  Cursor root_;
  Notes& notes_;
  Graph graph_;
  std::unordered_map<std::string, std::size_t> leaving_;  // relations that begin at an argument
  std::unordered_map<std::string, ClaimId> claims_;
  std::unordered_map<std::string, ClaimId> argument_claims_;
  std::unordered_map<std::string, std::vector<StepId>> steps_;
  std::unordered_map<std::string, StepId> open_;  // arguments that nobody has taken apart
  std::unordered_map<std::string, StepId> by_conclusion_;
};

}  // namespace

bool is_argdown_json(Input const& input) {
  return input.root["statements"].is_object() && input.root["arguments"].is_object() &&
         (input.root["relations"].is_array() || input.root["map"].is_object());
}

std::expected<Graph, ReadError> read_argdown_json(Input const& input, Notes& notes) {
  if (!input.root["statements"].is_object() && !input.root["arguments"].is_object())
    return std::unexpected(ReadError{0, "Argdown's JSON has `statements` and `arguments`"});
  return Reader(input.root, notes).read();
}

}  // namespace stet::argmap::exchange
