#include "app/report/json.h"

#include <utility>

#include <nlohmann/json.hpp>

#include "app/report/words.h"

namespace stet::app {
namespace {

using Json = nlohmann::ordered_json;
namespace evaluate = argmap::evaluate;

constexpr int schema_version = 1;

Json span_of(Sources const& sources, Location at) {
  Place const where = place(sources, at);
  return {{"file", where.path},
          {"line", where.begin.line},
          {"column", where.begin.column},
          {"endLine", where.end.line},
          {"endColumn", where.end.column}};
}

std::string_view name(evaluate::Label label) {
  switch (label) {
    case evaluate::Label::in: return "in";
    case evaluate::Label::out: return "out";
    case evaluate::Label::undecided: return "undecided";
  }
  return "undecided";
}

std::string_view name(evaluate::Step::Kind kind) {
  using enum evaluate::Step::Kind;
  switch (kind) {
    case claim: return "claim";
    case inference: return "inference";
    case argument: return "argument";
    case evidence: return "evidence";
    case attack: return "attack";
    case undercut: return "undercut";
    case missing: return "missing";
    case circle: return "circle";
  }
  return "claim";
}

std::string_view name(Applicability applicability) {
  switch (applicability) {
    case Applicability::safe: return "safe";
    case Applicability::unsafe_: return "unsafe";
    case Applicability::display: return "display";
  }
  return "display";
}

Json explanation_of(Sources const& sources, Claim const& claim) {
  Json proof = Json::array();
  for (auto const& step : claim.explanation.proof) {
    Json line{
        {"kind", name(step.kind)}, {"depth", step.depth}, {"label", name(step.label)}, {"text", step.text}};
    if (step.location.file.valid()) line["span"] = span_of(sources, step.location);
    proof.push_back(std::move(line));
  }
  Json repairs = Json::array();
  for (auto const& repair : claim.repairs) repairs.push_back(repair.titles);
  Json fragile = Json::array();
  for (auto const& citation : claim.fragile)
    fragile.push_back({{"source", citation.text}, {"span", span_of(sources, citation.location)}});
  return {{"summary", claim.explanation.summary.empty() ? claim.reason : claim.explanation.summary},
          {"proof", std::move(proof)},
          {"circle", claim.circle},
          {"repairs", std::move(repairs)},
          {"fragile", std::move(fragile)}};
}

Json claim_of(Sources const& sources, Claim const& claim) {
  return {{"title", claim.title},
          {"text", claim.text},
          {"verdict", to_string(claim.verdict.verdict)},
          {"reason", to_string(claim.verdict.reason)},
          {"span", span_of(sources, claim.location)},
          {"standard", to_string(claim.verdict.standard)},
          {"asserted", claim.asserted},
          {"label", name(claim.verdict.label)},
          {"granted", name(claim.verdict.granted)},
          {"origins", claim.verdict.origins},
          {"balance", claim.verdict.balance},
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
  return {{"rule", rule(diagnostic.rule).id}, {"severity", to_string(diagnostic.severity)},
          {"message", diagnostic.message},    {"span", span_of(sources, diagnostic.location)},
          {"label", diagnostic.label},        {"help", diagnostic.help},
          {"related", std::move(related)},    {"fixes", std::move(fixes)},
          {"subject", diagnostic.subject},    {"fingerprint", finding.fingerprint}};
}

// Of all articles together.
Json coverage_of(Report const& report, Counts const& counts) {
  Json unmapped = Json::array();
  for (auto const& file : report.files)
    if (file.coverage)
      for (auto const& each : file.coverage->unmapped)
        unmapped.push_back(
            {{"span", span_of(file.sources, each.location)}, {"text", each.text}, {"kind", each.kind}});
  return {{"sentences", counts.sentences},
          {"checkable", counts.checkable},
          {"mapped", counts.mapped},
          {"unmapped", std::move(unmapped)}};
}

Json summary_of(Report const& report) {
  Counts const counts = count(report);
  Json verdicts = Json::object();
  for (auto const verdict : all_verdicts())
    verdicts[std::string(to_string(verdict))] = counts.verdicts[std::to_underlying(verdict)];
  Json severities = Json::object();
  for (auto const severity : {Severity::error, Severity::warning, Severity::info})
    severities[std::string(to_string(severity))] = counts.severities[std::to_underlying(severity)];
  Json summary{{"files", report.files.size()},
               {"claims", counts.claims},
               {"verdicts", std::move(verdicts)},
               {"findings", std::move(severities)},
               {"hidden", counts.hidden}};
  if (counts.has_article) summary["coverage"] = coverage_of(report, counts);
  return summary;
}

}  // namespace

std::string json_report(Report const& report, std::string_view version) {
  Json claims = Json::array();
  Json findings = Json::array();
  for (auto const& file : report.files) {
    for (auto const& claim : file.claims) claims.push_back(claim_of(file.sources, claim));
    for (auto const& finding : file.findings) findings.push_back(finding_of(file.sources, finding));
  }
  Json problems = Json::array();
  for (auto const& problem : report.problems)
    problems.push_back({{"file", problem.path}, {"message", problem.message}});
  Json const document{{"schema", schema_version},        {"tool", {{"name", "stet"}, {"version", version}}},
                      {"claims", std::move(claims)},     {"findings", std::move(findings)},
                      {"problems", std::move(problems)}, {"summary", summary_of(report)}};
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace stet::app
