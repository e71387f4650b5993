// Carneades 4's YAML: statements, issues with their positions and standard of proof, arguments with premises,
// weight and undercutter, and the labels that its tests expect. Gordon, Friedrich & Walton, "Representing
// argumentation schemes with Constraint Handling Rules" (2018).
#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "argmap/exchange/escape.h"
#include "argmap/exchange/formats.h"
#include "argmap/exchange/kept.h"

namespace stet::argmap::exchange {
namespace {

constexpr std::array<std::string_view, 3> statement_fields{"text", "assumed", "label"};
constexpr std::array<std::string_view, 5> argument_fields{"scheme", "premises", "conclusion", "undercutter",
                                                          "weight"};
constexpr std::array<std::string_view, 6> carneades_whole_fields{"meta",   "statements", "assumptions",
                                                                 "issues", "arguments",  "tests"};
constexpr std::size_t most_positions = 64;  // of one issue: every one excludes every other

std::string_view standard_of(std::string_view code) {
  if (code == "PE") return "preponderance";
  if (code == "CCE") return "clear-and-convincing";
  if (code == "BRD") return "beyond-reasonable-doubt";
  if (code == "DV") return "dialectical";
  if (code == "SE") return "scintilla";
  return {};
}

class CarneadesReader {
 public:
  explicit CarneadesReader(Notes& notes) : notes_(notes) {}

  ArgumentGraph read(Cursor root) {
    for (auto const& [id, statement] : root["statements"].members()) declare(id, statement);
    for (Cursor const assumption : root["assumptions"].elements()) {
      if (is_name(assumption, "an assumption")) assume(claim(assumption.text()));
    }
    for (auto const& [id, argument] : root["arguments"].members()) read_argument(id, argument);
    for (auto const& [id, issue] : root["issues"].members()) read_issue(issue);
    graph_.title = root["meta"]["title"].text();
    if (!root["meta"].members().empty()) graph_.data.push_back({"meta", root["meta"].json()});
    if (!root["tests"].is_null()) graph_.data.push_back({"carneades-tests", root["tests"].json()});
    keep_fields(graph_.data, root, carneades_whole_fields, "the file's", notes_);
    return std::move(graph_);
  }

 private:
  // Statements may be used without having been declared; their name is their text then.
  PropositionId claim(std::string_view id) {
    auto const [found, is_new] = claims_.emplace(std::string(id), graph_.claims.size());
    if (is_new) {
      Proposition row;
      row.id = id;
      row.title = id;
      row.text = id;
      graph_.claims.add(std::move(row));
    }
    return PropositionId{found->second};
  }

  bool is_name(Cursor value, std::string_view what) {
    if (!value.text().empty()) return true;
    notes_.broken(value.place(), std::string(what) + " that is no name is left out");
    return false;
  }

  void assume(PropositionId id) {
    Fields& data = graph_.claims[id].data;
    if (std::ranges::find(data, "assumed", &Field::key) == data.end()) data.push_back({"assumed", "true"});
  }

  void declare(std::string_view name, Cursor statement) {
    PropositionId const id = claim(name);
    Cursor const text = statement.is_object() ? statement["text"] : statement;
    if (text.is_scalar()) graph_.claims[id].text = text.text();
    if (!text.is_scalar() && !text.is_null())
      notes_.broken(text.place(), "a statement's text that is no text is left out");
    if (!statement.is_object()) return;
    if (statement["assumed"].is_true()) assume(id);
    if (!statement["label"].is_scalar() && !statement["label"].is_null())
      graph_.claims[id].data.push_back({"expected-label", statement["label"].json()});
    if (statement["label"].is_scalar())
      graph_.claims[id].data.push_back({"expected-label", in_quotes(statement["label"].text())});
    keep_fields(graph_.claims[id].data, statement, statement_fields, "a statement's", notes_);
  }

  void read_argument(std::string_view id, Cursor argument) {
    if (!argument.is_object()) {
      notes_.broken(argument.place(), "an argument that is no mapping is left out");
      return;
    }
    Step step;
    step.id = id;
    step.title = id;
    Cursor const scheme = argument["scheme"];
    step.scheme = kebab_case(scheme.is_object() ? scheme["name"].text() : scheme.text());
    if (scheme.is_object() || scheme.is_array()) {
      notes_.keep(scheme.place(), "an argument's scheme with parameters is kept as data");
      step.data.push_back({"scheme-instance", scheme.json()});
    }
    if (!argument["weight"].is_null()) step.data.push_back({"weight", argument["weight"].json()});
    for (Cursor const premise : argument["premises"].elements()) {
      if (is_name(premise, "a premise")) step.premises.push_back({claim(premise.text()), {}});
    }
    for (auto const& [role, premise] : argument["premises"].members()) {
      if (is_name(premise, "a premise")) step.premises.push_back({claim(premise.text()), std::string(role)});
    }
    if (argument["premises"].is_scalar()) step.premises.push_back({claim(argument["premises"].text()), {}});
    if (argument["conclusion"].is_scalar()) {
      step.claim = claim(argument["conclusion"].text());
    } else {
      notes_.broken(argument.place(), "an argument has no conclusion; its premises are kept as data");
    }
    keep_fields(step.data, argument, argument_fields, "an argument's", notes_);
    StepId const row = graph_.steps.add(std::move(step));
    if (!argument["undercutter"].is_scalar()) return;
    Step undercut;
    undercut.kind = StepKind::attack;
    undercut.premises.push_back({claim(argument["undercutter"].text()), {}});
    undercut.step = row;
    graph_.steps.add(std::move(undercut));
  }

  // The positions of an issue exclude each other.
  void read_issue(Cursor issue) {
    auto const positions = issue["positions"].elements();
    if (positions.size() > most_positions) {
      notes_.broken(issue.place(), "an issue of more than 64 positions is left out");
      return;
    }
    std::string_view const standard = standard_of(issue["standard"].text());
    if (standard.empty() && !issue["standard"].is_null())
      notes_.keep(issue["standard"].place(), "an unknown standard of proof is left out");
    if (positions.empty() && !issue.is_null())
      notes_.broken(issue.place(), "an issue without a list of positions is left out");
    for (Cursor const one : positions) {
      if (!is_name(one, "a position")) continue;
      PropositionId const position = claim(one.text());
      if (!standard.empty()) graph_.claims[position].data.push_back({"standard", in_quotes(standard)});
      for (Cursor const other : positions) {
        if (other.text().empty()) continue;
        PropositionId const rival = claim(other.text());
        if (rival == position) continue;
        Step step;
        step.kind = StepKind::attack;
        step.premises.push_back({rival, {}});
        step.claim = position;
        graph_.steps.add(std::move(step));
      }
    }
  }

  Notes& notes_;
  ArgumentGraph graph_;
  std::unordered_map<std::string, std::size_t> claims_;
};

}  // namespace

bool is_carneades(Input const& input) {
  Cursor const root = input.root;
  bool const is_native =
      root["statements"].is_object() && (root["arguments"].is_object() || root["issues"].is_object());
  return is_native && !root["map"].exists() && !root["relations"].exists();
}

std::expected<ArgumentGraph, ReadError> read_carneades(Input const& input, Notes& notes) {
  if (!input.root.is_object()) return std::unexpected(ReadError{0, "the file is no YAML mapping"});
  return CarneadesReader(notes).read(input.root);
}

}  // namespace stet::argmap::exchange
