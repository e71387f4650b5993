// AIF as AIFdb has it and xAIF around it (OVA3, oAMF): the way back of read_aif.cpp.
#include <array>
#include <unordered_set>

#include "argmap/exchange/aif.h"
#include "argmap/exchange/json_parts.h"
#include "argmap/exchange/write_formats.h"

namespace stet::argmap::exchange {
namespace {

constexpr std::array<std::string_view, 2> aif_claim_fields{"kept", "said"};
constexpr std::array<std::string_view, 4> aif_step_fields{"kept", "name", "scheme-name", "scheme-id"};
constexpr std::array<std::string_view, 3> aif_graph_fields{"kept", "aif-nodes", "aif-edges"};
constexpr std::array<std::string_view, 4> wrapped_fields{"kept", "aif-nodes", "aif-edges", "xaif"};

Json aif_node(Proposition const& claim) {
  Json node{{"nodeID", claim.id}, {"text", claim.text}, {"type", "I"}};
  restore(node, value_of(claim.data, "kept"));
  if (Json extension = extension_of(claim, aif_claim_fields); !extension.empty())
    node["stet"] = std::move(extension);
  return node;
}

Json aif_node(Step const& step) {
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
  if (Json extension = extension_of(step, aif_step_fields); !extension.empty())
    node["stet"] = std::move(extension);
  return node;
}

// Ids for edges that no kept one has.
class EdgeIds {
 public:
  explicit EdgeIds(Json const& kept) {
    if (!kept.is_array()) return;
    for (Json const& edge : kept) {
      if (edge.is_object() && edge.contains("edgeID"))
        used_.insert(edge["edgeID"].is_string() ? edge["edgeID"].get<std::string>() : edge["edgeID"].dump());
    }
  }
  std::string next() {
    std::string id;
    do {
      id = std::to_string(++last_);
    } while (used_.contains(id));
    return id;
  }

 private:
  std::unordered_set<std::string> used_;
  std::size_t last_ = 0;
};

// The members of the graph, in an object that the caller opens and closes.
void write_graph(JsonText& out, ArgumentGraph const& graph, bool is_wrapped) {
  JsonWriter& writer = out.writer();
  writer.plain_key("nodes");
  writer.begin_array();
  for (Proposition const& claim : graph.claims) out.value(aif_node(claim));
  for (Step const& step : graph.steps) out.value(aif_node(step));
  if (Json const kept = value_of(graph.data, "aif-nodes"); kept.is_array()) {
    for (Json const& node : kept) out.value(node);
  }
  writer.end_array();
  writer.plain_key("edges");
  writer.begin_array();
  Json const kept = value_of(graph.data, "aif-edges");
  if (kept.is_array()) {
    for (Json const& edge : kept) out.value(edge);
  }
  EdgeIds ids(kept);
  for_each_edge(graph, [&](std::string const& from, std::string const& to) {
    writer.begin_object();
    writer.plain_key("edgeID");
    writer.string(ids.next());
    writer.plain_key("fromID");
    writer.string(from);
    writer.plain_key("toID");
    writer.string(to);
    writer.plain_key("formEdgeID");
    writer.null();
    writer.end_object();
  });
  writer.end_array();
  Json rest = Json::object();
  restore(rest, value_of(graph.data, "kept"));
  if (!rest.contains("locutions")) rest["locutions"] = Json::array();
  Keys const placed = is_wrapped ? Keys(wrapped_fields) : Keys(aif_graph_fields);
  if (Json extension = extension_of(graph, placed); !extension.empty()) rest["stet"] = std::move(extension);
  // xAIF has lists that AIFdb leaves out.
  if (is_wrapped) {
    for (auto const* list : {"schemefulfillments", "descriptorfulfillments", "participants"}) {
      if (!rest.contains(list)) rest[list] = Json::array();
    }
  }
  constexpr std::array<std::string_view, 2> written{"nodes", "edges"};
  out.members(rest, written);
}

}  // namespace

std::string write_aif(ArgumentGraph const& graph) {
  JsonText out;
  out.writer().begin_object();
  write_graph(out, graph, false);
  out.writer().end_object();
  return std::move(out).finish();
}

std::string write_xaif(ArgumentGraph const& graph, std::string_view text) {
  JsonText out;
  out.writer().begin_object();
  out.writer().plain_key("AIF");
  out.writer().begin_object();
  write_graph(out, graph, true);
  out.writer().end_object();
  Json rest = Json::object();
  restore(rest, value_of(graph.data, "xaif"));
  restore(rest, {{"OVA",
                  {{"firstname", ""},
                   {"surname", ""},
                   {"url", ""},
                   {"nodes", Json::array()},
                   {"edges", Json::array()}}},
                 {"text", {{"txt", text}}},
                 {"dialog", false}});
  constexpr std::array<std::string_view, 1> written{"AIF"};
  out.members(rest, written);
  out.writer().end_object();
  return std::move(out).finish();
}

}  // namespace stet::argmap::exchange
