#include "verify/registry/import.h"

#include <algorithm>
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
  [[nodiscard]] std::vector<std::string> notes() const {
    std::vector<std::string> result;
    for (auto const& note : bibliography.notes)
      result.push_back(std::to_string(note.line) + ": " + note.message);
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

// Abbreviations of abbreviations, and entries that inherit from one another, add no more than the file is
// worth.
TEST(BibTeX, ExpandsWithinABudget) {
  std::string bombs = "@string{a0 = {" + std::string(1000, 'x') + "}}\n";
  for (int i = 1; i < 7; ++i)
    bombs += "@string{a" + std::to_string(i) + " = a" + std::to_string(i - 1) + " # a" +
             std::to_string(i - 1) + "}\n";
  for (int i = 0; i < 2000; ++i) bombs += "@book{b" + std::to_string(i) + ", note = a6}\n";
  std::string const parent = "@book{p, abstract = {" + std::string(100'000, 'x') + "}}\n";
  std::string chains = parent;
  for (int i = 0; i < 2000; ++i) chains += "@inbook{c" + std::to_string(i) + ", crossref = {p}}\n";
  for (auto const& [text, words] : {std::pair(bombs, "abbreviations make the file too long"),
                                    std::pair(chains, "entries inherit too much")}) {
    auto const result = read_bibliography(text, BibliographyFormat::bibtex);
    std::size_t size = 0;
    for (auto const& record : result.records)
      for (auto const& [key, value] : record.members) size += value.text.size();
    EXPECT_LT(size, (std::size_t{1} << 20U) + 17 * text.size());
    EXPECT_TRUE(std::ranges::any_of(result.problems, [&](auto const& problem) {
      return problem.message.find(words) != std::string::npos;
    })) << words;
    EXPECT_GE(result.records.size(), 2000U);
  }
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
  EXPECT_EQ(record.author, "Ann Lee, Bob van der Berg Jr., Millbrook Town Council and others");
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
  EXPECT_THAT(result.problems(), ElementsAre("3: `k` is the key of an earlier record; this one is `k-2`"));
  EXPECT_THAT(result.notes(), ElementsAre("1: a record without a key; it is `no-key`",
                                          "4: a record without a key; it is `source`"));
}

TEST(BibTeX, AKeyThatNoCitationCanNameIsTold) {
  auto const result = import("@misc{the bridge [1], title={x}}", BibliographyFormat::bibtex);
  EXPECT_TRUE(result.registry.find("the-bridge-1"));
  EXPECT_THAT(result.notes(),
              ElementsAre("1: a citation cannot name `the bridge [1]`; it is `the-bridge-1`"));
}

TEST(BibTeX, FieldsAreInherited) {
  auto const result = import(R"bib(
@inbook{part, crossref = {Volume}, title = {Tides}, pages = {3--9}}
@book{volume, crossref = {work}, title = {Water}, volume = 3, date = {1975}}
@mvbook{work, author = {Lee, Ann}, title = {Works}, publisher = {Quay}, date = {1970/1980}}
@inproceedings{talk, crossref = {meeting}, title = {Piers}}
@proceedings{meeting, title = {Proceedings}, booktitle = {Meeting on Piers}, year = 1999, month = may}
@book{data, xdata = {house, place}, title = {Data}}
@xdata{house, publisher = {Quay}, xdata = {place}}
@xdata{place, location = {Millbrook}}
@book{circle, crossref = {circle2}, title = {C}}
@book{circle2, crossref = {circle}, publisher = {P}}
@book{lost, crossref = {nowhere}, title = {L}}
)bib",
                             BibliographyFormat::bibtex);
  EXPECT_EQ(result["part"].title, "Tides");
  EXPECT_EQ(result["part"].container, "Works");
  EXPECT_EQ(result["part"].author, "Ann Lee");
  EXPECT_EQ(result["part"].publisher, "Quay");
  EXPECT_EQ(result["part"].issued, "1975");
  EXPECT_NE(result.text.find("volume-title: Water"), std::string::npos) << result.text;
  EXPECT_EQ(result["talk"].container, "Meeting on Piers");
  EXPECT_EQ(result["talk"].issued, "1999-05");
  EXPECT_EQ(result["data"].publisher, "Quay");
  EXPECT_NE(result.text.find("publisher-place: Millbrook"), std::string::npos) << result.text;
  EXPECT_EQ(result["circle"].publisher, "P");
  EXPECT_FALSE(result.registry.find("house"));
  EXPECT_THAT(result.problems(), ElementsAre("12: there is no entry `nowhere` to take fields from"));
}

TEST(BibTeX, NamesMayBeGivenByTheirParts) {
  auto const result = import(
      "@book{a, author = {given=Johann, prefix=von, family=Berg and family={Lee, sons}, given=Ann and "
      "{Quay {and} Sons}}}",
      BibliographyFormat::bibtex);
  EXPECT_EQ(result["a"].author, "Johann von Berg, Ann Lee, sons and Quay and Sons");
}

TEST(BibTeX, TitlesAreWhole) {
  auto const result = import(
      "@book{a, title={Piers}, subtitle={A Life}, titleaddon={Revised}, eprint={1008.2849}, "
      "eprinttype={arxiv}, owner={me}, file={x.pdf}}",
      BibliographyFormat::bibtex);
  EXPECT_EQ(result["a"].title, "Piers: A Life. Revised");
  EXPECT_EQ(result["a"].url, "https://arxiv.org/abs/1008.2849");
  EXPECT_THAT(result.bibliography.left, ElementsAre(testing::Pair("file", 1U), testing::Pair("owner", 1U)));
}

TEST(BibTeX, ACommentWithoutAnEndCostsNothingElse) {
  auto const result = import("@comment{ never closed {\n@book{a, title={A}}\n@comment{@book{b, title={B}}}\n",
                             BibliographyFormat::bibtex);
  EXPECT_EQ(result["a"].title, "A");
  EXPECT_FALSE(result.registry.find("b"));
  EXPECT_THAT(result.problems(), ElementsAre("1: the comment that begins here is not closed"));
}

TEST(LooseDate, WhateverBibliographiesWrite) {
  struct Case {
    char const *written, *date;
    int season;
    bool whole;
  };
  for (auto const& [written, date, season, whole] :
       std::vector<Case>{{"2020-05", "2020-05", 0, true},
                         {"1990~", "1990~", 0, true},
                         {"1723?~", "1723%", 0, true},
                         {"2004-04-05T14:34:00", "2004-04-05T14:34:00", 0, true},
                         {"1991-92", "1991/1992", 0, true},
                         {"1991--1992", "1991/1992", 0, true},
                         {"{1991}--{1992}", "1991/1992", 0, true},
                         {"c2018", "2018~", 0, true},
                         {"ca. 1800", "1800~", 0, true},
                         {"[1848]", "1848?", 0, true},
                         {"199X", "1990/1999", 0, true},
                         {"19uu", "1900/1999", 0, true},
                         {"2013-00-00", "2013", 0, true},
                         {"2004-06-uu", "2004-06", 0, true},
                         {"-0043", "-0043", 0, true},
                         {"2015-22", "2015", 2, true},
                         {"2015-22/2016-24", "2015/2016", 0, false},
                         {"1998/unknown", "1998", 0, false},
                         {"1999/..", "1999", 0, false},
                         {"/2001", "2001", 0, false},
                         {"2014-12-31/2015-01-01", "2014-12-31/2015-01-01", 0, true},
                         {"2020-13", "2020", 0, false},
                         {"2018 Mar 3", "2018-03-03", 0, true},
                         {"2018 Mar-Apr", "2018-03/2018-04", 0, true},
                         {"3 March 2018", "2018-03-03", 0, true},
                         {"März 2018", "2018-03", 0, true},
                         {"Winter 2003", "2003", 4, true},
                         {"in press", "", 0, false},
                         {"", "", 0, false},
                         {"-", "", 0, false},
                         {"/", "", 0, false}}) {
    auto const read = read_loose_date(written);
    EXPECT_EQ(read.date, date) << written;
    EXPECT_EQ(read.season, season) << written;
    EXPECT_EQ(read.whole, whole) << written;
  }
  EXPECT_EQ(read_loose_date("1955", "may~3", "").date, "1955-05-03");
  EXPECT_EQ(read_loose_date("1990", "10~jan", "").date, "1990-01-10");
  EXPECT_EQ(read_loose_date("1999", "jul/aug", "").date, "1999-07/1999-08");
  EXPECT_EQ(read_loose_date("1976", "July", "4").date, "1976-07-04");
  EXPECT_EQ(read_loose_date("1993", "7", "").date, "1993-07");
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
           {R"(methodology\hyphen independent \enquote{{The} sea} {a})",
            "methodology-independent “The sea” a"},
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

TEST(Ris, NamesInOneLineAreToldApartAndALinkMayBeADoi) {
  auto const result = import(
      "TY  - JOUR\nTI  - Piers\nAU  - Lee, Ann; Berg, Bob van; Quay Council\nL3  - 10.1000/piers\nXX  - "
      "odd\nER  - \n",
      BibliographyFormat::ris);
  EXPECT_EQ(result["piers"].author, "Ann Lee, Bob van Berg and Quay Council");
  EXPECT_EQ(result["piers"].doi, "10.1000/piers");
  EXPECT_THAT(result.bibliography.left, ElementsAre(testing::Pair("XX", 1U)));
}

TEST(Import, WhatIsNotUtf8IsDecodedAndTold) {
  auto const result =
      import("TY  - JOUR\nTI  - Caf\xE9 \x96 Quay\nID  - q\nER  - \n", BibliographyFormat::ris);
  EXPECT_EQ(result["q"].title, "Café – Quay");
  EXPECT_THAT(result.notes(), ElementsAre("2: the file is not UTF-8; it is read as windows-1252"));
  EXPECT_THAT(result.problems(), IsEmpty());
}

TEST(PubMed, ReadsARecord) {
  auto const result = import(
      "\nPMID- 12345\nOWN - NLM\nDP  - 2018 Mar-Apr\nTI  - The long life\n      of piers.\nFAU - Lee, Ann\n"
      "AU  - Lee A\nCN  - Quay Council\nLA  - ger\nJT  - Journal of Piers\nVI  - 7\nPG  - 3-9\n"
      "AID - S0140(18)1 [pii]\nAID - 10.1000/piers [doi]\n\nPMID- 12346\nTI  - Next\nDP  - soon\n",
      BibliographyFormat::pubmed);
  auto const& record = result["pmid12345"];
  EXPECT_EQ(record.title, "The long life of piers.");
  EXPECT_EQ(record.author, "Ann Lee and Quay Council");
  EXPECT_EQ(record.issued, "2018-03/2018-04");
  EXPECT_EQ(record.container, "Journal of Piers");
  EXPECT_EQ(record.doi, "10.1000/piers");
  EXPECT_EQ(record.pmid, "12345");
  EXPECT_EQ(record.language, "de");
  EXPECT_EQ(result["pmid12346"].title, "Next");
  EXPECT_THAT(result.problems(), ElementsAre("19: `soon` is no date; it is left out"));
}

TEST(Csl, ZoterosOwnJson) {
  auto const result = import(R"({"config": {"id": "x"}, "items": [{"citationKey": "lee2020",
    "itemType": "newspaperArticle", "title": "Piers", "date": "2020-05-03", "publicationTitle": "Quay News",
    "creators": [{"firstName": "Ann", "lastName": "Lee", "creatorType": "author"},
                 {"name": "Quay Council", "creatorType": "author"},
                 {"firstName": "Bob", "lastName": "Berg", "creatorType": "editor"}],
    "accessDate": "2021-01-02 10:00:00", "extra": "x", "attachments": []}]})",
                             BibliographyFormat::csl);
  auto const& record = result["lee2020"];
  EXPECT_EQ(record.type, "article-newspaper");
  EXPECT_EQ(record.author, "Ann Lee and Quay Council");
  EXPECT_EQ(record.issued, "2020-05-03");
  EXPECT_EQ(record.accessed, "2021-01-02");
  EXPECT_EQ(record.container, "Quay News");
  EXPECT_THAT(result.bibliography.left, ElementsAre(testing::Pair("extra", 1U)));
}

