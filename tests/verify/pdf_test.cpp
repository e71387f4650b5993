// PDFs, written here word by word: what running text their readers see.
#include "verify/registry/pdf.h"

#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/source.h"
#include "verify/registry/landmark.h"

namespace stet::verify {
namespace {

// A line of text at a place, in points from the lower left corner.
struct Line {
  int x, y, size;
  std::string text;
};

std::string pdf_of(std::vector<std::vector<Line>> const& pages) {
  std::string kids;
  std::string objects;
  int number = 4;
  for (auto const& page : pages) {
    std::string drawn;
    for (auto const& line : page)
      drawn += fmt::format("BT /F1 {} Tf {} {} Td ({}) Tj ET\n", line.size, line.x, line.y, line.text);
    kids += fmt::format("{} 0 R ", number);
    objects += fmt::format(
        "{} 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {} 0 R "
        "/Resources <</Font <</F1 3 0 R>>>>>> endobj\n",
        number, number + 1);
    objects +=
        fmt::format("{} 0 obj <</Length {}>> stream\n{}endstream endobj\n", number + 1, drawn.size(), drawn);
    number += 2;
  }
  return fmt::format(
      "%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n"
      "2 0 obj <</Type /Pages /Count {} /Kids [{}]>> endobj\n"
      "3 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj\n{}"
      "trailer <</Root 1 0 R>>\n%%EOF\n",
      pages.size(), kids, objects);
}

std::string text_of(std::vector<std::vector<Line>> const& pages) {
  auto const text = text_of_pdf(pdf_of(pages));
  return text ? text->text : text.error().message;
}

TEST(Pdf, HeadsFeetAndPageNumbersAreNoPartOfTheText) {
  EXPECT_EQ(text_of({{{72, 770, 9, "Quay Report 2019"},
                      {72, 400, 11, "The board closed the quay in the win-"},
                      {300, 30, 9, "- 7 -"}},
                     {{72, 770, 9, "Quay Report 2019"},
                      {72, 740, 11, "ter of that year and went home."},
                      {300, 30, 9, "- 8 -"}}}),
            "The board closed the quay in the win-\n\fter of that year and went home.\n");
}

TEST(Pdf, NotesFollowTheTextAndTheirMarksAreRaised) {
  EXPECT_EQ(text_of({{{72, 400, 10, "The quay is safe"},
                      {150, 404, 6, "3"},
                      {156, 400, 10, "in winter, as the board wrote to"},
                      {72, 60, 7, "3 Minutes of the board."}},
                     {{72, 740, 10, "the town, which asked for it."}}}),
            "The quay is safe³ in winter, as the board wrote to\n\fthe town, which asked for it.\n\n3 "
            "Minutes of the board.\n");
}

TEST(Pdf, PlacesLeadToPagesAndTheirLines) {
  auto const text = text_of_pdf(pdf_of({{{72, 400, 10, "The quay is safe in winter, as the board wrote to"},
                                         {72, 60, 7, "3 Minutes of the board."}},
                                        {},
                                        {{72, 740, 10, "the town,"}, {72, 728, 10, "which asked for it."}}}));
  ASSERT_TRUE(text) << text.error().message;
  Sources sources;
  auto const pages = sources.add("a.pdf", text->pages);
  auto pieces = text->pieces;
  for (auto& piece : pieces) piece.file = pages;
  auto const file = sources.add("a.pdf", text->text, pieces);
  auto const place_of = [&](std::string_view words) {
    auto const at = static_cast<Offset>(text->text.find(words));
    auto const origin = sources.origin({file, {at, at + 1}});
    EXPECT_TRUE(sources[pages].text().substr(origin.span.begin).starts_with(words));
    return landmark(sources[pages], origin.span.begin);
  };
  EXPECT_EQ(place_of("safe"), "page 1, line 1");
  EXPECT_EQ(place_of("Minutes"), "page 1, line 2");
  EXPECT_EQ(place_of("which"), "page 3, line 2");
}

TEST(Pdf, SpacedLettersMakeAWordAndCellsStandApart) {
  EXPECT_EQ(text_of({{{72, 700, 10, "N"}, {84, 700, 10, "O"}, {96, 700, 10, "T"}, {108, 700, 10, "E"}}}),
            "NOTE\n");
  EXPECT_EQ(
      text_of({{{72, 700, 10, "Year"}, {72, 685, 10, "1914"}, {200, 700, 10, "Lost"}, {200, 685, 10, "17"}}}),
      "Year\n\n1914\n\nLost\n\n17\n");
}

TEST(Pdf, PagesWithoutTextAreSaidToBeThat) {
  EXPECT_EQ(text_of({{}}), "the PDF holds no text; perhaps it is scanned pages");
}

}  // namespace
}  // namespace stet::verify
