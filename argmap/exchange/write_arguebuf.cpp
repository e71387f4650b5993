// Arguebuf (arg_services.graph.v1, proto3's JSON mapping): the way back of read_arguebuf.cpp.
#include <array>
#include <unordered_set>

#include "argmap/exchange/arguebuf.h"
#include "argmap/exchange/json_parts.h"
#include "argmap/exchange/write_formats.h"

namespace stet::argmap::exchange {
namespace {

constexpr std::array<std::string_view, 3> arguebuf_claim_fields{"kept", "node", "reference"};
constexpr std::array<std::string_view, 5> arguebuf_cited_fields{"kept", "node", "reference", "source",
                                                                "sources"};
constexpr std::array<std::string_view, 4> arguebuf_step_fields{"kept", "node", "roles", "arguebuf-scheme"};
constexpr std::array<std::string_view, 2> arguebuf_graph_fields{"kept", "userdata"};
constexpr std::array<std::string_view, 4> arguebuf_sourced_fields{"kept", "userdata", "resources", "sources"};
constexpr std::array<std::string_view, 5> own_members{"nodes", "edges", "resources", "schemaVersion",
                                                      "userdata"};

// The node with what was kept of it and with our own words in its user data.
Json arguebuf_finished(Json node, Fields const& data, Json extension) {
  restore(node, value_of(data, "node"));
  if (extension.empty()) return node;
  if (!node.contains("userdata") || !node["userdata"].is_object()) node["userdata"] = Json::object();
  node["userdata"]["stet"] = std::move(extension);
  return node;
}

Json arguebuf_node(Proposition const& claim, Annotation const* annotation) {
  Json atom{{"text", claim.text}};
  Json reference = value_of(claim.data, "reference");
  bool const is_kept = reference.is_object();
  if (!is_kept && annotation != nullptr && !annotation->resource.empty())
    reference = {
        {"resource", annotation->resource}, {"offset", annotation->offset}, {"text", annotation->words}};
  if (reference.is_object()) atom["reference"] = std::move(reference);
  restore(atom, value_of(claim.data, "kept"));
  Json extension = extension_of(claim, is_kept ? Keys(arguebuf_cited_fields) : Keys(arguebuf_claim_fields));
  if (annotation != nullptr && !annotation->json.empty())
    restore(extension, Json::parse(annotation->json, nullptr, false));
  return arguebuf_finished({{"atom", std::move(atom)}}, claim.data, std::move(extension));
}

Json arguebuf_node(Step const& step, std::string& name) {
  Json scheme = Json::object();
  bool const attacks = step.kind == StepKind::attack;
  Json const kept = value_of(step.data, "arguebuf-scheme");
  name = attacks ? "ATTACK_DEFAULT" : arguebuf_support(scheme_of(step));
  Json extension = extension_of(step, arguebuf_step_fields);
  if (kept.is_object()) {
    scheme = kept;
    for (auto const& [key, value] : kept.items()) name = value.is_string() ? value.get<std::string>() : "";
  } else {
    scheme[attacks ? "attack" : "support"] = name;
    if (scheme_of_arguebuf(name, attacks ? "ATTACK_" : "SUPPORT_") != step.scheme)
      extension["scheme"] = step.scheme;
  }
  Json roles = Json::array();
  bool has_roles = false;
  for (Premise const& premise : step.premises) {
    roles.push_back(premise.role);
    has_roles = has_roles || !premise.role.empty();
  }
  if (has_roles) scheme["premiseDescriptors"] = std::move(roles);
  restore(scheme, value_of(step.data, "kept"));
  return arguebuf_finished({{"scheme", std::move(scheme)}}, step.data, std::move(extension));
}

}  // namespace

std::string write_arguebuf(ArgumentGraph const& graph, std::span<Annotation const> annotations,
                           std::span<Resource const> resources, std::string_view document) {
  GraphPrint print;
  JsonText out;
  JsonWriter& writer = out.writer();
  writer.begin_object();
  writer.plain_key("nodes");
  writer.begin_object();
  for (PropositionId const id : graph.claims.ids()) {
    Proposition const& claim = graph.claims[id];
    bool const is_annotated = id.index() < annotations.size();
    out.member(claim.id, arguebuf_node(claim, is_annotated ? &annotations[id.index()] : nullptr));
    print.atom(claim.id, claim.text);
  }
  for (Step const& step : graph.steps) {
    std::string name;
    out.member(step.id, arguebuf_node(step, name));
    print.scheme(step.id, name);
  }
  writer.end_object();
  writer.plain_key("edges");
  writer.begin_object();
  std::size_t last = 0;
  for_each_edge(graph, [&](std::string const& from, std::string const& to) {
    writer.plain_key("e" + std::to_string(++last));
    writer.begin_object();
    writer.plain_key("source");
    writer.string(from);
    writer.plain_key("target");
    writer.string(to);
    writer.end_object();
    print.edge(from, to);
  });
  writer.end_object();
  Json texts = value_of(graph.data, "resources");
  bool const is_kept = texts.is_object();
  if (!is_kept) texts = Json::object();
  std::unordered_set<std::string> known;
  for (auto const& [id, text] : texts.items()) known.insert(id);
  for (Resource const& resource : resources) {
    if (!known.insert(resource.id).second) continue;
    Json row{{"text", resource.text}};
    if (!resource.title.empty()) row["title"] = resource.title;
    if (!resource.url.empty()) row["source"] = resource.url;
    texts[resource.id] = std::move(row);
  }
  Json userdata = value_of(graph.data, "userdata");
  if (!userdata.is_object()) userdata = Json::object();
  Json extension = extension_of(graph, is_kept ? Keys(arguebuf_sourced_fields) : Keys(arguebuf_graph_fields));
  if (!resources.empty()) {
    extension["resources"] = Json::array();
    for (Resource const& resource : resources) extension["resources"].push_back(resource.id);
  }
  if (!document.empty()) {
    extension["fingerprint"] = std::move(print).finish();
    extension["document"] = document;
  }
  if (!extension.empty()) userdata["stet"] = std::move(extension);
  out.member("resources", texts);
  out.members(value_of(graph.data, "kept"), own_members);
  out.member("schemaVersion", 1);
  out.member("userdata", userdata);
  writer.end_object();
  return std::move(out).finish();
}

}  // namespace stet::argmap::exchange
