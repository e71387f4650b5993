#include "argmap/exchange/extension.h"

#include <algorithm>

namespace stet::argmap::exchange {
namespace {

void read_data(Fields& fields, Cursor data) {
  for (auto const& [key, value] : data.members()) {
    auto const found = std::ranges::find(fields, key, &Field::key);
    if (found == fields.end()) {
      fields.push_back({std::string(key), value.json()});
    } else {
      found->json = value.json();
    }
  }
}

}  // namespace

void read_extension(Claim& claim, Cursor extension, Notes& notes) {
  if (extension["title"].is_scalar()) claim.title = extension["title"].text();
  if (extension["markup"].is_scalar()) {
    if (extension["text"].text() == claim.text) {
      claim.markup = extension["markup"].text();
    } else {
      notes.keep(extension.place(), "a text was changed elsewhere; its markup and citations are left out");
    }
  }
  read_data(claim.data, extension["data"]);
}

void read_extension(Step& step, Cursor extension) {
  if (extension["title"].is_scalar()) step.title = extension["title"].text();
  if (extension["text"].is_scalar()) step.text = extension["text"].text();
  read_data(step.data, extension["data"]);
  if (extension["roles"].is_array()) step.data.push_back({"roles", extension["roles"].json()});
}

void read_extension(Graph& graph, Cursor extension) {
  if (extension["title"].is_scalar()) graph.title = extension["title"].text();
  if (extension["article"].is_scalar()) graph.article = extension["article"].text();
  read_data(graph.data, extension["data"]);
}

bool cites_by_itself(Claim const& claim) {
  return !claim.markup.empty() || std::ranges::any_of(claim.data, [](Field const& field) {
    return field.key == "source" || field.key == "sources";
  });
}

}  // namespace stet::argmap::exchange
