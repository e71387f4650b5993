// Goal structures as gsn2x writes them in YAML: one mapping an element, its type in the prefix of its id or
// in `nodeType`. Goals, solutions and assumptions are claims, strategies steps; contexts and justifications
// are kept with the claims that they belong to. GSN Community Standard, version 3 (2021).
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "argmap/exchange/escape.h"
#include "argmap/exchange/formats.h"
#include "argmap/exchange/kept.h"

namespace stet::argmap::exchange {
namespace {

constexpr std::array<std::string_view, 6> known_fields{"text", "supportedBy", "inContextOf",
                                                       "url",  "nodeType",    "challenges"};

constexpr std::size_t most_copied = 64U << 20U;  // names and bytes of what several elements name

enum class Type : std::uint8_t { goal, strategy, solution, context, assumption, justification, unknown };

Type type_of(std::string_view id, Cursor element) {
  std::string const named = kebab_case(element["nodeType"].text());
  if (named == "goal" || named == "counter-goal") return Type::goal;
  if (named == "strategy") return Type::strategy;
  if (named == "solution" || named == "counter-solution") return Type::solution;
  if (named == "context") return Type::context;
  if (named == "assumption") return Type::assumption;
  if (named == "justification") return Type::justification;
  if (id.starts_with("CG") || id.starts_with("G")) return Type::goal;
  if (id.starts_with("CSn") || id.starts_with("Sn")) return Type::solution;
  if (id.starts_with("S")) return Type::strategy;
  if (id.starts_with("C")) return Type::context;
  if (id.starts_with("A")) return Type::assumption;
  if (id.starts_with("J")) return Type::justification;
  return Type::unknown;
}

// A list, or one name where a list is expected.
std::vector<std::string> names_of(Cursor list) {
  std::vector<std::string> names;
  if (list.is_scalar()) names.emplace_back(list.text());
  for (Cursor const name : list.elements()) {
    if (name.is_scalar()) names.emplace_back(name.text());
  }
  return names;
}

class Reader {
 public:
  explicit Reader(Notes& notes) : notes_(notes) {}

  Graph read(Cursor root) {
    for (auto const& [id, element] : root.members()) declare(id, element);
    for (auto const& [id, element] : root.members()) connect(std::string(id), element);
    keep_unused(root);
    return std::move(graph_);
  }

 private:
  void declare(std::string_view id, Cursor element) {
    if (id == "module") {
      graph_.title = element["name"].text();
      graph_.data.push_back({"gsn-module", element.json()});
      return;
    }
    if (!element.is_object()) {
      notes_.broken(element.place(), "an element that is no mapping is left out");
      return;
    }
    std::string const name(id);
    Type const type = type_of(id, element);
    if (type == Type::unknown) notes_.broken(element.place(), "an element of unknown type is read as a goal");
    elements_.emplace(name, element);
    if (type == Type::strategy || type == Type::context || type == Type::justification) return;
    Claim claim;
    claim.id = name;
    claim.title = name;
    claim.text = element["text"].text();
    if (type == Type::solution) claim.data.push_back({"type", "solution"});
    if (type == Type::assumption) claim.data.push_back({"type", "assumption"});
    if (std::string_view const url = element["url"].text(); !url.empty()) {
      claim.origins.push_back(graph_.origins.add({name, one_line(claim.text), std::string(url)}));
    }
    keep_fields(claim.data, element, known_fields, "an element's", notes_);
    claims_.emplace(name, graph_.claims.add(std::move(claim)));
  }

  void connect(std::string const& id, Cursor element) {
    auto const self = claims_.find(id);
    if (self == claims_.end()) {
      return;
    }
    for (std::string const& name : names_of(element["supportedBy"]))
      support(name, self->second, element.place());
    context(element, graph_.claims[self->second].data);
    for (std::string const& name : names_of(element["inContextOf"])) {
      auto const assumption = claims_.find(name);
      if (assumption != claims_.end())
        step({{assumption->second, "assumption"}}, self->second, StepKind::support);
    }
    for (std::string const& name : names_of(element["challenges"])) {
      auto const target = claims_.find(name);
      if (target == claims_.end()) {
        notes_.broken(element["challenges"].place(),
                      "an element challenges what is no goal or solution; that is left out");
      } else {
        step({{self->second, {}}}, target->second, StepKind::attack);
      }
    }
  }

