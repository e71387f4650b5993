// The hashes that GitHub follows alerts by. The values are those of CodeQL's own tests of its algorithm.
#include "app/report/line_hash.h"

#include <map>
#include <random>

#include <gtest/gtest.h>

namespace stet::app {
namespace {

using Hashes = std::vector<std::string>;

Hashes hashes(std::string_view text) {
  Hashes out;
  for (LineHash const& hash : line_hashes(text)) out.push_back(hash.text());
  return out;
}

TEST(LineHash, EmptyFile) { EXPECT_EQ(hashes(""), Hashes{"c129715d7a2bc9a3:1"}); }

TEST(LineHash, BlanksDoNotCount) {
  EXPECT_EQ(hashes(" a\nb\n  \t\tc\n d"),
            (Hashes{"271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"}));
}

TEST(LineHash, LineEndsAreAlike) {
  Hashes const expected{"e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1",
                        "e20e36e16fcb0cc8:1", "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1",
                        "c129715d7a2bc9a3:1"};
  EXPECT_EQ(hashes(" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n"), expected);
  EXPECT_EQ(hashes(" hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r"), expected);
  EXPECT_EQ(hashes(" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n"), expected);
  EXPECT_EQ(hashes(" hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n"), expected);
}

TEST(LineHash, SameLinesAreNumbered) {
  EXPECT_EQ(hashes("x = 2\nx = 1\nprint(x)\nx = 3\nprint(x)\nx = 4\nprint(x)\n"),
            (Hashes{"e54938cc54b302f1:1", "bb609acbe9138d60:1", "1131fd5871777f34:1", "5c482a0f8b35ea28:1",
                    "54517377da7028d2:1", "2c644846cb18d53e:1", "f1b89f20de0d133:1", "c129715d7a2bc9a3:1"}));
}

// What the values mean, unit by unit: the hundred units from the line's beginning on, as digits of a number.
Hashes by_definition(std::string_view text) {
  std::vector<std::uint32_t> units;
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    char const c = at < text.size() ? text[at] : '\0';
    if (c == ' ' || c == '\t' || (c == '\n' && at > 0 && text[at - 1] == '\r')) continue;
    if (units.empty() || units.back() == '\n') starts.push_back(units.size());
    units.push_back(at == text.size() ? 65535U : c == '\r' ? U'\n' : static_cast<unsigned char>(c));
  }
  Hashes out;
  std::map<std::uint64_t, int> met;
  for (std::size_t const start : starts) {
    std::uint64_t hash = 0;
    for (std::size_t i = start; i < start + 100; ++i) hash = hash * 37 + (i < units.size() ? units[i] : 0);
    out.push_back(LineHash{hash, static_cast<std::uint32_t>(++met[hash])}.text());
  }
  return out;
}

TEST(LineHash, LongAndShortLinesAsDefined) {
  std::mt19937 random(3);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (std::size_t lines = random() % 8; lines > 0; --lines) {
      text += std::string(random() % 3 * (random() % 150), "ab \t"[random() % 4]) + "x";
      text += std::string_view("\n\r\r\n\n\n").substr(random() % 5, 1 + random() % 2);
    }
    EXPECT_EQ(hashes(text), by_definition(text)) << round;
  }
}

}  // namespace
}  // namespace stet::app
