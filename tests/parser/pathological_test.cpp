// Inputs made to hurt: everything that can be opened and is never closed, a million times. What is checked is
// that the tree is well formed and bounded; the test's time limit is the check on speed.
#include <array>
#include <string>

#include <gtest/gtest.h>

#include "parser/parse.h"

namespace stet::parser {
namespace {

constexpr std::size_t many = 1'000'000;

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  text.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

void expect_sound(std::string_view name, std::string const& text) {
  for (Dialect const dialect : {Dialect::stet, Dialect::argdown}) {
    auto const result = parse(FileId{0}, text, {.dialect = dialect});
    auto const& nodes = result.tree.nodes;
    ASSERT_EQ(nodes[0].next, nodes.size()) << name;
    EXPECT_LE(nodes.size(), 2 * text.size() + 16) << name;
    EXPECT_LE(result.diagnostics.size(), 10'000U) << name;
    std::vector<NodeIndex> around;
    for (NodeIndex i = 0; i < nodes.size(); ++i) {
      while (!around.empty() && nodes[around.back()].next <= i) around.pop_back();
      bool const inside = around.empty() || (nodes[i].next <= nodes[around.back()].next &&
                                             nodes[around.back()].span.contains(nodes[i].span));
      ASSERT_TRUE(inside && nodes[i].next > i && nodes[i].reserved == 0) << name << " node " << i;
      around.push_back(i);
    }
  }
}

TEST(Pathological, AMillionThingsThatAreNeverClosed) {
  for (std::string_view const piece :
       {"{",  "[",    "<",  "*",  "**", "_",    "(",    "\"",  "'",   "„",    "«", "@[", "@<",  "[@a", "#(",
        "/*", "<!--", "//", ".x", ":x", "[a](", "{a: ", "*a ", "_a ", "\"a ", "`", "\\", "===", "}",   "]"})
    expect_sound(piece, repeated(piece, many));
}

TEST(Pathological, AHundredThousandLinesOfOneKind) {
  for (std::string_view const piece :
       {"\n+ ",    "\n + a",        "\n\n + a", "\n- a",      "\n(1) a",  "\n--",
        "\n----",  "\n---",         "\n1. a",   "\n* a",      "\n# a",    "\n[A]",
        "\n[A]:",  "\n<A>: a",      "\na\n",    "\n\n\n",     "\r",       "\r\n",
        "\n> a",   "\n{a: 1}",      "\n===",    "\n(2019) a", "\n// c",   "\n\n(1) a\n\n----\n",
        "\n\n  a", "\n@include(a)", "\\\n",     "a {k: v\n",  "\"a\n*b\n"})
    expect_sound(piece, repeated(piece, many / 10));
}

TEST(Pathological, PairsInsidePairs) {
  std::size_t const n = many / 10;
  expect_sound("braces", std::string(n, '{') + std::string(n, '}'));
  expect_sound("brackets", std::string(n, '[') + std::string(n, ']'));
  expect_sound("emphasis", repeated("*a ", n) + repeated("b* ", n));
  expect_sound("quotations", repeated("“a ", n) + repeated("b” ", n));
  expect_sound("crossing", repeated("“*a ", n) + repeated("b”* ", n));
  expect_sound("everything", repeated("*a _b \"c 'd [e <f {g (h", n));
}

TEST(Pathological, DeepRelationsAndLongLines) {
  std::string deep = "a\n";
  for (std::size_t i = 1; i < 3000; ++i) deep += std::string(i, ' ') + "+ b\n";
  expect_sound("deep", deep);
  std::string zigzag = "a\n";
  for (std::size_t i = 0; i < many / 4; ++i) zigzag += std::string(1 + i % 7, ' ') + "- b\n";
  expect_sound("zigzag", zigzag);
  expect_sound("paragraph", repeated("A word, *another* and \"quoted ones\" [@key]. ", 500'000));
}

TEST(Pathological, BytesThatAreNoText) {
  std::string bytes;
  std::uint64_t state = 1;
  for (std::size_t i = 0; i < many; ++i) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    bytes += static_cast<char>(state >> 56U);
  }
  expect_sound("noise", bytes);
  expect_sound("nul", std::string(many, '\0'));
}

}  // namespace
}  // namespace stet::parser
