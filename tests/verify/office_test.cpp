// Word processors' documents: what a reader sees of them, and nothing else.
#include "verify/registry/office.h"

#include <string>

#include <gtest/gtest.h>

#include "base/source.h"
#include "tests/support/packed.h"
#include "verify/registry/landmark.h"
#include "verify/registry/readable.h"

namespace stet::verify {
namespace {

std::string read_office(std::string const& name, std::string const& bytes) {
  Sources sources;
  auto const file = add_readable(sources, name, bytes, media_type_of({}, name, bytes));
  return file ? std::string(sources[*file].text()) : file.error().message;
}

std::string docx(std::string const& body, std::string const& notes = "<w:footnotes xmlns:w='w'/>") {
  return test::zip_of(
      {{"word/footnotes.xml", notes},
       {"[Content_Types].xml", "<Types/>"},
       {"word/comments.xml", "<w:comments><w:p><w:r><w:t>Really?</w:t></w:r></w:p></w:comments>"},
       {"word/document.xml",
        "<?xml version='1.0'?><w:document xmlns:w='w'>\n <w:body>\n" + body + "</w:body>\n</w:document>"}});
}
std::string run_of(std::string const& text, std::string const& properties = {}) {
  return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space='preserve'>" + text + "</w:t></w:r>";
}

TEST(Office, AWordDocumentIsItsParagraphsAndThenItsNotes) {
  EXPECT_EQ(
      read_office("a.docx",
                  docx("<w:p><w:pPr><w:jc/></w:pPr>" + run_of("The quay &amp; the ") +
                           run_of("pier", "<w:b/>") + "<w:r><w:footnoteReference w:id='2'/></w:r>" +
                           run_of(" are shut.") + "</w:p><w:p>" + run_of("Since May.") + "</w:p>",
                       "<w:footnotes><w:footnote w:type='separator'><w:p><w:r><w:separator/></w:r></w:p>"
                       "</w:footnote><w:footnote w:id='2'><w:p>" +
                           run_of("By order.") + "</w:p></w:footnote></w:footnotes>")),
      "The quay & the pier are shut.\n\nSince May.\n\nBy order.");
}

TEST(Office, WhatIsStruckOutHiddenOrOnlyProposedIsNoText) {
  EXPECT_EQ(read_office("a.docx",
                        docx("<w:p>" + run_of("It is ") + "<w:del>" + run_of("not ") + "</w:del>" +
                             run_of("never ", "<w:strike/>") + run_of("ever ", "<w:vanish/>") + "<w:ins>" +
                             run_of("quite ") + "</w:ins>" + run_of("safe", "<w:strike w:val='0'/>") +
                             "<w:r><w:instrText>PAGE</w:instrText></w:r>" + run_of(".") + "</w:p>")),
            "It is quite safe.");
}

TEST(Office, CellsStandApartAndRaisedFiguresAreSmall) {
  EXPECT_EQ(
      read_office("a.docx", docx("<w:tbl><w:tr><w:tc><w:p>" + run_of("Ships") + "</w:p></w:tc><w:tc><w:p>" +
                                 run_of("10") + run_of("9", "<w:vertAlign w:val='superscript'/>") +
                                 "</w:p></w:tc></w:tr></w:tbl>")),
      "Ships\n\n10⁹");
}

std::string odt(std::string const& body) {
  return test::zip_of(
      {{"mimetype", "application/vnd.oasis.opendocument.text"},
       {"content.xml",
        "<o:document-content><o:automatic-styles>"
        "<s:style s:name='T1'><s:text-properties s:text-position='super 58%'/></s:style>"
        "<s:style s:name='T2'><s:text-properties s:text-line-through-style='solid'/></s:style>"
        "</o:automatic-styles><o:body><o:text>" +
            body + "</o:text></o:body></o:document-content>"}});
}

TEST(Office, AnOpenDocumentIsReadAlike) {
  EXPECT_EQ(
      read_office(
          "a.odt",
          odt("<t:tracked-changes><t:deletion><t:p>gone</t:p></t:deletion></t:tracked-changes>"
              "<t:h>Harbour</t:h><t:p>The<t:s/>quay<t:note><t:note-citation>1</t:note-citation><t:note-body>"
              "<t:p>By order.</t:p></t:note-body></t:note> is <t:span t:style-name='T2'>not </t:span>"
              "10<t:span t:style-name='T1'>2</t:span> m "
              "long<o:annotation><t:p>Really?</t:p></o:annotation>.</t:p>")),
      "Harbour\n\nThe quay is 10² m long.\n\nBy order.");
}

TEST(Office, PlacesAreParagraphs) {
  Sources sources;
  auto const bytes = docx("<w:p>" + run_of("One.") + "</w:p><w:p>" + run_of("Two.") + "</w:p>");
  auto const file = add_readable(sources, "a.docx", bytes, MediaType::docx);
  ASSERT_TRUE(file) << file.error().message;
  auto const at = static_cast<Offset>(sources[*file].text().find("Two"));
  auto const origin = sources.origin({*file, {at, at + 1}});
  EXPECT_EQ(landmark(sources[origin.file], origin.span.begin), "paragraph 2");
}

TEST(Office, WhatIsDamagedIsSaidToBe) {
  EXPECT_EQ(read_office("a.docx", "x"), "it cannot be unpacked: it is damaged");
  EXPECT_EQ(read_office("a.docx", test::zip_of({{"xl/workbook.xml", "<x/>"}})), "it holds no text document");
  EXPECT_TRUE(read_office("a.odt", test::zip_of({{"content.xml", "<o:body>"}}))
                  .starts_with("content.xml: broken XML"));
}

}  // namespace
}  // namespace stet::verify
