#include "verify/check/check.h"

#include <algorithm>
#include <utility>

#include "verify/check/finish.h"
#include "verify/claims.h"
#include "verify/data_keys.h"
#include "verify/evidence.h"
#include "verify/input.h"
#include "verify/input_rules.h"
#include "verify/read.h"
#include "verify/registry/library.h"
#include "verify/registry/readable.h"
#include "verify/rules/compared.h"
#include "verify/rules/rules.h"
#include "verify/standards.h"

namespace stet::verify {
namespace {

void report_empty(CheckResult const& result, Diagnostics& diagnostics) {
  if (!result.map.statements.empty()) return;
  auto const is_error = [](Diagnostic const& finding) { return finding.severity == Severity::error; };
  if (std::ranges::any_of(diagnostics.list(), is_error)) return;  // which says why there is none
  auto& diagnostic = diagnostics.report(rule_id::empty_map, {result.file, {}}, "the file holds no claims");
  diagnostic.help = result.map.arguments.empty()
                        ? "write a claim on a line of its own: `[Title]: what is claimed`"
                        : "say what the arguments are for: write it on a line of its own, `[Title]: what is "
                          "claimed`, and the arguments below it";
}

}  // namespace

CheckResult check(std::filesystem::path const& path, std::string text, CheckOptions const& options) {
  CheckResult result;
  result.registry = std::make_shared<Registry const>();
  Diagnostics diagnostics;
  std::vector<suppress::Comment> comments;
  result.file = result.sources.add(path.string(), std::move(text));
  result.assembled = result.file;
  auto const containment = containment_of(path, options);
  if (check_encoding(result.sources[result.file], result.file, diagnostics)) {
    result.assembled = assemble(result.sources, result.file, containment, options.ignored(), diagnostics);
    result.map = read_map(result.sources, result.assembled, containment.files(), path, options, diagnostics,
                          &comments);
    report_empty(result, diagnostics);
    check_data(result.map, result.assembled, diagnostics);
  }
  auto const library = options.library ? options.library : std::make_shared<Library>();
  bool const has_registry = read_inputs(path, options, containment, *library, result, diagnostics);
  result.anchors =
      locate_anchors(result.map, result.article, result.article_text, result.article_language, diagnostics);
  if (result.article.valid())
    result.coverage = coverage_of(result.map, result.article_text, result.anchors, result.article_language);
  auto const article = result.article.valid() ? result.sources[result.article].text() : std::string_view{};
  static Settings const defaults;
  Settings const& settings = options.settings ? *options.settings : defaults;
  auto const policy =
      read_policy(result.map, result.assembled, article, source_policy(settings, options.today), diagnostics);
  SnapshotLoading const loading{*result.registry, result.registry_file, containment,
                                *library,         result.sources,       result.snapshots};
  auto evidence = check_evidence(result.map, loading, policy, has_registry, result.article_language);
  diagnostics.append(std::move(evidence.diagnostics));
  auto evaluation = options.evaluation;
  if (settings.policy) evaluation.policy = *settings.policy;
  if (options.policy) evaluation.policy = *options.policy;
  auto standards =
      resolve_standards(result.map, result.assembled, std::move(evaluation), settings, diagnostics);
  result.options = std::move(standards.options);
  result.standard_origins = std::move(standards.origins);
  result.evidence = std::move(evidence.evidence);
  rules::grade_by_content(result, evidence, result.evidence);
  result.evaluation = argmap::evaluate::evaluate(result.map, result.evidence, result.options);
  auto const asserted = asserted_claims(result.map);
  auto const consequences = rules::consequences_of(result, evidence, asserted);
  auto const figures = rules::figures_without_evidence(result, evidence);
  diagnostics.append(rules::run({result, evidence, asserted, consequences, figures, policy, settings,
                                 has_registry, options.others_cite}));
  result.quotations = std::move(evidence.quotations);
  result.findings = std::move(diagnostics).take();
  finish(result, std::move(comments), containment.files().absolute(path), options);
  return result;
}

std::expected<CheckResult, Error> check_file(std::filesystem::path const& path, CheckOptions const& options) {
  auto text = options.files ? options.files->read(path) : read_file(path);
  if (!text) return std::unexpected(std::move(text.error()));
  return check(path, std::move(*text), options);
}

}  // namespace stet::verify
