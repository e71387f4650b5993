// What build() makes of citations and quotations, and what it finds wrong.
#include "argmap/build/build.h"

#include <gtest/gtest.h>

#include "parser/parse.h"
#include "verify/rule_table.h"

namespace stet::argmap {
namespace {

struct Built {
  Sources sources;
  BuildResult result;
  ArgumentMap const& map() const { return result.map; }
  // `key: words | words; key: ...` in the order of the citations of the first occurrence with any.
  std::string citations() const {
    std::string out;
    for (Citation const& citation : map().citations) {
      if (!out.empty()) out += "; ";
      out += citation.key;
      if (!citation.locator.empty()) out += " @ " + citation.locator;
      for (std::size_t i = 0; i < citation.quotations.size(); ++i)
        out += (i == 0 ? ": " : " | ") + citation.quotations[i].words;
    }
    return out;
  }
  std::vector<std::string> findings() const {
    std::vector<std::string> out;
    for (Diagnostic const& d : result.diagnostics.list())
      out.push_back(std::string(to_string(d.severity)) + " " + std::string(rule(d.rule).id) + " " +
                    std::string(sources.text(d.location)));
    return out;
  }
};

Built built(std::string text, parser::Dialect dialect = parser::Dialect::stet) {
  Built out;
  FileId const file = out.sources.add("t.argdown", std::move(text));
  auto const parsed = parser::parse(file, out.sources[file].text(), {.dialect = dialect});
  Document const document{file, &parsed.tree};
  out.result = build(out.sources, std::span(&document, 1), dialect);
  return out;
}

using Findings = std::vector<std::string>;

TEST(Citations, AQuotationBelongsToTheNextCitationElseToTheLast) {
  EXPECT_EQ(built("[A]: \"one\" [@a, p. 3] and \"two\" [@b] then \"three\".\n").citations(),
            "a @ p. 3: one; b: two | three");
  EXPECT_EQ(built("[A]: \"one\" and \"two\" [@a]\n").citations(), "a: one | two");
}

TEST(Citations, AreNoPartOfTheText) {
  auto const b = built("[A]: it is so [@a]. Really [@b]\n");
  EXPECT_EQ(b.map().text(b.map().statement_by_title.at("A")), "it is so. Really");
}

TEST(Citations, InDataMeanTheSame) {
  EXPECT_EQ(built("[A]: text {source: a, quote: \"w x\", locator: p. 2}\n").citations(), "a @ p. 2: w x");
  EXPECT_EQ(built("[A]: text {sources: [a, {id: b, quote: q}, {source: c}]}\n").citations(), "a; b: q; c");
  EXPECT_EQ(built("[A]: he said \"hm\" {source: a}\n").citations(), "a: hm");
}

TEST(Citations, QuotationsWithoutOneAreUnattributed) {
  auto const b = built("[A]: he said \"hm\" and \u201Eja\u201C\n");
  ASSERT_EQ(b.map().occurrences.size(), 1U);
  auto const& unattributed = b.map().occurrences.begin()->unattributed;
  ASSERT_EQ(unattributed.size(), 2U);
  EXPECT_EQ(unattributed[0].words, "hm");
  EXPECT_EQ(b.sources.text(unattributed[1].location), "\u201Eja\u201C");
}

TEST(References, AMissingTitleIsReported) {
  EXPECT_EQ(built("[A]: a\n  + [Nowhere]\n").findings(), Findings{"warning undefined-reference [Nowhere]"});
  EXPECT_EQ(built("[A]: see @[B]\n").findings(), Findings{"warning undefined-reference @[B]"});
  EXPECT_EQ(built("[A]: a\n  + <B> {source: x}\n  + <C>: c\n").findings(), Findings{});
  EXPECT_EQ(built("[A]: a\n  + <B>\n\n<B>\n\n(1) [A]\n----\n(2) c\n").findings(),
            Findings{"info not-argdown + <B>"});
}

TEST(References, AMisspellingIsAnErrorWithTheTitleMeant) {
  auto const b = built("[Military pledge]: a\n\n[C]: c\n  + [Military plegde]\n");
  EXPECT_EQ(b.findings(), Findings{"error undefined-reference [Military plegde]"});
  EXPECT_EQ(b.result.diagnostics.list().front().help, "did you mean [Military pledge]?");
  // Numbers and lone letters tell titles apart.
  EXPECT_EQ(built("[Claim 1]: a\n  + [Claim 2]\n").findings(),
            Findings{"warning undefined-reference [Claim 2]"});
}

TEST(Definitions, TwoTextsForOneTitleAreReportedAtTheSecond) {
  auto const b = built("[A]: one\n\n[B]: two\n\n[A]: three\n");
  EXPECT_EQ(b.findings(), Findings{"warning duplicate-definition [A]"});
  auto const& finding = b.result.diagnostics.list().front();
  EXPECT_EQ(finding.location.span.begin, 20U);
  ASSERT_EQ(finding.related.size(), 1U);
  EXPECT_EQ(finding.related.front().location.span.begin, 0U);
}

TEST(Definitions, TheSameTextAgainIsNone) {
  EXPECT_EQ(built("[A]: it\u2019s  one\n\n[A]: it's\n  one\n").findings(), Findings{});
  EXPECT_EQ(built("[A]: one {isCanonical: true}\n\n[A]: two\n").findings(), Findings{});
}

TEST(Reconstructions, ASecondOneForAnArgumentIsAnError) {
  auto const b = built("<A>: a\n\n(1) p\n----\n(2) c\n\n<A>\n\n(1) q\n----\n(2) d\n");
  ASSERT_EQ(b.findings().size(), 1U);
  EXPECT_TRUE(b.findings().front().starts_with("error parse-error (1) q"));
  EXPECT_EQ(b.map().arguments.size(), 2U);  // it is kept as an argument of its own
}

TEST(Reconstructions, UsesNamePremises) {
  auto const b =
      built("(1) [p]: p\n(2) [q]: q\n----\n(3) [r]: r\n(4) [s]: s\n-- {uses: [1, 4]} --\n(5) [t]: t\n");
  ASSERT_EQ(b.map().inferences.size(), 2U);
  std::string names;
  for (Inference const& inference : b.map().inferences) {
    for (StatementId const premise : inference.premises) names += b.map().statements[premise].title;
    names += ">" + b.map().statements[inference.conclusion].title + " ";
  }
  EXPECT_EQ(names, "pq>r ps>t ");
}

// A list that names something else makes a step need no less.
TEST(Reconstructions, UsesThatNameNothingNeedAll) {
  auto const premises = [](std::string const& uses) {
    auto const b = built("(1) [p]: p\n(2) [q]: q\n-- {uses: " + uses + "} --\n(3) [r]: r\n");
    std::string out;
    for (StatementId const premise : b.map().inferences[InferenceId{0}].premises)
      out += b.map().statements[premise].title;
    for (std::string const& finding : b.findings()) out += "; " + finding;
    return out;
  };
  EXPECT_EQ(premises("[1]"), "p; warning invalid-data [q]");
  EXPECT_EQ(premises("[(2)]"), "q; info not-argdown (2); warning invalid-data [p]");
  EXPECT_EQ(premises("[\"q\"]"), "q; info not-argdown \"q\"; warning invalid-data [p]");
  EXPECT_EQ(premises("[1, 22]"), "pq; error invalid-data 22");
  EXPECT_EQ(premises("[1.0]"), "pq; error invalid-data 1.0");
  EXPECT_EQ(premises("[7]"), "pq; error invalid-data 7");
  EXPECT_EQ(premises("[]"), "pq; error invalid-data []");
  EXPECT_EQ(built("(1) p\n(2) q\n-- {uses: [7]} --\n(3) r\n", parser::Dialect::argdown).findings(),
            Findings{"warning invalid-data 7"});
  auto const b = built("(1) [Open]: p\n(2) q\n-- {uses: [1, Opne]} --\n(3) r\n");
  ASSERT_EQ(b.result.diagnostics.list().front().fixes.size(), 1U);
  EXPECT_EQ(b.result.diagnostics.list().front().fixes.front().edits.front().text, "Open");
}

TEST(Occurrences, LieInTheFile) {
  std::string const text =
      "# H\n\n[A]: a \"q\" [@k] #t\n  + <B>: b\n    _ [C]\n\n<B>\n\n(1) p\n----\n(2) [A]\n";
  auto const b = built(text);
  for (Occurrence const& o : b.map().occurrences) {
    Span const all{0, static_cast<Offset>(text.size())};
    EXPECT_TRUE(all.contains(o.location.span));
    EXPECT_TRUE(o.location.span.contains(o.name.span)) << b.sources.text(o.name);
    EXPECT_TRUE(o.location.span.contains(o.text_location.span)) << b.sources.text(o.text_location);
  }
}

TEST(Building, IsLinear) {
  std::string text;
  for (int i = 0; i < 100000; ++i) {
    std::string const n = std::to_string(i);
    text += "[T" + n + "]: text\n  + [T" + std::to_string(i / 2) + "]\n  + [Hub]\n\n";
  }
  auto const b = built(text);
  EXPECT_EQ(b.map().statements.size(), 100001U);
  EXPECT_EQ(b.map().relations.size(), 200000U);
}

}  // namespace
}  // namespace stet::argmap
