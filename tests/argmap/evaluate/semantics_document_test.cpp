// The examples of docs/semantics.md come out as the page says.
#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include <fmt/ranges.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "argmap/build/build.h"
#include "argmap/evaluate/evaluate.h"
#include "argmap/evaluate/explain.h"
#include "argmap/evaluate/framework_read.h"
#include "argmap/evaluate/solve.h"
#include "parser/parse.h"

namespace stet::argmap::evaluate::test {
namespace {

struct Example {
  std::string map;
  std::vector<std::string> expected;      // "[Title]: verdict reason"
  std::vector<std::string> explanations;  // "[Title]: crux [Other]"
  std::vector<std::string> grades;
  std::vector<std::string> balances;  // "[Title]: 0.500"
};

std::vector<Example> examples() {
  std::ifstream in(STET_SOURCE_DIR "/docs/semantics.md");
  std::vector<Example> out;
  std::string line;
  std::string fence;
  while (std::getline(in, line)) {
    if (line.starts_with("```")) {
      bool const opens = fence.empty();
      fence = opens ? line.substr(3) + " " : "";
      if (fence == "argdown ") out.emplace_back();
      continue;
    }
    if (fence == "argdown ") out.back().map += line + "\n";
    if (fence == "verdicts ") out.back().expected.push_back(line);
    if (fence == "explanations ") out.back().explanations.push_back(line);
    if (fence == "grades ") out.back().grades.push_back(line);
    if (fence == "balances ") out.back().balances.push_back(line);
  }
  return out;
}

// Every citation counts, but for those whose key says otherwise.
std::vector<Evidence> evidence_of(ArgumentMap const& map) {
  std::vector<Evidence> out;
  for (CitationId const id : map.citations.ids()) {
    Citation const& citation = map.citations[id];
    Evidence piece;
    piece.citation = id;
    piece.statement = map.statement_of[citation.occurrence];
    piece.argument = map.argument_of[citation.occurrence];
    piece.origin = static_cast<std::uint32_t>(id.index());
    if (citation.key.starts_with("unchecked")) piece.state = EvidenceState::undecided;
    if (citation.key.starts_with("absent")) piece.state = EvidenceState::absent;
    piece.grade = citation.key.starts_with("cited") ? Grade::cited : Grade::compared;
    out.push_back(piece);
  }
  return out;
}

// What an explanation says, a line for each thing that the page may show.
std::vector<std::string> lines_of(ArgumentMap const& map, Explanation const& why) {
  auto const title = [&](StatementId id) { return fmt::format("[{}]", map.statements[id].title); };
  auto const subject = [&](Subject const& one) {
    return one.statement.valid() ? title(one.statement)
                                 : fmt::format("<{}>", map.arguments[one.argument].title);
  };
  auto const source = [&](CitationId id) { return "@" + map.citations[id].key; };
  std::vector<std::string> out;
  auto const add = [&](std::string_view what, std::vector<std::string> const& names) {
    out.push_back(fmt::format("{} {}", what, fmt::join(names, " and ")));
  };
  for (Crux const& crux : why.cruxes) {
    std::vector<std::string> names;
    for (Subject const& one : crux.subjects) names.push_back(subject(one));
    add("crux", names);
  }
  for (Repair const& repair : why.repairs) {
    std::vector<std::string> names;
    for (StatementId const id : repair.statements) names.push_back(title(id));
    for (ArgumentId const id : repair.arguments) names.push_back(subject({{}, id}));
    add("repair", names);
  }
  std::vector<std::string> fragile;
  for (CitationId const id : why.fragility.sources) fragile.push_back(source(id));
  if (!fragile.empty()) add("fragile", fragile);
  for (Question const& question : why.questions) {
    std::vector<std::string> names{question.citation.valid() ? source(question.citation)
                                                             : subject(question.subject)};
    for (Subject const& one : question.with) names.push_back(subject(one));
    add("check", names);
  }
  for (WeightInterval const& interval : why.weights) {
    out.push_back(
        fmt::format("weight {} {:.3f} to {:.3f}", source(interval.citation), interval.from, interval.to));
  }
  for (Position const& position : why.positions) {
    std::vector<std::string> names;
    for (StatementId const id : position.accepted) names.push_back(title(id));
    add("position", names);
  }
  for (Step const& step : why.proof) {
    std::string const who = step.argument.valid()    ? fmt::format("<{}>", map.arguments[step.argument].title)
                            : step.statement.valid() ? title(step.statement)
                            : step.citation.valid()  ? source(step.citation)
                                                     : std::string();
    out.push_back(fmt::format("{} {}", who, to_string(step.bearing)));
    if (step.grouping != Grouping::single) out.push_back(fmt::format("{} {}", who, to_string(step.grouping)));
    if (step.strict) out.push_back(who + " strict");
  }
  return out;
}

// Splits "[Title]: rest".
std::pair<StatementId, std::string> about(ArgumentMap const& map, std::string const& line) {
  std::size_t const end = line.find("]: ");
  auto const statement = map.statement_by_title.find(line.substr(1, end - 1));
  if (end == std::string::npos || statement == map.statement_by_title.end()) {
    ADD_FAILURE() << line;
    return {};
  }
  return {statement->second, line.substr(end + 3)};
}

TEST(SemanticsDocument, ExamplesComeOutAsWritten) {
  auto const all = examples();
  ASSERT_GE(all.size(), 5U);
  for (Example const& example : all) {
    ASSERT_FALSE(example.expected.empty()) << example.map;
    Sources sources;
    FileId const file = sources.add("example.argdown", example.map);
    auto const parsed = parser::parse(file, sources[file].text());
    for (Diagnostic const& d : parsed.diagnostics.list()) EXPECT_NE(d.severity, Severity::error) << d.message;
    Document const document{file, &parsed.tree};
    ArgumentMap const map = build(sources, {&document, 1}).map;
    Evaluation const evaluation = evaluate(map, evidence_of(map));
    for (std::string const& line : example.expected) {
      auto const [statement, expected] = about(map, line);
      ASSERT_TRUE(statement.valid());
      ClaimVerdict const& verdict = evaluation.verdicts[statement];
      EXPECT_EQ(expected,
                std::string(to_string(verdict.verdict)) + " " + std::string(to_string(verdict.reason)))
          << line << "\n"
          << explain(map, evaluation, Policy::cautious, statement).summary;
    }
    for (std::string const& line : example.explanations) {
      auto const [statement, expected] = about(map, line);
      ASSERT_TRUE(statement.valid());
      EXPECT_THAT(lines_of(map, explain(map, evaluation, Policy::cautious, statement)),
                  testing::Contains(expected));
    }
    for (std::string const& line : example.grades) {
      auto const [statement, expected] = about(map, line);
      ASSERT_TRUE(statement.valid());
      EXPECT_EQ(evaluation.verdicts[statement].verdict, Verdict::supported);
      EXPECT_EQ(to_string(evaluation.verdicts[statement].grade), expected) << line;
    }
    Balances const strength = balances(evaluation);
    for (std::string const& line : example.balances) {
      auto const [statement, expected] = about(map, line);
      ASSERT_TRUE(statement.valid());
      EXPECT_EQ(fmt::format("{:.3f}", strength.of[statement]), expected) << line;
    }
  }
}

// What `stet solve -p TASK [-a ARG]` prints, in one line.
std::string answered(Framework const& framework, std::string const& question) {
  std::size_t const space = question.find(' ');
  auto const task = parse_task(question.substr(0, space));
  if (!task) return "no such task";
  std::optional<Argument32> query;
  if (space != std::string::npos) query = find_argument(framework, question.substr(space + 1));
  std::string out = print(*task, framework, solve(*task, framework, query));
  while (out.ends_with('\n')) out.pop_back();
  for (std::size_t at = out.find('\n'); at != std::string::npos; at = out.find('\n', at))
    out.replace(at, 1, "; ");
  return out;
}

// Frameworks on the page, each followed by questions as `stet solve` takes them and what it prints.
TEST(SemanticsDocument, FrameworksComeOutAsWritten) {
  std::ifstream in(STET_SOURCE_DIR "/docs/semantics.md");
  std::string framework;
  std::string fence;
  int answers = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("```")) {
      fence = fence.empty() ? line.substr(3) + " " : "";
      if (fence == "framework ") framework.clear();
      continue;
    }
    if (fence == "framework ") framework += line + "\n";
    if (fence != "extensions ") continue;
    ++answers;
    auto const read = read_framework(framework, FrameworkFormat::i23);
    ASSERT_TRUE(read.has_value());
    std::size_t const colon = line.find(": ");
    ASSERT_NE(colon, std::string::npos) << line;
    std::string const question = line.substr(0, colon);
    EXPECT_EQ(line.substr(colon + 2), answered(*read, question)) << line;
  }
  EXPECT_GE(answers, 6);
}

}  // namespace
}  // namespace stet::argmap::evaluate::test
