// Goal structures as gsn2x writes them in YAML: one mapping an element, its type in the prefix of its id or
// in `nodeType`. Goals, solutions and assumptions are claims, strategies steps (or claims, where a strategy
// rests on them); contexts and justifications are kept with the claims that they belong to. GSN Community
// Standard, version 3 (2021).
#include <algorithm>
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

// Ids as gsn2x asks for them: the letters of a type, then a number.
bool is_id(std::string_view id) {
  auto const letters = id.find_first_of("0123456789");
  if (letters == std::string_view::npos) return false;
  constexpr std::array<std::string_view, 8> types{"G", "S", "Sn", "C", "A", "J", "CG", "CSn"};
  return std::ranges::find(types, id.substr(0, letters)) != types.end();
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

class GsnReader {
 public:
  explicit GsnReader(Notes& notes) : notes_(notes) {}

  ArgumentGraph read(Cursor root) {
    is_part_ = root["module"].exists();
    for (auto const& [id, element] : root.members()) {
      if (type_of(id, element) != Type::strategy) continue;
      for (std::string& name : names_of(element["supportedBy"])) below_strategies_.insert(std::move(name));
    }
    for (auto const& [id, element] : root.members()) declare(id, element);
    for (auto const& [id, element] : root.members()) connect(std::string(id), element);
    for (auto const& [id, element] : root.members()) challenge(std::string(id), element["challenges"]);
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
    bool const is_step = type == Type::strategy && !below_strategies_.contains(name);
    if (is_step || type == Type::context || type == Type::justification) return;
    Proposition claim;
    claim.id = name;
    claim.title = name;
    claim.text = element["text"].text();
    if (type == Type::solution) claim.data.push_back({"type", "solution"});
    if (type == Type::strategy) claim.data.push_back({"type", "strategy"});
    if (type == Type::assumption) claim.data.push_back({"type", "assumption"});
    if (std::string_view const url = element["url"].text(); !url.empty()) {
      claim.references.push_back(graph_.references.add({name, one_line(claim.text), std::string(url)}));
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
      support(name, id, self->second, element.place());
    context(element, graph_.claims[self->second].data);
    for (std::string const& name : names_of(element["inContextOf"])) {
      auto const assumption = claims_.find(name);
      if (assumption != claims_.end())
        step({{assumption->second, "assumption"}}, self->second, StepKind::support);
    }
  }

  // What an element speaks against: a claim, a strategy, or `A -> B`, the line between two elements.
  void challenge(std::string const& id, Cursor targets) {
    for (std::string const& name : names_of(targets)) {
      auto const self = claims_.find(id);
      auto const claim = claims_.find(name);
      auto const line = lines_.find(name);
      if (self != claims_.end() && claim != claims_.end()) {
        lines_.emplace(id + " -> " + name, step({{self->second, {}}}, claim->second, StepKind::attack));
        lines_.emplace(name + " -> " + id, StepId{graph_.steps.size() - 1});
      } else if (self != claims_.end() && line != lines_.end()) {
        Step undercut;
        undercut.kind = StepKind::attack;
        undercut.premises.push_back({self->second, {}});
        undercut.step = line->second;
        graph_.steps.add(std::move(undercut));
      } else {
        missing(targets.place(), "an element challenges what is not there",
                self == claims_.end() ? nullptr : &graph_.claims[self->second].data, "challenges", name);
      }
    }
  }

  // A module may name the elements of others.
  void missing(Span place, std::string_view what, Fields* data, std::string_view key,
               std::string const& name) {
    std::string const message = std::string(what) + "; that is kept as data";
    if (is_part_ && data != nullptr) {
      notes_.keep(place, message);
    } else {
      notes_.broken(place, message);
    }
    if (data != nullptr) add_value(*data, key, in_quotes(name));
  }

  // Contexts, justifications and strategies that nothing names.
  void keep_unused(Cursor root) {
    std::string kept;
    for (auto const& [id, element] : root.members()) {
      std::string const name(id);
      if (!elements_.contains(name) || claims_.contains(name) || used_.contains(name)) continue;
      notes_.keep(element.place(), "an element that no other names is kept as data");
      kept += (kept.empty() ? "{" : ", ") + in_quotes(name) + ": " + element.json();
    }
    if (!kept.empty()) graph_.data.push_back({"gsn-unused", kept + '}'});
  }

  StepId step(std::vector<Premise> premises, PropositionId claim, StepKind kind) {
    Step row;
    row.kind = kind;
    row.premises = std::move(premises);
    row.claim = claim;
    return graph_.steps.add(std::move(row));
  }

  // A strategy is one step from all that supports it; anything else is a reason of its own.
  void support(std::string const& name, std::string const& id, PropositionId goal, Span place) {
    if (auto const claim = claims_.find(name); claim != claims_.end()) {
      lines_.emplace(id + " -> " + name, step({{claim->second, {}}}, goal, StepKind::support));
      return;
    }
    auto const found = elements_.find(name);
    if (found == elements_.end()) {
      missing(place, "an element is supported by one that does not exist", &graph_.claims[goal].data,
              "supported-by", name);
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
        add_value(row.data, "supported-by", in_quotes(premise));
      }
    }
    context(strategy, row.data);
    keep_fields(row.data, strategy, known_fields, "an element's", notes_);
    StepId const added = graph_.steps.add(std::move(row));
    for (std::string const& line : {name, id + " -> " + name}) lines_.emplace(line, added);
    for (std::string const& premise : below) lines_.emplace(name + " -> " + premise, added);
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
      list += (list.empty() ? "[{id: " : ", {id: ") + in_quotes(name) + ", text: " + in_quotes(text) + '}';
    }
    if (!list.empty()) data.push_back({"context", list + ']'});
  }

  Notes& notes_;
  ArgumentGraph graph_;
  std::size_t room_ = most_copied;
  std::unordered_map<std::string, Cursor> elements_;
  std::unordered_map<std::string, PropositionId> claims_;
  std::unordered_set<std::string> below_strategies_;  // what strategies rest on
  std::unordered_map<std::string, StepId> lines_;     // by `A -> B`, strategies by name as well
  bool is_part_ = false;                              // of several modules
  std::unordered_set<std::string> used_;              // contexts and strategies that something names
};

}  // namespace

bool is_gsn(Input const& input) {
  auto const members = input.root.members();
  bool const is_module = input.root["module"]["name"].is_scalar();
  std::size_t elements = 0;
  for (auto const& [id, element] : members) {
    if (id == "module") continue;
    if (!element.is_object() || (element["text"].exists() && !element["text"].is_scalar())) return false;
    constexpr std::array<std::string_view, 4> lines{"supportedBy", "inContextOf", "undeveloped",
                                                    "challenges"};
    if (is_id(id) || std::ranges::any_of(lines, [&](auto line) { return element[line].exists(); }))
      ++elements;
  }
  return elements > 0 || (is_module && members.size() == 1);
}

std::expected<ArgumentGraph, ReadError> read_gsn(Input const& input, Notes& notes) {
  if (!input.root.is_object()) return std::unexpected(ReadError{0, "the file is no YAML mapping"});
  return GsnReader(notes).read(input.root);
}

}  // namespace stet::argmap::exchange
