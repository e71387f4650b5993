// The argument graphs of the argumentative microtexts (arggraph XML): discourse units (edu), joined into
// argument units (adu) of the proponent or the opponent. Edges support (`sup`, `exa`) or rebut (`reb`) a
// unit, undercut
// (`und`) an edge, or add a premise to an edge (`add`). Peldszus & Stede, "An annotated corpus of
// argumentative microtexts" (2015).
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "argmap/exchange/formats.h"
#include "argmap/exchange/xml.h"

namespace stet::argmap::exchange {
namespace {

constexpr std::size_t most_words = 64U << 20U;  // bytes, of all units

class ArggraphReader {
 public:
  explicit ArggraphReader(Notes& notes) : notes_(notes) {}

  ArgumentGraph read(pugi::xml_node root) {
    graph_.data.push_back({"graph", in_quotes(root.attribute("id").value())});
    for (auto const* name : {"topic_id", "stance"}) {
      if (root.attribute(name)) graph_.data.push_back({name, in_quotes(root.attribute(name).value())});
    }
    for (pugi::xml_node const node : root.children()) unit(node);
    for (pugi::xml_node const edge : root.children("edge")) segment(edge);
    for (pugi::xml_node const edge : root.children("edge")) open(edge);
    for (pugi::xml_node const edge : root.children("edge")) add(edge);
    for (pugi::xml_node const edge : root.children("edge")) connect(edge);
    return std::move(graph_);
  }

 private:
  void unit(pugi::xml_node node) {
    std::string_view const name = local_name(node);
    std::string const id = node.attribute("id").value();
    if (name == "edu" || name == "joint") {
      words_.emplace(id, text_below(node));
      if (node.attribute("implicit").as_bool()) unsaid_.insert(id);
    } else if (name == "adu") {
      Proposition claim;
      claim.id = id;
      if (node.attribute("type")) claim.data.push_back({"side", in_quotes(node.attribute("type").value())});
      if (claim.id.empty() || claims_.contains(id)) {
        notes_.broken(place_of(node), "an argument unit without an id of its own is left out");
      } else {
        claims_.emplace(id, graph_.claims.add(std::move(claim)));
      }
    } else if (name != "edge" && node.type() == pugi::node_element) {
      notes_.keep(place_of(node), "an element `" + std::string(name) + "` is left out");
    }
  }

  // A joint may be named by any number of edges; what grows beyond all measure is left out.
  void append(std::string& text, std::string const& words, pugi::xml_node edge) {
    if (words.size() > room_) {
      notes_.broken(place_of(edge), "units repeat too many words; some are left out");
      return;
    }
    room_ -= words.size();
    text += (text.empty() || words.empty() ? "" : " ") + words;
  }

  // Segmentation: units first into joints, then into argument units, in the order of the edges.
  void segment(pugi::xml_node edge) {
    if (std::string_view(edge.attribute("type").value()) != "seg") return;
    auto const from = words_.find(edge.attribute("src").value());
    std::string const target = edge.attribute("trg").value();
    if (from == words_.end()) {
      notes_.broken(place_of(edge), "a segmentation edge begins nowhere; it is left out");
    } else if (auto const claim = claims_.find(target); claim != claims_.end()) {
      append(graph_.claims[claim->second].text, from->second, edge);
      if (unsaid_.contains(from->first))
        graph_.claims[claim->second].data.push_back({"kept", "{\"implicit\": true}"});
    } else if (auto const joint = words_.find(target); joint != words_.end()) {
      append(joint->second, from->second, edge);
    } else {
      notes_.broken(place_of(edge), "a segmentation edge leads nowhere; it is left out");
    }
  }

  // Every argumentative edge but `add` is a step.
  void open(pugi::xml_node edge) {
    std::string const type = edge.attribute("type").value();
    if (type == "seg" || type == "add") return;
    Step step;
    step.id = edge.attribute("id").value();
    step.kind = type == "reb" || type == "und" ? StepKind::attack : StepKind::support;
    if (type == "exa") step.scheme = "example";
    if (type != "sup" && type != "exa" && type != "reb" && type != "und")
      notes_.keep(place_of(edge), "an edge of type `" + type + "` is read as support");
    auto const from = claims_.find(edge.attribute("src").value());
    if (from == claims_.end()) {
      notes_.broken(place_of(edge), "an edge begins at no argument unit; it is left out");
      return;
    }
    step.data.push_back({"type", in_quotes(type)});
    step.premises.push_back({from->second, {}});
    std::string const id = step.id;
    steps_.emplace(id, graph_.steps.add(std::move(step)));
  }

  // A further premise of another edge's step. What bears on this edge bears on that step.
  void add(pugi::xml_node edge) {
    if (std::string_view(edge.attribute("type").value()) != "add") return;
    auto const from = claims_.find(edge.attribute("src").value());
    auto const step = steps_.find(edge.attribute("trg").value());
    if (from == claims_.end() || step == steps_.end()) {
      notes_.broken(place_of(edge), "a premise is added to no edge; it is left out");
      return;
    }
    StepId const target = step->second;
    graph_.steps[target].premises.push_back({from->second, {}});
    steps_.emplace(edge.attribute("id").value(), target);
  }

  void connect(pugi::xml_node edge) {
    std::string const type = edge.attribute("type").value();
    if (type == "seg" || type == "add") return;
    auto const claim = claims_.find(edge.attribute("trg").value());
    auto const step = steps_.find(edge.attribute("trg").value());
    auto const self = steps_.find(edge.attribute("id").value());
    if (self == steps_.end()) return;
    Step& row = graph_.steps[self->second];
    if (claim != claims_.end()) {
      row.claim = claim->second;
    } else if (step != steps_.end() && step->second != self->second) {
      row.step = step->second;
    } else {
      notes_.broken(place_of(edge), "an edge leads nowhere; its step is kept without a conclusion");
    }
  }

  Notes& notes_;
  std::size_t room_ = most_words;
  ArgumentGraph graph_;
  std::unordered_map<std::string, std::string> words_;
  std::unordered_set<std::string> unsaid_;  // units that the annotators supplied
  std::unordered_map<std::string, PropositionId> claims_;
  std::unordered_map<std::string, StepId> steps_;
};

}  // namespace

bool is_arggraph(Input const& input) { return input.text.substr(0, 65536).contains("<arggraph"); }

std::expected<ArgumentGraph, ReadError> read_arggraph(Input const& input, Notes& notes) {
  auto const document = parse_xml(input.text);
  if (!document) return std::unexpected(document.error());
  pugi::xml_node const root = (*document)->child("arggraph");
  if (!root) return std::unexpected(ReadError{0, "there is no element `arggraph`"});
  return ArggraphReader(notes).read(root);
}

}  // namespace stet::argmap::exchange
