#include "verify/registry/import.h"

#include <ctime>

#include <gmock/gmock.h>

#include "verify/registry/edit.h"
#include "verify/registry/registry.h"

namespace stet::verify {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

// The records as the registry reads them once they have been added to it.
struct Imported {
  Bibliography bibliography;
  Registry registry;
  std::string text;

  [[nodiscard]] SourceRecord const& operator[](std::string_view id) const {
    return registry[registry.find(id).value()];
  }
  [[nodiscard]] std::vector<std::string> problems() const {
    std::vector<std::string> result;
    for (auto const& problem : bibliography.problems)
      result.push_back(std::to_string(problem.line) + ": " + problem.message);
    return result;
  }
};

Imported import(std::string_view text, BibliographyFormat format) {
  Imported result{read_bibliography(text, format), {}, {}};
  auto const written = add_records("", result.bibliography.records);
  EXPECT_TRUE(written) << written.error().message;
  if (!written) return result;
  result.text = *written;
  Sources sources;
  Diagnostics diagnostics;
  result.registry = read_registry(sources, sources.add("sources.yaml", *written), {}, diagnostics);
  for (auto const& found : diagnostics.list()) ADD_FAILURE() << found.message << "\n" << *written;
  return result;
}

TEST(ImportCsl, AKeyThatComesTwiceCostsNothingElse) {
  auto const imported =
      import(R"([{"id":"a","type":"book","type":"report","title":"T"},{"id":"b","type":"book"}])",
             BibliographyFormat::csl);
  EXPECT_TRUE(imported.registry.find("a") && imported.registry.find("b"));
  EXPECT_EQ(imported["a"].type, "report");
  ASSERT_THAT(imported.problems(), SizeIs(1));
  EXPECT_NE(imported.problems()[0].find("type"), std::string::npos);
}

TEST(BibTeX, ReadsAnEntry) {
  auto const result = import(R"bib(
This line is nobody's business, and neither is someone@example.org.
@string{jmb = "Journal of " # {Millbrook}}
@Article{lee2019,
  author  = {Lee, Ann and van der Berg, Jr., Bob and {Millbrook Town Council} and others},
  title   = "The {Long} Life of Small Bridges: {\"U}bersicht \& M{\'e}thode",
  journal = jmb # { Studies},
  year = 2019, month = mar, day = 5,
  volume = 12, number = {3}, pages = {101--117},
  doi = {10.1000/j.mb_2019},
  url = {https://example.org/a_b\_c},
  langid = {british}
}
)bib",
                             BibliographyFormat::bibtex);
  EXPECT_THAT(result.problems(), IsEmpty());
  auto const& record = result["lee2019"];
  EXPECT_EQ(record.type, "article-journal");
  EXPECT_EQ(record.title, "The Long Life of Small Bridges: Übersicht & Méthode");
  EXPECT_EQ(record.author, "Ann Lee, Bob van der Berg Jr. and Millbrook Town Council");
  EXPECT_EQ(record.container, "Journal of Millbrook Studies");
  EXPECT_EQ(record.issued, "2019-03-05");
  EXPECT_EQ(record.doi, "10.1000/j.mb_2019");
  EXPECT_EQ(record.url, "https://example.org/a_b_c");
  EXPECT_EQ(record.language, "en-GB");
  EXPECT_NE(result.text.find("page: \"101-117\""), std::string::npos) << result.text;
}

TEST(BibTeX, AMistakeCostsOneField) {
  auto const result =
      import("@book{a,\n title = {Good},\n oops,\n = {x},\n year = 2001\n}\n@book{b, title = {B}}\n",
             BibliographyFormat::bibtex);
  EXPECT_THAT(result.problems(), ElementsAre("3: `oops` has no value", "4: a field has no name"));
  EXPECT_EQ(result["a"].title, "Good");
  EXPECT_EQ(result["a"].issued, "2001");
  EXPECT_EQ(result["b"].title, "B");
}

TEST(BibTeX, AnEntryThatIsNotClosedCostsItself) {
  auto const result = import("@book{a, title = {never closed,\n year = 2001}\n@book{b, title = {B}}\n",
                             BibliographyFormat::bibtex);
  EXPECT_FALSE(result.bibliography.problems.empty());
  EXPECT_EQ(result["b"].title, "B");
}

TEST(BibTeX, IdsAreMadeAndToldApart) {
  auto const result = import("@misc{, title={No key}}\n@misc{k, title={x}}\n@misc{k, title={y}}\n@misc{}",
                             BibliographyFormat::bibtex);
  EXPECT_TRUE(result.registry.find("no-key"));
  EXPECT_EQ(result["k-2"].title, "y");
  EXPECT_THAT(result.registry.records(), SizeIs(4));
}

TEST(BibTeX, AbbreviationsCannotExplode) {
  std::string text = "@string{a0 = {" + std::string(1000, 'x') + "}}\n";
  for (int i = 1; i < 60; ++i) {
    std::string const old = "a" + std::to_string(i - 1);
    text += "@string{a" + std::to_string(i) + " = " + old + " # " + old + "}\n";
  }
  auto const result = import(text + "@misc{k, title = a59}", BibliographyFormat::bibtex);
  EXPECT_LT(result["k"].title.size(), 1U << 20U);
}

TEST(BibTeX, DatesOfBothKinds) {
  auto const result = import(
      "@misc{a, date={2020-05}}@misc{b, year={1999}, month={December}}@misc{c, year={in press}}@misc{d, "
      "date={2001/2002}, urldate={2020-01-02}}",
      BibliographyFormat::bibtex);
  EXPECT_EQ(result["a"].issued, "2020-05");
  EXPECT_EQ(result["b"].issued, "1999-12");
  EXPECT_EQ(result["c"].issued, "");
  EXPECT_EQ(result["d"].issued, "2001/2002");
  EXPECT_EQ(result["d"].accessed, "2020-01-02");
}

TEST(Tex, AccentsByTable) {
  for (auto const& [tex, plain] : std::vector<std::pair<char const*, char const*>>{
           {R"(\'e\`a\^o\"u\~n)", "éàôüñ"},
           {R"({\'{e}} \v{s} \H o \c{c} \k a \r{a} \u g)", "é š ő ç ą å ğ"},
           {R"(\'{\i} \.I \=a)", "í İ ā"},
           {R"(Stra{\ss}e, \O re, \L\'od\'z, \ae on)", "Straße, Øre, Łódź, æon"},
           {R"(\'q)", "q\xCC\x81"},
           {R"(a~b -- c --- d ``e'')", "a b – c — d “e”"},
           {R"(50\,\% \& more \_ \{x\} \$5)", "50% & more _ {x} $5"},
           {R"(\emph{The} \textbf{bold {\it thing}})", "The bold thing"},
           {R"($x^2$ {{Kept}})", "x^2 Kept"},
           {"\\", ""},
           {"\\'", ""},
           {"\\'}", ""},
           {"{{{{", ""}}) {
    EXPECT_EQ(without_tex(tex), plain) << tex;
  }
}

TEST(Ris, ReadsARecord) {
  auto const result = import(
      "TY  - NEWS\r\nID  - courier1\r\nTI  - Bridge to reopen\r\nAU  - Lee, Ann\r\nAU  - Millbrook "
      "Courier\r\n"
      "T2  - Millbrook Courier\r\nPY  - 2024\r\nDA  - 2024/05/09\r\nUR  - https://example.org/1\r\nDO  - "
      "10.1/x\r\n"
      "AB  - A long\r\n      abstract\r\nSP  - 1\r\nEP  - 2\r\nER  - \r\n",
      BibliographyFormat::ris);
  EXPECT_THAT(result.problems(), IsEmpty());
  auto const& record = result["courier1"];
  EXPECT_EQ(record.type, "article-newspaper");
  EXPECT_EQ(record.title, "Bridge to reopen");
  EXPECT_EQ(record.author, "Ann Lee and Millbrook Courier");
  EXPECT_EQ(record.container, "Millbrook Courier");
  EXPECT_EQ(record.issued, "2024-05-09");
  EXPECT_EQ(record.doi, "10.1/x");
  EXPECT_NE(result.text.find("abstract: A long abstract"), std::string::npos) << result.text;
  EXPECT_NE(result.text.find("page: \"1-2\""), std::string::npos) << result.text;
}

TEST(Ris, SaysWhatItCannotRead) {
  auto const result = import("hello\nTI  - lost\nTY  - BOOK\nTI  - A\nPY  - soon\nTY  - BOOK\nTI  - B\n",
                             BibliographyFormat::ris);
  EXPECT_THAT(result.problems(), ElementsAre("1: text outside of a record", "2: `TI` outside of a record",
                                             "5: `soon` is no date", "6: the record before has no `ER`",
                                             "7: the last record has no `ER`"));
  EXPECT_TRUE(result.registry.find("a"));
  EXPECT_TRUE(result.registry.find("b"));
}

TEST(Csl, JsonAndYaml) {
  auto const json = import(
      R"([{"id": "a", "type": "book", "title": "T: \"x\"", "issued": {"date-parts": [[2008, 2, 22]]}, "volume": 3,
          "author": [{"family": "Lee", "given": "Ann"}]}])",
      BibliographyFormat::csl);
  EXPECT_EQ(json["a"].title, "T: \"x\"");
  EXPECT_EQ(json["a"].issued, "2008-02-22");
  EXPECT_EQ(json["a"].author, "Ann Lee");
  auto const yaml =
      import("references:\n- id: a\n  title: T\n- id: b\n  issued: 2008\n- 3\n", BibliographyFormat::csl);
  EXPECT_EQ(yaml["b"].issued, "2008");
  EXPECT_THAT(yaml.problems(), ElementsAre("6: a record is not a mapping"));
  auto const one = import("{\"id\": \"only\", \"title\": \"T\"}", BibliographyFormat::csl);
  EXPECT_TRUE(one.registry.find("only"));
}