  // Contexts, justifications and strategies that nothing names.
  void keep_unused(Cursor root) {
    std::string kept;
    for (auto const& [id, element] : root.members()) {
      std::string const name(id);
      if (!elements_.contains(name) || claims_.contains(name) || used_.contains(name)) continue;
      notes_.keep(element.place(), "an element that no other names is kept as data");
      kept += (kept.empty() ? "{" : ", ") + quoted(name) + ": " + element.json();
    }
    if (!kept.empty()) graph_.data.push_back({"gsn-unused", kept + '}'});
  }

  void step(std::vector<Premise> premises, ClaimId claim, StepKind kind) {
    Step row;
    row.kind = kind;
    row.premises = std::move(premises);
    row.claim = claim;
    graph_.steps.add(std::move(row));
  }

  // A strategy is one step from all that supports it; anything else is a reason of its own.
  void support(std::string const& name, ClaimId goal, Span place) {
    if (auto const claim = claims_.find(name); claim != claims_.end()) {
      step({{claim->second, {}}}, goal, StepKind::support);
      return;
    }
    auto const found = elements_.find(name);
    if (found == elements_.end()) {
      notes_.broken(place, "an element is supported by one that does not exist; that is left out");
      return;
    }
    used_.insert(name);
    Cursor const strategy = found->second;
    Step row;
    row.id = name;
    row.title = name;
    row.text = strategy["text"].text();
    row.claim = goal;
    auto const below = names_of(strategy["supportedBy"]);
    if (below.size() + row.text.size() > room_) {
      notes_.broken(place, "a strategy supports too many goals; it is left out");
      return;
    }
    room_ -= below.size() + row.text.size();
    for (std::string const& premise : below) {
      auto const claim = claims_.find(premise);
      if (claim != claims_.end()) {
        row.premises.push_back({claim->second, {}});
      } else {
        notes_.keep(strategy.place(),
                    "a strategy is supported by what is no goal or solution; that is kept as data");
        add_value(row.data, "supported-by", quoted(premise));
      }
    }
    context(strategy, row.data);
    keep_fields(row.data, strategy, known_fields, "an element's", notes_);
    graph_.steps.add(std::move(row));
  }

  // `context: [{id, text}, ...]`.
  void context(Cursor element, Fields& data) {
    std::string list;
    for (std::string const& name : names_of(element["inContextOf"])) {
      if (claims_.contains(name)) continue;
      auto const found = elements_.find(name);
      used_.insert(name);
      std::string_view text = found == elements_.end() ? std::string_view() : found->second["text"].text();
      if (text.size() > room_) text = {};
      room_ -= text.size();
      list += (list.empty() ? "[{id: " : ", {id: ") + quoted(name) + ", text: " + quoted(text) + '}';
    }
    if (!list.empty()) data.push_back({"context", list + ']'});
  }

  Notes& notes_;
  Graph graph_;
  std::size_t room_ = most_copied;
  std::unordered_map<std::string, Cursor> elements_;
  std::unordered_map<std::string, ClaimId> claims_;
  std::unordered_set<std::string> used_;  // contexts and strategies that something names
};

}  // namespace

bool is_gsn(Input const& input) {
  std::size_t elements = 0;
  for (auto const& [id, element] : input.root.members()) {
    if (id == "module") continue;
    if (!element.is_object() || !element["text"].is_scalar()) return false;
    if (element["supportedBy"].exists() || element["inContextOf"].exists() || element["undeveloped"].exists())
      ++elements;
  }
  return elements > 0;
}

std::expected<Graph, ReadError> read_gsn(Input const& input, Notes& notes) {
  if (!input.root.is_object()) return std::unexpected(ReadError{0, "the file is no YAML mapping"});
  return Reader(notes).read(input.root);
}

}  // namespace stet::argmap::exchange
