// Files of every format that is imported, as other programs write them, with one map in all of them: `size`
// claims in trees with some shared reasons (argument_graph.h), now and then two premises that act together or
// an attack on a step.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "bench/argument_graph.h"

namespace stet::bench {

// A line of the graph as other programs have it: a node of its own, with up to two premises, leading to a
// claim or to another step.
struct ExchangeStep {
  std::uint32_t from = 0;
  std::uint32_t also = 0;  // a second premise; the same as `from`: none
  std::uint32_t to = 0;
  bool support = true;
  bool undercuts = false;  // attacks the step `to`
};

struct ExchangeMap {
  std::vector<ArgumentNode> claims;
  std::vector<ExchangeStep> steps;
};

inline ExchangeMap exchange_map(std::uint32_t size) {
  ArgumentGraph graph = argument_graph(size, 5);
  ExchangeMap map{std::move(graph.nodes), {}};
  for (ArgumentEdge const& edge : graph.edges) {
    auto const index = static_cast<std::uint32_t>(map.steps.size());
    ExchangeStep step{edge.from, edge.from, edge.to, edge.support, false};
    if (index % 10 == 9 && edge.from + 1 < size) step.also = edge.from + 1;
    if (index % 20 == 14) step = {edge.from, edge.from, index - 1, false, true};
    map.steps.push_back(step);
  }
  return map;
}

// Calls `visit(from, to)` with the ids of both ends of every edge of claims and steps.
template <class Visit>
void for_each_exchange_edge(ExchangeMap const& map, Visit visit) {
  for (std::size_t i = 0; i < map.steps.size(); ++i) {
    ExchangeStep const& step = map.steps[i];
    std::string const self = fmt::format("s{}", i);
    visit(fmt::format("c{}", step.from), self);
    if (step.also != step.from) visit(fmt::format("c{}", step.also), self);
    visit(self, fmt::format("{}{}", step.undercuts ? 's' : 'c', step.to));
  }
}

inline std::string aif_file(ExchangeMap const& map) {
  std::string out = "{\"nodes\": [";
  for (std::size_t i = 0; i < map.claims.size(); ++i)
    out += fmt::format("{}{{\"nodeID\": \"c{}\", \"text\": \"{}\", \"type\": \"I\", \"timestamp\": null}}",
                       i > 0 ? ",\n" : "", i, map.claims[i].text);
  for (std::size_t i = 0; i < map.steps.size(); ++i)
    out += fmt::format(",\n{{\"nodeID\": \"s{}\", \"text\": \"{}\", \"type\": \"{}\", \"scheme\": \"{}\"}}",
                       i, map.steps[i].support ? "Default Inference" : "Default Conflict",
                       map.steps[i].support ? "RA" : "CA", i % 3 == 0 ? "ExpertOpinion" : "");
  out += "],\n\"edges\": [";
  std::size_t edges = 0;
  for_each_exchange_edge(map, [&](std::string const& from, std::string const& to) {
    out += fmt::format("{}{{\"edgeID\": \"{}\", \"fromID\": \"{}\", \"toID\": \"{}\", \"formEdgeID\": null}}",
                       edges > 0 ? ",\n" : "", edges, from, to);
    ++edges;
  });
  return out + "],\n\"locutions\": []}\n";
}

inline std::string sadface_file(ExchangeMap const& map) {
  std::string out = "{\"metadata\": {\"core\": {\"title\": \"A map\"}}, \"resources\": [], \"nodes\": [";
  for (std::size_t i = 0; i < map.claims.size(); ++i)
    out += fmt::format(
        "{}{{\"id\": \"c{}\", \"type\": \"atom\", \"text\": \"{}\", \"sources\": [], \"metadata\": {{}}}}",
        i > 0 ? ",\n" : "", i, map.claims[i].text);
  for (std::size_t i = 0; i < map.steps.size(); ++i)
    out += fmt::format(",\n{{\"id\": \"s{}\", \"type\": \"scheme\", \"name\": \"{}\", \"metadata\": {{}}}}",
                       i, map.steps[i].support ? "support" : "conflict");
  out += "],\n\"edges\": [";
  std::size_t edges = 0;
  for_each_exchange_edge(map, [&](std::string const& from, std::string const& to) {
    out += fmt::format("{}{{\"id\": \"e{}\", \"source_id\": \"{}\", \"target_id\": \"{}\"}}",
                       edges > 0 ? ",\n" : "", edges, from, to);
    ++edges;
  });
  return out + "]}\n";
}

inline std::string arguebuf_file(ExchangeMap const& map) {
  std::string out = "{\"nodes\": {";
  for (std::size_t i = 0; i < map.claims.size(); ++i)
    out += fmt::format("{}\"c{}\": {{\"atom\": {{\"text\": \"{}\"}}, \"userdata\": {{\"n\": {}}}}}",
                       i > 0 ? ",\n" : "", i, map.claims[i].text, i);
  for (std::size_t i = 0; i < map.steps.size(); ++i)
    out += fmt::format(",\n\"s{}\": {{\"scheme\": {{\"{}\": \"{}\"}}}}", i,
                       map.steps[i].support ? "support" : "attack",
                       map.steps[i].support ? "SUPPORT_EXPERT_OPINION" : "ATTACK_DEFAULT");
  out += "},\n\"edges\": {";
  std::size_t edges = 0;
  for_each_exchange_edge(map, [&](std::string const& from, std::string const& to) {
    out += fmt::format("{}\"e{}\": {{\"source\": \"{}\", \"target\": \"{}\"}}", edges > 0 ? ",\n" : "", edges,
                       from, to);
    ++edges;
  });
  return out + "},\n\"resources\": {}, \"schemaVersion\": 1}\n";
}

inline std::string argunet_file(ExchangeMap const& map) {
  std::string out =
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
      "xmlns:arg=\"http://www.argunet.org/xml/argml\">\n"
      "<graph edgedefault=\"directed\" id=\"G\">\n";
  for (std::size_t i = 0; i < map.claims.size(); ++i) {
    out += fmt::format("<node id=\"n{}\"><data key=\"d2\">", i);
    if (i % 4 == 0) {
      out += fmt::format(
          "<arg:argument id=\"c{0}\"><arg:title>Argument {0}</arg:title><arg:description/>"
          "<arg:proposition id=\"p{0}\" type=\"premise\"><arg:content>{1} too</arg:content></arg:proposition>"
          "<arg:proposition id=\"q{0}\" type=\"conclusion\"><arg:content>{1}</arg:content></arg:proposition>"
          "</arg:argument>",
          i, map.claims[i].text);
    } else {
      out += fmt::format(
          "<arg:thesis id=\"c{0}\"><arg:title>Thesis "
          "{0}</arg:title><arg:content>{1}</arg:content></arg:thesis>",
          i, map.claims[i].text);
    }
    out += "</data></node>\n";
  }
  for (std::size_t i = 0; i < map.steps.size(); ++i)
    out += fmt::format(
        "<edge id=\"e{}\" source=\"n{}\" target=\"n{}\"><data key=\"d4\"><arg:edge "
        "type=\"{}\"/></data></edge>\n",
        i, map.steps[i].from, map.steps[i].undercuts ? 0 : map.steps[i].to,
        map.steps[i].support ? "support" : "attack");
  return out + "</graph>\n</graphml>\n";
}

inline std::string arggraph_file(ExchangeMap const& map) {
  std::string out = "<?xml version='1.0' encoding='UTF-8'?>\n<arggraph id=\"bench\" stance=\"pro\">\n";
  for (std::size_t i = 0; i < map.claims.size(); ++i)
    out += fmt::format(
        "<edu id=\"e{0}\"><![CDATA[{1}]]></edu><adu id=\"c{0}\" type=\"{2}\"/>"
        "<edge id=\"t{0}\" src=\"e{0}\" trg=\"c{0}\" type=\"seg\"/>\n",
        i, map.claims[i].text, i % 5 == 0 ? "opp" : "pro");
  for (std::size_t i = 0; i < map.steps.size(); ++i) {
    ExchangeStep const& step = map.steps[i];
    out += fmt::format("<edge id=\"s{}\" src=\"c{}\" trg=\"{}{}\" type=\"{}\"/>\n", i, step.from,
                       step.undercuts ? 's' : 'c', step.to,
                       step.undercuts ? "und"
                       : step.support ? "sup"
                                      : "reb");
    if (step.also != step.from)
      out += fmt::format("<edge id=\"a{0}\" src=\"c{1}\" trg=\"s{0}\" type=\"add\"/>\n", i, step.also);
  }
  return out + "</arggraph>\n";
}

inline std::string carneades_file(ExchangeMap const& map) {
  std::string out = "meta:\n  title: A map\nstatements:\n";
  for (std::size_t i = 0; i < map.claims.size(); ++i)
    out += fmt::format("  c{}: {}\n", i, map.claims[i].text);
  // Carneades has no attacks: what speaks against a claim supports a rival position.
  std::string issues = "issues:\n";
  std::string arguments = "arguments:\n";
  for (std::size_t i = 0; i < map.steps.size(); ++i) {
    ExchangeStep const& step = map.steps[i];
    if (!step.support && !step.undercuts) {
      issues += fmt::format("  i{}: {{positions: [c{}, c{}], standard: PE}}\n", i, step.to, step.from);
    } else {
      arguments += fmt::format("  a{}: {{premises: [c{}, c{}], conclusion: c{}, weight: 0.5}}\n", i,
                               step.from, step.also, step.undercuts ? 0 : step.to);
    }
  }
  return out + issues + arguments;
}

inline std::string gsn_file(ExchangeMap const& map) {
  std::vector<std::string> below(map.claims.size());
  for (ExchangeStep const& step : map.steps) {
    if (!step.undercuts)
      below[step.to] += fmt::format("{}G{}", below[step.to].empty() ? "" : ", ", step.from);
  }
  std::string out;
  for (std::size_t i = 0; i < map.claims.size(); ++i) {
    out += fmt::format("G{}:\n  text: {}\n", i, map.claims[i].text);
    if (below[i].empty()) {
      out += "  undeveloped: true\n";
    } else if (i % 4 == 0) {
      out +=
          fmt::format("  supportedBy: [S{0}]\nS{0}:\n  text: By parts\n  supportedBy: [{1}]\n", i, below[i]);
    } else {
      out += fmt::format("  supportedBy: [{}]\n", below[i]);
    }
  }
  return out;
}

// A tree, as Kialo has it; every tenth claim stands in a second place.
inline std::string kialo_file(ExchangeMap const& map) {
  std::vector<std::vector<std::uint32_t>> below(map.claims.size());
  std::vector<bool> is_below(map.claims.size(), false);
  std::vector<std::uint32_t> roots;
  for (ExchangeStep const& step : map.steps) {
    if (step.undercuts || is_below[step.from]) continue;
    is_below[step.from] = true;
    below[step.to].push_back(step.from);
  }
  for (std::uint32_t i = 0; i < map.claims.size(); ++i) {
    if (!is_below[i]) roots.push_back(i);
  }
  struct Place {
    std::uint32_t claim;
    std::string number;
    bool support;
  };
  std::string out = "Discussion Title: A map\n\n1. Everything\n";
  std::vector<Place> open;
  for (std::size_t i = roots.size(); i-- > 0;) open.push_back({roots[i], fmt::format("1.{}", i + 1), true});
  std::string last;
  while (!open.empty()) {
    Place const place = std::move(open.back());
    open.pop_back();
    out += fmt::format("{}. {}: {}\n", place.number, place.support ? "Pro" : "Con",
                       map.claims[place.claim].text);
    auto const& children = below[place.claim];
    for (std::size_t i = children.size(); i-- > 0;)
      open.push_back({children[i], fmt::format("{}.{}", place.number, i + 1), children[i] % 3 != 0});
    if (place.claim % 10 == 0 && !last.empty())
      out += fmt::format("{}.{}. Con: -> See {}.\n", place.number, children.size() + 1, last);
    last = place.number;
  }
  return out;
}

struct BratFiles {
  std::string annotations;
  std::string text;
};

inline BratFiles brat_files(ExchangeMap const& map) {
  BratFiles files;
  for (std::size_t i = 0; i < map.claims.size(); ++i) {
    std::size_t const begin = files.text.size();
    files.text += map.claims[i].text;
    files.annotations +=
        fmt::format("T{}\tClaim {} {}\t{}\n", i, begin, files.text.size(), map.claims[i].text);
    files.text += ".\n";
  }
  for (std::size_t i = 0; i < map.steps.size(); ++i) {
    if (map.steps[i].undercuts) continue;
    files.annotations +=
        fmt::format("R{}\t{} Arg1:T{} Arg2:T{}\n", i, map.steps[i].support ? "supports" : "attacks",
                    map.steps[i].from, map.steps[i].to);
  }
  return files;
}

inline std::string framework_file(ExchangeMap const& map) {
  std::string out = fmt::format("p af {}\n", map.claims.size());
  for (ExchangeStep const& step : map.steps) {
    if (!step.undercuts) out += fmt::format("{} {}\n", step.from + 1, step.to + 1);
  }
  return out;
}

// The map as somebody would write it for stet: with citations, anchors in an article and a registry.
struct HouseFiles {
  std::string map;
  std::string article;
  std::string registry;
};

inline HouseFiles house_files(ExchangeMap const& source) {
  std::vector<std::vector<std::uint32_t>> below(source.claims.size());
  for (std::uint32_t i = 0; i < source.steps.size(); ++i) {
    if (!source.steps[i].undercuts) below[source.steps[i].to].push_back(i);
  }
  HouseFiles files;
  files.map = "===\narticle: article.md\nsources: sources.yaml\n===\n\n";
  files.article = "# An article\n\n";
  for (std::size_t i = 0; i < source.claims.size(); ++i) {
    std::string const words = fmt::format("{} as number {}", source.claims[i].text, i);
    files.map += fmt::format("[c{}]: {}.", i, words);
    if (i % 3 == 0) files.map += fmt::format(" [@source-{}]", i % 100);
    if (i % 8 == 0) {
      files.map += fmt::format(" {{anchor: \"number {} stands\"}}", i);
      files.article += fmt::format("Here the number {} stands.\n\n", i);
    }
    files.map += '\n';
    for (std::uint32_t const step : below[i])
      files.map +=
          fmt::format("  {} [c{}]\n", source.steps[step].support ? '+' : '-', source.steps[step].from);
    files.map += '\n';
  }
  for (int i = 0; i < 100; ++i) files.registry += fmt::format("- id: source-{0}\n  title: Source {0}\n", i);
  return files;
}

}  // namespace stet::bench
