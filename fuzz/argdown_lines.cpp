// The other half of fuzz/differential: reads one JSON object a line, `{"input": text, "settings": text}`, and
// answers each with what `stet export --dialect argdown` makes of it: `{"accepted":, "findings":, "model":}`.
#include <exception>
#include <iostream>
#include <span>
#include <string>

#include <nlohmann/json.hpp>

#include "argmap/build/build.h"
#include "argmap/exchange/argdown_json.h"
#include "argmap/select/select.h"
#include "parser/parse.h"
#include "parser/yaml.h"
#include "verify/rule_table.h"

namespace {

using namespace stet;

std::string answer(std::string const& line) {
  auto const request = nlohmann::json::parse(line);
  auto const dialect =
      request.value("dialect", "argdown") == "stet" ? parser::Dialect::stet : parser::Dialect::argdown;
  Sources sources;
  FileId const file = sources.add("input.argdown", request.at("input").get<std::string>());
  FileId const settings_file = sources.add("argdown.config.json", request.value("settings", ""));
  Diagnostics found;
  std::string_view const settings_text = sources[settings_file].text();
  auto const settings = parser::yaml::parse(settings_file, settings_text,
                                            {0, static_cast<Offset>(settings_text.size())}, found);
  auto const parsed = parser::parse(file, sources[file].text(), {.dialect = dialect});
  argmap::Document const document{file, &parsed.tree};
  auto const built = argmap::build(sources, std::span(&document, 1), dialect, settings);
  nlohmann::json findings = nlohmann::json::array();
  for (auto const* diagnostics : {&parsed.diagnostics, &built.diagnostics})
    for (Diagnostic const& diagnostic : diagnostics->list())
      if (diagnostic.severity == Severity::error)
        findings.push_back({{"rule", rule(diagnostic.rule).id}, {"message", diagnostic.message}});
  std::string const head = R"({"accepted":)" + std::string(findings.empty() ? "true" : "false") +
                           R"(,"findings":)" +
                           findings.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  if (!findings.empty()) return head + "}";
  std::string model;
  argmap::write_argdown_json(sources, built.map, argmap::select(built.map), [&](std::string_view part) {
    for (char const c : part)
      if (c != '\n') model.push_back(c);  // one answer is one line
  });
  return head + R"(,"model":)" + model + "}";
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) {
    try {
      std::cout << answer(line) << std::endl;
    } catch (std::exception const& problem) {
      std::cerr << problem.what() << '\n';
      return 2;
    }
  }
  return 0;
}
