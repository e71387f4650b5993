// Arguebuf's JSON (arg_services.graph.v1, camelCase or snake_case): atoms with resources and offsets, schemes
// of four kinds, and free `userdata`. Lenz et al., "Comparing Unsupervised Algorithms to Construct Argument
// Graphs" (2022) introduces the format.
#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "argmap/exchange/arguebuf.h"
#include "argmap/exchange/bipartite.h"
#include "argmap/exchange/escape.h"
#include "argmap/exchange/extension.h"
#include "argmap/exchange/formats.h"
#include "argmap/exchange/kept.h"

namespace stet::argmap::exchange {
namespace {

constexpr std::array<std::string_view, 3> node_fields{"atom", "scheme", "userdata"};
constexpr std::array<std::string_view, 2> edge_fields{"source", "target"};
constexpr std::array<std::string_view, 2> atom_fields{"text", "reference"};
constexpr std::array<std::string_view, 6> scheme_fields{
    "support", "attack", "rephrase", "preference", "premiseDescriptors", "premise_descriptors"};
constexpr std::array<std::string_view, 6> arguebuf_whole_fields{
    "nodes", "edges", "resources", "userdata", "schemaVersion", "schema_version"};

// What others wrote beside a node's content, under `node`.
void keep_outer(Fields& data, Cursor node, Notes& notes) {
  Fields outer;
  keep_fields(outer, node, node_fields, "a node's", notes);
  std::string const userdata = json_without(node["userdata"], "stet");
  if (outer.empty() && userdata.empty()) return;
  std::string json = outer.empty() ? "{" : outer.front().json;
  if (!outer.empty()) json.pop_back();
  if (!userdata.empty()) {
    notes.keep(node["userdata"].place(), "a node's field `userdata` is kept as data");
    json += (outer.empty() ? "\"userdata\": " : ", \"userdata\": ") + userdata;
  }
  data.push_back({"node", json + '}'});
}

using Origins = std::unordered_map<std::string, ReferenceId>;

void read_atom(Bipartite& out, std::string id, Cursor node, Origins const& references, Notes& notes) {
  Cursor const atom = node["atom"];
  Proposition claim;
  claim.id = std::move(id);
  claim.text = atom["text"].text();
  Cursor const extension = node["userdata"]["stet"];
  read_extension(claim, extension, out.graph(), notes);
  // The reference of a claim of ours was made from its anchor.
  Cursor const reference = atom["reference"];
  bool const is_ours = std::ranges::find(claim.data, "anchor", &Field::key) != claim.data.end();
  auto const origin = references.find(std::string(reference["resource"].text()));
  if (origin != references.end() && !is_ours && !cites_by_itself(claim))
    claim.references.push_back(origin->second);
  if (reference.is_object() && !is_ours) claim.data.push_back({"reference", reference.json()});
  keep_fields(claim.data, atom, atom_fields, "an atom's", notes);
  keep_outer(claim.data, node, notes);
  out.claim(std::move(claim));
}

// The one value that says what a scheme is.
std::string_view scheme_value(Cursor scheme) {
  for (auto const* key : {"support", "attack", "rephrase", "preference"}) {
    if (scheme[key].exists()) return scheme[key].text();
  }
  return {};
}

void read_scheme(Bipartite& out, std::string id, Cursor node, Notes& notes) {
  Cursor const scheme = node["scheme"];
  Step step;
  step.id = std::move(id);
  // Before version 1 of the schema the kind was a value of its own.
  bool const is_attack = scheme["attack"].exists() || scheme["type"].text().ends_with("ATTACK");
  step.kind = is_attack ? StepKind::attack : StepKind::support;
  step.scheme = is_attack ? scheme_of_arguebuf(scheme["attack"].text(), "ATTACK_")
                          : scheme_of_arguebuf(scheme["support"].text(), "SUPPORT_");
  for (auto const* key : {"rephrase", "preference"}) {
    if (!scheme[key].exists()) continue;
    notes.keep(scheme.place(), std::string("a scheme of kind `") + key + "` is read as support");
    step.data.push_back({"arguebuf-scheme", "{" + in_quotes(key) + ": " + scheme[key].json() + '}'});
  }
  for (auto const* key : {"premiseDescriptors", "premise_descriptors"}) {
    if (!scheme[key].elements().empty()) step.data.push_back({"roles", scheme[key].json()});
  }
  keep_fields(step.data, scheme, scheme_fields, "a scheme's", notes);
  keep_outer(step.data, node, notes);
  Cursor const extension = node["userdata"]["stet"];
  read_extension(step, extension, out.graph());
  out.step(std::move(step), node.place());
}

// Those that stet made of a registry and an article are there again when the map is. A map that names its
// registry has no room for another one.
void read_resources(ArgumentGraph& graph, Cursor resources, Cursor extension, Origins& references) {
  bool const has_registry = extension["data"]["sources"].is_scalar();
  std::unordered_set<std::string_view> ours;
  for (Cursor const id : extension["resources"].elements()) ours.insert(id.text());
  std::string kept;
  UniqueKeys keys;
  for (auto const& [id, resource] : resources.members()) {
    if (ours.contains(id)) continue;
    kept += (kept.empty() ? "{" : ", ") + in_quotes(keys(id)) + ": " + resource.json();
    if (has_registry) continue;
    Reference origin;
    origin.key = id;
    origin.title = resource["title"].text();
    if (origin.title.empty()) origin.title = short_title(resource["text"].text());
    origin.url = resource["source"].text();
    references.emplace(id, graph.references.add(std::move(origin)));
  }
  if (!kept.empty()) graph.data.push_back({"resources", kept + '}'});
}

}  // namespace

bool is_arguebuf(Input const& input) {
  return input.root["nodes"].is_object() && !input.root["arguments"].exists();
}

std::expected<ArgumentGraph, ReadError> read_arguebuf(Input const& input, Notes& notes) {
  if (!input.root.is_object()) return std::unexpected(ReadError{0, "Arguebuf is a JSON object"});
  Bipartite out;
  ArgumentGraph& graph = out.graph();
  Origins references;
  GraphPrint print;
  Cursor const extension = input.root["userdata"]["stet"];
  read_headings(graph, extension);
  read_resources(graph, input.root["resources"], extension, references);
  for (auto const& [id, node] : input.root["nodes"].members()) {
    if (id.empty()) {
      notes.broken(node.place(), "a node without an id is left out");
    } else if (node["atom"].exists()) {
      read_atom(out, std::string(id), node, references, notes);
      print.atom(id, node["atom"]["text"].text());
    } else if (node["scheme"].exists()) {
      read_scheme(out, std::string(id), node, notes);
      print.scheme(id, scheme_value(node["scheme"]));
    } else {
      notes.broken(node.place(), "a node that is neither an atom nor a scheme is left out");
    }
  }
  for (auto const& [id, edge] : input.root["edges"].members()) {
    note_fields(edge, edge_fields, notes);
    out.edge(std::string(edge["source"].text()), std::string(edge["target"].text()), edge.place());
    print.edge(edge["source"].text(), edge["target"].text());
  }
  if (input.root["userdata"].is_object()) graph.title = input.root["userdata"]["title"].text();
  if (std::string userdata = json_without(input.root["userdata"], "stet"); !userdata.empty())
    graph.data.push_back({"userdata", std::move(userdata)});
  keep_fields(graph.data, input.root, arguebuf_whole_fields, "the graph's", notes);
  read_extension(graph, extension);
  ArgumentGraph result = std::move(out).finish(notes);
  if (extension["document"].is_scalar()) {
    if (std::move(print).finish() == extension["fingerprint"].text()) {
      result.document = extension["document"].text();
      result.references = {};
    } else {
      notes.keep(extension.place(),
                 "the graph was changed since stet wrote it; the map is made anew from it");
    }
  }
  return result;
}

}  // namespace stet::argmap::exchange
