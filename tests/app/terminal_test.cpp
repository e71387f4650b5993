#include "app/report/terminal.h"

#include <gtest/gtest.h>

#include "app/report/formats.h"
#include "tests/support/rule_ids.h"

namespace stet::app {
namespace {

// A finding about the words between « and » in the text.
struct Example {
  Sources sources;
  Diagnostic finding{.rule = rule_id::quote_altered,
                     .severity = Severity::error,
                     .location = {},
                     .message = "the quoted words differ from the source's",
                     .label = "the source says `may`",
                     .related = {},
                     .help = "quote the source's words",
                     .fixes = {},
                     .subject = {},
                     .fingerprint = {}};

  Location add(std::string const& path, std::string text) {
    auto const begin = text.find("«");
    text.erase(begin, 2);
    auto const end = text.find("»");
    text.erase(end, 2);
    FileId const file = sources.add(path, std::move(text));
    return {file, {static_cast<Offset>(begin), static_cast<Offset>(end)}};
  }
};

std::string shown(std::string const& text, Style style = {}) {
  Example example;
  example.finding.location = example.add("a.argdown", text);
  return terminal_finding(example.sources, example.finding, style);
}

TEST(terminal, shows_the_line_with_carets_under_the_words) {
  EXPECT_EQ(shown("[A]: It «will» fall.\n"),
            "error[quote-altered]: the quoted words differ from the source's\n"
            " --> a.argdown:1:9\n"
            "  |\n"
            "1 | [A]: It will fall.\n"
            "  |         ^^^^ the source says `may`\n"
            "  = help: quote the source's words\n");
}

TEST(terminal, puts_carets_under_wide_combining_and_tabbed_text) {
  EXPECT_EQ(shown("\t漢字 e\u0301te\u0301 «漢é» x\n"),
            "error[quote-altered]: the quoted words differ from the source's\n"
            " --> a.argdown:1:11\n"
            "  |\n"
            "1 |     漢字 e\u0301te\u0301 漢é x\n"
            "  |              ^^^ the source says `may`\n"
            "  = help: quote the source's words\n");
}

TEST(terminal, shows_first_and_last_line_of_a_long_span) {
  EXPECT_EQ(shown("[A]: one «two\n  three\n  four\n  five» six\n"),
            "error[quote-altered]: the quoted words differ from the source's\n"
            " --> a.argdown:1:10\n"
            "  |\n"
            "1 | [A]: one two\n"
            "  |          ^^^\n"
            "...\n"
            "4 |   five six\n"
            "  |   ^^^^ the source says `may`\n"
            "  = help: quote the source's words\n");
}

TEST(terminal, cuts_very_long_lines_around_the_words) {
  std::string const far(5'000'000, 'x');
  EXPECT_EQ(shown(far + " «word» " + far, {.color = false, .width = 44}),
            "error[quote-altered]: the quoted words differ from the source's\n"
            " --> a.argdown:1:5000002\n"
            "  |\n"
            "1 | …xxxxxxxxxxxx word xxxxxxxxxxxxxxxxxxxx…\n"
            "  |               ^^^^ the source says `may`\n"
            "  = help: quote the source's words\n");
}

TEST(terminal, marks_a_place_without_width) {
  std::string const out = shown("«»");
  EXPECT_NE(out.find("1 |\n  | ^ the source"), std::string::npos) << out;
}

TEST(terminal, shows_related_places_of_other_files) {
  Example example;
  example.finding.location = example.add("a.argdown", "one\n«two»\n");
  example.finding.related.push_back(
      {example.add("s.txt", "1\n2\n3\n4\n5\n6\n7\n8\n9\nhe «may» go\n"), "here"});
  EXPECT_EQ(terminal_finding(example.sources, example.finding, {}),
            "error[quote-altered]: the quoted words differ from the source's\n"
            "  --> a.argdown:2:1\n"
            "   |\n"
            " 2 | two\n"
            "   | ^^^ the source says `may`\n"
            "  ::: s.txt:10:4\n"
            "   |\n"
            "10 | he may go\n"
            "   |    --- here\n"
            "   = help: quote the source's words\n");
}

TEST(terminal, lets_nothing_in_the_input_act_on_the_terminal) {
  std::string const out = shown("a \x1b[31mred\a \u202eevil «b\x9b» \xff\r\n");
  for (char const c : out)
    EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20) << static_cast<int>(c);
  EXPECT_EQ(out.find("\u202e"), std::string::npos);
  EXPECT_NE(out.find("a ␛[31mred␇ \uFFFDevil b"), std::string::npos) << out;
}

TEST(terminal, colours_only_when_asked) {
  EXPECT_EQ(shown("«x»").find('\x1b'), std::string::npos);
  EXPECT_NE(shown("«x»", {.color = true, .width = 100}).find("\x1b[1;31merror[quote-altered]\x1b[0m"),
            std::string::npos);
}

TEST(terminal, finding_without_a_place_has_its_message) {
  Example example;
  EXPECT_EQ(terminal_finding(example.sources, example.finding, {}),
            "error[quote-altered]: the quoted words differ from the source's\n"
            "  = help: quote the source's words\n");
}

TEST(terminal, table_and_summary) {
  Report report;
  auto& file = report.files.emplace_back();
  file.path = "a.argdown";
  file.file = file.sources.add("a.argdown", "[Short]: x\n\n[A longer title]: y\n");
  using argmap::evaluate::Verdict;
  Claim claim;
  claim.title = "Short";
  claim.location = {file.file, {0, 7}};
  claim.verdict.verdict = Verdict::supported;
  claim.verdict.grade = argmap::evaluate::Grade::compared;
  claim.reason = "accepted evidence supports it";
  file.claims.push_back(claim);
  claim.title = "A longer title";
  claim.location = {file.file, {12, 28}};
  claim.verdict.verdict = Verdict::not_checkable;
  claim.reason = "an opinion";
  file.claims.push_back(claim);
  file.hidden = 2;
  std::string const standard = to_string(claim.verdict.standard);
  EXPECT_EQ(
      write_report(Format::terminal, report, {}),
      "a.argdown\n"
      "  ✔ supported (compared)  Short           a.argdown:1:1  " +
          standard +
          "  accepted evidence supports it\n"
          "  – not checkable         A longer title  a.argdown:3:1  " +
          standard +
          "  an opinion\n"
          "\n"
          "no findings; 2 claims: 1 supported (1 compared), 1 not checkable; 2 places that other Argdown "
          "programs read differently (--strict-argdown lists them)\n");
}

// What to type next, with names as a shell takes them.
TEST(terminal, says_what_comes_next) {
  Report report;
  auto& file = report.files.emplace_back();
  file.path = "my map.argdown";
  file.file = file.sources.add(file.path, "[It's so]: x\n");
  auto const last_line = [&](FormatOptions options) {
    options.hints = true;
    std::string text = write_report(Format::terminal, report, options);
    text.pop_back();
    return text.substr(text.rfind('\n') + 1);
  };
  EXPECT_EQ(last_line({}), "next: stet report 'my map.argdown' -o report.html");
  Finding finding;
  finding.diagnostic.rule = rule_id::quote_altered;
  finding.diagnostic.severity = Severity::error;
  finding.claim = "It's so";
  file.findings.push_back(finding);
  EXPECT_EQ(last_line({}), "next: stet why 'my map.argdown' 'It'\\''s so'");
}

}  // namespace
}  // namespace stet::app
