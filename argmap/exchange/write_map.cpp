#include "argmap/exchange/write_map.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "argmap/exchange/document.h"
#include "argmap/exchange/escape.h"
#include "argmap/exchange/map_data.h"
#include "argmap/exchange/map_plan.h"
#include "argmap/exchange/markup_of.h"
#include "argmap/exchange/titles.h"
#include "parser/format.h"
#include "parser/parse.h"

namespace stet::argmap::exchange {
namespace {

// Deeper relations begin a block of their own, so that no line stands too far to the right.
constexpr std::size_t deepest = 12;
constexpr std::size_t most_repeated = 1000;  // bytes of a claim that its denial repeats

class Writer {
 public:
  explicit Writer(ArgumentGraph const& graph) : graph_(graph), plan_(plan_map(graph)) {}

  std::string write(std::string_view registry) {
    defined_.assign(graph_.claims.size(), false);
    written_.assign(graph_.steps.size(), false);
    front_matter(registry);
    section();
    for (HeadingId const heading : graph_.headings.ids()) {
      current_ = heading;
      out_.append(graph_.headings[heading].level, '#').append(" ").append(graph_.headings[heading].text);
      out_ += "\n\n";
      section();
    }
    for (std::string const& comment : graph_.comments) out_ += comment + "\n\n";
    auto const parsed = parser::parse(FileId{0}, out_);
    return parser::format(parsed.tree, out_);
  }

 private:
  void front_matter(std::string_view registry) {
    std::string lines;
    UniqueKeys keys;
    auto const line = [&](std::string_view key, std::string_view json) {
      lines.append(data_key(keys(key))).append(": ");
      // Three of them end the front matter, wherever they stand.
      for (std::size_t at = 0; at < json.size();) {
        bool const is_end = json.substr(at).starts_with("===");
        lines += is_end ? std::string_view("\\u003d\\u003d\\u003d") : json.substr(at, 1);
        at += is_end ? 3 : 1;
      }
      lines += '\n';
    };
    if (!graph_.title.empty()) line("title", in_quotes(graph_.title));
    if (!graph_.article.empty()) line("article", in_quotes(graph_.article));
    if (!graph_.references.empty()) line("sources", in_quotes(registry));
    for (Field const& field : graph_.data) line(field.key, field.json);
    if (!lines.empty()) out_ += "===\n" + lines + "===\n\n";
  }

  // All that stands under the current heading.
  void section() {
    std::size_t const place = current_.valid() ? current_.index() + 1 : 0;
    auto const& claims = plan_.claims_under[place];
    // Before what speaks for the claim, which is the last place.
    for (PropositionId const claim : claims) others(name_of(claim), graph_.claims[claim].others);
    for (StepId const step : plan_.structures_under[place])
      others('<' + plan_.step_titles[step.index()] + '>', graph_.steps[step].others);
    for (PropositionId const claim : claims) {
      if (!plan_.is_inside[claim.index()]) block(claim);
    }
    for (StepId const step : plan_.structures_under[place]) structures(step);
    // What is left supports itself in a circle, or stood too deep.
    for (PropositionId const claim : claims) block(claim);
    for (StepId const id : plan_.apart_under[place]) {
      Step const& step = graph_.steps[id];
      written_[id.index()] = true;
      out_ += name_of(step.premises.front().claim) + (step.step.valid() ? "\n  >< " : "\n  _> ");
      out_ += step.step.valid() ? '<' + plan_.step_titles[step.step.index()] + '>' : name_of(step.claim);
      if (std::string const data = step_data(graph_, plan_, id, false, false); !data.empty())
        out_ += " {step: " + data + '}';
      out_ += "\n\n";
    }
  }

  void others(std::string const& name, std::vector<std::string> const& words) {
    for (std::string const& each : words) {
      out_ += name;
      in_lines(each);
      out_ += "\n\n";
    }
  }

  [[nodiscard]] std::string name_of(PropositionId id) const {
    bool const is_argument = plan_.as_argument[id.index()];
    return (is_argument ? '<' : '[') + plan_.claim_titles[id.index()] + (is_argument ? '>' : ']');
  }

  [[nodiscard]] std::string text_of(PropositionId id) const {
    std::string text = graph_.claims[id].markup;
    if (text.empty()) text = escaped_text(graph_.claims[id].text);
    return text.empty() ? escaped_text(graph_.claims[id].id) : text;
  }

  // `[T]: text {data}` where it is met first in its section, `[T] {data}` elsewhere; what is only named
  // stands in every section. `step` is the data of the step that leads from it to what stands above. Returns
  // whether it was defined here.
  bool mention(PropositionId id, std::string_view step = {}, bool may_define = true) {
    Proposition const& claim = graph_.claims[id];
    bool const is_here = claim.heading == current_ || claim.is_reference;
    bool const defines = may_define && !defined_[id.index()] && is_here;
    out_ += name_of(id);
    std::string data;
    if (defines) {
      defined_[id.index()] = true;
      comments(claim.comments);
      if (!claim.is_reference) in_lines(": " + text_of(id));
      data = claim_data(graph_, plan_, id);
    }
    if (!step.empty()) append_member(data, "step", step);
    if (!data.empty()) append_data(data + '}');
    return defines;
  }

