#include "verify/registry/lists.h"

#include <gmock/gmock.h>

namespace stet::verify {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

struct Marked {
  ListReading reading;
  std::string text;  // of the registry afterwards
  [[nodiscard]] std::vector<std::string> lines() const {
    std::vector<std::string> result;
    for (auto const& line : reading.lines) result.push_back(std::to_string(line.line) + ": " + line.message);
    return result;
  }
};

Marked mark(std::string const& registry, std::string_view list, ListDefaults const& defaults = {}) {
  Sources sources;
  Diagnostics diagnostics;
  auto const read = read_registry(sources, sources.add("sources.yaml", registry), {}, diagnostics);
  auto reading = read_list(list, read, defaults);
  if (!reading) {
    ADD_FAILURE() << reading.error().message;
    return {};
  }
  auto const text = add_to_records(registry, reading->additions);
  EXPECT_TRUE(text) << text.error().message;
  return {std::move(*reading), text ? *text : std::string{}};
}

constexpr char const* papers =
    "- id: a\n  DOI: 10.1000/ABC.1\n- id: b\n  URL: https://doi.org/10.1000/def\n- id: c\n  DOI: "
    "\"10.1000/ghi\"\n"
    "  custom:\n    status:\n      - {kind: retraction, date: \"2020-01-02\"}\n- id: d\n";

TEST(Lists, RetractionsByDoi) {
  auto const result =
      mark(papers,
           "Record ID,Title,RetractionDate,RetractionDOI,OriginalPaperDOI,RetractionNature,Reason\n"
           "1,\"A, with comma\",11/2/2023 0:00,10.1000/r1,https://doi.org/10.1000/abc.1,Retraction,+Error in "
           "Data;+Fraud\n"
           "2,\"two\nlines\",2023-01-05,,10.1000/DEF; 10.1000/other,Expression of Concern,\n"
           "3,x,1/2/2020,,doi:10.1000/ghi,retration,\n"
           "4,x,soon,,10.1000/def,erratum;oops,\n"
           "5,x,,,unavailable,Retraction,\n"
           "6,x,,,nonsense,Retraction,\n"
           "7,x\n");
  EXPECT_THAT(result.lines(),
              ElementsAre("2: a: retraction, 2023-11-02", "3: b: expression-of-concern, 2023-01-05",
                          "5: c: retraction, recorded already", "6: `soon` is no date; left out",
                          "6: b: correction", "6: `oops` is not a known status", "8: `nonsense` is no DOI",
                          "9: 2 cells where the first line has 7"));
  EXPECT_EQ(result.reading.rows, 7U);
  EXPECT_EQ(result.reading.unreadable, 4U);
  EXPECT_EQ(
      result.text,
      "- id: a\n  DOI: 10.1000/ABC.1\n  custom:\n    status:\n      - {kind: retraction, date: "
      "\"2023-11-02\", "
      "notice: \"10.1000/r1 (Error in Data; Fraud)\"}\n- id: b\n  URL: https://doi.org/10.1000/def\n  "
      "custom:\n"
      "    status:\n      - {kind: expression-of-concern, date: \"2023-01-05\"}\n      - {kind: correction}\n"
      "- id: c\n  DOI: \"10.1000/ghi\"\n  custom:\n    status:\n      - {kind: retraction, date: "
      "\"2020-01-02\"}\n- id: d\n");
}

TEST(Lists, RetractionsByPubMedsNumberAndTheirEnd) {
  auto const result =
      mark("- id: a\n  PMID: 12345\n- id: b\n  DOI: 10.1000/b\n- id: c\n  PMID: 0\n",
           "OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,RetractionDate,RetractionDOI\n"
           "unavailable,12345,Retraction,2020-01-02,unavailable\n"
           "Unavailable,12345,Reinstatement,2021-05-06,10.1000/r\n"
           "10.1000/b,0,Reinstatement,2019-01-02,\n"
           "10.1000/b,0,Retraction,2020-01-02,Unavailable\n");
  EXPECT_THAT(result.lines(), ElementsAre("2: a: retraction, 2020-01-02", "3: a: reinstatement, 2021-05-06",
                                          "4: b: reinstatement, 2019-01-02", "5: b: retraction, 2020-01-02"));
  Sources sources;
  Diagnostics diagnostics;
  auto const read = read_registry(sources, sources.add("sources.yaml", result.text), {}, diagnostics);
  auto const& lifted = read[*read.find("a")];
  EXPECT_FALSE(is_withdrawn(lifted));
  EXPECT_EQ(lifted.status.front().notice, "");
  EXPECT_TRUE(is_withdrawn(read[*read.find("b")]));  // retracted again afterwards
}

TEST(Lists, MarkingTwiceIsMarkingOnce) {
  constexpr char const* list = "doi\tstatus\n10.1000/abc.1\tremoval\n10.1000/abc.1\twithdrawal\n";
  auto const once = mark(papers, list);
  EXPECT_THAT(once.reading.additions, SizeIs(1));
  auto const twice = mark(once.text, list);
  EXPECT_THAT(twice.reading.additions, IsEmpty());
  EXPECT_EQ(twice.text, once.text);
}

TEST(Lists, BrokenUtf8CostsNothing) {
  auto const result = mark(papers, "doi,reason\n10.1000/abc.1,caf\xe9 data\n");
  EXPECT_EQ(result.text.find("caf\xe9"), std::string::npos);
  EXPECT_NE(result.text.find("notice: \"café data\""), std::string::npos) << result.text;
}

constexpr char const* sites =
    "- id: a\n  URL: https://www.example.org/news/1\n- id: b\n  URL: http://blog.example.org:8080/2\n"
    "- id: c\n  URL: https://notexample.org/\n";

TEST(Lists, RatingsByDomain) {
  auto const result = mark(sites,
                           "domain;rater;value;date\nexample.org;RSP;generally reliable;2021-03\n"
                           "www.example.org/news;MBFC;mixed;\nnowhere;X;y;\nnotexample.org;X;;\n");
  EXPECT_THAT(
      result.lines(),
      ElementsAre("2: a: generally reliable by RSP", "2: b: generally reliable by RSP", "3: a: mixed by MBFC",
                  "4: `nowhere` is no domain", "5: a rating of notexample.org without a value"));
  EXPECT_NE(
      result.text.find("      - {rater: RSP, value: generally reliable, date: \"2021-03\"}\n      - {rater: "
                       "MBFC, value: mixed}\n"),
      std::string::npos)
      << result.text;
}

TEST(Lists, TheRaterMayBeNamedOutside) {
  auto const result = mark(sites, "site,rating\nexample.org,high\n", {"MBFC", "mbfc"});
  EXPECT_THAT(result.reading.additions, SizeIs(2));
  EXPECT_NE(result.text.find("{rater: MBFC, scheme: mbfc, value: high}"), std::string::npos) << result.text;
}

TEST(Lists, NotAnyTable) {
  Registry const registry;
  EXPECT_FALSE(read_list("", registry, {}));
  EXPECT_FALSE(read_list("a,b\n1,2\n", registry, {}));
  EXPECT_FALSE(read_list("domain\nexample.org\n", registry, {}));
  EXPECT_FALSE(read_list("domain,value\nexample.org,high\n", registry, {}));
}

TEST(Lists, PlainDoi) {
  for (auto const& [written, plain] :
       std::vector<std::pair<char const*, char const*>>{{"10.1000/AbC", "10.1000/abc"},
                                                        {"https://doi.org/10.1000/x.", "10.1000/x"},
                                                        {"http://dx.doi.org/10.1/x", "10.1/x"},
                                                        {"doi: 10.1/x", "10.1/x"},
                                                        {"DOI:10.1/x", "10.1/x"},
                                                        {"10.1000", ""},
                                                        {"see 10.1/x", ""},
                                                        {"10.1/x y", ""},
                                                        {"", ""}})
    EXPECT_EQ(plain_doi(written), plain) << written;
}

TEST(Lists, PlainDate) {
  for (auto const& [written, plain] :
       std::vector<std::pair<char const*, char const*>>{{"2023-11-02", "2023-11-02"},
                                                        {"2023/11/02", "2023-11-02"},
                                                        {"11/2/2023 0:00", "2023-11-02"},
                                                        {"2.11.2023", "2023-11-02"},
                                                        {"2023", "2023"},
                                                        {"13/2/2023", ""},
                                                        {"1-2", ""},
                                                        {"1/2.2023", ""},
                                                        {"99999999999/1/1", ""},
                                                        {"", ""}})
    EXPECT_EQ(plain_date(written), plain) << written;
}

TEST(Lists, Tables) {
  auto const rows = read_table("a,b\r\n\"x\"\"y\",\"1\n2\"\n\n,\n\"open");
  ASSERT_THAT(rows, SizeIs(4));
  EXPECT_THAT(rows[1].cells, ElementsAre("x\"y", "1\n2"));
  EXPECT_EQ(rows[2].line, 5U);
  EXPECT_THAT(rows[3].cells, ElementsAre("open"));
}

}  // namespace
}  // namespace stet::verify
