// Files that are not as their format asks. Every importer meets unknown and missing fields, nulls where lists
// should be, numbers for ids, ids given twice, edges to nowhere, files that end anywhere: with a map and
// notes, or with an error that has a place. The files of tests/cases/exchange-broken are named after the
// importer; what becomes of each is stored beside it (UPDATE=1 rewrites it).
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <string>

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "argmap/build/build.h"
#include "argmap/exchange/formats.h"
#include "argmap/exchange/write_map.h"
#include "base/utf8.h"
#include "parser/format.h"
#include "parser/parse.h"
#include "tests/support/case_file.h"
#include "tests/support/fences.h"

namespace stet::argmap::exchange {
namespace {

namespace fs = std::filesystem;

fs::path const broken = fs::path(STET_SOURCE_DIR) / "tests/cases/exchange-broken";
fs::path const whole = fs::path(STET_SOURCE_DIR) / "tests/cases/exchange";

struct Sample {
  fs::path path;
  Format const* format;
  std::string text;
  std::string article;  // brat
};

std::vector<Sample> samples(fs::path const& folder) {
  std::vector<Sample> out;
  for (auto const& entry : fs::directory_iterator(folder)) {
    std::string const name = entry.path().filename().string();
    if (name.ends_with(".imported") || (name.starts_with("brat") && name.ends_with(".txt"))) continue;
    std::string const kind = name.substr(0, name.find('.'));
    Sample sample{
        entry.path(), find_import_format(kind == "xaif" ? "aif" : kind), test::read_text(entry.path()), {}};
    if (kind == "brat") sample.article = test::read_text(fs::path(entry.path()).replace_extension(".txt"));
    out.push_back(std::move(sample));
  }
  std::ranges::sort(out, {}, &Sample::path);
  return out;
}

std::expected<Imported, ReadError> import(Sample const& sample, std::string_view text) {
  bool const has_article = !sample.article.empty();
  return import_graph(text, sample.format, has_article ? "article.txt" : "", sample.article);
}

// What is wrong with a map that was made; empty if nothing is.
std::string problems(std::string const& map) {
  Sources sources;
  FileId const file = sources.add("map.argdown", map);
  auto const parsed = parser::parse(file, map);
  std::array const documents{argmap::Document{file, &parsed.tree}};
  auto const built = build(sources, documents);
  std::string out;
  for (Diagnostics const* const list : {&parsed.diagnostics, &built.diagnostics}) {
    for (Diagnostic const& found : list->list()) {
      if (found.severity != Severity::info) out += found.message + "\n";
    }
  }
  if (parser::format(parsed.tree, map) != map) out += "the formatter changes it\n";
  return out;
}

class Broken : public testing::TestWithParam<Sample> {};

TEST_P(Broken, IsAMapWithNotesOrAnError) {
  Sample const& sample = GetParam();
  ASSERT_NE(sample.format, nullptr) << sample.path;
  SourceFile const file(sample.path.filename().string(), sample.text);
  std::string out;
  auto const imported = import(sample, sample.text);
  if (!imported) {
    auto const at = file.position(imported.error().at);
    out = fmt::format("{}:{}: error: {}\n", at.line, at.column, imported.error().message);
  } else {
    out = write_map(imported->graph, "registry.yaml");
    EXPECT_EQ(problems(out), "") << out;
    out += "--- notes\n";
    for (Note const& note : imported->notes.list()) {
      auto const at = file.position(note.place.begin);
      out += fmt::format("{}:{}: {}: {} ({})\n", at.line, at.column,
                         note.kind == Note::Kind::broken ? "error" : "note", note.message, note.count);
    }
  }
  fs::path const stored = sample.path.string() + ".imported";
  if (test::updating()) std::ofstream(stored, std::ios::binary) << out;
  EXPECT_EQ(test::read_text(stored), out);
}

INSTANTIATE_TEST_SUITE_P(Files, Broken, testing::ValuesIn(samples(broken)), [](auto const& file) {
  std::string name = file.param.path.filename().string();
  for (char& c : name) {
    if (c == '.' || c == '-') c = '_';
  }
  return name;
});

TEST(Robust, FilesMayEndAnywhere) {
  for (Sample const& sample : samples(whole)) {
    for (std::size_t size = 0; size < sample.text.size(); ++size) {
      std::string_view const cut = std::string_view(sample.text).substr(0, size);
      if (utf8::first_invalid(cut)) continue;  // the command refuses it before
      auto const imported = import(sample, cut);
      if (!imported) {
        EXPECT_LE(imported.error().at, cut.size());
        EXPECT_NE(imported.error().message, "");
      } else if (std::string const map = write_map(imported->graph, "registry.yaml");
                 !problems(map).empty()) {
        ADD_FAILURE() << sample.path << " of " << size << " bytes: " << problems(map) << map;
      }
    }
  }
}

TEST(Robust, ByteOrderMarksAndLineEndsMeanNothing) {
  for (Sample const& sample : samples(whole)) {
    auto const plain = import(sample, sample.text);
    ASSERT_TRUE(plain.has_value());
    std::string const expected = write_map(plain->graph, "registry.yaml");
    std::string const marked = std::string(utf8::byte_order_mark) + sample.text;
    std::string returned;
    for (char const c : marked) returned += c == '\n' ? "\r\n" : std::string(1, c);
    for (std::string const& text : {marked, returned}) {
      for (Format const* const format : {sample.format, static_cast<Format const*>(nullptr)}) {
        Sample same = sample;
        same.format = format;
        auto const imported = import(same, text);
        ASSERT_TRUE(imported.has_value()) << sample.path << imported.error().message;
        EXPECT_EQ(imported->format, sample.format) << sample.path;
        EXPECT_EQ(write_map(imported->graph, "registry.yaml"), expected) << sample.path;
      }
    }
  }
}

TEST(Robust, LinesMayBeLongAndNestingIsBounded) {
  std::string const words(4'000'000, 'x');
  std::array const long_ones{
      std::pair{"aif", R"({"nodes":[{"nodeID":"1","type":"I","text":")" + words + "\"}],\"edges\":[]}"},
      std::pair{"sadface", R"({"nodes":[{"id":"1","type":"atom","text":")" + words + "\"}],\"edges\":[]}"},
      std::pair{"arguebuf", R"({"nodes":{"1":{"atom":{"text":")" + words + "\"}}}}"},
      std::pair{"argdown-json",
                R"({"statements":{"A":{"members":[{"text":")" + words + "\"}]}},\"arguments\":{}}"},
      std::pair{"argunet", "<graphml><graph><node id=\"1\"><data><thesis id=\"1\"><content>" + words +
                               "</content></thesis></data></node></graph></graphml>"},
      std::pair{"arggraph", "<arggraph><edu id=\"e\">" + words +
                                "</edu><adu id=\"a\"/><edge src=\"e\" trg=\"a\" type=\"seg\"/></arggraph>"},
      std::pair{"carneades", "statements: {a: " + words + "}"},
      std::pair{"gsn", "G1: {text: " + words + ", undeveloped: true}"},
      std::pair{"kialo", "1. " + words},
      std::pair{"brat", "T1\tClaim 0 1\t" + words},
      std::pair{"framework", "arg(" + words + ")."},
  };
  for (auto const& [name, text] : long_ones) {
    auto const imported = import_graph(text, find_import_format(name));
    if (!imported) {
      ADD_FAILURE() << name << ": " << imported.error().message;
    } else {
      EXPECT_GT(write_map(imported->graph, "registry.yaml").size(), words.size()) << name;
    }
  }
  std::string const open(100'000, '[');
  std::string tags;
  for (int i = 0; i < 100'000; ++i) tags += "<a>";
  std::array const deep_ones{
      std::pair{"aif", "{\"nodes\": " + open},       std::pair{"sadface", "{\"nodes\": " + open},
      std::pair{"arguebuf", "{\"nodes\": " + open},  std::pair{"argdown-json", "{\"map\": " + open},
      std::pair{"argunet", "<graphml>" + tags},      std::pair{"arggraph", "<arggraph>" + tags},
      std::pair{"carneades", "statements: " + open}, std::pair{"gsn", "G1: " + open},
  };
  for (auto const& [name, text] : deep_ones)
    EXPECT_FALSE(import_graph(text, find_import_format(name))) << name;
}

}  // namespace
}  // namespace stet::argmap::exchange
