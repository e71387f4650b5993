// Pieces of JSON that the writers of other formats share, and the member `stet` in which they put what a
// format has no place for (extension.h reads it back). Internal to argmap/exchange.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "argmap/exchange/graph.h"
#include "base/json.h"

namespace stet::argmap::exchange {

using Json = nlohmann::ordered_json;
using Keys = std::span<std::string_view const>;

// A field's value.
[[nodiscard]] Json value_of(Field const& field);
// The field of that key, or null.
[[nodiscard]] Json value_of(Fields const& fields, std::string_view key);
// Adds the members of an object that was kept to another one; what is there already stays.
void restore(Json& into, Json const& kept);

// What a step's scheme is called elsewhere: its own name, or else that of its first rule.
[[nodiscard]] std::string scheme_of(Step const& step);

// The member for a claim or step, without the fields that the format has a place for; an empty object if
// there is nothing to say.
[[nodiscard]] Json extension_of(Proposition const& claim, Keys placed);
[[nodiscard]] Json extension_of(Step const& step, Keys placed);
// The fields of the whole; never empty, so that a file of ours is known by it.
[[nodiscard]] Json extension_of(ArgumentGraph const& graph, Keys placed);

// Visits the edges of the graph by the ids of their ends, step by step: from its premises, then to what it
// bears on.
template <class Visit>
void for_each_edge(ArgumentGraph const& graph, Visit visit) {
  for (Step const& step : graph.steps) {
    for (Premise const& premise : step.premises) visit(graph.claims[premise.claim].id, step.id);
    if (step.claim.valid()) visit(step.id, graph.claims[step.claim].id);
    if (step.step.valid()) visit(step.id, graph.steps[step.step].id);
  }
}

// Pretty-printed, with a line end.
[[nodiscard]] std::string printed(Json const& json);

// A document that is written member by member, so that it is never whole in memory; pretty-printed, with a
// line end.
class JsonText {
 public:
  [[nodiscard]] JsonWriter& writer() { return writer_; }
  void value(Json const& json);
  void member(std::string_view key, Json const& json) {
    writer_.key(key);
    value(json);
  }
  // The members of an object, but for those named.
  void members(Json const& object, Keys without = {});
  [[nodiscard]] std::string finish() &&;

 private:
  std::string text_;
  JsonWriter writer_{[this](std::string_view block) { text_ += block; }, 1};
};

}  // namespace stet::argmap::exchange
