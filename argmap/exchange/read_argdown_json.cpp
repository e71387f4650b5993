// Argdown's own JSON, as @argdown/core 2.0 and `stet export --to argdown-json` write it: statements and
// arguments by title, relations between them, premise-conclusion structures as `pcs`.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "argmap/exchange/argdown_map.h"
#include "argmap/exchange/argdown_markup.h"
#include "argmap/exchange/escape.h"
#include "argmap/exchange/formats.h"

namespace stet::argmap::exchange {
namespace {

bool is_untitled(std::string_view title) { return title.starts_with("Untitled "); }

class ArgdownJsonReader {
 public:
  ArgdownJsonReader(Cursor root, Notes& notes) : root_(root), notes_(notes) {}

  ArgumentGraph read() {
    read_sections();
    for (auto const& [title, statement] : in_their_order(root_["statements"]))
      read_statement(title, statement);
    for (auto const& [title, argument] : root_["arguments"].members()) read_argument(title, argument);
    for (Cursor const relation : root_["relations"].elements()) read_relation(relation);
    return std::move(graph_);
  }

 private:
  // In document order, without recursion.
  void read_sections() {
    std::vector<Cursor> open = root_["sections"].elements();
    std::ranges::reverse(open);
    while (!open.empty()) {
      Cursor const section = open.back();
      open.pop_back();
      headings_.try_emplace(std::string(section["id"].text()), graph_.headings.add(argdown_heading(section)));
      auto const children = section["children"].elements();
      open.insert(open.end(), children.rbegin(), children.rend());
    }
  }

  [[nodiscard]] HeadingId heading_of(Cursor element) const {
    auto const found = headings_.find(std::string(element["section"].text()));
    return found == headings_.end() ? HeadingId{} : found->second;
  }

  // The member whose text speaks: the last one that has any, as Argdown has it.
  static Cursor spoken(Cursor element) {
    Cursor found;
    for (Cursor const member : element["members"].elements()) {
      if (!member["isReference"].is_true() && !member["text"].text().empty()) found = member;
    }
    return found;
  }

  // As they are written: Argdown lists them in the order in which they are first named.
  static std::vector<std::pair<std::string_view, Cursor>> in_their_order(Cursor statements) {
    struct Row {
      std::uint64_t place;  // line and column
      std::pair<std::string_view, Cursor> member;
    };
    std::vector<Row> rows;
    auto const place = [](Cursor at) {
      std::uint64_t const line = at["startLine"].number();
      return (line << 32U) + at["startColumn"].number();
    };
    for (auto const& member : statements.members()) {
      Cursor const words = spoken(member.second);
      std::uint64_t first = place(words);
      if (!words.exists()) {
        auto const named = member.second["members"].elements();
        for (std::size_t i = 0; i < named.size(); ++i)
          first = i == 0 ? place(named[i]) : std::min(first, place(named[i]));
      }
      rows.push_back({first, member});
    }
    std::ranges::stable_sort(rows, {}, &Row::place);
    std::vector<std::pair<std::string_view, Cursor>> out;
    for (Row const& row : rows) out.push_back(row.member);
    return out;
  }

  static void read_data(Fields& fields, Cursor element) {
    for (auto const& [key, value] : element["data"].members())
      fields.push_back({std::string(key), value.json()});
  }

  PropositionId add_claim(std::string id, std::string_view title, Cursor element) {
    Proposition claim;
    claim.id = std::move(id);
    claim.has_made_id = is_untitled(title) || claim.id != title;
    if (!is_untitled(title)) claim.title = title;
    claim.heading = heading_of(element);
    Cursor const member = spoken(element);
    claim.is_reference = !member.exists() && !element["members"].elements().empty();
    claim.text = one_line(member["text"].text());
    if (member.exists()) claim.markup = argdown_markup(member);
    add_tags(claim.markup, claim.text, element["tags"], member["tags"]);
    read_data(claim.data, element);
    return graph_.claims.add(std::move(claim));
  }

