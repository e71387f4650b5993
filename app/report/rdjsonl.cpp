// reviewdog's diagnostics, one JSON object a line. Its columns count bytes.
#include <nlohmann/json.hpp>

#include "app/report/fragment.h"
#include "app/report/places.h"
#include "verify/rule_table.h"

namespace stet::app {
namespace {

using Json = nlohmann::ordered_json;

Json range(Region const& at) {
  return {{"start", {{"line", at.line}, {"column", at.column}}},
          {"end", {{"line", at.end_line}, {"column", at.end_column}}}};
}

std::string_view severity_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "ERROR";
    case Severity::warning: return "WARNING";
    case Severity::info: return "INFO";
  }
  return "ERROR";
}

Json suggestions_of(FileReport const& file, Diagnostic const& diagnostic, std::string_view path) {
  Json suggestions = Json::array();
  for (auto const& fix : diagnostic.fixes) {
    if (fix.edits.size() != 1) continue;  // reviewdog applies each by itself
    auto const at = region(file.sources, fix.edits.front().location, Unit::bytes);
    if (at.path == path) suggestions.push_back({{"range", range(at)}, {"text", fix.edits.front().text}});
  }
  return suggestions;
}

}  // namespace

Fragment rdjsonl_fragment(FileReport const& file, FormatOptions const&) {
  Fragment out;
  for (auto const& finding : file.findings) {
    auto const& diagnostic = finding.diagnostic;
    auto const at = region(file.sources, diagnostic.location, Unit::bytes);
    std::string message = diagnostic.message;
    if (!diagnostic.help.empty()) message += "\n\n" + diagnostic.help;
    Json line{{"message", std::move(message)},
              {"location", {{"path", at.path}, {"range", range(at)}}},
              {"severity", severity_of(diagnostic.severity)},
              {"source", {{"name", "stet"}}},
              {"code", {{"value", rule(diagnostic.rule).id}}}};
    if (auto suggestions = suggestions_of(file, diagnostic, at.path); !suggestions.empty())
      line["suggestions"] = std::move(suggestions);
    Json related = Json::array();
    for (auto const& other : diagnostic.related) {
      if (!other.location.file.valid()) continue;
      auto const where = region(file.sources, other.location, Unit::bytes);
      related.push_back(
          {{"message", other.text}, {"location", {{"path", where.path}, {"range", range(where)}}}});
    }
    if (!related.empty()) line["related_locations"] = std::move(related);
    out.items.push_back({diagnostic.rule, diagnostic.severity,
                         line.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n'});
  }
  return out;
}

std::string rdjsonl_document(std::vector<Fragment> const& fragments, Summary const&,
                             FormatOptions const& options) {
  std::string out;
  std::size_t count = 0;
  for (auto const& fragment : fragments) {
    for (auto const& item : fragment.items) {
      if (options.most && count++ == *options.most) return out;
      out += item.text;
    }
  }
  return out;
}

}  // namespace stet::app
