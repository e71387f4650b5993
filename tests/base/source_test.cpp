#include "base/source.h"

#include <iterator>
#include <random>

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace stet {
namespace {

TEST(source_file, lines_and_columns) {
  SourceFile const file("a", "one\ntwo é漢x\r\n\nlast");
  EXPECT_EQ(file.line_count(), 4U);
  EXPECT_EQ(file.position(0), (LineColumn{1, 1}));
  EXPECT_EQ(file.position(3), (LineColumn{1, 4}));
  EXPECT_EQ(file.position(4), (LineColumn{2, 1}));
  EXPECT_EQ(file.position(13), (LineColumn{2, 7})) << "behind é and 漢";
  EXPECT_EQ(file.utf16_column(13), 6U);
  EXPECT_EQ(file.text(file.line_span(1)), "two é漢x");
  EXPECT_EQ(file.text(file.line_span(2)), "");
  EXPECT_EQ(file.position(1000), (LineColumn{4, 5})) << "past the end is the end";
}

TEST(source_file, empty) {
  SourceFile const file("a", "");
  EXPECT_EQ(file.line_count(), 1U);
  EXPECT_EQ(file.position(0), (LineColumn{1, 1}));
  EXPECT_TRUE(file.line_span(0).empty());
}

TEST(source_file, a_byte_order_mark_takes_no_column) {
  SourceFile const file("a", "\xEF\xBB\xBFone\ntwo");
  EXPECT_EQ(file.position(0), (LineColumn{1, 1}));
  EXPECT_EQ(file.position(3), (LineColumn{1, 1}));
  EXPECT_EQ(file.position(5), (LineColumn{1, 3}));
  EXPECT_EQ(file.utf16_column(5), 2U);
  EXPECT_EQ(file.position(8), (LineColumn{2, 2}));
}

TEST(source_file, columns_of_long_lines_are_counted_as_those_of_short_ones) {
  std::mt19937 dice(1);
  std::string text = "short\n";
  constexpr std::string_view pieces[] = {
      "a", "word ", "é", "漢", "😀", "\x80", "\xF0\x9F", "\x80\x80\x80\x80\x80", "\xC3"};
  while (text.size() < 60'000) text += pieces[dice() % std::size(pieces)];
  text += "\n" + std::string(20'000, '\x80') + "\nend";
  SourceFile const file("a", text);
  for (std::size_t at = 0; at < text.size(); at += 1 + dice() % 97) {
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
    std::size_t const begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;  // none: 0
    auto const before = std::string_view(text).substr(begin, at - begin);
    ASSERT_EQ(file.position(static_cast<Offset>(at)).column, utf8::count(before) + 1) << at;
    ASSERT_EQ(file.utf16_column(static_cast<Offset>(at)), utf8::utf16_length(before)) << at;
  }
}

TEST(source_file, utf16_counts_surrogates_twice) {
  SourceFile const file("a", "😀x\n😀y");
  EXPECT_EQ(file.utf16_column(4), 2U);
  EXPECT_EQ(file.utf16_offset(10), 6U);
}

TEST(sources, origin_follows_pieces_to_where_the_bytes_were_written) {
  Sources sources;
  FileId const main = sources.add("main.md", "intro\n[A]: x\nmore\n");
  FileId const other = sources.add("other.ad", "[B]: y\n");
  FileId const whole = sources.add("assembled", "[A]: x\n[B]: y\n", {{0, main, 6}, {7, other, 0}});
  EXPECT_EQ(sources.origin({whole, {0, 3}}), (Location{main, {6, 9}}));
  EXPECT_EQ(sources.origin({whole, {7, 10}}), (Location{other, {0, 3}}));
  EXPECT_EQ(sources.origin({whole, {0, 10}}), (Location{main, {6, 13}})) << "cut at the seam";
  EXPECT_EQ(sources.origin({main, {1, 2}}), (Location{main, {1, 2}}));

  FileId const twice = sources.add("again", "B]: y", {{0, whole, 8}});
  EXPECT_EQ(sources.origin({twice, {0, 1}}), (Location{other, {1, 2}}));
}

}  // namespace
}  // namespace stet
