// SADFace 0.2: atoms and schemes, with resources that atoms quote by offset (github.com/ARG-ENU/SADFace).
#include <array>
#include <string>
#include <unordered_map>

#include "argmap/exchange/bipartite.h"
#include "argmap/exchange/escape.h"
#include "argmap/exchange/formats.h"
#include "argmap/exchange/kept.h"

namespace stet::argmap::exchange {
namespace {

constexpr std::array<std::string_view, 5> node_fields{"id", "type", "text", "name", "sources"};
constexpr std::array<std::string_view, 4> whole_fields{"nodes", "edges", "resources", "metadata"};

bool is_attack(std::string_view name) {
  return name == "conflict" || name == "attack" || name == "Conflict" || name == "Attack" ||
         name.contains("conflict");
}

void read_atom(Bipartite& out, Cursor node, std::unordered_map<std::string, OriginId> const& origins,
               Notes& notes) {
  Claim claim;
  claim.id = node["id"].text();
  claim.text = node["text"].text();
  for (Cursor const source : node["sources"].elements()) {
    auto const origin = origins.find(std::string(source["resource_id"].text()));
    if (origin != origins.end()) claim.origins.push_back(origin->second);
  }
  if (!node["sources"].elements().empty()) claim.data.push_back({"passages", node["sources"].json()});
  keep_fields(claim.data, node, node_fields, "an atom's", notes);
  if (!out.claim(std::move(claim))) notes.broken(node.place(), "two nodes have one `id`; the first counts");
}

void read_scheme(Bipartite& out, Cursor node, Notes& notes) {
  Step step;
  step.id = node["id"].text();
  std::string_view const name = node["name"].text();
  step.kind = is_attack(name) ? StepKind::attack : StepKind::support;
  std::string const plain = kebab_case(name);
  if (plain != "support" && plain != "conflict" && plain != "attack") step.scheme = plain;
  if (!name.empty()) step.data.push_back({"name", quoted(name)});
  keep_fields(step.data, node, node_fields, "a scheme's", notes);
  if (!out.step(std::move(step))) notes.broken(node.place(), "two nodes have one `id`; the first counts");
}

}  // namespace

bool is_sadface(Input const& input) {
  if (!input.root["nodes"].is_array() || !input.root["edges"].is_array()) return false;
  for (Cursor const node : input.root["nodes"].elements()) {
    if (node["type"].text() == "atom" || node["type"].text() == "scheme") return true;
    if (node["nodeID"].exists()) return false;
  }
  return input.root["metadata"]["core"].is_object();
}

std::expected<Graph, ReadError> read_sadface(Input const& input, Notes& notes) {
  if (!input.root.is_object()) return std::unexpected(ReadError{0, "SADFace is a JSON object"});
  Bipartite out;
  Graph& graph = out.graph();
  std::unordered_map<std::string, OriginId> origins;
  for (Cursor const resource : input.root["resources"].elements()) {
    Origin origin;
    origin.key = resource["id"].text();
    if (origin.key.empty() || origins.contains(origin.key)) {
      notes.broken(resource.place(), "a resource without an `id` of its own is left out");
      continue;
    }
    Cursor const metadata = resource["metadata"];
    origin.title =
        metadata["title"].is_scalar() ? metadata["title"].text() : one_line(resource["content"].text());
    if (origin.title.size() > 120) origin.title = short_title(origin.title);
    origin.url = metadata["url"].text();
    std::string key = origin.key;
    origins.emplace(std::move(key), graph.origins.add(std::move(origin)));
  }
  if (!input.root["resources"].elements().empty())
    graph.data.push_back({"resources", input.root["resources"].json()});
  for (Cursor const node : input.root["nodes"].elements()) {
    if (node["id"].text().empty()) {
      notes.broken(node.place(), "a node without an `id` is left out");
    } else if (node["type"].text() == "atom") {
      read_atom(out, node, origins, notes);
    } else if (node["type"].text() == "scheme") {
      read_scheme(out, node, notes);
    } else {
      notes.broken(node.place(), "a node that is neither an atom nor a scheme is left out");
    }
  }
  for (Cursor const edge : input.root["edges"].elements())
    out.edge(std::string(edge["source_id"].text()), std::string(edge["target_id"].text()), edge.place());
  Cursor const core = input.root["metadata"]["core"];
  graph.title = core["title"].text();
  if (input.root["metadata"].is_object()) graph.data.push_back({"metadata", input.root["metadata"].json()});
  keep_fields(graph.data, input.root, whole_fields, "the file's", notes);
  return std::move(out).finish(notes);
}

}  // namespace stet::argmap::exchange
