// Snapshots as text: what is not UTF-8 is said to be so, and a stray byte costs nothing.
#include "verify/registry/readable.h"

#include <gtest/gtest.h>

#include "base/source.h"
#include "verify/registry/landmark.h"

namespace stet::verify {
namespace {

TEST(Readable, AnotherEncodingIsNamedWithItsLine) {
  Sources sources;
  auto const latin = add_readable(sources, "a.txt",
                                  "It is closed.\nDie M\xFCnchner Br\xFC"
                                  "cke.\n",
                                  MediaType::plain);
  ASSERT_FALSE(latin);
  EXPECT_EQ(latin.error().message, "it is not UTF-8 (line 2); state its `encoding`, or save it as UTF-8");
  EXPECT_FALSE(add_readable(sources, "a.html",
                            "<p>Br\xFC"
                            "cke</p>",
                            MediaType::html));
  EXPECT_FALSE(add_readable(sources, "a.md",
                            "Br\xFC"
                            "cke",
                            MediaType::markdown));
}

TEST(Readable, AStrayByteCostsNothingElse) {
  Sources sources;
  auto const text = add_readable(sources, "a.txt", "Die Münchner Brücke \xFF ist zu.\n", MediaType::plain);
  ASSERT_TRUE(text) << text.error().message;
  EXPECT_TRUE(sources[*text].text().starts_with("Die Münchner Brücke"));
}

// The text of the bytes, and the bytes that a stretch of it was written as.
struct Reading {
  std::string text, written;
};
Reading read(std::string const& name, std::string const& bytes, std::string_view words,
             std::string_view declared = {}, std::string_view url = {}) {
  Sources sources;
  auto const file = add_readable(sources, name, bytes, media_type_of(declared, name, bytes), {declared, url});
  if (!file) return {file.error().message, {}};
  std::string const text(sources[*file].text());
  auto const at = static_cast<Offset>(text.find(words));
  auto const begin = sources.origin({*file, {at, at + 1}});
  auto const end = static_cast<Offset>(at + words.size());
  auto const after = sources.origin({*file, {end, end}});
  return {text, bytes.substr(begin.span.begin, after.span.begin - begin.span.begin)};
}

TEST(Readable, EncodingsAreHonouredAndLeadBackToTheBytes) {
  auto const russian =
      read("a.html",
           "<html><head><meta http-equiv=content-type content='text/html; charset=windows-1251'>"
           "<p>\xCC\xEE\xF1\xF2 &mdash; \xFD\xF2\xEE \xEC\xEE\xF1\xF2.</p>",
           "это мост");
  EXPECT_EQ(russian.text, "Мост — это мост.");
  EXPECT_EQ(russian.written, "\xFD\xF2\xEE \xEC\xEE\xF1\xF2");
  auto const japanese = read("a.html", "<meta charset=iso-2022-jp><p>\x1B$B66\x1B(B ok</p>", "橋");
  EXPECT_EQ(japanese.text, "橋 ok");
  using namespace std::string_literals;
  auto const wide = read("a.txt",
                         "\xFF\xFE"
                         "B\0r\0\xFC\0"
                         "c\0k\0"s,
                         "üc");
  EXPECT_EQ(wide.text, "Brück");
  EXPECT_EQ(wide.written, "\xFC\0c\0"s);
  EXPECT_EQ(read("a.txt",
                 "Br\xFC"
                 "cke",
                 "ü", "text/plain; charset=ISO-8859-1")
                .written,
            "\xFC");
  EXPECT_EQ(read("a.txt", "\xA4\xA4 a", " a", "text/plain;charset=big5").text, "中 a");
}

TEST(Readable, TranscriptsAreReadWithoutTheirTimes) {
  EXPECT_EQ(
      read("a.vtt",
           "WEBVTT\n\nNOTE not said\n\n1\n00:00:01.000 --> 00:00:02.000 line:0\n<c.red>The quay</c> is\n\n"
           "00:00:02.000 --> 00:00:03.000\nclosed &amp; empty.\n<v Ana>Since May.\n",
           "closed")
          .text,
      "The quay is closed & empty.\n\nSince May.");
  EXPECT_EQ(read("a.srt", "1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>Shut.</i>\r\n", "Shut").text, "Shut.");
}

TEST(Readable, APlaceInATranscriptIsTheTimeOfItsCue) {
  auto const time_of = [](std::string const& name, std::string const& bytes, std::string_view words) {
    Sources sources;
    auto const file = add_readable(sources, name, bytes, MediaType::transcript);
    auto const at = static_cast<Offset>(sources[*file].text().find(words));
    auto const origin = sources.origin({*file, {at, at + 1}});
    return landmark(sources[origin.file], origin.span.begin);
  };
  std::string const talk =
      "WEBVTT\n\n00:01.500 --> 00:02.000\nThe quay\n\n00:14:03.000 --> 00:14:05.000\nis shut\n\n"
      "01:14:03.000 --> 01:14:05.000\nfor good.\n";
  EXPECT_EQ(time_of("a.vtt", talk, "quay"), "at 0:01");
  EXPECT_EQ(time_of("a.vtt", talk, "shut"), "at 14:03");
  EXPECT_EQ(time_of("a.vtt", talk, "good"), "at 1:14:03");
  EXPECT_EQ(time_of("a.srt", "1\r\n00:14:03,000 --> 00:14:05,000\r\nShut.\r\n", "Shut"), "at 14:03");
}

TEST(Readable, OfAMessageTheFirstTextIsRead) {
  auto const mail =
      read("a.eml",
           "Subject: x\nContent-Type: multipart/mixed;\n boundary=\"b\"\n\nno part\n--b\n"
           "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n"
           "Die Br=FCcke ist=\n zu.\n--b\nContent-Type: image/png\n\nx\n--b--\n",
           "cke");
  EXPECT_EQ(mail.text, "Die Brücke ist zu.\n");
  EXPECT_EQ(mail.written, "cke");
  EXPECT_EQ(read("a.mhtml",
                 "Content-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+U2h1dC48L3A+\n", "Shut")
                .text,
            "Shut.");
}

TEST(Readable, WhatIsNotReadIsRefusedByName) {
  EXPECT_EQ(read("a.epub", "x", "x").text,
            "it is an EPUB book, which is not read; save it as text, HTML or PDF");
  EXPECT_EQ(read("a", "{\\rtf1 x}", "x").text,
            "it is Rich Text (RTF), which is not read; save it as text, HTML or PDF");
  std::string const xml = "it is XML, which is not read; save it as text, HTML or PDF";
  EXPECT_EQ(read("a.xml", "<a><!-- he knew --><p>x</p></a>", "x").text, xml);
  EXPECT_EQ(read("a.nxml", "<p>x</p>", "x").text, xml);
  EXPECT_EQ(read("a", "<?xml version='1.0'?><p>x</p>", "x").text, xml);
  EXPECT_EQ(read("a", "<?xml version='1.0'?><html><p>x</p></html>", "x").text, "x");
}

TEST(Readable, ATextInUtf8IsReadAsThatWhateverItsLabelSays) {
  EXPECT_EQ(read("a.html", "<meta charset=koi8-r><p>Мост", "Мост").text, "Мост");
}

}  // namespace
}  // namespace stet::verify
