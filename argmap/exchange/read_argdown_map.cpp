// Argdown's JSON that holds nothing but the `map`, as its JSON export without data and web pages have it:
// nodes of statements and arguments with their labels, groups in groups, and edges.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "argmap/exchange/argdown_map.h"
#include "argmap/exchange/argdown_markup.h"
#include "argmap/exchange/escape.h"

namespace stet::argmap::exchange {
namespace {

class ArgdownMapReader {
 public:
  explicit ArgdownMapReader(Notes& notes) : notes_(notes) {}

  ArgumentGraph read(Cursor map) {
    struct Open {
      Cursor node;
      HeadingId heading;
      std::size_t depth;
    };
    std::vector<Open> open;
    auto const push = [&open](Cursor nodes, HeadingId heading, std::size_t depth) {
      auto const list = nodes.elements();
      for (auto node = list.rbegin(); node != list.rend(); ++node) open.push_back({*node, heading, depth});
    };
    push(map["nodes"], {}, 1);
    while (!open.empty()) {
      Open const next = open.back();
      open.pop_back();
      if (next.node["type"].text() == "group-map-node") {
        Heading heading = argdown_heading(next.node);
        if (!next.node["level"].is_scalar())
          heading.level = static_cast<std::uint8_t>(std::min(next.depth, std::size_t{6}));
        push(next.node["children"], graph_.headings.add(std::move(heading)), next.depth + 1);
      } else {
        node(next.node, next.heading);
      }
    }
    for (Cursor const edge : map["edges"].elements()) connect(edge);
    return std::move(graph_);
  }

 private:
  void node(Cursor node, HeadingId heading) {
    std::string_view const type = node["type"].text();
    std::string const id(node["id"].text());
    if (type != "statement-map-node" && type != "argument-map-node")
      notes_.keep(node.place(), "a node that is neither a statement nor an argument is read as a statement");
    if (id.empty() || claims_.contains(id)) {
      notes_.broken(node.place(), "a node without an id of its own is left out");
      return;
    }
    Proposition claim;
    claim.id = id;
    claim.has_made_id = true;  // numbers in the order of the picture
    claim.title = node["title"].text();
    if (claim.title.empty() || claim.title.starts_with("Untitled ")) claim.title = node["labelTitle"].text();
    claim.text = one_line(node["labelText"].text());
    claim.is_argument = type == "argument-map-node";
    claim.heading = heading;
    for (Cursor const tag : node["tags"].elements()) {
      if (claim.markup.empty()) claim.markup = escaped_text(claim.text);
      claim.markup += (claim.markup.empty() ? "" : " ") + argdown_tag(tag.text());
    }
    claims_.emplace(id, graph_.claims.add(std::move(claim)));
  }

  // An edge names its ends, or holds them whole.
  PropositionId end_of(Cursor end) const {
    auto const found = claims_.find(std::string(end.is_object() ? end["id"].text() : end.text()));
    return found == claims_.end() ? PropositionId{} : found->second;
  }

  void connect(Cursor edge) {
    std::string_view const word = edge["relationType"].text();
    auto const kind = argdown_relation(word);
    PropositionId const from = end_of(edge["from"]);
    PropositionId const to = end_of(edge["to"]);
    if (!kind || !from.valid() || !to.valid()) {
      notes_.broken(edge.place(), kind ? "an edge leads from or to a node that does not exist; it is left out"
                                       : "a relation of a kind that Argdown does not have is left out");
      return;
    }
    Step step;
    step.kind = *kind;
    step.premises.push_back({from, {}});
    step.claim = to;
    if (word != "support" && word != "attack") step.data.push_back({"relation", in_quotes(word)});
    graph_.steps.add(std::move(step));
  }

  Notes& notes_;
  ArgumentGraph graph_;
  std::unordered_map<std::string, PropositionId> claims_;
};

}  // namespace

ArgumentGraph read_argdown_map(Cursor map, Notes& notes) { return ArgdownMapReader(notes).read(map); }

}  // namespace stet::argmap::exchange