  [[nodiscard]] std::string indentation() const {
    std::size_t const line = out_.rfind('\n') + 1;
    return std::string(std::min(out_.find_first_not_of(' ', line), out_.size()) - line, ' ');
  }

  // Before the line that was begun.
  void comments(std::vector<std::string> const& list) {
    if (list.empty()) return;
    std::string lines;
    std::string const indent = indentation();
    for (std::string const& comment : list) lines += indent + comment + '\n';
    out_.insert(out_.rfind('\n') + 1, lines);
  }

  // Words of which block quotations have their own lines.
  void in_lines(std::string_view words) {
    std::string const indent = indentation() + "    ";
    for (char const c : words) {
      out_.push_back(c);
      if (c == '\n') out_ += indent;
    }
  }

  void append_data(std::string_view data) {
    out_ += ends_in_block(out_) ? '\n' + indentation() : " ";
    out_ += data;
  }

  void block(PropositionId root) {
    if (defined_[root.index()]) return;
    std::vector<PropositionId> met;
    tree(root, 0, met);
    out_ += '\n';
    for (PropositionId const claim : met) {
      for (StepId const step : plan_.structures_of[claim.index()]) structures(step);
    }
  }

  // The claim with what is written below it, from the margin or from a number.
  void tree(PropositionId root, std::size_t base, std::vector<PropositionId>& met) {
    bool const defines = mention(root);
    out_ += '\n';
    if (!defines) return;
    met.push_back(root);
    below(root, base, met);
  }

  // The reasons for and against a claim that was just defined, and what is below those.
  void below(PropositionId root, std::size_t base, std::vector<PropositionId>& met) {
    struct Level {
      PropositionId claim;
      std::size_t next;
    };
    std::vector<Level> levels{{root, 0}};
    while (!levels.empty()) {
      Level& level = levels.back();
      auto const& steps = plan_.relations_of[level.claim.index()];
      if (level.next == steps.size()) {
        levels.pop_back();
        continue;
      }
      PropositionId const defined = relation(steps[level.next++], base + levels.size());
      if (!defined.valid()) continue;
      met.push_back(defined);
      levels.push_back({defined, 0});
    }
  }

  // One line; returns the claim that was defined on it and may have more below it.
  PropositionId relation(StepId id, std::size_t depth) {
    Step const& step = graph_.steps[id];
    written_[id.index()] = true;
    out_.append(2 * depth, ' ');
    out_ += relation_symbol(step);
    if (step.premises.empty()) {
      argument(id);
      out_ += '\n';
      return {};
    }
    PropositionId const claim = step.premises.front().claim;
    bool const defines = mention(claim, step_data(graph_, plan_, id, false, false), depth < deepest);
    out_ += '\n';
    return defines ? claim : PropositionId{};
  }

  void argument(StepId id) {
    Step const& step = graph_.steps[id];
    out_ += '<' + plan_.step_titles[id.index()] + '>';
    // An argument that says nothing and is built of nothing would be a mere reference.
    bool const is_built = !step.premises.empty() && is_complete(step);
    std::string text = step.markup.empty() ? escaped_text(step.text) : step.markup;
    if (text.empty() && !is_built) text = escaped_text(plan_.step_titles[id.index()]);
    comments(step.comments);
    if (!text.empty()) in_lines(": " + text);
    if (std::string const data =
            step_data(graph_, plan_, id, true, !is_complete(step) || step.premises.empty());
        !data.empty())
      append_data(data);
  }

  // The structure, and those of what it defines, as far as they stand under the current heading.
  void structures(StepId first) {
    std::vector<StepId> queue{first};
    for (std::size_t i = 0; i < queue.size(); ++i) {
      StepId const id = plan_.first_of[queue[i].index()];
      if (written_[id.index()] || graph_.steps[id].heading != current_) continue;
      std::vector<PropositionId> met;
      auto steps = plan_.steps_with[id.index()];
      if (steps.empty()) steps.push_back(id);
      structure(steps, met);
      for (PropositionId const claim : met) {
        auto const& more = plan_.structures_of[claim.index()];
        queue.insert(queue.end(), more.begin(), more.end());
      }
      for (StepId const step : steps) {
        for (StepId const other : plan_.bearing_on[step.index()]) {
          if (plan_.is_structure[other.index()]) queue.push_back(other);
        }
      }
    }
  }

  // An argument with its steps; what bears on the last one stands below its name, the rest below the dashes.
  void structure(std::vector<StepId> const& steps, std::vector<PropositionId>& met) {
    StepId const last = steps.back();
    Step const& step = graph_.steps[last];
    for (StepId const each : steps) written_[each.index()] = true;
    argument(steps.front());
    out_ += '\n';
    if (!proves(step)) target_of(step);
    bearing_on(last, met);
    out_ += '\n';
    if (step.premises.empty() || !is_complete(step)) return;
    Numbers numbers;
    for (StepId const each : steps) inference(each, each == last, numbers, met);
    out_ += '\n';
  }

