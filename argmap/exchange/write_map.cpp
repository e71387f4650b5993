#include "argmap/exchange/write_map.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "argmap/exchange/document.h"
#include "argmap/exchange/escape.h"
#include "argmap/exchange/titles.h"
#include "parser/format.h"
#include "parser/parse.h"

namespace stet::argmap::exchange {
namespace {

// Deeper relations begin a block of their own, so that no line stands too far to the right.
constexpr std::size_t deepest = 12;

bool is_plain_key(std::string_view key) {
  auto const is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  if (key.empty() || !is_letter(key.front())) return false;
  if (key == "true" || key == "false" || key == "null" || key == "yes" || key == "no") return false;
  return std::ranges::all_of(key, [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-'; });
}

void append_member(std::string& out, std::string_view key, std::string_view json) {
  out += out.empty() ? "{" : ", ";
  if (is_plain_key(key)) {
    out += key;
  } else {
    out += quoted(key);
  }
  out += ": ";
  out += json;
}

class Writer {
 public:
  explicit Writer(Graph const& graph) : graph_(graph) {}

  std::string write(std::string_view registry) {
    find_uses();
    make_titles();
    front_matter(registry);
    for (ClaimId const claim : graph_.claims.ids()) {
      if (is_root(claim)) block(claim);
    }
    for (StepId const step : graph_.steps.ids()) {
      if (!written_[step.index()] && is_structure(step)) structures(step);
    }
    // What is left supports itself in a circle, or stood too deep.
    for (ClaimId const claim : graph_.claims.ids()) block(claim);
    auto const parsed = parser::parse(FileId{0}, out_);
    return parser::format(parsed.tree, out_);
  }

 private:
  void find_uses() {
    relations_of_.resize(graph_.claims.size());
    structures_of_.resize(graph_.claims.size());
    bearing_on_.resize(graph_.steps.size());
    is_below_.assign(graph_.claims.size(), false);
    is_premise_.assign(graph_.claims.size(), false);
    defined_.assign(graph_.claims.size(), false);
    written_.assign(graph_.steps.size(), false);
    for (StepId const id : graph_.steps.ids()) {
      if (graph_.steps[id].step.valid()) bearing_on_[graph_.steps[id].step.index()].push_back(id);
    }
    for (StepId const id : graph_.steps.ids()) {
      Step const& step = graph_.steps[id];
      if (is_structure(id)) {
        if (step.claim.valid()) structures_of_[step.claim.index()].push_back(id);
        for (Premise const& premise : step.premises) is_premise_[premise.claim.index()] = true;
        continue;
      }
      if (step.claim.valid()) relations_of_[step.claim.index()].push_back(id);
      for (Premise const& premise : step.premises) is_below_[premise.claim.index()] = true;
    }
  }

  // Everything but a plain reason for or against something.
  [[nodiscard]] bool is_structure(StepId id) const {
    Step const& step = graph_.steps[id];
    if (!step.claim.valid() && !step.step.valid()) return true;
    if (!bearing_on_[id.index()].empty()) return true;
    // Argdown takes a relation of a claim to itself for another one that ends there.
    if (step.premises.size() == 1 && step.premises.front().claim == step.claim) return true;
    if (step.premises.size() == 1) return !step.title.empty() || !step.text.empty();
    return !step.premises.empty();
  }

  // Stands at the margin: nothing that is written as a tree holds it.
  [[nodiscard]] bool is_root(ClaimId claim) const {
    return !is_below_[claim.index()] && !is_premise_[claim.index()];
  }

  std::string unique(std::string const& title) {
    std::string candidate = title;
    for (std::size_t& n = tries_[title]; !used_.insert(candidate).second;)
      candidate = numbered_title(title, ++n + 1);
    return candidate;
  }

  void make_titles() {
    for (Claim const& claim : graph_.claims) claim_titles_.push_back(unique(title_for(claim)));
    used_.clear();
    tries_.clear();
    for (Step const& step : graph_.steps) step_titles_.push_back(unique(title_for(step)));
  }

  void front_matter(std::string_view registry) {
    std::string lines;
    auto const line = [&](std::string_view key, std::string_view json) {
      if (is_plain_key(key)) {
        lines += key;
      } else {
        lines += quoted(key);
      }
      lines.append(": ").append(json).append("\n");
    };
    if (!graph_.title.empty()) line("title", quoted(graph_.title));
    if (!graph_.article.empty()) line("article", quoted(graph_.article));
    if (!graph_.origins.empty()) line("sources", quoted(registry));
    for (Field const& field : graph_.data) line(field.key, field.json);
    if (!lines.empty()) out_ += "===\n" + lines + "===\n\n";
  }

  // The members of the claim's data, without the closing brace.
  std::string data_of(ClaimId id) const {
    Claim const& claim = graph_.claims[id];
    std::string out;
    if (claim.id != claim_titles_[id.index()]) append_member(out, "id", quoted(claim.id));
    // Also where there is none, and the id had to stand in.
    if (claim.text.empty() ? claim.markup.empty() : one_line(claim.text) != claim.text)
      append_member(out, "text", quoted(claim.text));
    if (!claim.anchor.exact.empty()) append_member(out, "anchor", anchor_of(claim.anchor));
    if (claim.origins.size() == 1) {
      append_member(out, "source", quoted(graph_.origins[claim.origins.front()].key));
    } else if (!claim.origins.empty()) {
      std::string list;
      for (OriginId const origin : claim.origins) {
        list += (list.empty() ? "[{source: " : ", {source: ") + quoted(graph_.origins[origin].key) + '}';
      }
      append_member(out, "sources", list + ']');
    }
    for (Field const& field : claim.data) append_member(out, field.key, field.json);
    return out;
  }

  static std::string anchor_of(Selector const& anchor) {
    if (anchor.prefix.empty() && anchor.suffix.empty()) return quoted(anchor.exact);
    std::string out;
    append_member(out, "exact", quoted(anchor.exact));
    if (!anchor.prefix.empty()) append_member(out, "prefix", quoted(anchor.prefix));
    if (!anchor.suffix.empty()) append_member(out, "suffix", quoted(anchor.suffix));
    return out + '}';
  }

  // A plain relation has no title that could stand for its id.
  std::string data_of(StepId id, bool is_titled, bool with_premises) const {
    Step const& step = graph_.steps[id];
    std::string out;
    if (!step.id.empty() && (!is_titled || step.id != step_titles_[id.index()]))
      append_member(out, "id", quoted(step.id));
    if (!step.scheme.empty()) append_member(out, "scheme", quoted(step.scheme));
    auto const has_role = [](Premise const& premise) { return !premise.role.empty(); };
    if (std::ranges::any_of(step.premises, has_role)) {
      std::string roles;
      for (Premise const& premise : step.premises)
        roles += (roles.empty() ? "[" : ", ") + quoted(premise.role);
      append_member(out, "roles", roles + ']');
    }
    // Told from an argument that nobody has taken apart by this list.
    if (with_premises) {
      std::string titles;
      for (Premise const& premise : step.premises)
        titles += (titles.empty() ? "[" : ", ") + quoted(claim_titles_[premise.claim.index()]);
      append_member(out, "premises", titles.empty() ? "[]" : titles + ']');
      bool const is_aimless = !step.claim.valid() && !step.step.valid();
      if (is_aimless && step.kind == StepKind::attack) append_member(out, "attacks", "true");
    }
    for (Field const& field : step.data) {
      if (field.key != "relation" || !is_contradiction(step)) append_member(out, field.key, field.json);
    }
    if (!out.empty()) out += '}';
    return out;
  }

  [[nodiscard]] std::string text_of(ClaimId id) const {
    std::string text = graph_.claims[id].markup;
    if (text.empty()) text = escaped_text(graph_.claims[id].text);
    return text.empty() ? escaped_text(graph_.claims[id].id) : text;
  }

  // `[T]: text {data}` where it is met first, `[T] {data}` from then on. `step` is the data of the step
  // that leads from it to what stands above. Returns whether it was defined here.
  bool mention(ClaimId id, std::string_view step = {}, bool may_define = true) {
    bool const defines = may_define && !defined_[id.index()];
    out_ += '[' + claim_titles_[id.index()] + ']';
    std::string data;
    if (defines) {
      defined_[id.index()] = true;
      out_ += ": " + text_of(id);
      data = data_of(id);
    }
    if (!step.empty()) append_member(data, "step", step);
    if (!data.empty()) out_ += ' ' + data + '}';
    return defines;
  }

  void block(ClaimId root) {
    if (defined_[root.index()]) return;
    std::vector<ClaimId> met;
    tree(root, 0, met);
    out_ += '\n';
    for (ClaimId const claim : met) {
      for (StepId const step : structures_of_[claim.index()]) structures(step);
    }
  }

  // The claim with what is written below it, from the margin or from a number.
  void tree(ClaimId root, std::size_t base, std::vector<ClaimId>& met) {
    bool const defines = mention(root);
    out_ += '\n';
    if (!defines) return;
    met.push_back(root);
    below(root, base, met);
  }

  // The reasons for and against a claim that was just defined, and what is below those.
  void below(ClaimId root, std::size_t base, std::vector<ClaimId>& met) {
    struct Level {
      ClaimId claim;
      std::size_t next;
    };
    std::vector<Level> levels{{root, 0}};
    while (!levels.empty()) {
      Level& level = levels.back();
      auto const& steps = relations_of_[level.claim.index()];
      if (level.next == steps.size()) {
        levels.pop_back();
        continue;
      }
      ClaimId const defined = relation(steps[level.next++], base + levels.size());
      if (!defined.valid()) continue;
      met.push_back(defined);
      levels.push_back({defined, 0});
    }
  }

  // One line; returns the claim that was defined on it and may have more below it.
  ClaimId relation(StepId id, std::size_t depth) {
    Step const& step = graph_.steps[id];
    written_[id.index()] = true;
    out_.append(2 * depth, ' ');
    out_ += step.step.valid() && step.kind == StepKind::attack ? "_ "
            : is_contradiction(step)                           ? ">< "
            : step.kind == StepKind::attack                    ? "- "
                                                               : "+ ";
    if (step.premises.empty()) {
      argument(id);
      out_ += '\n';
      return {};
    }
    ClaimId const claim = step.premises.front().claim;
    bool const defines = mention(claim, data_of(id, false, false), depth < deepest);
    out_ += '\n';
    return defines ? claim : ClaimId{};
  }

  [[nodiscard]] static bool is_contradiction(Step const& step) {
    return step.claim.valid() && step.kind == StepKind::attack && step.premises.size() == 1 &&
           std::ranges::any_of(step.data, [](Field const& field) {
             return field.key == "relation" && field.json == "\"contradictory\"";
           });
  }

  void argument(StepId id) {
    Step const& step = graph_.steps[id];
    out_ += '<' + step_titles_[id.index()] + '>';
    // An argument that says nothing and is built of nothing would be a mere reference.
    bool const is_built = !step.premises.empty() && is_complete(step);
    std::string text = escaped_text(step.text);
    if (text.empty() && !is_built) text = escaped_text(step_titles_[id.index()]);
    if (!text.empty()) out_ += ": " + text;
    if (std::string const data = data_of(id, true, !is_complete(step) || step.premises.empty());
        !data.empty())
      out_ += ' ' + data;
  }

  // Has an end that it bears on, or none of its premises to lose.
  [[nodiscard]] static bool is_complete(Step const& step) {
    return step.claim.valid() || step.step.valid() || step.premises.empty();
  }

  // The structure, and those of what it defines.
  void structures(StepId first) {
    std::vector<StepId> queue{first};
    for (std::size_t i = 0; i < queue.size(); ++i) {
      StepId const id = queue[i];
      if (written_[id.index()]) continue;
      std::vector<ClaimId> met;
      structure(id, met);
      for (ClaimId const claim : met) {
        auto const& more = structures_of_[claim.index()];
        queue.insert(queue.end(), more.begin(), more.end());
      }
      for (StepId const other : bearing_on_[id.index()]) {
        if (is_structure(other)) queue.push_back(other);
      }
    }
  }

  void structure(StepId id, std::vector<ClaimId>& met) {
    Step const& step = graph_.steps[id];
    written_[id.index()] = true;
    argument(id);
    out_ += '\n';
    bool const supports = step.kind == StepKind::support;
    bool const proves = supports && step.claim.valid() && !step.premises.empty();
    if (!proves && step.claim.valid())
      out_ += (supports ? "  +> [" : "  -> [") + claim_titles_[step.claim.index()] + "]\n";
    if (step.step.valid()) {
      out_ += step.kind == StepKind::attack ? "  _> <" : "  +> <";
      out_ += step_titles_[step.step.index()] + ">\n";
    }
    for (StepId const other : bearing_on_[id.index()]) {
      if (is_structure(other)) continue;
      ClaimId const defined = relation(other, 1);
      if (!defined.valid()) continue;
      met.push_back(defined);
      below(defined, 1, met);
    }
    out_ += '\n';
    if (step.premises.empty() || !is_complete(step)) return;
    std::size_t number = 0;
    for (Premise const& premise : step.premises) {
      out_ += '(' + std::to_string(++number) + ") ";
      tree(premise.claim, 1, met);
    }
    out_ += "----\n(" + std::to_string(++number) + ") ";
    if (proves) {
      tree(step.claim, 1, met);
    } else {
      bool const on_step = step.step.valid();
      std::string const target =
          on_step ? step_titles_[step.step.index()] : claim_titles_[step.claim.index()];
      std::string const name = step.kind == StepKind::attack ? "Against " : "For ";
      out_ += '[' + unique_claim(name + target) + "]: ";
      if (on_step) {
        out_ += step.kind == StepKind::attack ? "That step does not hold." : "That step holds.";
      } else {
        out_ += "It is not so that " + text_of(step.claim);
      }
      out_ += " {implicit: true}\n";
    }
    out_ += '\n';
  }

  std::string unique_claim(std::string const& title) {
    if (claim_names_.empty()) claim_names_.insert(claim_titles_.begin(), claim_titles_.end());
    std::string candidate = title;
    for (std::size_t& n = claim_tries_[title]; !claim_names_.insert(candidate).second;)
      candidate = numbered_title(title, ++n + 1);
    return candidate;
  }

  Graph const& graph_;
  std::string out_;
  std::vector<std::string> claim_titles_;
  std::vector<std::string> step_titles_;
  std::unordered_set<std::string> used_;
  std::unordered_map<std::string, std::size_t> tries_;  // by title: how often it was given
  std::unordered_set<std::string> claim_names_;
  std::unordered_map<std::string, std::size_t> claim_tries_;
  std::vector<std::vector<StepId>> relations_of_;   // by claim: plain reasons for and against it
  std::vector<std::vector<StepId>> structures_of_;  // by claim: structures that end in it
  std::vector<std::vector<StepId>> bearing_on_;     // by step: steps that bear on it
  std::vector<bool> is_below_;                      // by claim: is the one premise of a plain reason
  std::vector<bool> is_premise_;                    // by claim: of a structure
  std::vector<bool> defined_;
  std::vector<bool> written_;
};

}  // namespace

std::string write_map(Graph const& graph, std::string_view registry) {
  if (graph.document.empty()) return Writer(graph).write(registry);
  auto const parsed = parser::parse(FileId{0}, graph.document);
  return parser::format(parsed.tree, graph.document);
}

std::string write_registry(Graph const& graph) {
  std::string out;
  for (Origin const& origin : graph.origins) {
    out +=
        "- id: " + quoted(origin.key) + "\n  type: " + (origin.url.empty() ? "document" : "webpage") + '\n';
    if (!origin.title.empty()) out += "  title: " + quoted(origin.title) + '\n';
    if (!origin.url.empty()) out += "  URL: " + quoted(origin.url) + '\n';
  }
  return out;
}

}  // namespace stet::argmap::exchange
