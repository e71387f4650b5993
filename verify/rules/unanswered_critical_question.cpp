// unanswered-critical-question: an argument says which scheme it follows (`{scheme: expert-opinion}`), and
// the map does not say what becomes of the questions that such an argument has to stand. A question is
// answered by the argument's own data (`answered: [consistency]`), or raised by an objection or answer that
// names it
// (`{question: consistency}` on the line of a relation to the argument).
#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "argmap/build/data.h"
#include "argmap/schemes.h"
#include "verify/claims.h"
#include "verify/rules/rules.h"

namespace stet::rule_id {
extern Rule const unanswered_critical_question{48,
                                               "unanswered-critical-question",
                                               Category::argument,
                                               Severity::info,
                                               "an argument leaves a critical question of its scheme open",
                                               false};
}

namespace stet::verify::rules {
namespace {

using namespace argmap;

using Names = std::set<std::string, std::less<>>;

// Adds the scalar there, or those of the list there.
void add_names(Names& names, parser::yaml::Document const& data, std::string_view key) {
  auto const at = data::find(data, {key});
  if (!at) return;
  if (data[*at].type == parser::yaml::Type::sequence) {
    for (auto const element : data.elements(*at)) names.insert(data[element].text);
  } else if (data::is_scalar(data[*at])) {
    names.insert(data[*at].text);
  }
}

// By argument: the questions that something which bears on it names.
std::vector<Names> raised_questions(ArgumentMap const& map) {
  std::vector<Names> out(map.arguments.size());
  auto const read = [&](End const& from, Names& names) {
    if (from.statement.valid()) add_names(names, map.statements[from.statement].data, "question");
    if (from.argument.valid()) add_names(names, map.arguments[from.argument].data, "question");
  };
  for (Relation const& relation : map.relations) {
    if (relation.to.argument.valid()) read(relation.from, out[relation.to.argument.index()]);
    if (relation.to.inference.valid())
      read(relation.from, out[map.inferences[relation.to.inference].argument.index()]);
  }
  return out;
}

// Names in the argument's own `answered` that the scheme has no question for: most likely misspelt.
std::vector<std::string> unknown_answers(Argument const& argument, Scheme const& scheme) {
  Names given;
  add_names(given, argument.data, "answered");
  std::vector<std::string> out;
  for (std::string const& name : given) {
    if (std::ranges::find(scheme.questions, name, &CriticalQuestion::id) == scheme.questions.end())
      out.push_back(fmt::format("`{}`", name));
  }
  return out;
}

}  // namespace

void unanswered_critical_question(Input const& input, Diagnostics& findings) {
  ArgumentMap const& map = input.result.map;
  auto const raised = raised_questions(map);
  for (ArgumentId const id : map.arguments.ids()) {
    Argument const& argument = map.arguments[id];
    auto const named = data::scalar(argument.data, {"scheme"});
    Scheme const* const scheme = named ? find_scheme(*named) : nullptr;
    if (scheme == nullptr || argument.occurrences.empty()) continue;
    OccurrenceId const shown = argument.canonical.valid() ? argument.canonical : argument.occurrences.front();
    if (auto const unknown = unknown_answers(argument, *scheme); !unknown.empty()) {
      std::vector<std::string> known;
      for (CriticalQuestion const& question : scheme->questions)
        known.push_back(fmt::format("`{}`", question.id));
      auto& finding = findings.report(rule_id::unanswered_critical_question, map.occurrences[shown].name,
                                      fmt::format("{} answers what `{}` does not ask: {}", name_of(map, id),
                                                  scheme->id, list_of(unknown, 8)));
      finding.help = fmt::format("its questions are {}", list_of(known, 20));
      finding.subject = argument.title;
    }
    Names answered = raised[id.index()];
    add_names(answered, argument.data, "answered");
    std::vector<CriticalQuestion const*> open;
    for (CriticalQuestion const& question : scheme->questions) {
      if (!answered.contains(question.id)) open.push_back(&question);
    }
    if (open.empty()) continue;
    std::vector<std::string> names;
    std::string texts;
    for (CriticalQuestion const* const question : open) {
      names.push_back(fmt::format("`{}`", question->id));
      texts += (texts.empty() ? "" : " ") + std::string(question->text);
    }
    auto& finding =
        findings.report(rule_id::unanswered_critical_question, map.occurrences[shown].name,
                        fmt::format("{} leaves {} of `{}` open: {}", name_of(map, id),
                                    open.size() == 1 ? "a critical question" : "critical questions",
                                    scheme->id, list_of(names, 8)));
    finding.help = texts +
                   " Answer with `answered: [...]` in the argument's data, or with `{question: ...}` on "
                   "what bears on it";
    finding.subject = argument.title;
  }
}

}  // namespace stet::verify::rules
