// Argunet's GraphML (ArgML): nodes hold an argument with its propositions or a thesis, edges say which
// proposition supports or attacks which (www.argunet.org).
#include <string>
#include <unordered_map>
#include <vector>

#include "argmap/exchange/formats.h"
#include "argmap/exchange/xml.h"

namespace stet::argmap::exchange {
namespace {

// The first element of that local name below `data` children of a GraphML node or edge.
pugi::xml_node inside(pugi::xml_node element, std::initializer_list<std::string_view> names) {
  for (pugi::xml_node const data : element.children()) {
    for (pugi::xml_node const child : data.children()) {
      for (std::string_view const name : names) {
        if (local_name(child) == name) return child;
      }
    }
  }
  return {};
}

std::string child_text(pugi::xml_node element, std::string_view name) {
  for (pugi::xml_node const child : element.children()) {
    if (local_name(child) == name) return text_below(child);
  }
  return {};
}

// What an edge can begin or end at: the claim that stands for the node, or its step.
struct Node {
  PropositionId claim;
  StepId step;
};

class ArgunetReader {
 public:
  explicit ArgunetReader(Notes& notes) : notes_(notes) {}

  ArgumentGraph read(pugi::xml_node root) {
    std::vector<pugi::xml_node> graphs;  // groups hold graphs of their own
    for (pugi::xml_node const graph : root.children("graph")) graphs.push_back(graph);
    std::vector<pugi::xml_node> edges;
    for (std::size_t i = 0; i < graphs.size(); ++i) {
      for (pugi::xml_node const child : graphs[i].children()) {
        if (local_name(child) == "edge") edges.push_back(child);
        if (local_name(child) != "node") continue;
        node(child);
        for (pugi::xml_node const inner : child.children("graph")) graphs.push_back(inner);
      }
    }
    for (pugi::xml_node const edge : edges) connect(edge);
    return std::move(graph_);
  }

 private:
  PropositionId claim(std::string id, std::string title, std::string text) {
    if (id.empty()) id = "claim-" + std::to_string(graph_.claims.size() + 1);
    if (auto const known = claims_.find(id); known != claims_.end()) return known->second;
    Proposition row;
    row.id = id;
    row.title = std::move(title);
    row.text = std::move(text);
    PropositionId const result = graph_.claims.add(std::move(row));
    claims_.emplace(std::move(id), result);
    return result;
  }

  void node(pugi::xml_node element) {
    std::string const id = element.attribute("id").value();
    pugi::xml_node const content = inside(element, {"thesis", "argument"});
    if (!content) {
      if (element.child("graph")) {
        notes_.keep(place_of(element), "a group of nodes is dissolved");
      } else {
        notes_.keep(place_of(element), "a node that is neither an argument nor a thesis is left out");
      }
      return;
    }
    std::string const title = child_text(content, "title");
    std::string const own = content.attribute("id").value();
    if (local_name(content) == "thesis") {
      nodes_[id] = {claim(own, title, child_text(content, "content")), {}};
    } else {
      nodes_[id] = argument(content, own, title);
    }
  }

  // With a conclusion, its propositions are premises and conclusions of steps; without propositions, the
  // description is a claim.
  Node argument(pugi::xml_node content, std::string const& id, std::string const& title) {
    std::string const description = child_text(content, "description");
    std::vector<Premise> premises;
    Node result;
    for (pugi::xml_node const part : content.children()) {
      if (local_name(part) != "proposition") continue;
      PropositionId const row = claim(part.attribute("id").value(), {}, child_text(part, "content"));
      std::string_view const type = part.attribute("type").value();
      if (type == "premise" || premises.empty()) {
        premises.push_back({row, {}});
        continue;
      }
      Step step;
      step.id = result.step.valid() ? std::string() : id;
      step.title = title;
      step.text = result.step.valid() ? std::string() : description;
      step.premises = premises;
      step.claim = row;
      result = {row, graph_.steps.add(std::move(step))};
      premises = {{row, {}}};
    }
    if (result.step.valid()) return result;
    if (premises.empty()) return {claim(id, title, description), {}};
    notes_.keep(place_of(content), "an argument without a conclusion concludes what its description says");
    Step step;
    step.id = id;
    step.title = title;
    step.premises = premises;
    step.claim = claim("conclusion of " + id, title, description.empty() ? title : description);
    PropositionId const conclusion = step.claim;
    return {conclusion, graph_.steps.add(std::move(step))};
  }

  void connect(pugi::xml_node edge) {
    pugi::xml_node const content = inside(edge, {"edge"});
    auto const from = nodes_.find(edge.attribute("source").value());
    auto const to = nodes_.find(edge.attribute("target").value());
    if (from == nodes_.end() || to == nodes_.end()) {
      notes_.broken(place_of(edge),
                    "an edge leads from or to a node that is no argument or thesis; it is left out");
      return;
    }
    std::string_view const type = content.attribute("type").value();
    bool const attacks = type.contains("ttack") || type.contains("ontra");
    if (!attacks && !type.contains("upport"))
      notes_.keep(place_of(edge), "an edge of type `" + std::string(type) + "` is read as support");
    Step step;
    step.kind = attacks ? StepKind::attack : StepKind::support;
    auto const source = claims_.find(content.attribute("sourcePropositionId").value());
    auto const target = claims_.find(content.attribute("targetPropositionId").value());
    step.premises.push_back({source != claims_.end() ? source->second : from->second.claim, {}});
    if (target != claims_.end()) {
      step.claim = target->second;
    } else if (to->second.step.valid()) {
      step.step = to->second.step;  // no premise is named: the argument as a whole
    } else {
      step.claim = to->second.claim;
    }
    if (step.claim == step.premises.front().claim) return;  // the same proposition at both ends
    graph_.steps.add(std::move(step));
  }

  Notes& notes_;
  ArgumentGraph graph_;
  std::unordered_map<std::string, PropositionId> claims_;  // by proposition or thesis
  std::unordered_map<std::string, Node> nodes_;            // by GraphML id
};

}  // namespace

bool is_argunet(Input const& input) {
  return input.text.substr(0, 4096).contains("<graphml") && input.text.contains("argunet.org");
}

std::expected<ArgumentGraph, ReadError> read_argunet(Input const& input, Notes& notes) {
  auto const document = parse_xml(input.text);
  if (!document) return std::unexpected(document.error());
  pugi::xml_node const root = (*document)->child("graphml");
  if (!root) return std::unexpected(ReadError{0, "there is no element `graphml`"});
  return ArgunetReader(notes).read(root);
}

}  // namespace stet::argmap::exchange
