// The examples of docs/semantics.md come out as the page says.
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "argmap/build.h"
#include "argmap/evaluate/evaluate.h"
#include "argmap/evaluate/explain.h"
#include "parser/parse.h"

namespace stet::argmap::evaluate::test {
namespace {

struct Example {
  std::string map;
  std::vector<std::string> expected;  // "[Title]: verdict reason"
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
    out.push_back(piece);
  }
  return out;
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
      std::size_t const end = line.find("]: ");
      ASSERT_NE(end, std::string::npos) << line;
      auto const statement = map.statement_by_title.find(line.substr(1, end - 1));
      ASSERT_NE(statement, map.statement_by_title.end()) << line;
      ClaimVerdict const& verdict = evaluation.verdicts[statement->second];
      EXPECT_EQ(line.substr(end + 3),
                std::string(to_string(verdict.verdict)) + " " + std::string(to_string(verdict.reason)))
          << line << "\n"
          << explain(map, evidence_of(map), {}, evaluation, statement->second).summary;
    }
  }
}

}  // namespace
}  // namespace stet::argmap::evaluate::test
