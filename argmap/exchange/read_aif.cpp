// AIF as AIFdb's JSON has it, and xAIF (OVA3, oAMF), which wraps the same arrays. I-nodes are claims, RA- and
// CA-nodes steps; the dialogue (L, TA, YA) and rephrasings (MA, PA) have no counterpart and are kept whole.
// Chesñevar et al., "Towards an argument interchange format" (2006).
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "argmap/exchange/aif.h"
#include "argmap/exchange/bipartite.h"
#include "argmap/exchange/escape.h"
#include "argmap/exchange/extension.h"
#include "argmap/exchange/formats.h"
#include "argmap/exchange/kept.h"

namespace stet::argmap::exchange {
namespace {

constexpr std::array<std::string_view, 6> node_fields{"nodeID", "text", "type", "scheme", "schemeID", "stet"};
constexpr std::array<std::string_view, 3> aif_graph_fields{"nodes", "edges", "stet"};
constexpr std::array<std::string_view, 3> edge_fields{"edgeID", "fromID", "toID"};
constexpr std::array<std::string_view, 1> aif_whole_fields{"AIF"};
constexpr std::size_t most_said = 64U << 20U;  // bytes of locutions that are told at the claims

// Names that say no more than the node's type does.
bool is_default_scheme(std::string_view name) {
  std::string const plain = kebab_case(name);
  return plain.empty() || plain == "ra" || plain == "ca" || plain == "default-inference" ||
         plain == "default-conflict";
}

void read_step(Bipartite& out, Cursor node, std::string id, bool is_conflict, Notes& notes) {
  Step step;
  step.id = std::move(id);
  step.kind = is_conflict ? StepKind::attack : StepKind::support;
  std::string_view const written = node["text"].text();
  std::string_view const name = node["scheme"].exists() ? node["scheme"].text() : written;
  if (!is_default_scheme(name)) step.scheme = kebab_case(name);
  // What the writer would call the step itself need not be kept.
  bool const is_made =
      written == aif_text(step.kind, step.scheme) && node["scheme"].text() == aif_scheme(step.scheme);
  if (!is_made && !written.empty()) step.data.push_back({"name", in_quotes(written)});
  if (!is_made && !node["scheme"].is_null())
    step.data.push_back({"scheme-name", in_quotes(node["scheme"].text())});
  if (!node["schemeID"].is_null()) step.data.push_back({"scheme-id", node["schemeID"].json()});
  keep_fields(step.data, node, node_fields, "a step's", notes);
  read_extension(step, node["stet"], out.graph());
  out.step(std::move(step), node.place());
}

// Nodes and edges that a map cannot hold, as they were written.
struct Rest {
  std::string nodes;
  std::string edges;
  std::unordered_map<std::string, std::string> words;  // of L-nodes, by id
  std::unordered_map<std::string, std::string> types;  // by id

  static void append(std::string& list, std::string const& json) {
    list += (list.empty() ? "[" : ", ") + json;
  }
};

void read_nodes(Bipartite& out, Cursor nodes, Rest& rest, Notes& notes) {
  for (Cursor const node : nodes.elements()) {
    std::string id(node["nodeID"].text());
    if (id.empty()) {
      notes.broken(node.place(), "a node without a `nodeID` is left out");
      continue;
    }
    if (out.has(id) || rest.types.contains(id)) {
      notes.broken(node.place(), "two nodes have one `nodeID`; the first counts");
      continue;
    }
    std::string const type(node["type"].text());
    bool const is_bare = type.empty() && node["text"].is_scalar();
    if (is_bare) notes.broken(node.place(), "a node without a `type` is read as a claim");
    if (type == "I" || is_bare) {
      Proposition claim;
      claim.id = std::move(id);
      claim.text = node["text"].text();
      keep_fields(claim.data, node, node_fields, "a claim's", notes);
      read_extension(claim, node["stet"], out.graph(), notes);
      out.claim(std::move(claim));
    } else if (type == "RA" || type == "CA") {
      read_step(out, node, std::move(id), type == "CA", notes);
    } else {
      notes.keep(node.place(), "a node of type `" + type + "` is kept as data");
      Rest::append(rest.nodes, node.json());
      if (type == "L") rest.words.emplace(id, node["text"].text());
      rest.types.emplace(std::move(id), type);
    }
  }
}

void read_edges(Bipartite& out, Cursor edges, Rest& rest, Notes& notes) {
  std::size_t room = most_said;
  std::unordered_map<std::string, std::string> said_in;  // a YA-node, and the L-node it comes from
  for (Cursor const edge : edges.elements()) {
    if (rest.words.contains(std::string(edge["fromID"].text())))
      said_in.emplace(edge["toID"].text(), edge["fromID"].text());
  }
  for (Cursor const edge : edges.elements()) {
    std::string from(edge["fromID"].text());
    std::string to(edge["toID"].text());
    if (!rest.types.contains(from) && !rest.types.contains(to)) {
      note_fields(edge, edge_fields, notes);
      out.edge(std::move(from), std::move(to), edge.place());
      continue;
    }
    Rest::append(rest.edges, edge.json());
    Proposition* const claim = out.find_claim(to);
    auto const locution = said_in.find(from);
    if (claim == nullptr || locution == said_in.end()) continue;
    std::string const& words = rest.words.at(locution->second);
    if (words.size() > room) {
      notes.keep(edge.place(), "what was said is told in the kept nodes only");
      continue;
    }
    room -= words.size();
    add_value(claim->data, "said", in_quotes(words));
  }
}

}  // namespace

bool is_aif(Input const& input) {
  Cursor const graph = input.root["AIF"].is_object() ? input.root["AIF"] : input.root;
  if (!graph["nodes"].is_array() || graph["edges"].is_object()) return false;
  auto const nodes = graph["nodes"].elements();
  return nodes.empty() ? input.root["AIF"].is_object() || graph["locutions"].exists()
                       : nodes.front()["nodeID"].exists();
}

std::expected<ArgumentGraph, ReadError> read_aif(Input const& input, Notes& notes) {
  bool const is_wrapped = input.root["AIF"].is_object();
  Cursor const whole = is_wrapped ? input.root["AIF"] : input.root;
  if (!whole["nodes"].is_array() && !whole["nodes"].is_null())
    return std::unexpected(ReadError{whole["nodes"].place().begin, "`nodes` is not a list"});
  Bipartite out;
  read_headings(out.graph(), whole["stet"]);
  Rest rest;
  read_nodes(out, whole["nodes"], rest, notes);
  read_edges(out, whole["edges"], rest, notes);
  Fields& data = out.graph().data;
  if (!rest.nodes.empty()) data.push_back({"aif-nodes", rest.nodes + ']'});
  if (!rest.edges.empty()) data.push_back({"aif-edges", rest.edges + ']'});
  keep_fields(data, whole, aif_graph_fields, "the graph's", notes);
  read_extension(out.graph(), whole["stet"]);
  if (is_wrapped) {
    Fields outer;
    keep_fields(outer, input.root, aif_whole_fields, "the file's", notes);
    for (Field& field : outer) data.push_back({"xaif", std::move(field.json)});
  }
  return std::move(out).finish(notes);
}

}  // namespace stet::argmap::exchange
