// The JSON report keeps to docs/check.schema.json. The validator below knows the keywords that schema uses,
// and refuses to work with others.
#include "app/report/json.h"

#include <fstream>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "verify/check.h"

namespace stet::app {
namespace {

using Json = nlohmann::json;

class Validator {
 public:
  explicit Validator(Json schema) : schema_(std::move(schema)) {}

  // The first thing that is wrong, or an empty string.
  [[nodiscard]] std::string validate(Json const& value) const { return check(schema_, value, "$"); }

 private:
  [[nodiscard]] std::string check(Json const& schema, Json const& value, std::string const& at) const {
    static std::set<std::string> const known{
        "$schema", "title", "$defs",   "type",    "required",  "properties", "items",
        "enum",    "const", "minimum", "maximum", "minLength", "$ref",       "additionalProperties"};
    for (auto const& [key, ignored] : schema.items())
      if (!known.contains(key)) return "unknown keyword " + key;
    if (schema.contains("$ref")) {
      std::string const ref = schema["$ref"];
      return check(schema_.at(Json::json_pointer(ref.substr(1))), value, at);
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
        if (auto wrong = check(*part, member, at + "." + name); !wrong.empty()) return wrong;
      }
    }
    if (value.is_array() && schema.contains("items"))
      for (std::size_t i = 0; i < value.size(); ++i)
        if (auto wrong = check(schema["items"], value[i], at + "[" + std::to_string(i) + "]"); !wrong.empty())
          return wrong;
    return {};
  }

  static bool has_type(std::string const& type, Json const& value) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "boolean") return value.is_boolean();
    if (type == "integer") return value.is_number_integer();
    return value.is_number();
  }

  Json schema_;
};

Json schema() {
  std::ifstream stream(std::string(STET_SOURCE_DIR) + "/docs/check.schema.json");
  return Json::parse(stream);
}

Json report_of(std::string text) {
  Report report;
  report.files.push_back(
      make_file_report("map.argdown", verify::check("map.argdown", std::move(text)), {.explanations = true}));
  report.problems.push_back({"gone", "cannot read `gone`"});
  return Json::parse(json_report(report, "1.2.3"));
}

constexpr std::string_view varied =
    "[Round]: Trains are late.\n  +> [Trip]\n\n[Trip]: Passengers stay away.\n  +> [Round]\n\n"
    "[Costs]: Costs \"fell\" [@report].\n  + [Budget]: The budget says so.\n  - <Audit>: It does not.\n\n"
    "[Taste]: It is beautiful. #opinion\n\n[Costs]: again\n";

TEST(json, keeps_to_its_schema) {
  Json const report = report_of(std::string(varied));
  EXPECT_EQ(Validator(schema()).validate(report), "");
  EXPECT_FALSE(report["findings"].empty());
  EXPECT_FALSE(report["claims"].empty());
}

TEST(json, the_validator_sees_what_is_wrong) {
  Json const good = report_of(std::string(varied));
  Validator const validator(schema());
  for (auto const& change : std::vector<std::function<void(Json&)>>{
           [](Json& r) { r["schema"] = 2; }, [](Json& r) { r["claims"][0].erase("verdict"); },
           [](Json& r) { r["claims"][0]["verdict"] = "true"; },
           [](Json& r) { r["findings"][0]["span"]["line"] = 0; },
           [](Json& r) { r["findings"][0]["fingerprint"] = ""; },
           [](Json& r) { r["summary"]["files"] = "1"; }, [](Json& r) { r["claims"][0]["new"] = 1; }}) {
    Json bad = good;
    change(bad);
    EXPECT_NE(validator.validate(bad), "") << bad.dump().substr(0, 200);
  }
}

TEST(json, counts_agree_with_the_lists) {
  Json const report = report_of(std::string(varied));
  std::map<std::string, int> verdicts;
  std::map<std::string, int> severities;
  for (auto const& claim : report["claims"]) ++verdicts[claim["verdict"]];
  for (auto const& finding : report["findings"]) ++severities[finding["severity"]];
  for (auto const& [verdict, n] : report["summary"]["verdicts"].items())
    EXPECT_EQ(n, verdicts[verdict]) << verdict;
  for (auto const& [severity, n] : report["summary"]["findings"].items())
    EXPECT_EQ(n, severities[severity]) << severity;
  EXPECT_EQ(report["summary"]["claims"], report["claims"].size());
}

TEST(json, is_utf8_whatever_the_input_was) {
  std::string const text = "[A\xff]: caf\xe9 \"\x01\" \xed\xa0\x80\n";
  Json const report = report_of(text);
  EXPECT_EQ(Validator(schema()).validate(report), "");
}

TEST(json, is_the_same_every_time) {
  EXPECT_EQ(report_of(std::string(varied)).dump(), report_of(std::string(varied)).dump());
}

}  // namespace
}  // namespace stet::app
