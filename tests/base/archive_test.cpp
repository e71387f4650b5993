// Packed files: what comes out is what went in, and never more than is allowed.
#include "base/archive.h"

#include <gtest/gtest.h>

#include "tests/support/packed.h"

namespace stet {
namespace {

constexpr std::size_t much = 1U << 20U;

auto unzipped(std::string_view bytes, std::function<bool(std::string_view)> const& wanted, std::size_t most) {
  UnpackBudget budget(bytes.size(), most);
  return unpack_zip(bytes, wanted, budget);
}

auto gunzipped(std::string_view bytes, std::size_t most) {
  UnpackBudget budget(bytes.size(), most);
  return unpack_gzip(bytes, budget);
}

TEST(Archive, GivesTheFilesThatAreWanted) {
  auto const zip = test::zip_of({{"a/one.txt", "The quay"}, {"two.txt", "is shut"}, {"a/empty", ""}});
  auto const files = unzipped(zip, [](auto name) { return name.starts_with("a/"); }, much);
  ASSERT_TRUE(files) << files.error().message;
  ASSERT_EQ(files->size(), 2U);
  EXPECT_EQ((*files)[0].name, "a/one.txt");
  EXPECT_EQ((*files)[0].bytes, "The quay");
  EXPECT_EQ((*files)[1].bytes, "");
}

TEST(Archive, GzipMayHaveSeveralPieces) {
  auto const text = gunzipped(test::gzip_of("The quay ") + test::gzip_of("is shut"), much);
  ASSERT_TRUE(text) << text.error().message;
  EXPECT_EQ(*text, "The quay is shut");
}

TEST(Archive, WhatUnpacksToTooMuchIsRefused) {
  std::string const large(3 * much, 'a');
  auto const all = [](std::string_view) { return true; };
  EXPECT_FALSE(gunzipped(test::gzip_of(large), much));
  EXPECT_TRUE(gunzipped(test::gzip_of(large), large.size()));
  EXPECT_FALSE(unzipped(test::zip_of({{"a", large}}), all, much));
  std::string const half(much * 2 / 3, 'a');
  EXPECT_FALSE(unzipped(test::zip_of({{"a", half}, {"b", half}}), all, much));  // all together
}

TEST(Archive, SmallFilesDoNotBecomeLarge) {
  constexpr std::size_t any = std::size_t{1} << 30U;
  auto const bomb = test::gzip_of(std::string(20 * much, 'a'));
  auto const refused = gunzipped(bomb, any);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message, "it unpacks to more than 5 MiB, which is too much for a file of " +
                                         std::to_string((bomb.size() >> 10U) + 1) + " KiB");
  // What is packed in what was packed is counted with it.
  UnpackBudget budget(bomb.size(), any);
  auto const inner = unpack_gzip(test::gzip_of(std::string(3 * much, 'a')), budget);
  EXPECT_TRUE(inner);
  EXPECT_FALSE(unpack_gzip(test::gzip_of(std::string(3 * much, 'a')), budget));
}

TEST(Archive, DamagedOnesAreRefusedAndHarmNothing) {
  auto const all = [](std::string_view) { return true; };
  auto const zip = test::zip_of({{"one", "The quay is shut since May"}});
  auto const gzip = test::gzip_of("The quay is shut since May");
  EXPECT_FALSE(unzipped("PK\x03\x04", all, much));
  EXPECT_FALSE(gunzipped(std::string_view(gzip).substr(0, gzip.size() / 2), much));
  for (std::size_t i = 0; i < zip.size(); ++i) {
    auto broken = zip;
    broken[i] = static_cast<char>(broken[i] ^ 0x7F);
    auto const files = unzipped(broken, all, much);
    for (auto const& file : files ? *files : std::vector<PackedFile>{}) EXPECT_LE(file.bytes.size(), much);
    std::ignore = unzipped(zip.substr(0, i), all, much);
  }
}

}  // namespace
}  // namespace stet
