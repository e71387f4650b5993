// AIF as AIFdb has it and xAIF around it (OVA3, oAMF): the way back of read_aif.cpp.
#include <array>
#include <unordered_set>

#include "argmap/exchange/aif.h"
#include "argmap/exchange/json_parts.h"
#include "argmap/exchange/write_formats.h"

namespace stet::argmap::exchange {
namespace {

constexpr std::array<std::string_view, 2> claim_fields{"kept", "said"};
constexpr std::array<std::string_view, 4> step_fields{"kept", "name", "scheme-name", "scheme-id"};
constexpr std::array<std::string_view, 3> graph_fields{"kept", "aif-nodes", "aif-edges"};
constexpr std::array<std::string_view, 4> wrapped_fields{"kept", "aif-nodes", "aif-edges", "xaif"};

Json node_of(Claim const& claim) {
  Json node{{"nodeID", claim.id}, {"text", claim.text}, {"type", "I"}};
  restore(node, value_of(claim.data, "kept"));
  if (Json extension = extension_of(claim, claim_fields); !extension.empty())
    node["stet"] = std::move(extension);
  return node;
}

Json node_of(Step const& step) {
  bool const attacks = step.kind == StepKind::attack;
  Json node{{"nodeID", step.id}, {"text", value_of(step.data, "name")}, {"type", attacks ? "CA" : "RA"}};
  Json name = value_of(step.data, "scheme-name");
  bool const is_named = !node["text"].is_null() || !name.is_null();
  if (!is_named) {
    node["text"] = aif_text(step.kind, scheme_of(step));
    if (std::string scheme = aif_scheme(scheme_of(step)); !scheme.empty()) name = std::move(scheme);
  } else if (node["text"].is_null()) {
    node["text"] = "";
  }
  if (!name.is_null()) node["scheme"] = std::move(name);
  if (Json id = value_of(step.data, "scheme-id"); !id.is_null()) node["schemeID"] = std::move(id);
  restore(node, value_of(step.data, "kept"));
  if (Json extension = extension_of(step, step_fields); !extension.empty())
    node["stet"] = std::move(extension);
  return node;
}

class Edges {
 public:
  explicit Edges(Json const& kept) {
    if (!kept.is_array()) return;
    for (Json const& edge : kept) {
      list_.push_back(edge);
      if (edge.is_object() && edge.contains("edgeID"))
        used_.insert(edge["edgeID"].is_string() ? edge["edgeID"].get<std::string>() : edge["edgeID"].dump());
    }
  }
  void add(std::string const& from, std::string const& to) {
    std::string id;
    do {
      id = std::to_string(++last_);
    } while (used_.contains(id));
    list_.push_back({{"edgeID", std::move(id)}, {"fromID", from}, {"toID", to}, {"formEdgeID", nullptr}});
  }
  [[nodiscard]] Json take() && { return std::move(list_); }

 private:
  Json list_ = Json::array();
  std::unordered_set<std::string> used_;
  std::size_t last_ = 0;
};

Json aif(Graph const& graph, Keys placed) {
  Json nodes = Json::array();
  for (Claim const& claim : graph.claims) nodes.push_back(node_of(claim));
  for (Step const& step : graph.steps) nodes.push_back(node_of(step));
  if (Json const kept = value_of(graph.data, "aif-nodes"); kept.is_array()) {
    for (Json const& node : kept) nodes.push_back(node);
  }
  Edges edges(value_of(graph.data, "aif-edges"));
  for_each_edge(graph, [&edges](std::string const& from, std::string const& to) { edges.add(from, to); });
  Json out{{"nodes", std::move(nodes)}, {"edges", std::move(edges).take()}};
  restore(out, value_of(graph.data, "kept"));
  if (!out.contains("locutions")) out["locutions"] = Json::array();
  if (Json extension = extension_of(graph, placed); !extension.empty()) out["stet"] = std::move(extension);
  return out;
}

}  // namespace

std::string write_aif(Graph const& graph) { return printed(aif(graph, graph_fields)); }

std::string write_xaif(Graph const& graph, std::string_view text) {
  Json inner = aif(graph, wrapped_fields);
  for (auto const* list : {"schemefulfillments", "descriptorfulfillments", "participants"}) {
    if (!inner.contains(list)) inner[list] = Json::array();
  }
  Json out{{"AIF", std::move(inner)}};
  Json const kept = value_of(graph.data, "xaif");
  restore(out, kept);
  restore(out, {{"OVA",
                 {{"firstname", ""},
                  {"surname", ""},
                  {"url", ""},
                  {"nodes", Json::array()},
                  {"edges", Json::array()}}},
                {"text", {{"txt", text}}},
                {"dialog", false}});
  return printed(out);
}

}  // namespace stet::argmap::exchange