  // Those that the words do not show.
  static void add_tags(std::string& markup, std::string const& text, Cursor tags, Cursor shown) {
    std::unordered_set<std::string_view> known;
    for (Cursor const tag : shown.elements()) known.insert(tag.text());
    for (Cursor const tag : tags.elements()) {
      if (tag.text().empty() || known.contains(tag.text())) continue;
      if (markup.empty()) markup = escaped_text(text);
      markup += (markup.empty() ? "" : " ") + argdown_tag(tag.text());
    }
  }

  void read_statement(std::string_view title, Cursor statement) {
    claims_.emplace(title, add_claim(std::string(title), title, statement));
  }

  // A statement that a structure or relation names and that is listed nowhere.
  PropositionId claim(std::string_view title, Span place) {
    auto const [found, is_new] = claims_.try_emplace(std::string(title));
    if (!is_new) return found->second;
    notes_.broken(place, "a statement is named that is not listed");
    Proposition missing;
    missing.id = title;
    if (missing.id.empty()) missing.id = "Unnamed";
    found->second = graph_.claims.add(std::move(missing));
    return found->second;
  }

  void read_argument(std::string_view title, Cursor argument) {
    auto const rows = argument["pcs"].elements();
    if (rows.empty()) {
      std::string id(title);
      if (claims_.contains(id)) id += " (argument)";
      PropositionId const whole = add_claim(std::move(id), title, argument);
      graph_.claims[whole].is_argument = true;
      arguments_.emplace(title, whole);
      return;
    }
    Step common;
    common.argument = title;
    common.has_made_id = is_untitled(title);
    if (!is_untitled(title)) common.title = title;
    common.heading = heading_of(argument);
    if (Cursor const member = spoken(argument); member.exists()) {
      common.text = one_line(member["text"].text());
      common.markup = argdown_markup(member);
    }
    add_tags(common.markup, common.text, argument["tags"], spoken(argument)["tags"]);
    common.scheme = argument["data"]["scheme"].text();
    read_data(common.data, argument);
    std::erase_if(common.data, [](Field const& field) { return field.key == "scheme"; });
    read_structure(std::string(title), rows, common);
  }

  void read_structure(std::string const& title, std::vector<Cursor> const& rows, Step const& common) {
    auto& steps = steps_[title];
    std::vector<PropositionId> said;
    std::size_t begin = 0;  // of what the next step takes for granted
    for (std::size_t index = 0; index < rows.size(); ++index) {
      Cursor const row = rows[index];
      said.push_back(claim(row["title"].text(), row.place()));
      // Where the statement's own list of members does not say it.
      if (Proposition& stated = graph_.claims[said.back()]; stated.text.empty() && row["text"].is_scalar()) {
        stated.text = one_line(row["text"].text());
        stated.markup = argdown_markup(row);
        stated.is_reference = false;
      }
      if (!row["role"].text().ends_with("conclusion")) continue;
      Step step = common;
      step.id = steps.empty() ? title : title + '-' + std::to_string(steps.size() + 1);
      step.has_made_id = common.has_made_id || !steps.empty();
      step.position = static_cast<std::uint32_t>(steps.size());
      step.claim = said.back();
      Cursor const inference = row["inference"];
      for (Cursor const rule : inference["inferenceRules"].elements()) step.rules.emplace_back(rule.text());
      read_data(step.inference, inference);
      auto used = inference["data"]["uses"].elements();
      if (used.empty()) used = inference["data"]["from"].elements();
      for (Cursor const number : used) {
        std::size_t const place = number.number();
        if (place >= 1 && place <= index) step.premises.push_back({said[place - 1], {}});
      }
      for (std::size_t i = begin; used.empty() && i < index; ++i) step.premises.push_back({said[i], {}});
      steps.push_back(graph_.steps.add(std::move(step)));
      by_conclusion_.emplace(title + '\n' + std::to_string(index), steps.back());
      begin = index;
    }
    if (steps.empty()) notes_.broken(rows.front().place(), "an argument without a conclusion is left out");
  }

