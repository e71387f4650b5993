// Maps that leave and come back. Arguebuf is the identity: every example and a thousand random maps are the
// same map afterwards. When another program has changed the graph, what it holds is still there.
#include <array>
#include <filesystem>
#include <random>
#include <string>

#include <fmt/core.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "argmap/build.h"
#include "argmap/exchange/argdown_json.h"
#include "argmap/exchange/formats.h"
#include "argmap/exchange/write_map.h"
#include "parser/format.h"
#include "parser/parse.h"
#include "tests/support/fences.h"
#include "tests/support/rounds.h"
#include "verify/exchange/exports.h"

namespace stet::verify {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr int rounds = test::rounds(1000);

std::string exported(fs::path const& path, std::string const& text) {
  CheckOptions options;
  options.project = path.parent_path();
  return exchange::arguebuf({check(path, text, options), Settings()});
}

std::string imported(std::string const& json) {
  auto const graph = argmap::exchange::import_graph(json, nullptr);
  EXPECT_TRUE(graph.has_value()) << json;
  if (!graph) return {};
  EXPECT_EQ(graph->format->name, "arguebuf");
  return argmap::exchange::write_map(graph->graph, "registry.yaml");
}

std::string formatted(std::string const& text) {
  auto const parsed = parser::parse(FileId{0}, text);
  return parser::format(parsed.tree, text);
}

// All that a map says, with places.
std::string whole(std::string const& text) {
  Sources sources;
  FileId const file = sources.add("map.argdown", text);
  auto const parsed = parser::parse(file, text);
  std::array const documents{argmap::Document{file, &parsed.tree}};
  auto const built = argmap::build(sources, documents);
  return argmap::argdown_json(sources, built.map, argmap::select(built.map));
}

TEST(Arguebuf, EveryExampleComesBack) {
  std::size_t examples = 0;
  for (auto const& entry : fs::recursive_directory_iterator(fs::path(STET_SOURCE_DIR) / "examples")) {
    if (entry.path().extension() != ".argdown") continue;
    ++examples;
    std::string const text = test::read_text(entry.path());
    std::string const back = imported(exported(entry.path(), text));
    EXPECT_EQ(back, formatted(text)) << entry.path();
    EXPECT_EQ(whole(back), whole(formatted(text))) << entry.path();
  }
  EXPECT_GE(examples, 3U);
}

// Maps with everything that the language has.
class RandomMap {
 public:
  explicit RandomMap(unsigned seed) : random_(seed) {}

  std::string write() {
    if (chance(3)) out_ += "===\ntitle: A map\nsources: sources.yaml\nmodel:\n  mode: loose\n===\n\n";
    for (std::size_t n = 1 + random_() % 6; n > 0; --n) {
      if (chance(5)) out_ += fmt::format("# Section {}\n\n", random_() % 3);
      if (chance(3)) {
        structure();
      } else {
        element(0);
        for (std::size_t i = random_() % 4; i > 0; --i) relation(1 + random_() % 2);
      }
      out_ += '\n';
    }
    return out_;
  }

 private:
  bool chance(unsigned n) { return random_() % n == 0; }
  std::string title() { return std::string(1, static_cast<char>('A' + random_() % 8)); }

