// Web archives: of all that was captured, the page of the address, as a server sent it.
#include "verify/registry/web_archive.h"

#include <string>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/source.h"
#include "tests/support/packed.h"
#include "verify/registry/readable.h"

namespace stet::verify {
namespace {

std::string record(std::string const& kind, std::string const& url, std::string const& block) {
  return fmt::format(
      "WARC/1.0\r\nWARC-Type: {}\r\nWARC-Target-URI: {}\r\nContent-Length: {}\r\n\r\n{}\r\n\r\n", kind, url,
      block.size(), block);
}
std::string answer(std::string const& url, std::string const& body, std::string const& headers = {},
                   std::string const& status = "200 OK", std::string const& type = "text/html") {
  return record("response", url,
                "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\n" + headers + "\r\n" + body);
}

std::string const archive =
    record("warcinfo", "", "software: x\r\n") +
    answer("https://example.org/style.css", "p { color: red }", {}, "200 OK", "text/css") +
    answer("https://example.org/", "<p>The harbour news.") +
    answer("http://example.org/quay", "", "Location: /news/quay/\r\n", "301 Moved") +
    record("request", "https://example.org/news/quay/", "GET /news/quay/ HTTP/1.1\r\n\r\n") +
    answer("https://www.example.org/news/quay/", "<p>The quay is &quot;shut&quot;.");

std::string read_archive(std::string const& name, std::string const& bytes, std::string_view url = {}) {
  Sources sources;
  auto const file = add_readable(sources, name, bytes, media_type_of({}, name, bytes), {.url = url});
  return file ? std::string(sources[*file].text()) : file.error().message;
}

TEST(WebArchive, ThePageOfTheAddressIsRead) {
  EXPECT_EQ(read_archive("a.warc", archive, "https://example.org/news/quay"), "The quay is \"shut\".");
  EXPECT_EQ(read_archive("a.warc", archive, "https://example.org/quay#top"),
            "The quay is \"shut\".");  // moved there
  EXPECT_EQ(read_archive("a.warc", archive), "The harbour news.");
  EXPECT_EQ(read_archive("a.warc.gz", test::gzip_of(archive), "http://example.org/news/quay"),
            "The quay is \"shut\".");
}

TEST(WebArchive, AnotherPageIsNotReadInItsPlace) {
  EXPECT_EQ(read_archive("a.warc", archive, "https://example.org/other"),
            "it is a web archive that holds no page of `https://example.org/other`; its first is "
            "`https://example.org/`");
  EXPECT_EQ(read_archive("a.warc", record("warcinfo", "", "x")), "it is a web archive without a page");
}

TEST(WebArchive, APageThatIsCutOffIsNotRead) {
  std::string const whole = answer("https://a.example/", "<p>The quay is shut.");
  EXPECT_EQ(read_archive("a.warc", whole), "The quay is shut.");
  EXPECT_EQ(read_archive("a.warc", whole.substr(0, whole.size() - 9)),
            "its page is cut off: the file ends before the record does");
}

TEST(WebArchive, PlacesLeadBackIntoTheArchive) {
  Sources sources;
  auto const file =
      add_readable(sources, "a.warc", archive, MediaType::warc, {.url = "https://example.org/quay"});
  ASSERT_TRUE(file) << file.error().message;
  auto const at = static_cast<Offset>(sources[*file].text().find("shut"));
  auto const origin = sources.origin({*file, {at, at + 4}});
  EXPECT_EQ(archive.substr(origin.span.begin, 4), "shut");
}

TEST(WebArchive, ChunksAndPackedBodiesArePutTogether) {
  auto const chunked =
      answer("https://a.example/", "4\r\nThe \r\n7;x=1\r\nquay is\r\n5\r\n shut\r\n0\r\n\r\n",
             "Transfer-Encoding: chunked\r\n", "200 OK", "text/plain");
  EXPECT_EQ(read_archive("a.warc", chunked), "The quay is shut");
  auto const packed = answer("https://a.example/",
                             test::gzip_of("<p>M\xFC"
                                           "nster"),
                             "Content-Encoding: gzip\r\n", "200 OK", "text/html; charset=iso-8859-1");
  EXPECT_EQ(read_archive("a.warc", packed), "Münster");
  EXPECT_EQ(read_archive("a.warc", answer("https://a.example/", "x", "Content-Encoding: br\r\n")),
            "its page is packed in a way that is not read (br)");
}

TEST(WebArchive, AWaczIsReadByItsListOfPages) {
  auto const wacz = test::zip_of(
      {{"archive/data.warc.gz", test::gzip_of(archive)},
       {"pages/pages.jsonl",
        "{\"format\": \"json-pages-1.0\"}\n{\"id\": \"1\", \"url\": \"https://example.org/quay\"}\n"}});
  EXPECT_EQ(read_archive("a.wacz", wacz), "The quay is \"shut\".");
  EXPECT_EQ(read_archive("a.wacz", wacz, "https://example.org/"), "The harbour news.");
}

}  // namespace
}  // namespace stet::verify