  // `+> [Claim]`, `_> <Argument>`: where a step leads that has no conclusion of its own.
  void target_of(Step const& step) {
    std::string const symbol = std::string("  ") + relation_symbol(step).front() + "> ";
    if (step.claim.valid()) out_ += symbol + name_of(step.claim) + '\n';
    if (step.step.valid()) out_ += symbol + '<' + plan_.step_titles[step.step.index()] + ">\n";
  }

  void bearing_on(StepId id, std::vector<PropositionId>& met) {
    for (StepId const other : plan_.bearing_on[id.index()]) {
      if (plan_.is_structure[other.index()]) continue;
      PropositionId const defined = relation(other, 1);
      if (!defined.valid()) continue;
      met.push_back(defined);
      below(defined, 1, met);
    }
  }

  // The statements of an argument that are numbered so far.
  struct Numbers {
    std::size_t count = 0;
    std::size_t granted_from = 1;                     // from here on, the next step takes them for granted
    std::unordered_map<std::size_t, std::size_t> of;  // the last number of a claim
  };

  std::size_t number(Numbers& numbers, PropositionId claim) {
    out_ += '(' + std::to_string(++numbers.count) + ") ";
    numbers.of[claim.index()] = numbers.count;
    return numbers.count;
  }

  // Premises that are not there yet, the dashes, the conclusion.
  void inference(StepId id, bool is_last, Numbers& numbers, std::vector<PropositionId>& met) {
    Step const& step = graph_.steps[id];
    std::size_t const there = numbers.count;
    std::size_t granted = 0;  // premises among those that the step takes for granted
    // Only where the writer referred back; else a premise is named again.
    bool const refers = std::ranges::any_of(
        step.inference, [](Field const& field) { return field.key == "uses" || field.key == "from"; });
    std::string uses;
    std::unordered_set<std::size_t> used;  // a premise that is named twice stands there twice
    for (Premise const& premise : step.premises) {
      auto const known = numbers.of.find(premise.claim.index());
      std::size_t place = known == numbers.of.end() ? 0 : known->second;
      if (place == 0 || used.contains(place) || (place < numbers.granted_from && !refers)) {
        place = number(numbers, premise.claim);
        tree(premise.claim, 1, met);
      } else if (place >= numbers.granted_from) {
        ++granted;
      }
      used.insert(place);
      uses += (uses.empty() ? "[" : ", ") + std::to_string(place);
    }
    bool const is_plain = !refers && numbers.granted_from + granted == there + 1;
    out_ += inference_line(step, is_plain ? std::string() : uses + ']') + '\n';
    if (!is_last) bearing_on(id, met);
    numbers.granted_from = numbers.count + 1;
    if (proves(step)) {
      number(numbers, step.claim);
      tree(step.claim, 1, met);
    } else {
      out_ += '(' + std::to_string(++numbers.count) + ") ";
      implicit_conclusion(step);
    }
  }

  void implicit_conclusion(Step const& step) {
    bool const on_step = step.step.valid();
    std::string const target =
        on_step ? plan_.step_titles[step.step.index()] : plan_.claim_titles[step.claim.index()];
    std::string const name = step.kind == StepKind::attack ? "Against " : "For ";
    out_ += '[' + unique_claim(name + target) + "]: ";
    if (on_step) {
      out_ += step.kind == StepKind::attack ? "That step does not hold." : "That step holds.";
    } else {
      // Long ones are not said again: many may be against one claim.
      std::string const text = one_line(text_of(step.claim));
      out_ += "It is not so that " + (text.size() > most_repeated ? "this holds." : text);
    }
    out_ += " {implicit: true}\n";
  }

  std::string unique_claim(std::string const& title) {
    if (claim_names_.empty()) claim_names_.insert(plan_.claim_titles.begin(), plan_.claim_titles.end());
    std::string candidate = title;
    for (std::size_t& n = claim_tries_[title]; !claim_names_.insert(candidate).second;)
      candidate = numbered_title(title, ++n + 1);
    return candidate;
  }

  ArgumentGraph const& graph_;
  MapPlan plan_;
  std::string out_;
  HeadingId current_;
  std::unordered_set<std::string> claim_names_;
  std::unordered_map<std::string, std::size_t> claim_tries_;
  std::vector<bool> defined_;
  std::vector<bool> written_;
};

}  // namespace

std::string write_map(ArgumentGraph const& graph, std::string_view registry) {
  if (graph.document.empty()) return Writer(graph).write(registry);
  auto const parsed = parser::parse(FileId{0}, graph.document);
  return parser::format(parsed.tree, graph.document);
}

std::string write_registry(ArgumentGraph const& graph) {
  std::string out;
  for (Reference const& origin : graph.references) {
    out += "- id: " + in_quotes(origin.key) + "\n  type: " + (origin.url.empty() ? "document" : "webpage") +
           '\n';
    if (!origin.title.empty()) out += "  title: " + in_quotes(origin.title) + '\n';
    if (!origin.url.empty()) out += "  URL: " + in_quotes(origin.url) + '\n';
  }
  return out;
}

}  // namespace stet::argmap::exchange
