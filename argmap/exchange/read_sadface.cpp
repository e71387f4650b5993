// SADFace 0.2: atoms and schemes, with resources that atoms quote by offset (github.com/ARG-ENU/SADFace).
#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "argmap/exchange/bipartite.h"
#include "argmap/exchange/escape.h"
#include "argmap/exchange/extension.h"
#include "argmap/exchange/formats.h"
#include "argmap/exchange/kept.h"
#include "argmap/exchange/sadface.h"

namespace stet::argmap::exchange {
namespace {

constexpr std::array<std::string_view, 6> node_fields{"id", "type", "text", "name", "sources", "metadata"};
constexpr std::array<std::string_view, 3> edge_fields{"id", "source_id", "target_id"};
constexpr std::array<std::string_view, 4> sadface_whole_fields{"nodes", "edges", "resources", "metadata"};

// What others wrote into a node's metadata, under `kept`.
void keep_metadata(Fields& data, Cursor node, std::string_view what, Notes& notes) {
  keep_fields(data, node, node_fields, what, notes);
  std::string const metadata = json_without(node["metadata"], "stet");
  if (metadata.empty()) return;
  notes.keep(node["metadata"].place(), std::string(what) + " field `metadata` is kept as data");
  auto const kept = std::ranges::find(data, "kept", &Field::key);
  if (kept == data.end()) {
    data.push_back({"kept", "{\"metadata\": " + metadata + '}'});
  } else {
    kept->json.insert(kept->json.size() - 1, ", \"metadata\": " + metadata);
  }
}

void read_atom(Bipartite& out, Cursor node, std::unordered_map<std::string, ReferenceId> const& references,
               Notes& notes) {
  Proposition claim;
  claim.id = node["id"].text();
  claim.text = node["text"].text();
  keep_metadata(claim.data, node, "an atom's", notes);
  read_extension(claim, node["metadata"]["stet"], out.graph(), notes);
  if (!cites_by_itself(claim)) {
    for (Cursor const source : node["sources"].elements()) {
      auto const origin = references.find(std::string(source["resource_id"].text()));
      bool const is_new = origin != references.end() &&
                          std::ranges::find(claim.references, origin->second) == claim.references.end();
      if (is_new) claim.references.push_back(origin->second);
    }
    if (!node["sources"].elements().empty()) claim.data.push_back({"passages", node["sources"].json()});
  }
  if (!out.claim(std::move(claim))) notes.broken(node.place(), "two nodes have one `id`; the first counts");
}

void read_scheme(Bipartite& out, Cursor node, Notes& notes) {
  Step step;
  step.id = node["id"].text();
  std::string_view const name = node["name"].text();
  std::string_view const kind = node["metadata"]["stet"]["kind"].text();
  bool const attacks = kind.empty() ? is_sadface_attack(name) : kind == "attack";
  step.kind = attacks ? StepKind::attack : StepKind::support;
  std::string const plain = kebab_case(name);
  if (plain != "support" && plain != "conflict" && plain != "attack") step.scheme = plain;
  if (plain == "preference") notes.keep(node.place(), "a scheme `preference` is read as support");
  if (!name.empty() && name != sadface_name(step.kind, step.scheme))
    step.data.push_back({"name", in_quotes(name)});
  keep_metadata(step.data, node, "a scheme's", notes);
  read_extension(step, node["metadata"]["stet"], out.graph());
  if (!out.step(std::move(step), node.place()))
    notes.broken(node.place(), "two nodes have one `id`; the first counts");
}

// Those that stet made of a registry are there again when the map is. A map that names its registry has no
// room for another one.
void read_resources(ArgumentGraph& graph, Cursor resources, Cursor extension,
                    std::unordered_map<std::string, ReferenceId>& references, Notes& notes) {
  bool const has_registry = extension["data"]["sources"].is_scalar();
  std::unordered_set<std::string_view> ours;
  for (Cursor const id : extension["resources"].elements()) ours.insert(id.text());
  std::string kept;
  for (Cursor const resource : resources.elements()) {
    if (ours.contains(resource["id"].text())) continue;
    kept += (kept.empty() ? "[" : ", ") + resource.json();
    if (has_registry) continue;
    Reference origin;
    origin.key = resource["id"].text();
    if (origin.key.empty() || references.contains(origin.key)) {
      notes.broken(resource.place(), "a resource without an `id` of its own is left out");
      continue;
    }
    Cursor const metadata = resource["metadata"];
    origin.title =
        metadata["title"].is_scalar() ? metadata["title"].text() : one_line(resource["content"].text());
    if (origin.title.size() > 120) origin.title = short_title(origin.title);
    origin.url = metadata["url"].text();
    std::string key = origin.key;
    references.emplace(std::move(key), graph.references.add(std::move(origin)));
  }
  if (!kept.empty()) graph.data.push_back({"resources", kept + ']'});
}

}  // namespace

std::string sadface_name(StepKind kind, std::string_view scheme) {
  if (!scheme.empty()) return std::string(scheme);
  return kind == StepKind::attack ? "conflict" : "support";
}

bool is_sadface_attack(std::string_view name) {
  std::string const plain = kebab_case(name);
  return plain == "attack" || plain.contains("conflict");
}

bool is_sadface(Input const& input) {
  if (!input.root["nodes"].is_array() || !input.root["edges"].is_array()) return false;
  for (Cursor const node : input.root["nodes"].elements()) {
    if (node["type"].text() == "atom" || node["type"].text() == "scheme") return true;
    if (node["nodeID"].exists()) return false;
  }
  return input.root["metadata"]["core"].is_object();
}

std::expected<ArgumentGraph, ReadError> read_sadface(Input const& input, Notes& notes) {
  if (!input.root.is_object()) return std::unexpected(ReadError{0, "SADFace is a JSON object"});
  Bipartite out;
  ArgumentGraph& graph = out.graph();
  std::unordered_map<std::string, ReferenceId> references;
  Cursor const extension = input.root["metadata"]["stet"];
  read_headings(graph, extension);
  read_resources(graph, input.root["resources"], extension, references, notes);
  for (Cursor const node : input.root["nodes"].elements()) {
    if (node["id"].text().empty()) {
      notes.broken(node.place(), "a node without an `id` is left out");
    } else if (node["type"].text() == "atom") {
      read_atom(out, node, references, notes);
    } else if (node["type"].text() == "scheme") {
      read_scheme(out, node, notes);
    } else {
      notes.broken(node.place(), "a node that is neither an atom nor a scheme is left out");
    }
  }
  for (Cursor const edge : input.root["edges"].elements()) {
    note_fields(edge, edge_fields, notes);
    out.edge(std::string(edge["source_id"].text()), std::string(edge["target_id"].text()), edge.place());
  }
  Cursor const core = input.root["metadata"]["core"];
  graph.title = core["title"].text();
  std::string metadata = json_without(input.root["metadata"], "stet");
  if (!metadata.empty() && !extension["made-metadata"].is_true())
    graph.data.push_back({"metadata", std::move(metadata)});
  read_extension(graph, extension);
  keep_fields(graph.data, input.root, sadface_whole_fields, "the file's", notes);
  return std::move(out).finish(notes);
}

}  // namespace stet::argmap::exchange
