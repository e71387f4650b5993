#include "app/report/json.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/report/formats.h"
#include "app/report/json_explanation.h"
#include "app/report/json_lines.h"
#include "app/report/words.h"
#include "verify/rule_table.h"

namespace stet::app {
namespace {

using Json = nlohmann::ordered_json;

constexpr int schema_version = 1;

std::string_view name(Applicability applicability) {
  switch (applicability) {
    case Applicability::safe: return "safe";
    case Applicability::unsafe_: return "unsafe";
    case Applicability::display: return "display";
  }
  return "display";
}

Json claim_of(Sources const& sources, Claim const& claim) {
  Json thresholds = Json::object();
  for (auto const& [threshold, value] : claim.standard.thresholds) thresholds[std::string(threshold)] = value;
  Json set{{"by", to_string(claim.standard.by)}};
  if (!claim.standard.name.empty()) set["name"] = claim.standard.name;
  if (!claim.standard.at.empty()) set["at"] = claim.standard.at;
  return {{"title", claim.title},
          {"text", claim.text},
          {"verdict", to_string(claim.verdict.verdict)},
          {"reason", to_string(claim.verdict.reason)},
          {"span", span_of(sources, claim.location)},
          {"standard", to_string(claim.verdict.standard)},
          {"thresholds", std::move(thresholds)},
          {"standardSet", std::move(set)},
          {"asserted", claim.asserted},
          {"label", label_name(claim.verdict.label)},
          {"granted", label_name(claim.verdict.granted)},
          {"origins", claim.verdict.origins},
          {"balance", claim.balance},
          {"explanation", explanation_of(sources, claim)}};
}

Json finding_of(Sources const& sources, Finding const& finding) {
  auto const& diagnostic = finding.diagnostic;
  Json related = Json::array();
  for (auto const& other : diagnostic.related)
    if (other.location.file.valid())
      related.push_back({{"message", other.text}, {"span", span_of(sources, other.location)}});
  Json fixes = Json::array();
  for (auto const& fix : diagnostic.fixes) {
    Json edits = Json::array();
    for (auto const& edit : fix.edits)
      edits.push_back({{"span", span_of(sources, edit.location)}, {"text", edit.text}});
    fixes.push_back(
        {{"title", fix.title}, {"applicability", name(fix.applicability)}, {"edits", std::move(edits)}});
  }
  Json out{{"rule", rule(diagnostic.rule).id}, {"severity", to_string(diagnostic.severity)},
           {"message", diagnostic.message},    {"span", span_of(sources, diagnostic.location)},
           {"label", diagnostic.label},        {"help", diagnostic.help},
           {"related", std::move(related)},    {"fixes", std::move(fixes)},
           {"subject", diagnostic.subject},    {"fingerprint", finding.fingerprint}};
  if (finding.suppressed) {
    auto const& by = *finding.suppressed;
    out["suppressed"] = {{"reason", by.reason}, {"until", by.until}, {"by", by.author}, {"where", by.where}};
  }
  return out;
}

// The article's sentences without a claim, as elements of an array.
std::string unmapped_of(FileReport const& file) {
  std::string out;
  if (!file.coverage) return out;
  for (auto const& each : file.coverage->unmapped) {
    Json const one{{"span", span_of(file.sources, each.location)}, {"text", each.text}, {"kind", each.kind}};
    if (!out.empty()) out += ",\n";
    out += indented(one.dump(2, ' ', false, Json::error_handler_t::replace), 8);
  }
  return out;
}

Json summary_of(Summary const& summary) {
  Counts const& counts = summary.counts;
  Json verdicts = Json::object();
  for (auto const verdict : all_verdicts)
    verdicts[std::string(to_string(verdict))] = counts.verdicts[std::to_underlying(verdict)];
  Json severities = Json::object();
  for (auto const severity : {Severity::error, Severity::warning, Severity::info})
    severities[std::string(to_string(severity))] = counts.severities[std::to_underlying(severity)];
  Json out{{"files", summary.files},          {"claims", counts.claims},
           {"verdicts", std::move(verdicts)}, {"findings", std::move(severities)},
           {"hidden", counts.hidden},         {"suppressed", counts.suppressed}};
  if (counts.has_article)
    out["coverage"] = {{"sentences", counts.sentences},
                       {"checkable", counts.checkable},
                       {"mapped", counts.mapped},
                       {"unmapped", Json::array()}};
  return out;
}

}  // namespace

Fragment json_fragment(FileReport const& file, FormatOptions const& options) {
  auto const text = [](Json const& json) {
    return indented(json.dump(2, ' ', false, Json::error_handler_t::replace), 4);
  };
  Fragment out;
  for (auto const& claim : file.claims) {
    if (!out.head.empty()) out.head += ",\n";
    out.head += text(claim_of(file.sources, claim));
  }
  auto const add = [&](Finding const& finding) {
    out.items.push_back(
        {finding.diagnostic.rule, finding.diagnostic.severity, text(finding_of(file.sources, finding))});
  };
  for (auto const& finding : file.findings) add(finding);
  if (options.suppressed)
    for (auto const& finding : file.suppressed) add(finding);
  out.tail = unmapped_of(file);
  return out;
}

std::string json_document(std::vector<Fragment> const& fragments, Summary const& summary,
                          FormatOptions const& options) {
  // As one document's dump would be, but put together from pieces.
  auto const list = [](std::string_view name, std::string const& elements) {
    return fmt::format("  \"{}\": [{}],\n", name, elements.empty() ? "" : "\n" + elements + "\n  ");
  };
  std::string claims;
  std::string findings;
  std::string unmapped;
  std::size_t count = 0;
  for (auto const& fragment : fragments) {
    if (!fragment.tail.empty()) unmapped += (unmapped.empty() ? "" : ",\n") + fragment.tail;
    if (!fragment.head.empty()) claims += (claims.empty() ? "" : ",\n") + fragment.head;
    for (auto const& item : fragment.items) {
      if (options.most && count == *options.most) break;
      findings += (count++ == 0 ? "" : ",\n") + item.text;
    }
  }
  std::string problems;
  for (auto const& problem : summary.problems) {
    Json const one{{"file", problem.path}, {"message", problem.message}};
    problems += (problems.empty() ? "" : ",\n") +
                indented(one.dump(2, ' ', false, Json::error_handler_t::replace), 4);
  }
  Json const tool{{"name", "stet"}, {"version", options.version}};
  auto const member = [](std::string_view name, Json const& value) {
    return fmt::format("  \"{}\": {}", name, indented(value.dump(2), 2).substr(2));
  };
  std::string whole_summary = member("summary", summary_of(summary));
  constexpr std::string_view empty_list = "\"unmapped\": []";
  if (auto const at = whole_summary.rfind(empty_list); at != std::string::npos && !unmapped.empty())
    whole_summary.replace(at, empty_list.size(), "\"unmapped\": [\n" + unmapped + "\n      ]");
  return fmt::format("{{\n{},\n{},\n", member("schema", schema_version), member("tool", tool)) +
         list("claims", claims) + list("findings", findings) + list("problems", problems) +
         member("summary", summary_of(summary)) + "\n}\n";
}

std::string json_claim(Sources const& sources, Claim const& claim) {
  Json document{{"schema", schema_version}, {"claim", claim_of(sources, claim)}};
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string json_report(Report const& report, std::string_view version) {
  FormatOptions options;
  options.version = version;
  return write_report(Format::json, report, options);
}

}  // namespace stet::app
