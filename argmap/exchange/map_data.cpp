#include "argmap/exchange/map_data.h"

#include <algorithm>

#include "argmap/exchange/document.h"
#include "argmap/exchange/escape.h"

namespace stet::argmap::exchange {
namespace {

bool is_plain_key(std::string_view key) {
  auto const is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  if (key.empty() || !is_letter(key.front())) return false;
  if (key == "true" || key == "false" || key == "null" || key == "yes" || key == "no") return false;
  return std::ranges::all_of(key, [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-'; });
}

std::string anchor_of(Selector const& anchor) {
  if (anchor.prefix.empty() && anchor.suffix.empty()) return in_quotes(anchor.exact);
  std::string out;
  append_member(out, "exact", in_quotes(anchor.exact));
  if (!anchor.prefix.empty()) append_member(out, "prefix", in_quotes(anchor.prefix));
  if (!anchor.suffix.empty()) append_member(out, "suffix", in_quotes(anchor.suffix));
  return out + '}';
}

// Whether the words can stand between dashes.
bool is_plain_rule(std::string_view rule) {
  return !rule.empty() && rule.front() != ' ' && rule.back() != ' ' && !rule.contains("--") &&
         !rule.contains("  ") && std::ranges::all_of(rule, [](char c) {
           return c == ' ' || c == '-' || c == '_' || c == '\'' || (c >= '0' && c <= '9') ||
                  (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<signed char>(c) < 0;
         });
}

bool is_contradiction(Step const& step) {
  return step.kind == StepKind::attack && step.premises.size() == 1 && relation_word(step) == "contradictory";
}

// Whether the symbol says what the word does.
bool is_told_by_symbol(Step const& step) {
  std::string const word = relation_word(step);
  if (word == "attack") return step.step.valid() && step.kind == StepKind::attack;
  if (word == "undercut") return relation_symbol(step) == "_ ";
  return is_contradiction(step);
}

}  // namespace

std::string data_key(std::string_view key) { return is_plain_key(key) ? std::string(key) : in_quotes(key); }

void append_member(std::string& block, std::string_view key, std::string_view json) {
  block += block.empty() ? "{" : ", ";
  block += data_key(key);
  block += ": ";
  block += json;
}

std::string claim_data(ArgumentGraph const& graph, MapPlan const& plan, PropositionId id) {
  Proposition const& claim = graph.claims[id];
  DataBlock out;
  if (!claim.has_made_id && claim.id != plan.claim_titles[id.index()]) out.add("id", in_quotes(claim.id));
  // Also where there is none, and the id had to stand in.
  bool const is_silent = claim.text.empty() && claim.markup.empty() && !claim.is_reference;
  if (is_silent || (!claim.text.empty() && one_line(claim.text) != claim.text))
    out.add("text", in_quotes(claim.text));
  if (!claim.anchor.exact.empty()) out.add("anchor", anchor_of(claim.anchor));
  if (claim.references.size() == 1) {
    out.add("source", in_quotes(graph.references[claim.references.front()].key));
  } else if (!claim.references.empty()) {
    std::string list;
    for (ReferenceId const origin : claim.references) {
      list += (list.empty() ? "[{source: " : ", {source: ") + in_quotes(graph.references[origin].key) + '}';
    }
    out.add("sources", list + ']');
  }
  for (Field const& field : claim.data) out.add(field.key, field.json);
  return std::move(out).open();
}

std::string step_data(ArgumentGraph const& graph, MapPlan const& plan, StepId id, bool is_titled,
                      bool with_premises) {
  Step const& step = graph.steps[id];
  DataBlock out;
  bool const has_id = !step.id.empty() && !step.has_made_id;
  if (has_id && (!is_titled || step.id != plan.step_titles[id.index()])) out.add("id", in_quotes(step.id));
  if (!step.scheme.empty()) out.add("scheme", in_quotes(step.scheme));
  auto const has_role = [](Premise const& premise) { return !premise.role.empty(); };
  if (std::ranges::any_of(step.premises, has_role)) {
    std::string roles;
    for (Premise const& premise : step.premises)
      roles += (roles.empty() ? "[" : ", ") + in_quotes(premise.role);
    out.add("roles", roles + ']');
  }
  // Told from an argument that nobody has taken apart by this list.
  if (with_premises) {
    std::string titles;
    for (Premise const& premise : step.premises)
      titles += (titles.empty() ? "[" : ", ") + in_quotes(plan.claim_titles[premise.claim.index()]);
    out.add("premises", titles.empty() ? "[]" : titles + ']');
    bool const is_aimless = !step.claim.valid() && !step.step.valid();
    if (is_aimless && step.kind == StepKind::attack) out.add("attacks", "true");
  }
  for (Field const& field : step.data) {
    if (field.key != "relation" || !is_told_by_symbol(step)) out.add(field.key, field.json);
  }
  return std::move(out).closed();
}

std::string inference_line(Step const& step, std::string_view uses) {
  std::string names;
  DataBlock block;
  std::string others;
  for (std::string const& rule : step.rules) {
    if (is_plain_rule(rule)) {
      names += (names.empty() ? "" : ", ") + rule;
    } else {
      others += (others.empty() ? "[" : ", ") + in_quotes(rule);
    }
  }
  if (!uses.empty()) block.add("uses", uses);
  if (!others.empty()) block.add("rules", others + ']');
  for (Field const& field : step.inference) {
    if (field.key != "uses" && field.key != "from") block.add(field.key, field.json);
  }
  std::string const data = std::move(block).closed();
  if (names.empty() && data.empty()) return "----";
  return "-- " + names + (names.empty() || data.empty() ? "" : " ") + data + " --";
}

std::string_view relation_symbol(Step const& step) {
  if (step.kind == StepKind::support) return "+ ";
  std::string const word = relation_word(step);
  if (is_contradiction(step)) return ">< ";
  if (step.step.valid()) return word == "attack" ? "- " : "_ ";
  return word == "undercut" ? "_ " : "- ";
}

}  // namespace stet::argmap::exchange