TEST(Csl, DatesOfAllKinds) {
  auto const result = import(R"([
{"id": "season", "issued": {"date-parts": [[1985]], "season": "1"}},
{"id": "months", "issued": {"date-parts": [[2015, 14], [2016, 16]]}},
{"id": "before", "issued": {"date-parts": [[-43, 3, 15]]}},
{"id": "zeros", "issued": {"date-parts": [[2010, 0, 0]]}},
{"id": "nothing", "issued": {"date-parts": [[null]]}},
{"id": "named", "issued": {"year": 2014, "month": "Mar", "day": 27}},
{"id": "no-day", "issued": {"date-parts": [[2010, 2, 30]]}},
{"id": "open", "issued": "2012/"}])",
                             BibliographyFormat::csl);
  EXPECT_EQ(result["season"].issued, "1985");
  EXPECT_EQ(result["months"].issued, "2015/2016");
  EXPECT_EQ(result["before"].issued, "-0043-03-15");
  EXPECT_EQ(result["zeros"].issued, "2010");
  EXPECT_EQ(result["nothing"].issued, "");
  EXPECT_EQ(result["named"].issued, "2014-03-27");
  EXPECT_EQ(result["open"].issued, "2012/");
  EXPECT_THAT(result.problems(), ElementsAre("8: `issued` is not a date", testing::HasSubstr("9: ")));
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
  for (std::string_view const piece : {"@a{x,t={",
                                       "\n@a{x,t={",
                                       "@a{",
                                       "{",
                                       "}",
                                       "\"",
                                       "@string{a=a#a}",
                                       "\\'",
                                       "\\'{",
                                       "@a{b,c=d#",
                                       "@a(",
                                       ",",
                                       "=",
                                       "@comment{",
                                       "\n@a{k,crossref=k,xdata=k}",
                                       "TY  - BOOK\n",
                                       "AU  - x\n",
                                       "ER  - \n",
                                       "- id: a\n",
                                       " and ",
                                       "[",
                                       "#"}) {
    std::string const text = repeated(piece, 5'000);
    auto const start = std::clock();
    for (auto const format : {BibliographyFormat::bibtex, BibliographyFormat::ris, BibliographyFormat::csl,
                              BibliographyFormat::pubmed})
      (void)read_bibliography(text, format);
    (void)without_tex(text);
    (void)names_of_bibtex(text);
    EXPECT_LT(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC, 2.0) << piece;
  }
}

// Found by fuzz/import_fuzz: the registry's reader replaced such bytes, and the id was another one.
TEST(Import, AnIdThatIsNotUtf8IsFoundAgain) {
  auto const imported =
      import("TY  - JOUR\nID  - a\xE0\x9E\xF5z\nTI  - Bridge\nER  - \n", BibliographyFormat::ris);
  ASSERT_THAT(imported.registry.records(), SizeIs(1));
  EXPECT_EQ(imported["aàžõz"].title, "Bridge");
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
