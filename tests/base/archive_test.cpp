// Packed files: what comes out is what went in, and never more than is allowed.
#include "base/archive.h"

#include <gtest/gtest.h>

#include "tests/support/packed.h"

namespace stet {
namespace {

constexpr std::size_t much = 1U << 20U;

TEST(Archive, GivesTheFilesThatAreWanted) {
  auto const zip = test::zip_of({{"a/one.txt", "The quay"}, {"two.txt", "is shut"}, {"a/empty", ""}});
  auto const files = unpack_zip(zip, [](auto name) { return name.starts_with("a/"); }, much);
  ASSERT_TRUE(files) << files.error().message;
  ASSERT_EQ(files->size(), 2U);
  EXPECT_EQ((*files)[0].name, "a/one.txt");
  EXPECT_EQ((*files)[0].bytes, "The quay");
  EXPECT_EQ((*files)[1].bytes, "");
}

TEST(Archive, GzipMayHaveSeveralPieces) {
  auto const text = unpack_gzip(test::gzip_of("The quay ") + test::gzip_of("is shut"), much);
  ASSERT_TRUE(text) << text.error().message;
  EXPECT_EQ(*text, "The quay is shut");
}

TEST(Archive, WhatUnpacksToTooMuchIsRefused) {
  std::string const large(3 * much, 'a');
  auto const all = [](std::string_view) { return true; };
  EXPECT_FALSE(unpack_gzip(test::gzip_of(large), much));
  EXPECT_TRUE(unpack_gzip(test::gzip_of(large), large.size()));
  EXPECT_FALSE(unpack_zip(test::zip_of({{"a", large}}), all, much));
  std::string const half(much * 2 / 3, 'a');
  EXPECT_FALSE(unpack_zip(test::zip_of({{"a", half}, {"b", half}}), all, much));  // all together
}

TEST(Archive, DamagedOnesAreRefusedAndHarmNothing) {
  auto const all = [](std::string_view) { return true; };
  auto const zip = test::zip_of({{"one", "The quay is shut since May"}});
  auto const gzip = test::gzip_of("The quay is shut since May");
  EXPECT_FALSE(unpack_zip("PK\x03\x04", all, much));
  EXPECT_FALSE(unpack_gzip(std::string_view(gzip).substr(0, gzip.size() / 2), much));
  for (std::size_t i = 0; i < zip.size(); ++i) {
    auto broken = zip;
    broken[i] = static_cast<char>(broken[i] ^ 0x7F);
    auto const files = unpack_zip(broken, all, much);
    for (auto const& file : files ? *files : std::vector<PackedFile>{}) EXPECT_LE(file.bytes.size(), much);
    std::ignore = unpack_zip(zip.substr(0, i), all, much);
  }
}

}  // namespace
}  // namespace stet
