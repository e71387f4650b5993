// Arguebuf's JSON (arg_services.graph.v1, camelCase or snake_case): atoms with resources and offsets, schemes
// of four kinds, and free `userdata`. Lenz et al., "Comparing Unsupervised Algorithms to Construct Argument
// Graphs" (2022) introduces the format.
#include <array>
#include <string>
#include <unordered_map>

#include "argmap/exchange/bipartite.h"
#include "argmap/exchange/escape.h"
#include "argmap/exchange/formats.h"
#include "argmap/exchange/kept.h"

namespace stet::argmap::exchange {
namespace {

constexpr std::array<std::string_view, 2> node_fields{"atom", "scheme"};
constexpr std::array<std::string_view, 2> atom_fields{"text", "reference"};
constexpr std::array<std::string_view, 4> scheme_fields{"support", "attack", "premiseDescriptors",
                                                        "premise_descriptors"};
constexpr std::array<std::string_view, 6> whole_fields{"nodes",    "edges",         "resources",
                                                       "userdata", "schemaVersion", "schema_version"};

using Origins = std::unordered_map<std::string, OriginId>;

// "SUPPORT_EXPERT_OPINION" as "expert-opinion"; empty for the default.
std::string scheme_name(std::string_view value, std::string_view prefix) {
  if (value.starts_with(prefix)) value.remove_prefix(prefix.size());
  std::string name;
  for (char const c : value)
    name.push_back(c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  return name == "default" || name == "unspecified" ? std::string() : name;
}

void read_atom(Bipartite& out, std::string id, Cursor node, Origins const& origins, Notes& notes) {
  Cursor const atom = node["atom"];
  Claim claim;
  claim.id = std::move(id);
  claim.text = atom["text"].text();
  Cursor const reference = atom["reference"];
  if (auto const origin = origins.find(std::string(reference["resource"].text())); origin != origins.end())
    claim.origins.push_back(origin->second);
  if (reference.is_object()) claim.data.push_back({"reference", reference.json()});
  keep_fields(claim.data, atom, atom_fields, "an atom's", notes);
  Fields outer;
  keep_fields(outer, node, node_fields, "a node's", notes);
  for (Field& field : outer) claim.data.push_back({"node", std::move(field.json)});
  out.claim(std::move(claim));
}

void read_scheme(Bipartite& out, std::string id, Cursor node, Notes& notes) {
  Cursor const scheme = node["scheme"];
  Step step;
  step.id = std::move(id);
  bool const is_attack = scheme["attack"].exists();
  step.kind = is_attack ? StepKind::attack : StepKind::support;
  step.scheme = is_attack ? scheme_name(scheme["attack"].text(), "ATTACK_")
                          : scheme_name(scheme["support"].text(), "SUPPORT_");
  for (auto const* key : {"rephrase", "preference"}) {
    if (scheme[key].exists())
      notes.keep(scheme.place(), std::string("a scheme of kind `") + key + "` is read as support");
  }
  keep_fields(step.data, scheme, scheme_fields, "a scheme's", notes);
  Fields outer;
  keep_fields(outer, node, node_fields, "a node's", notes);
  for (Field& field : outer) step.data.push_back({"node", std::move(field.json)});
  out.step(std::move(step));
}

}  // namespace

bool is_arguebuf(Input const& input) {
  return input.root["nodes"].is_object() && !input.root["arguments"].exists();
}

std::expected<Graph, ReadError> read_arguebuf(Input const& input, Notes& notes) {
  if (!input.root.is_object()) return std::unexpected(ReadError{0, "Arguebuf is a JSON object"});
  Bipartite out;
  Graph& graph = out.graph();
  Origins origins;
  for (auto const& [id, resource] : input.root["resources"].members()) {
    Origin origin;
    origin.key = id;
    origin.title = resource["title"].text();
    if (origin.title.empty()) origin.title = short_title(resource["text"].text());
    origin.url = resource["source"].text();
    origins.emplace(id, graph.origins.add(std::move(origin)));
  }
  if (!input.root["resources"].members().empty())
    graph.data.push_back({"resources", input.root["resources"].json()});
  for (auto const& [id, node] : input.root["nodes"].members()) {
    if (id.empty()) {
      notes.broken(node.place(), "a node without an id is left out");
    } else if (node["atom"].exists()) {
      read_atom(out, std::string(id), node, origins, notes);
    } else if (node["scheme"].exists()) {
      read_scheme(out, std::string(id), node, notes);
    } else {
      notes.broken(node.place(), "a node that is neither an atom nor a scheme is left out");
    }
  }
  for (auto const& [id, edge] : input.root["edges"].members())
    out.edge(std::string(edge["source"].text()), std::string(edge["target"].text()), edge.place());
  if (input.root["userdata"].is_object()) graph.title = input.root["userdata"]["title"].text();
  if (!input.root["userdata"].members().empty())
    graph.data.push_back({"userdata", input.root["userdata"].json()});
  keep_fields(graph.data, input.root, whole_fields, "the graph's", notes);
  return std::move(out).finish(notes);
}

}  // namespace stet::argmap::exchange
