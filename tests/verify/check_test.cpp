// Checks of small projects in a folder of their own: what citations are worth, and what hostile or damaged
// input gets.
#include "verify/check/check.h"

#include <filesystem>

#include <gmock/gmock.h>

#include "base/hash.h"
#include "tests/support/case_file.h"
#include "tests/support/rule_ids.h"
#include "verify/fingerprint.h"
#include "verify/rule_table.h"

namespace stet::verify {
namespace {

namespace fs = std::filesystem;
using argmap::evaluate::EvidenceState;
using argmap::evaluate::Verdict;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::IsSupersetOf;
using testing::Not;
using testing::SizeIs;

class Project {
 public:
  Project() { folder_.write("copy.txt", "Nothing to compare."); }
  Project& file(std::string const& name, std::string_view content) {
    folder_.write(name, content);
    return *this;
  }
  [[nodiscard]] fs::path path(std::string const& name) const { return folder_.path() / name; }
  [[nodiscard]] CheckResult check(CheckOptions const& options = {}) const {
    auto result = check_file(path("map.argdown"), options);
    EXPECT_TRUE(result.has_value());
    return std::move(result).value();
  }

 private:
  test::TemporaryFolder folder_;
};

std::string record(std::string const& id, std::string const& custom = {}) {
  return "- id: " + id + "\n  title: T\n  issued: 2024\n" +
         (custom.empty() ? "" : "  custom: " + custom + "\n");
}
std::string with_snapshot(std::string const& id, std::string const& path, std::string const& more = {}) {
  return record(id, "{snapshots: [{path: " + path + "}]" + more + "}");
}
// With a copy, so that citing it is enough.
std::string copied(std::string const& id, std::string const& more = {}) {
  return with_snapshot(id, "copy.txt", more.empty() ? "" : ", " + more);
}

// Without the note on sources that are not cited: registries here hold more than one map needs.
std::vector<std::string> rule_ids(CheckResult const& result) {
  std::vector<std::string> ids;
  for (auto const& finding : result.findings)
    if (finding.rule != rule_id::unused_source) ids.emplace_back(rule(finding.rule).id);
  return ids;
}

std::vector<std::string> messages(CheckResult const& result) {
  std::vector<std::string> texts;
  for (auto const& finding : result.findings)
    if (finding.rule != rule_id::unused_source) texts.push_back(finding.message);
  return texts;
}

Verdict verdict(CheckResult const& result, std::string const& title) {
  return result.evaluation.verdicts[result.map.statement_by_title.at(title)].verdict;
}

// The bytes that the finding points at.
std::string_view words(CheckResult const& result, std::size_t finding) {
  return result.sources.text(result.findings.at(finding).location);
}

TEST(Evidence, AFaithfulQuotationCarriesItsClaim) {
  Project project;
  project.file("s.txt", "Costs fell by a third.").file("sources.yaml", with_snapshot("s", "s.txt"));
  project.file("map.argdown", "[A]: The report says \"costs fell by a third\" [@s].\n");
  auto const result = project.check();
  EXPECT_THAT(result.findings, IsEmpty());
  EXPECT_EQ(verdict(result, "A"), Verdict::supported);
  ASSERT_THAT(result.quotations, SizeIs(1));
  EXPECT_EQ(result.quotations[0].found_in, result.quotations[0].source);
  EXPECT_EQ(result.sources[result.quotations[0].file].text(result.quotations[0].match.span),
            "Costs fell by a third");
}

TEST(Evidence, ACitationWithoutWordsNeedsARegisteredSource) {
  Project project;
  project.file("sources.yaml", copied("s"));
  project.file("map.argdown", "[A]: Costs fell [@s].\n\n[B]: Costs rose [@t].\n");
  auto const result = project.check();
  EXPECT_EQ(verdict(result, "A"), Verdict::supported);
  EXPECT_EQ(verdict(result, "B"), Verdict::unsupported);
  EXPECT_THAT(rule_ids(result), ElementsAre("undefined-source"));
  EXPECT_EQ(words(result, 0), "t");
}

TEST(Evidence, ACitationOfASourceWithoutACopyIsUnchecked) {
  Project project;
  project.file("sources.yaml", record("s"));
  project.file("map.argdown", "[A]: Costs fell [@s].\n");
  auto const result = project.check();
  EXPECT_EQ(verdict(result, "A"), Verdict::unverifiable);
  EXPECT_THAT(rule_ids(result), ElementsAre("unverifiable-claim"));
}

TEST(Evidence, AnAlteredQuotationCarriesNothing) {
  Project project;
  project.file("s.txt", "Costs have not fallen by a third this year.")
      .file("sources.yaml", with_snapshot("s", "s.txt"));
  project.file("map.argdown", "[A]: \"Costs have fallen by a third this year\" [@s].\n");
  auto const result = project.check();
  EXPECT_THAT(rule_ids(result), ElementsAre("quote-altered"));
  EXPECT_EQ(result.findings[0].label, "a negation is changed");
  EXPECT_EQ(words(result, 0), "\"Costs have fallen by a third this year\"");
  EXPECT_EQ(verdict(result, "A"), Verdict::unsupported);
  ASSERT_THAT(result.findings[0].related, SizeIs(2));
  EXPECT_EQ(result.findings[0].related[0].text, "the source says");
  EXPECT_EQ(result.findings[0].related[1].text, "leaves [A] unsupported");
  ASSERT_THAT(result.findings[0].fixes, SizeIs(1));
  EXPECT_NE(result.findings[0].fixes[0].applicability, Applicability::safe);
}

TEST(Evidence, WordsOfAnotherSourceAreMisattributed) {
  Project project;
  project.file("s.txt", "Nothing of the kind.").file("t.txt", "We never doubted the engineers at all.");
  project.file("sources.yaml", with_snapshot("s", "s.txt") + with_snapshot("t", "t.txt"));
  project.file("map.argdown", "[A]: \"We never doubted the engineers\" [@s].\n");
  auto const result = project.check();
  EXPECT_THAT(messages(result), ElementsAre("these words are not in `s` but in `t`"));
  EXPECT_EQ(result.findings[0].rule, rule_id::quote_misattributed);
  EXPECT_EQ(verdict(result, "A"), Verdict::unsupported);
}

TEST(Evidence, FewWordsAreNotSoughtElsewhere) {
  Project project;
  project.file("s.txt", "Nothing of the kind.").file("t.txt", "It was very good.");
  project.file("sources.yaml", with_snapshot("s", "s.txt") + with_snapshot("t", "t.txt"));
  project.file("map.argdown", "[A]: \"very good\" [@s].\n");
  EXPECT_THAT(rule_ids(project.check()), ElementsAre("quote-not-in-source"));
}

TEST(Evidence, OneOfSeveralSourcesCitedTogetherIsEnough) {
  Project project;
  project.file("s.txt", "Costs fell by a third.").file("t.txt", "Wages rose by a half.");
  project.file("sources.yaml", with_snapshot("s", "s.txt") + with_snapshot("t", "t.txt"));
  project.file("map.argdown", "[A]: \"Costs fell by a third\" while \"wages rose by a half\" [@s; @t].\n");
  auto const result = project.check();
  EXPECT_THAT(result.findings, IsEmpty());
  EXPECT_EQ(verdict(result, "A"), Verdict::supported);
}

TEST(Evidence, ASourceThatHasNoneOfTheWordsDoesNotCount) {
  Project project;
  project.file("s.txt", "Costs fell by a third.").file("t.txt", "Wages rose by a half.");
  project.file("sources.yaml", with_snapshot("s", "s.txt") + with_snapshot("t", "t.txt"));
  project.file("map.argdown", "[A]: \"Costs fell by a third\" [@s; @t]. {standard: \"sources(2)\"}\n");
  auto const result = project.check();
  EXPECT_THAT(messages(result), Contains("none of the words quoted here are in `t`"));
  EXPECT_EQ(verdict(result, "A"), Verdict::unsupported);
  EXPECT_EQ(result.evidence.at(0).state, EvidenceState::present);
  EXPECT_EQ(result.evidence.at(1).state, EvidenceState::absent);
}

TEST(Evidence, AQuotationWithoutASnapshotIsUnchecked) {
  Project project;
  project.file("sources.yaml", record("s"));
  project.file("map.argdown",
               "[A]: \"Costs fell by a third\" [@s].\n\n[B]: \"Wages rose by a half\" [@s].\n");
  auto const result = project.check();
  EXPECT_THAT(rule_ids(result), ElementsAre("unverifiable-claim", "unchecked-quote", "unverifiable-claim"));
  EXPECT_THAT(result.findings[1].related, SizeIs(1));  // both quotations in one finding
  EXPECT_EQ(verdict(result, "A"), Verdict::unverifiable);
}

TEST(Evidence, AConfidentialSourceCarriesNothingByItself) {
  Project project;
  project.file("s.txt", "Costs fell by a third.");
  project.file("sources.yaml", with_snapshot("s", "s.txt", ", confidential: true"));
  project.file("map.argdown", "[A]: \"Costs fell by a third\" [@s].\n");
  auto const result = project.check();
  EXPECT_EQ(verdict(result, "A"), Verdict::unverifiable);
  EXPECT_FALSE(result.evidence.at(0).on_record);
}

TEST(Evidence, ARetractedSourceIsOneFinding) {
  Project project;
  project.file("sources.yaml", record("s", "{status: [{kind: retraction, date: 2023-11-02}]}"));
  project.file("map.argdown", "[A]: Costs fell [@s].\n\n[B]: Wages rose [@s].\n");
  auto const result = project.check();
  EXPECT_THAT(messages(result), ElementsAre("`s` has been retracted (2023-11-02)"));
  std::vector<std::string> related;
  for (auto const& label : result.findings[0].related) related.push_back(label.text);
  EXPECT_THAT(related, ElementsAre("cited here too", "registered here", "leaves [A] unsupported",
                                   "leaves [B] unsupported"));
  EXPECT_EQ(verdict(result, "B"), Verdict::unsupported);
}

TEST(Evidence, CorrectionsDoNotTakeASourceAway) {
  Project project;
  project.file("sources.yaml", copied("s", "status: [{kind: correction}]"));
  project.file("map.argdown", "[A]: Costs fell [@s].\n");
  EXPECT_EQ(verdict(project.check(), "A"), Verdict::supported);
}

TEST(Evidence, SourcesOfOneOriginCountOnce) {
  Project project;
  project.file("sources.yaml", record("root") + copied("a", "lineage: [{quotes: root}]") +
                                   copied("b", "lineage: [{quotes: root}]") + copied("c"));
  project.file("map.argdown",
               "[A]: x [@a; @b] {standard: sources(2)}\n\n[B]: y [@a; @c] {standard: sources(2)}\n");
  auto const result = project.check();
  EXPECT_EQ(verdict(result, "A"), Verdict::unsupported);
  EXPECT_EQ(verdict(result, "B"), Verdict::supported);
  EXPECT_THAT(rule_ids(result), ElementsAre("unsupported-claim"));
  EXPECT_EQ(result.findings[0].label, "1 of 2 independent origins");
}

TEST(Standards, DataBeatsTagBeatsSectionBeatsDefault) {
  Project project;
  project.file("sources.yaml", record("s"));
  project.file(
      "map.argdown",
      "===\nstet:\n  standard: sources(9)\n  standards: {strict: sources(3), \"#looser\": "
      "sources(2)}\n===\n\n"
      "[A]: x [@s]\n\n[B]: x [@s] #looser #strict\n\n# Section {standard: sources(4)}\n\n[C]: x [@s]\n\n"
      "[D]: x [@s] #looser\n\n[E]: x [@s] #strict {standard: preponderance}\n\n## Inner\n\n[F]: x [@s]\n");
  auto const result = project.check();
  std::vector<std::uint32_t> asked;
  for (auto const* title : {"A", "B", "C", "D", "E", "F"}) {
    asked.push_back(result.evaluation.verdicts[result.map.statement_by_title.at(title)].standard.sources);
  }
  EXPECT_THAT(asked, ElementsAre(9, 3, 4, 2, 0, 4));
}

TEST(Standards, WhatIsNoneIsReported) {
  Project project;
  project.file("map.argdown",
               "===\nstet: {standrd: x, standards: {tag: sources(0)}}\n===\n\n[A]: x {standard: high}\n");
  auto const texts = messages(project.check());
  EXPECT_THAT(texts,
              IsSupersetOf({"unknown key `standrd` under `stet:`", "`sources(0)` is not a standard of proof",
                            "`high` is not a standard of proof"}));
}

TEST(Snapshots, MustBeTheRegisteredFile) {
  Project project;
  project.file("s.txt", "Costs fell by a third.");
  project.file("sources.yaml",
               record("s", "{snapshots: [{path: s.txt, sha256: " + sha256("something else") + "}]}") +
                   with_snapshot("t", "gone.txt"));
  project.file("map.argdown",
               "[A]: \"Costs fell by a third\" [@s].\n\n[B]: \"Costs fell by a third\" [@t].\n");
  auto const result = project.check();
  EXPECT_EQ(verdict(result, "A"), Verdict::unverifiable);
  EXPECT_THAT(messages(result), IsSupersetOf({"the snapshot of `s` is not the file that was registered",
                                              "the snapshot of `t` cannot be read"}));
  EXPECT_THAT(rule_ids(result), Not(Contains("unchecked-quote")));  // its cause is reported
}

TEST(Snapshots, OfSourcesNobodyCitesAreNotRead) {
  Project project;
  project.file("sources.yaml", with_snapshot("s", "gone.txt") + copied("t"));
  project.file("map.argdown", "[A]: x [@t].\n");
  EXPECT_THAT(rule_ids(project.check()), IsEmpty());
}

TEST(Containment, PathsDoNotLeaveTheProject) {
  Project outside;
  outside.file("secret.txt", "Costs fell by a third.").file("sources.yaml", record("s"));
  Project project;
  fs::create_symlink(outside.path("secret.txt"), project.path("link.txt"));
  std::string const elsewhere =
      "../" + outside.path("secret.txt").parent_path().filename().string() + "/secret.txt";
  CheckOptions outside_allowed;
  outside_allowed.allow_outside = true;
  for (auto const& path : {elsewhere, outside.path("secret.txt").string(), std::string("link.txt")}) {
    project.file("sources.yaml", with_snapshot("s", path));
    project.file("map.argdown", "[A]: \"Costs fell by a third\" [@s].\n");
    auto const result = project.check();
    EXPECT_THAT(rule_ids(result), Contains("outside-project")) << path;
    EXPECT_EQ(verdict(result, "A"), Verdict::unverifiable) << path;
    for (auto const& finding : result.findings) {
      EXPECT_THAT(finding.message + finding.help, Not(HasSubstr("Costs"))) << path;
    }
    EXPECT_EQ(verdict(project.check(outside_allowed), "A"), Verdict::supported) << path;
  }
  for (auto const* key : {"sources", "article"}) {
    project.file("map.argdown", "===\n" + std::string(key) + ": ../x/y.yaml\n===\n\n[A]: x\n");
    auto const result = project.check();
    ASSERT_THAT(rule_ids(result), Contains("outside-project")) << key;
  }
  project.file("map.argdown", "@include(" + outside.path("secret.txt").string() + ")\n\n[A]: x\n");
  EXPECT_THAT(project.check().map.statements, SizeIs(1));
}

TEST(Containment, TheProjectMayBeLargerThanTheMapsFolder) {
  Project project;
  project.file("sources.yaml", copied("s"));
  project.file("map.argdown", "x\n")
      .file("maps/map.argdown", "===\nsources: ../sources.yaml\n===\n\n[A]: x [@s]\n");
  auto result = check_file(project.path("maps/map.argdown"));
  ASSERT_TRUE(result);
  EXPECT_THAT(rule_ids(*result), ElementsAre("outside-project"));
  CheckOptions options;
  options.project = project.path("");
  result = check_file(project.path("maps/map.argdown"), options);
  EXPECT_THAT(rule_ids(*result), IsEmpty());
}

TEST(BadInput, AMissingRegistryIsOneFinding) {
  Project project;
  project.file("map.argdown", "[A]: x [@s].\n\n[B]: y [@t].\n");
  auto result = project.check();
  EXPECT_THAT(messages(result), ElementsAre("there is no registry to look `s` up in"));
  EXPECT_EQ(words(result, 0), "s");
  EXPECT_EQ(verdict(result, "A"), Verdict::unverifiable);
  project.file("map.argdown", "===\nsources: nowhere.yaml\n===\n\n[A]: x [@s].\n");
  result = project.check();
  EXPECT_THAT(rule_ids(result), ElementsAre("missing-file"));
  EXPECT_EQ(words(result, 0), "nowhere.yaml");
}

TEST(BadInput, ADamagedRegistryDoesNotMakeSourcesUnknown) {
  Project project;
  project.file("sources.yaml", "- id: a\n- id: b\n  title: [\n- id: c\n");
  project.file("map.argdown", "[A]: x [@c].\n");
  auto const result = project.check();
  EXPECT_THAT(rule_ids(result), Each(testing::AnyOf("invalid-data", "unverifiable-claim")));
  EXPECT_EQ(verdict(result, "A"), Verdict::unverifiable);
}

TEST(BadInput, FoldersAndMissingFilesAreErrors) {
  Project project;
  EXPECT_FALSE(check_file(project.path("map.argdown")));
  EXPECT_FALSE(check_file(project.path("")));
  fs::create_directory(project.path("sources.yaml"));
  project.file("map.argdown", "[A]: x [@s].\n");
  EXPECT_THAT(rule_ids(project.check()), Contains("missing-file"));
}

TEST(BadInput, EncodingsThatAreNotUtf8) {
  Project project;
  project.file("map.argdown", std::string_view("[A]: x\0y\n", 9));
  EXPECT_THAT(messages(project.check()), ElementsAre("the file is binary: it holds a NUL byte"));
  project.file("map.argdown", std::string_view("\xFF\xFE[\0A\0]\0", 8));
  EXPECT_THAT(messages(project.check()), ElementsAre("the file is UTF-16"));
  project.file("map.argdown", "[A]: caf\xE9 x\n\n[B]: y {source: \n");
  auto const result = project.check();
  ASSERT_THAT(messages(result), Contains("byte 0xE9 is not UTF-8 here"));
  EXPECT_TRUE(result.map.statement_by_title.contains("A"));
}

TEST(BadInput, FilesWithoutClaimsSaySoOnce) {
  Project project;
  for (auto const* text : {"", "\n\n", "// nothing\n", "# Only a heading\n"}) {
    project.file("map.argdown", text);
    EXPECT_THAT(rule_ids(project.check()), ElementsAre(testing::AnyOf("parse-error", "empty-map"))) << text;
  }
  project.file("map.argdown", "x").file("map.md", "No fence here.\n");
  auto const result = check_file(project.path("map.md"));
  ASSERT_TRUE(result);
  EXPECT_THAT(result->findings, SizeIs(1));
  EXPECT_EQ(result->findings[0].location.file, result->file);
}

TEST(BadInput, ByteOrderMarksAndCarriageReturnsChangeNothing) {
  Project project;
  project.file("s.txt", "Costs fell by a third.").file("sources.yaml", with_snapshot("s", "s.txt"));
  project.file("map.argdown",
               "\xEF\xBB\xBF===\r\nsources: sources.yaml\r\n===\r\n\r\n[A]: \"Costs fell\" [@s].\r\n");
  auto const result = project.check();
  EXPECT_THAT(rule_ids(result), Each("not-argdown"));
  EXPECT_EQ(verdict(result, "A"), Verdict::supported);
}

TEST(Findings, StandInOrderAndAreTheSameEveryTime) {
  Project project;
  project.file("sources.yaml", record("s"));
  project.file("map.argdown", "[B]: y [@t].\n\n[A]: x\n\n[C]: \"some words here to check\" [@s]\n");
  auto const first = project.check();
  auto const second = project.check();
  EXPECT_EQ(messages(first), messages(second));
  EXPECT_EQ(fingerprints(first.findings), fingerprints(second.findings));
  for (std::size_t i = 1; i < first.findings.size(); ++i) {
    auto const& a = first.findings[i - 1].location;
    auto const& b = first.findings[i].location;
    EXPECT_TRUE(a.file < b.file || (a.file == b.file && a.span.begin <= b.span.begin)) << i;
  }
}

// The bytes of the other places that the finding names.
std::vector<std::string> related(CheckResult const& result, RuleId rule) {
  std::vector<std::string> out;
  for (auto const& finding : result.findings)
    if (finding.rule == rule)
      for (auto const& label : finding.related)
        out.push_back(std::string(result.sources.text(label.location)) + ": " + label.text);
  return out;
}

TEST(Findings, OfOneOriginNameEverySourceOnce) {
  Project project;
  std::string const wire = "lineage: [{kind: quotes, source: wire}]";
  project.file("sources.yaml",
               copied("wire") + copied("ap", wire) + copied("cnn", wire) + copied("rt", wire));
  project.file("map.argdown",
               "[A]: He spoke of force. [@ap; @cnn]\n  + <Again>: He did so twice. [@ap; @rt]\n");
  EXPECT_THAT(related(project.check(), rule_id::single_origin),
              testing::IsSupersetOf({"cnn: counts with the first", "rt: counts with the first"}));
  EXPECT_THAT(related(project.check(), rule_id::single_origin), Not(Contains("ap: counts with the first")));
}

TEST(Findings, NameNoClaimThatStandsAllTheSame) {
  Project project;
  project.file("sources.yaml",
               copied("good") + copied("bad", "status: [{kind: retraction, date: 2024-05-01}]"));
  project.file("map.argdown", "[A]: One. [@bad]\n\n[B]: Two. [@bad; @good]\n");
  EXPECT_THAT(
      related(project.check(), rule_id::retracted_source),
      testing::AllOf(Contains("[A]: leaves [A] unsupported"), Not(Contains("[B]: leaves [B] unsupported"))));
}

TEST(Claims, OnlyWhatTheAuthorPutsForwardIsAFinding) {
  Project project;
  project.file("map.argdown",
               "[A]: claim\n  + [Reason]: because\n  - [Objection]: although\n\n"
               "<Argument>: text\n  +> [Goal]: what it argues for\n\n"
               "<Steps>\n\n(1) [Premise]: p\n----\n(2) [Conclusion]: c\n\n"
               "<Counter>\n  -> [A]\n\n(1) q\n----\n(2) [Theirs]: t\n");
  auto const result = project.check();
  std::vector<std::string> subjects;
  for (auto const& finding : result.findings) {
    if (finding.rule == rule_id::unsupported_claim) subjects.push_back(finding.subject);
  }
  EXPECT_THAT(subjects, ElementsAre("A", "Goal", "Conclusion"));
  EXPECT_EQ(result.findings[0].help, "it comes to rest on [Reason]: cite a source for it");
}

TEST(Markdown, FindingsStandInTheFileThatWasWritten) {
  Project project;
  project.file("map.md", "# Title\n\nProse.\n\n```argdown\n[A]: x\n```\n");
  auto const result = check_file(project.path("map.md"));
  ASSERT_TRUE(result);
  ASSERT_THAT(result->findings, SizeIs(1));
  EXPECT_EQ(result->findings[0].location.file, result->file);
  EXPECT_EQ(result->sources.text(result->findings[0].location), "[A]");
}

}  // namespace
}  // namespace stet::verify