  void text() {
    static constexpr std::array<std::string_view, 8> words{
        "It holds.",        "It *may* hold #tag.", "He said \"so\" [@source, p. 3].",
        "One \\* of us.",   "@[A] is near.",       "See [this](https://x.example/a_b).",
        "Prices fell 3 %.", "\xC3\x89t\xC3\xA9."};
    out_ += words[random_() % words.size()];
  }
  void data() {
    static constexpr std::array<std::string_view, 5> blocks{
        "{anchor: \"so it is\"}", "{source: a, quote: \"so\"}", "{weight: 0.5, standard: dialectical}",
        "{list: [1, two, {three: 3}]}", "{isCanonical: true}"};
    if (chance(3)) out_ += ' ' + std::string(blocks[random_() % blocks.size()]);
  }
  void element(std::size_t) {
    bool const is_argument = chance(3);
    out_ += (is_argument ? '<' : '[') + title() + (is_argument ? '>' : ']');
    if (!chance(3)) {
      out_ += ": ";
      text();
    }
    data();
    out_ += '\n';
  }
  void relation(std::size_t depth) {
    static constexpr std::array<std::string_view, 7> symbols{"+", "-", "+>", "->", "_", "_>", "><"};
    out_.append(2 * depth, ' ');
    std::string_view const symbol = symbols[random_() % (chance(2) ? 2 : symbols.size())];
    out_ += std::string(symbol) + ' ';
    element(depth);
  }
  void structure() {
    if (chance(2)) {
      out_ += '<' + title() + ">: ";
      text();
      data();
      out_ += '\n';
      if (chance(2)) relation(1);
      out_ += '\n';
    }
    std::size_t number = 0;
    for (std::size_t steps = 1 + random_() % 2; steps > 0; --steps) {
      for (std::size_t premises = 1 + random_() % 2; premises > 0; --premises) {
        out_ += fmt::format("({}) ", ++number);
        element_of_structure();
      }
      out_ += chance(3) ? "-- modus ponens {strict: true} --\n" : "----\n";
      out_ += fmt::format("({}) ", ++number);
      element_of_structure();
    }
  }
  void element_of_structure() {
    if (chance(2)) {
      out_ += '[' + title() + "]: ";
    }
    text();
    data();
    out_ += '\n';
  }

  std::mt19937 random_;
  std::string out_;
};

TEST(Arguebuf, RandomMapsComeBack) {
  for (int round = 0; round < rounds; ++round) {
    std::string const text = RandomMap(static_cast<unsigned>(round)).write();
    std::string const back = imported(exported("map.argdown", text));
    EXPECT_EQ(back, formatted(text));
    EXPECT_EQ(whole(back), whole(formatted(text)));
    if (HasFailure()) FAIL() << "round " << round << "\n" << text;
  }
}

// Statements by title, as another program's change leaves them.
Json statements(std::string const& text) {
  Json out = Json::object();
  Json const map = Json::parse(whole(text));
  for (auto const& [title, statement] : map["statements"].items()) {
    Json row{{"tags", statement.value("tags", Json::array())},
             {"data", statement.value("data", Json::object())}};
    row["data"].erase("step");
    for (Json const& member : statement["members"]) {
      if (!member.contains("text")) continue;
      std::string words = member["text"];
      while (words.ends_with(' ')) words.pop_back();
      row["text"] = words;
    }
    out[title] = std::move(row);
  }
  return out;
}

TEST(Arguebuf, AChangedGraphKeepsWhatTheRestSays) {
  std::string const text =
      "[A]: It holds *there* [@source, p. 3]. #tag {anchor: \"so it is\"}\n"
      "  + [B]: One \\* of us. {weight: 0.5}\n"
      "  - [C]: \xC3\x89t\xC3\xA9, \"so\" [@other].\n"
      "    >< [D]: Not so.\n";
  Json graph = Json::parse(exported("map.argdown", text));
  graph["nodes"]["new"] = {{"atom", {{"text", "Somebody else's claim."}}}};
  std::string const back = imported(graph.dump());
  Json const before = statements(text);
  Json const after = statements(back);
  for (auto const& [title, statement] : before.items()) {
    EXPECT_EQ(after.value(title, Json()), statement) << back;
  }
  EXPECT_EQ(after["Somebody else's claim"]["text"], "Somebody else's claim.");
  auto const relations = [](std::string const& of) {
    std::vector<std::string> out;
    for (Json const& relation : Json::parse(whole(of))["relations"])
      out.push_back(relation["from"].get<std::string>() + relation["relationType"].get<std::string>() +
                    relation["to"].get<std::string>());
    std::ranges::sort(out);
    return out;
  };
  EXPECT_EQ(relations(back), relations(text)) << back;

  graph["nodes"]["A"]["atom"]["text"] = "It does not hold.";
  EXPECT_EQ(statements(imported(graph.dump()))["A"]["text"], "It does not hold.");
}

}  // namespace
}  // namespace stet::verify
