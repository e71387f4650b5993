#include "app/cli/print.h"

#include <fmt/core.h>

#include "app/report/report.h"
#include "app/run/plan.h"
#include "app/words/style.h"
#include "parser/parse.h"
#include "verify/check/check.h"

namespace stet::app {
namespace {

using argmap::ArgumentMap;

std::string where(Sources const& sources, Location at) {
  auto const found = place(sources, at);
  return fmt::format("{}:{}:{}", visible(found.path), found.begin.line, found.begin.column);
}

std::string name(ArgumentMap const& map, argmap::End const& end) {
  if (end.statement.valid()) return "[" + visible(map.statements[end.statement].title) + "]";
  if (end.argument.valid()) return "<" + visible(map.arguments[end.argument].title) + ">";
  if (end.inference.valid()) {
    auto const& inference = map.inferences[end.inference];
    return fmt::format("inference of <{}>", inference.argument.valid()
                                                ? visible(map.arguments[inference.argument].title)
                                                : std::string());
  }
  return "?";
}

std::string print_map(Sources const& sources, ArgumentMap const& map) {
  std::string out;
  for (auto const id : map.statements.ids()) {
    auto const& statement = map.statements[id];
    out += fmt::format("statement [{}]: {}\n", visible(statement.title), visible(map.text(id)));
    for (auto const at : statement.occurrences) {
      auto const& occurrence = map.occurrences[at];
      out += fmt::format("  {} {}{}\n", where(sources, occurrence.name), to_string(occurrence.role),
                         occurrence.is_reference ? ", reference" : "");
      for (auto const citation : occurrence.citations) {
        out += fmt::format("    cites {} {}\n", visible(map.citations[citation].key),
                           visible(map.citations[citation].locator));
        for (auto const& quotation : map.citations[citation].quotations)
          out += fmt::format("      \"{}\"\n", visible(quotation.words));
      }
    }
  }
  for (auto const id : map.arguments.ids()) {
    auto const& argument = map.arguments[id];
    out += fmt::format("argument <{}>: {}\n", visible(argument.title), visible(map.text(id)));
    for (auto const at : argument.occurrences) {
      out += fmt::format("  {}\n", where(sources, map.occurrences[at].name));
      for (auto const citation : map.occurrences[at].citations)
        out += fmt::format("    cites {} {}\n", visible(map.citations[citation].key),
                           visible(map.citations[citation].locator));
    }
    for (auto const inference : argument.inferences) {
      auto const& step = map.inferences[inference];
      for (auto const premise : step.premises)
        out += fmt::format("  from [{}]\n", visible(map.statements[premise].title));
      if (step.conclusion.valid())
        out += fmt::format("  to [{}]\n", visible(map.statements[step.conclusion].title));
    }
  }
  for (auto const& relation : map.relations)
    out += fmt::format("{} {} -> {}\n", to_string(relation.kind), name(map, relation.from),
                       name(map, relation.to));
  return out;
}

std::string_view word(argmap::evaluate::EvidenceState state) {
  switch (state) {
    case argmap::evaluate::EvidenceState::present: return "present";
    case argmap::evaluate::EvidenceState::absent: return "absent";
    case argmap::evaluate::EvidenceState::undecided: return "undecided";
  }
  return "undecided";
}

std::string print_evaluation(verify::CheckResult const& result) {
  using argmap::evaluate::Label;
  auto const& map = result.map;
  auto const label = [](Label l) { return l == Label::in ? "in" : l == Label::out ? "out" : "undecided"; };
  std::string out;
  for (auto const& piece : result.evidence)
    out += fmt::format("evidence {} for {}: {}, weight {:.3f}, origin {}{}{}\n",
                       piece.citation.valid() ? visible(map.citations[piece.citation].key) : "-",
                       name(map, {piece.statement, piece.argument, {}}), word(piece.state), piece.weight,
                       piece.origin, piece.primary ? ", primary" : "", piece.on_record ? "" : ", off record");
  auto const balances = argmap::evaluate::balances(result.evaluation);
  for (auto const id : map.statements.ids()) {
    auto const& verdict = result.evaluation.verdicts[id];
    out += fmt::format(
        "[{}]: {} ({}), {} on the evidence, {} granted, standard {}, origins {}, balance {:.3f}\n",
        visible(map.statements[id].title), to_string(verdict.verdict), to_string(verdict.reason),
        label(verdict.label), label(verdict.granted),
        with_thresholds(verdict.standard, standard_note(result, id)), verdict.origins, balances.of[id]);
  }
  if (!balances.converged) out += "balances: not-converged\n";
  return out;
}

std::string print_stage(verify::CheckResult const& result, Stage stage, parser::Dialect dialect) {
  switch (stage) {
    case Stage::syntax: {
      std::string_view const text = result.sources[result.file].text();
      return parser::dump(parser::parse(result.file, text, {.dialect = dialect}).tree, text);
    }
    case Stage::map: return print_map(result.sources, result.map);
    case Stage::evaluation: return print_evaluation(result);
  }
  return {};
}

}  // namespace

Printed print_all(Request const& request, Stage stage) {
  auto plan = make_plan(request);
  Printed printed;
  printed.problems = std::move(plan.problems);
  for (auto const& task : plan.tasks) {
    auto map = read_task(task, request);
    if (!map) {
      printed.problems.push_back({task.name, map.error().message});
    } else if (map->holds_no_map) {
      if (task.input.named) printed.problems.push_back({task.name, no_fence(task.name)});
    } else {
      auto const result = verify::check(task.name, std::move(map->text), task.options);
      printed.out += print_stage(result, stage, request.reading.dialect);
    }
  }
  return printed;
}

}  // namespace stet::app
