// SADFace 0.2 (github.com/ARG-ENU/SADFace): the way back of read_sadface.cpp.
#include <algorithm>
#include <array>

#include "argmap/exchange/json_parts.h"
#include "argmap/exchange/sadface.h"
#include "argmap/exchange/write_formats.h"
#include "base/hash.h"

namespace stet::argmap::exchange {
namespace {

constexpr std::array<std::string_view, 2> sadface_claim_fields{"kept", "passages"};
// Passages say which sources a claim cites.
constexpr std::array<std::string_view, 4> sadface_cited_fields{"kept", "passages", "source", "sources"};
constexpr std::array<std::string_view, 2> sadface_step_fields{"kept", "name"};
constexpr std::array<std::string_view, 3> sadface_graph_fields{"kept", "metadata", "title"};
constexpr std::array<std::string_view, 5> sadface_sourced_fields{"kept", "metadata", "title", "resources",
                                                                 "sources"};

Json sadface_finished(Json node, Fields const& data, Json extension) {
  restore(node, value_of(data, "kept"));
  if (!node.contains("metadata") || !node["metadata"].is_object()) node["metadata"] = Json::object();
  if (!extension.empty()) node["metadata"]["stet"] = std::move(extension);
  return node;
}

Json sadface_node(ArgumentGraph const& graph, Proposition const& claim) {
  Json sources = value_of(claim.data, "passages");
  bool const is_kept = sources.is_array();
  if (!is_kept) {
    sources = Json::array();
    for (ReferenceId const origin : claim.references)
      sources.push_back(
          {{"resource_id", graph.references[origin].key}, {"text", ""}, {"offset", 0}, {"length", 0}});
  }
  Json node{{"id", claim.id}, {"type", "atom"}, {"text", claim.text}, {"sources", std::move(sources)}};
  return sadface_finished(
      std::move(node), claim.data,
      extension_of(claim, is_kept ? Keys(sadface_cited_fields) : Keys(sadface_claim_fields)));
}

Json sadface_node(Step const& step) {
  Json name = value_of(step.data, "name");
  if (name.is_null()) name = sadface_name(step.kind, scheme_of(step));
  Json extension = extension_of(step, sadface_step_fields);
  bool const attacks = step.kind == StepKind::attack;
  bool const is_told = name.is_string() && is_sadface_attack(name.get<std::string>()) == attacks;
  if (!is_told) extension["kind"] = attacks ? "attack" : "support";
  Json node{{"id", step.id}, {"type", "scheme"}, {"name", std::move(name)}};
  return sadface_finished(std::move(node), step.data, std::move(extension));
}

// An id that looks like those of other programs and depends on the contents alone.
std::string whole_id(std::string const& text) {
  std::string const hash = sha256(text);
  return hash.substr(0, 8) + '-' + hash.substr(8, 4) + '-' + hash.substr(12, 4) + '-' + hash.substr(16, 4) +
         '-' + hash.substr(20, 12);
}

}  // namespace

std::string write_sadface(ArgumentGraph const& graph) {
  Json nodes = Json::array();
  for (Proposition const& claim : graph.claims) nodes.push_back(sadface_node(graph, claim));
  for (Step const& step : graph.steps) nodes.push_back(sadface_node(step));
  Json edges = Json::array();
  for_each_edge(graph, [&edges](std::string const& from, std::string const& to) {
    edges.push_back({{"id", "e" + std::to_string(edges.size() + 1)}, {"source_id", from}, {"target_id", to}});
  });
  Json resources = value_of(graph.data, "resources");
  bool const is_kept = resources.is_array();
  if (!is_kept) {
    resources = Json::array();
    for (Reference const& origin : graph.references)
      resources.push_back({{"id", origin.key},
                           {"type", "text"},
                           {"content", origin.title},
                           {"metadata", {{"title", origin.title}, {"url", origin.url}}}});
  }
  Json metadata = value_of(graph.data, "metadata");
  bool const has_metadata = metadata.is_object();
  if (!has_metadata) {
    metadata = {{"core",
                 {{"id", whole_id(nodes.dump(-1, ' ', false, Json::error_handler_t::replace))},
                  {"title", graph.title},
                  {"description", ""},
                  {"notes", ""},
                  {"analyst_name", ""},
                  {"analyst_email", ""},
                  {"created", ""},
                  {"edited", ""},
                  {"version", "0.2"}}}};
  }
  Json extension = extension_of(graph, is_kept ? Keys(sadface_sourced_fields) : Keys(sadface_graph_fields));
  if (!is_kept && !graph.references.empty()) {
    extension["resources"] = Json::array();
    for (Reference const& origin : graph.references) extension["resources"].push_back(origin.key);
  }
  if (!has_metadata) extension["made-metadata"] = true;
  metadata["stet"] = std::move(extension);
  Json out{{"metadata", std::move(metadata)},
           {"resources", std::move(resources)},
           {"nodes", std::move(nodes)},
           {"edges", std::move(edges)}};
  restore(out, value_of(graph.data, "kept"));
  return printed(out);
}

}  // namespace stet::argmap::exchange
