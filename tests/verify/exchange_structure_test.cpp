// Maps whose graph another program has changed: the map's own text is not believed any more, and all that it
// said has to come from nodes, edges and the extension. What is compared is what a map means: its claims with
// their texts, tags, data, citations, quotations and sections, its arguments with their steps, its relations,
// its verdicts.
#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "argmap/exchange/comments.h"
#include "argmap/exchange/document.h"
#include "argmap/exchange/escape.h"
#include "argmap/exchange/formats.h"
#include "argmap/exchange/graph_of.h"
#include "argmap/exchange/write_formats.h"
#include "argmap/exchange/write_map.h"
#include "parser/format.h"
#include "parser/parse.h"
#include "tests/support/fences.h"
#include "tests/support/random_map.h"
#include "tests/support/rounds.h"
#include "verify/check/check.h"
#include "verify/exchange/exports.h"

namespace stet::verify {
namespace {

namespace fs = std::filesystem;
using namespace argmap;
using Json = nlohmann::ordered_json;

constexpr int structure_rounds = test::rounds(1000);

CheckResult checked(fs::path const& path, std::string const& text) {
  CheckOptions options;
  options.project = path.parent_path();
  return check(path, text, options);
}

// Whether Argdown has every relation as it is written. Other formats know those that Argdown has, so that
// verdicts can differ where it moves or drops some; each of these is told.
bool relations_are_kept(ArgumentMap const& map) {
  return std::ranges::all_of(map.stated, [&](Relation const& stated) {
    return std::ranges::any_of(map.relations, [&](Relation const& relation) {
      return relation.kind == stated.kind && relation.from == stated.from && relation.to == stated.to;
    });
  });
}

// A map in rows whose order means nothing.
class Meaning {
 public:
  Meaning(CheckResult const& result, bool with_verdicts)
      : result_(result), map_(result.map), with_verdicts_(with_verdicts) {
    for (StatementId const id : map_.statements.ids()) statement(id);
    for (ArgumentId const id : map_.arguments.ids()) argument(id);
    for (Relation const& relation : map_.relations) {
      // Argdown may take a relation of a claim to itself for another one that ends there.
      // A contradiction that is written from both ends is one.
      std::string row = relation_of(relation);
      bool const is_said = relation.kind == RelationKind::contradictory && rows_.contains(row);
      if (relation.from != relation.to && !is_said) add(std::move(row));
    }
    for (Section const& section : map_.sections)
      add("section " + std::to_string(section.level) + ' ' + section.title + data_of(section.data, {}));
    add("front matter" + data_of(map_.front_matter, {}));
    argmap::exchange::Comments const comments(result.sources, map_);
    for (auto const& comment : comments.all()) add("comment " + comment.text);
  }

  std::multiset<std::string> const& rows() const { return rows_; }

 private:
  void add(std::string row) { rows_.insert(std::move(row)); }

  static std::string data_of(parser::yaml::Document const& data, std::set<std::string> const& without) {
    std::map<std::string, std::string> members;
    for (auto const& [key, value] : argmap::exchange::root(data).members()) {
      if (!without.contains(std::string(key))) members[std::string(key)] = value.json();
    }
    std::string out;
    for (auto const& [key, value] : members) out += " {" + key + ": " + value + '}';
    return out;
  }

  // Whether the title is that one, with or without a number behind it.
  static bool is_made(std::string_view title, std::string_view from) {
    if (from.empty() || !title.starts_with(from)) return false;
    title.remove_prefix(from.size());
    return title.empty() ||
           (title.starts_with(' ') && title.find_first_not_of("0123456789", 1) == title.npos);
  }
  // What has no title of its own is known by its words.
  std::string name(StatementId id) const {
    Statement const& row = map_.statements[id];
    std::string const text = argmap::exchange::one_line(map_.text(id));
    bool const is_untitled = row.untitled || is_made(row.title, argmap::exchange::short_title(text));
    return is_untitled ? '"' + text + '"' : '[' + row.title + ']';
  }
  std::string name(ArgumentId id) const {
    Argument const& row = map_.arguments[id];
    if (!row.untitled && !is_made(row.title, "Reason")) return '<' + row.title + '>';
    std::string out = "<by";
    for (InferenceId const inference : row.inferences)
      for (StatementId const premise : map_.inferences[inference].premises) out += ' ' + name(premise);
    return out + '>';
  }
  std::string name(End const& end) const {
    if (end.statement.valid()) return name(end.statement);
    if (end.argument.valid()) return name(end.argument);
    return "step of " + name(map_.inferences[end.inference].argument);
  }

  std::string section_of(SectionId id) const {
    return id.valid() ? " in " + map_.sections[id].title : std::string();
  }