  void read_relation(Cursor relation) {
    std::string_view const kind = relation["relationType"].text();
    auto const step_kind = argdown_relation(kind);
    if (!step_kind) {
      notes_.broken(relation.place(), "a relation of a kind that Argdown does not have is left out");
      return;
    }
    Step step;
    step.kind = *step_kind;
    std::string const from(relation["from"].text());
    bool const is_argument = relation["fromType"].text() == "argument";
    if (!is_argument) {
      step.premises.push_back({claim(from, relation.place()), {}});
    } else if (auto const whole = arguments_.find(from); whole != arguments_.end()) {
      step.premises.push_back({whole->second, {}});
    } else if (auto const steps = steps_.find(from); steps != steps_.end() && !steps->second.empty()) {
      step.premises.push_back({graph_.steps[steps->second.back()].claim, {}});
    } else {
      notes_.broken(relation.place(), "a relation begins at an argument that is not listed; it is left out");
      return;
    }
    if (!aim(step, relation, kind)) return;
    // Written below the claim that it begins at.
    bool const begins_at_claim = !is_argument || arguments_.contains(from);
    if (kind == "contradictory" && step.claim.valid() && begins_at_claim)
      std::swap(step.claim, step.premises.front().claim);
    graph_.steps.add(std::move(step));
  }

  // Sets what the step bears on, and the word for it where the kind of the step does not say it.
  bool aim(Step& step, Cursor relation, std::string_view kind) {
    std::string const to(relation["to"].text());
    std::string_view const type = relation["toType"].text();
    bool needs_word = kind == "contradictory" || kind == "contrary" || kind == "entails";
    if (type != "argument" && type != "inference") {
      step.claim = claim(to, relation.place());
    } else if (auto const exact =
                   by_conclusion_.find(to + '\n' + std::string(relation["conclusionIndex"].text()));
               type == "inference" && exact != by_conclusion_.end()) {
      step.step = exact->second;
    } else if (auto const whole = arguments_.find(to); whole != arguments_.end()) {
      step.claim = whole->second;
      needs_word = needs_word || kind == "undercut";
    } else if (auto const steps = steps_.find(to); steps != steps_.end() && !steps->second.empty()) {
      step.step = steps->second.back();
      needs_word = needs_word || kind == "attack";
    } else {
      notes_.broken(relation.place(), "a relation ends at an argument that is not listed; it is left out");
      return false;
    }
    if (needs_word) step.data.push_back({"relation", in_quotes(kind)});
    return true;
  }

  Cursor root_;
  Notes& notes_;
  ArgumentGraph graph_;
  std::unordered_map<std::string, HeadingId> headings_;
  std::unordered_map<std::string, PropositionId> claims_;
  std::unordered_map<std::string, PropositionId> arguments_;  // those that nobody has taken apart
  std::unordered_map<std::string, std::vector<StepId>> steps_;
  std::unordered_map<std::string, StepId> by_conclusion_;
};

}  // namespace

std::optional<StepKind> argdown_relation(std::string_view kind) {
  static constexpr std::array<std::string_view, 4> attacks{"attack", "undercut", "contradictory", "contrary"};
  if (kind == "support" || kind == "entails") return StepKind::support;
  if (std::ranges::find(attacks, kind) != attacks.end()) return StepKind::attack;
  return std::nullopt;
}

bool is_argdown_json(Input const& input) {
  if (input.root["statements"].is_object() && input.root["arguments"].is_object())
    return input.root["relations"].is_array() || input.root["map"].is_object();
  return input.root["map"]["nodes"].is_array() && input.root["map"]["edges"].is_array();
}

std::expected<ArgumentGraph, ReadError> read_argdown_json(Input const& input, Notes& notes) {
  if (input.root["statements"].is_object() || input.root["arguments"].is_object())
    return ArgdownJsonReader(input.root, notes).read();
  if (input.root["map"]["nodes"].is_array()) return read_argdown_map(input.root["map"], notes);
  return std::unexpected(ReadError{0, "Argdown's JSON has `statements` and `arguments`, or a `map`"});
}

}  // namespace stet::argmap::exchange
