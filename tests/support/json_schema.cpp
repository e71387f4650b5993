#include "tests/support/json_schema.h"

#include <algorithm>
#include <regex>
#include <set>

namespace stet::test {
namespace {

using Json = nlohmann::json;

bool has_type(std::string const& type, Json const& value) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_boolean();
  if (type == "integer") return value.is_number_integer();
  if (type == "null") return value.is_null();
  return value.is_number();
}

std::string check(Json const& root, Json const& schema, Json const& value, std::string const& at) {
  static std::set<std::string> const known{
      "$schema",   "title",      "description", "$defs", "type",
      "required",  "properties", "items",       "enum",  "const",
      "minimum",   "maximum",    "pattern",     "$ref",  "additionalProperties",
      "minLength", "minItems",   "anyOf"};
  if (schema.is_boolean()) return schema.get<bool>() ? std::string{} : at + " is not described";
  for (auto const& [key, ignored] : schema.items())
    if (!known.contains(key)) return "unknown keyword " + key;
  if (schema.contains("$ref")) {
    std::string const ref = schema["$ref"];
    if (auto wrong = check(root, root.at(Json::json_pointer(ref.substr(1))), value, at); !wrong.empty())
      return wrong;
  }
  if (schema.contains("anyOf")) {
    std::string last;
    bool fits = false;
    for (auto const& choice : schema["anyOf"]) {
      auto wrong = check(root, choice, value, at);
      fits = fits || wrong.empty();
      if (wrong.size() > last.size()) last = std::move(wrong);  // the longest place is the most telling
    }
    if (!fits) return last;
  }
  if (schema.contains("const") && value != schema["const"]) return at + " is not the constant";
  if (schema.contains("enum") && std::ranges::count(schema["enum"], value) == 0)
    return at + " is not one of the words: " + value.dump();
  if (schema.contains("type") && !has_type(schema["type"], value)) return at + " has another type";
  if (schema.contains("minimum") && value < schema["minimum"]) return at + " is too small";
  if (schema.contains("maximum") && value > schema["maximum"]) return at + " is too large";
  if (schema.contains("minLength") &&
      value.get<std::string>().size() < schema["minLength"].get<std::size_t>())
    return at + " is too short";
  if (schema.contains("minItems") && value.size() < schema["minItems"].get<std::size_t>())
    return at + " has too few elements";
  if (schema.contains("pattern") && value.is_string() &&
      !std::regex_search(value.get<std::string>(), std::regex(schema["pattern"].get<std::string>())))
    return at + " does not fit the pattern: " + value.dump();
  for (auto const& name : schema.value("required", Json::array()))
    if (!value.contains(name.get<std::string>())) return at + " lacks " + name.get<std::string>();
  if (value.is_object()) {
    for (auto const& [name, member] : value.items()) {
      Json const* part = nullptr;
      if (schema.contains("properties") && schema["properties"].contains(name))
        part = &schema["properties"][name];
      else if (schema.contains("additionalProperties"))
        part = &schema["additionalProperties"];
      else if (schema.contains("properties"))
        return at + "." + name + " is not described";
      if (part == nullptr) continue;
      if (auto wrong = check(root, *part, member, at + "." + name); !wrong.empty()) return wrong;
    }
  }
  if (value.is_array() && schema.contains("items"))
    for (std::size_t i = 0; i < value.size(); ++i)
      if (auto wrong = check(root, schema["items"], value[i], at + "[" + std::to_string(i) + "]");
          !wrong.empty())
        return wrong;
  return {};
}

}  // namespace

std::string validate(Json const& schema, Json const& value) { return check(schema, schema, value, "$"); }

}  // namespace stet::test