// Each of these took quadratic time in some reader of bibliographies.
TEST(Import, NothingTakesLong) {
  auto const repeated = [](std::string_view piece, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += piece;
    return text;
  };
  for (std::string_view const piece :
       {"@a{x,t={",     "\n@a{x,t={", "@a{",       "{",         "}",     "\"", "@string{a=a#a}",
        "\\'",          "\\'{",       "@a{b,c=d#", "@a(",       ",",     "=",  "@comment{",
        "TY  - BOOK\n", "AU  - x\n",  "ER  - \n",  "- id: a\n", " and ", "[",  "#"}) {
    std::string const text = repeated(piece, 5'000);
    auto const start = std::clock();
    for (auto const format : {BibliographyFormat::bibtex, BibliographyFormat::ris, BibliographyFormat::csl})
      (void)read_bibliography(text, format);
    (void)without_tex(text);
    (void)names_of_bibtex(text);
    EXPECT_LT(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC, 2.0) << piece;
  }
}

// Found by fuzz/import_fuzz: the registry's reader replaces such bytes, and the id was another one.
TEST(Import, AnIdThatIsNotUtf8IsFoundAgain) {
  auto const imported =
      import("TY  - JOUR\nID  - a\xE0\x9E\xF5z\nTI  - Bridge\nER  - \n", BibliographyFormat::ris);
  ASSERT_THAT(imported.registry.records(), SizeIs(1));
  EXPECT_EQ(imported["a\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz"].title, "Bridge");
}

TEST(Import, KnowsTheFormat) {
  EXPECT_EQ(bibliography_format("x.bib", ""), BibliographyFormat::bibtex);
  EXPECT_EQ(bibliography_format("x.ris", ""), BibliographyFormat::ris);
  EXPECT_EQ(bibliography_format("x.json", "[]"), BibliographyFormat::csl);
  EXPECT_EQ(bibliography_format("-", "\n @book{"), BibliographyFormat::bibtex);
  EXPECT_EQ(bibliography_format("-", "TY  - BOOK"), BibliographyFormat::ris);
}

}  // namespace
}  // namespace stet::verify
