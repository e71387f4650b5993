// The C interface from its other side: right answers, and requests that are none.
#include <string>

#include <gtest/gtest.h>
#include <stet/check.h>

namespace stet::test {
namespace {

using Answer = std::unique_ptr<stet_answer, decltype(&stet_free)>;

Answer checked(std::string const& request) { return {stet_check(request.c_str()), stet_free}; }

std::string value(Answer const& answer, char const* pointer) {
  char const* const found = stet_value(answer.get(), pointer);
  return found == nullptr ? "(none)" : found;
}

TEST(Library, AMapInMemoryIsCheckedWithItsFiles) {
  Project project;
  project.text =
      "===\nsources: \"my/sources.yaml\"\n===\n\n[Rent]: The rent rose. [@council]\n\n[\"Odd\"]: It \\\\ is "
      "odd.\n";
  project.files["my/sources.yaml"] = "- id: council\n  type: report\n  title: \"Minutes\\tof the council\"\n";
  auto const result = check(project);
  EXPECT_EQ(result.status, 1) << result.error;
  ASSERT_EQ(result.claims.size(), 2U) << result.json;
  EXPECT_EQ(result.claims[0].title, "Rent");
  EXPECT_EQ(result.claims[0].verdict, "unverifiable");
  EXPECT_EQ(result.claims[0].place.line, 5U);
  EXPECT_EQ(result.claims[1].text, "It \\ is odd.");
  EXPECT_FALSE(result.claims[1].explanation.empty());
  ASSERT_FALSE(result.findings.empty());
  EXPECT_TRUE(result.findings.front().fingerprint.starts_with("v1:"));
}

TEST(Library, NothingIsReadFromTheDiskUnlessItIsAskedFor) {
  auto const path = std::string(STET_SOURCE_DIR) + "/examples/clean/library.argdown";
  EXPECT_EQ(stet_status(checked(R"({"path": ")" + path + "\"}").get()), 2);
  auto const answer = checked(R"({"disk": true, "path": ")" + path + "\"}");
  EXPECT_EQ(stet_status(answer.get()), 0) << stet_error(answer.get());
  EXPECT_EQ(value(answer, "/claims/0/verdict"), "supported");
  EXPECT_EQ(value(answer, "/schema"), "1");
}

TEST(Library, ValuesAreFoundByTheirPlaces) {
  auto const answer = checked(R"({"text": "[A]: One. #opinion\n\n[B]: Two. #opinion\n"})");
  EXPECT_EQ(stet_size(answer.get(), "/claims"), 2U);
  EXPECT_EQ(value(answer, "/claims/1/title"), "B");
  EXPECT_EQ(value(answer, "/claims/0/asserted"), "true");
  for (char const* nothing :
       {"", "/claims", "/claims/2/title", "/claims/-1", "/claims/x", "/claims/0/title/x", "claims", "/", "//",
        "/~", "/~2", "/claims/99999999999999999999999"})
    EXPECT_EQ(value(answer, nothing), "(none)") << nothing;
  EXPECT_EQ(stet_size(answer.get(), "/claims/0/title"), 0U);
}

TEST(Library, QuotationsAreCompared) {
  Answer const same(stet_quote(R"({"quote": "rents rose", "text": "We saw that rents rose."})"), stet_free);
  EXPECT_EQ(stet_status(same.get()), 0);
  EXPECT_EQ(value(same, "/outcome"), "verbatim");
  Answer const other(stet_quote(R"({"quote": "rents fell", "text": "We saw that rents rose."})"), stet_free);
  EXPECT_EQ(stet_status(other.get()), 1);
}

TEST(Library, MapsAreDrawn) {
  Answer const answer(stet_map_svg(R"({"text": "[A]: One.\n  + [B]: Two.\n"})"), stet_free);
  EXPECT_EQ(stet_status(answer.get()), 0) << stet_error(answer.get());
  EXPECT_TRUE(std::string_view(stet_text(answer.get()), stet_length(answer.get())).starts_with("<svg"));
}

TEST(Library, WhatIsNoRequestIsAnsweredWithTheReason) {
  for (auto const& [request, reason] : {std::pair{"", "no JSON"},
                                        {"[1]", "no object"},
                                        {"{", "no JSON"},
                                        {R"({"txt": ""})", "`txt` is unknown"},
                                        {R"({"text": {}})", "`text` is no string"},
                                        {R"({"files": []})", "`files` is no object"},
                                        {R"({"files": {"a": []}})", "`files` has a member"},
                                        {R"({"path": ""})", "`path` is no path"},
                                        {R"({"path": "-"})", "`path` is no path"},
                                        {R"({"now": "yesterday"})", "`now` is no day"},
                                        {"{}", "map.argdown"}}) {
    for (auto* const call : {stet_check, stet_map_svg}) {
      Answer const answer(call(request), stet_free);
      EXPECT_EQ(stet_status(answer.get()), 2) << request;
      EXPECT_NE(std::string(stet_error(answer.get())).find(reason), std::string::npos)
          << stet_error(answer.get());
      EXPECT_EQ(value(answer, "/claims/0"), "(none)");
    }
  }
  Answer const quote(stet_quote(R"({"quote": "x"})"), stet_free);
  EXPECT_EQ(stet_status(quote.get()), 2);
  EXPECT_EQ(stet_status(Answer(stet_check(nullptr), stet_free).get()), 2);
  EXPECT_EQ(stet_value(nullptr, "/"), nullptr);
  EXPECT_STREQ(stet_text(nullptr), "");
  stet_free(nullptr);
}

}  // namespace
}  // namespace stet::test
