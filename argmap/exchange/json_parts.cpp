#include "argmap/exchange/json_parts.h"

#include <algorithm>
#include <array>

#include "argmap/exchange/escape.h"
#include "argmap/exchange/titles.h"

namespace stet::argmap::exchange {
namespace {

Json data_of(Fields const& fields, Keys placed) {
  Json data = Json::object();
  for (Field const& field : fields) {
    if (std::ranges::find(placed, field.key) == placed.end()) data[field.key] = value_of(field);
  }
  return data;
}

}  // namespace

Json value_of(Field const& field) {
  Json value = Json::parse(field.json, nullptr, false);
  return value.is_discarded() ? Json(field.json) : value;
}

Json value_of(Fields const& fields, std::string_view key) {
  auto const found = std::ranges::find(fields, key, &Field::key);
  return found == fields.end() ? Json() : value_of(*found);
}

void restore(Json& into, Json const& kept) {
  if (!kept.is_object()) return;
  for (auto const& [key, value] : kept.items()) {
    if (!into.contains(key)) into[key] = value;
  }
}

Json extension_of(Proposition const& claim, Keys placed) {
  Json out = Json::object();
  if (!has_made_title(claim)) out["title"] = claim.title;
  if (claim.has_made_id) out["made-id"] = true;
  if (claim.is_argument) out["argument"] = true;
  if (claim.is_reference) out["reference"] = true;
  if (claim.heading.valid()) out["section"] = claim.heading.index();
  if (!claim.markup.empty()) {
    out["text"] = claim.text;
    out["markup"] = claim.markup;
  }
  if (!claim.others.empty()) out["others"] = claim.others;
  if (!claim.comments.empty()) out["comments"] = claim.comments;
  if (Json data = data_of(claim.data, placed); !data.empty()) out["data"] = std::move(data);
  return out;
}

Json extension_of(Step const& step, Keys placed) {
  Json out = Json::object();
  if (!has_made_title(step)) out["title"] = step.title;
  if (step.has_made_id) out["made-id"] = true;
  if (step.heading.valid()) out["section"] = step.heading.index();
  if (!step.text.empty()) out["text"] = step.text;
  if (!step.markup.empty()) out["markup"] = step.markup;
  if (!step.others.empty()) out["others"] = step.others;
  if (!step.comments.empty()) out["comments"] = step.comments;
  if (!step.argument.empty()) {
    out["argument"] = step.argument;
    if (step.position > 0) out["position"] = step.position;
  }
  if (!step.rules.empty()) out["rules"] = step.rules;
  if (Json data = data_of(step.inference, {}); !data.empty()) out["inference"] = std::move(data);
  if (scheme_of(step) != step.scheme) out["scheme"] = step.scheme;
  bool const has_roles =
      std::ranges::any_of(step.premises, [](Premise const& premise) { return !premise.role.empty(); });
  if (has_roles && std::ranges::find(placed, "roles") == placed.end()) {
    out["roles"] = Json::array();
    for (Premise const& premise : step.premises) out["roles"].push_back(premise.role);
  }
  if (Json data = data_of(step.data, placed); !data.empty()) out["data"] = std::move(data);
  return out;
}

Json extension_of(ArgumentGraph const& graph, Keys placed) {
  Json out{{"version", 1}};
  if (!graph.headings.empty()) {
    out["sections"] = Json::array();
    for (Heading const& heading : graph.headings)
      out["sections"].push_back({{"level", heading.level}, {"text", heading.text}});
  }
  if (!graph.title.empty() && std::ranges::find(placed, "title") == placed.end()) out["title"] = graph.title;
  if (!graph.article.empty()) out["article"] = graph.article;
  if (!graph.comments.empty()) out["comments"] = graph.comments;
  if (Json data = data_of(graph.data, placed); !data.empty()) out["data"] = std::move(data);
  return out;
}

std::string scheme_of(Step const& step) {
  return step.scheme.empty() && !step.rules.empty() ? kebab_case(step.rules.front()) : step.scheme;
}

std::string printed(Json const& json) {
  JsonText out;
  out.value(json);
  return std::move(out).finish();
}

// As deep as the JSON, whose parsers bound it.
void JsonText::value(Json const& json) {
  switch (json.type()) {
    case Json::value_t::object:
      writer_.begin_object();
      members(json);
      writer_.end_object();
      break;
    case Json::value_t::array:
      writer_.begin_array();
      for (Json const& element : json) value(element);
      writer_.end_array();
      break;
    case Json::value_t::string: writer_.string(json.get_ref<std::string const&>()); break;
    case Json::value_t::boolean: writer_.boolean(json.get<bool>()); break;
    case Json::value_t::number_unsigned: writer_.number(json.get<std::uint64_t>()); break;
    case Json::value_t::number_integer: writer_.raw(std::to_string(json.get<std::int64_t>())); break;
    case Json::value_t::number_float: writer_.number(json.get<double>()); break;
    default: writer_.null(); break;
  }
}

void JsonText::members(Json const& object, Keys without) {
  for (auto const& [key, value_of_key] : object.items()) {
    if (std::ranges::find(without, key) == without.end()) member(key, value_of_key);
  }
}

std::string JsonText::finish() && {
  writer_.flush();
  text_ += '\n';
  return std::move(text_);
}

}  // namespace stet::argmap::exchange