  template <class Row>
  std::string words_of(Row const& row, std::string_view text) const {
    std::string out = ": " + argmap::exchange::one_line(text);
    std::set<std::string> tags;
    for (TagId const tag : row.tags) tags.insert(map_.tags[tag]);
    for (std::string const& tag : tags) out += " #" + tag;
    std::multiset<std::string> citations;
    std::multiset<std::string> ranges;
    for (OccurrenceId const id : row.occurrences) {
      for (CitationId const citation : map_.occurrences[id].citations) {
        Citation const& cited = map_.citations[citation];
        std::string words = " [@" + cited.key + ", " + cited.locator;
        for (Quotation const& quotation : cited.quotations) words += " “" + quotation.words + "”";
        citations.insert(words + ']');
      }
    }
    if (row.canonical.valid()) {
      std::string const& spoken = map_.occurrences[row.canonical].text;
      for (Range const& range : map_.occurrences[row.canonical].ranges)
        ranges.insert(" (" + std::to_string(static_cast<int>(range.kind)) + ' ' +
                      argmap::exchange::one_line(range.span.of(spoken)) + ' ' + range.value + ')');
    }
    for (std::string const& citation : citations) out += citation;
    for (std::string const& range : ranges) out += range;
    // What is only named stands where it is named first.
    return row.canonical.valid() ? out + section_of(row.section) : out;
  }

  void statement(StatementId id) {
    Statement const& row = map_.statements[id];
    auto const& verdict = result_.evaluation.verdicts[id];
    std::string out =
        "statement " + name(id) + words_of(row, map_.text(id)) + data_of(row.data, {"id", "step", "text"});
    if (with_verdicts_)
      out += " is " + std::string(to_string(verdict.verdict)) + ' ' + std::string(to_string(verdict.reason));
    add(std::move(out));
  }

  void argument(ArgumentId id) {
    Argument const& row = map_.arguments[id];
    add("argument " + name(id) + words_of(row, map_.text(id)) + data_of(row.data, {"id", "text"}));
    for (InferenceId const step : row.inferences) {
      Inference const& inference = map_.inferences[step];
      std::string out = "step of " + name(id) + ':';
      std::multiset<std::string> premises;
      for (StatementId const premise : inference.premises) premises.insert(name(premise));
      for (std::string const& premise : premises) out += ' ' + premise;
      out += " -> " + (inference.conclusion.valid() ? name(inference.conclusion) : std::string());
      for (std::string const& rule : inference.rules) out += " by " + rule;
      if (inference.strict) out += " strictly";
      add(out + data_of(inference.data, {}));
    }
  }

  std::string relation_of(Relation const& relation) const {
    std::string from = name(relation.from);
    std::string to = name(relation.to);
    if (relation.kind == RelationKind::contradictory && to < from) std::swap(from, to);
    return "relation " + from + ' ' + std::string(to_string(relation.kind)) + ' ' + to;
  }

  CheckResult const& result_;
  ArgumentMap const& map_;
  bool with_verdicts_;
  std::multiset<std::string> rows_;
};

std::string difference(std::multiset<std::string> const& before, std::multiset<std::string> const& after) {
  std::string out;
  for (std::string const& row : before) {
    if (before.count(row) > after.count(row)) out += "- " + row + '\n';
  }
  for (std::string const& row : after) {
    if (after.count(row) > before.count(row)) out += "+ " + row + '\n';
  }
  return out;
}

// Leaves out what another program that changed a node cannot have kept right.
std::string without_document(std::string const& text) {
  Json graph = Json::parse(text);
  graph["userdata"]["stet"].erase("document");
  graph["userdata"]["stet"].erase("fingerprint");
  return graph.dump();
}

std::string imported(std::string const& text, std::string_view format) {
  auto const read = argmap::exchange::import_graph(text, argmap::exchange::find_import_format(format));
  EXPECT_TRUE(read.has_value()) << text;
  return read ? argmap::exchange::write_map(read->graph, "registry.yaml") : std::string();
}

void expect_same(fs::path const& path, std::string const& text) {
  CheckResult const before = checked(path, text);
  bool const with_verdicts = relations_are_kept(before.map);
  Meaning const meaning(before, with_verdicts);
  auto const graph = argmap::exchange::graph_of(before.sources, before.map).graph;
  struct Way {
    std::string_view name;
    std::string written;
  };
  std::array const ways{
      Way{"arguebuf", without_document(exchange::arguebuf({before, Settings()}))},
      Way{"aif", argmap::exchange::write_aif(graph)},
      Way{"sadface", argmap::exchange::write_sadface(graph)},
  };
  for (Way const& way : ways) {
    std::string const back = imported(way.written, way.name);
    auto const tree = parser::parse(FileId{0}, back).tree;
    EXPECT_EQ(parser::format(tree, back), back);
    CheckResult const after = checked(path, back);
    EXPECT_EQ(difference(meaning.rows(), Meaning(after, with_verdicts).rows()), "") << way.name << '\n'
                                                                                    << text << "\n=>\n"
                                                                                    << back;
  }
}

TEST(ChangedGraph, RandomMapsMeanTheSame) {
  for (int round = 0; round < structure_rounds; ++round) {
    expect_same("map.argdown", test::RandomMap(static_cast<unsigned>(round)).write());
    if (HasFailure()) FAIL() << "round " << round;
  }
}

TEST(ChangedGraph, LinesAndCommentsAreKept) {
  for (int round = 0; round < structure_rounds; ++round) {
    expect_same("map.argdown", test::RandomMap(static_cast<unsigned>(round), true).write());
    if (HasFailure()) FAIL() << "round " << round;
  }
}

TEST(ChangedGraph, ExamplesMeanTheSame) {
  for (auto const& entry : fs::recursive_directory_iterator(fs::path(STET_SOURCE_DIR) / "examples")) {
    if (entry.path().extension() == ".argdown") expect_same(entry.path(), test::read_text(entry.path()));
  }
}

}  // namespace
}  // namespace stet::verify
