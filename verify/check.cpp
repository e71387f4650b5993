#include "verify/check.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "argmap/build.h"
#include "argmap/project.h"
#include "verify/claims.h"
#include "verify/evidence.h"
#include "verify/input.h"
#include "verify/rules/rules.h"
#include "verify/standards.h"

namespace stet::verify {
namespace {

// The text that is parsed: Markdown's argdown fences taken out, includes put in.
FileId assemble(CheckResult& result, Containment const& containment, Diagnostics& diagnostics) {
  auto const read = [&](std::string const& path) -> std::expected<std::string, Error> {
    if (!containment.permits(path))
      return std::unexpected(Error{"`" + path + "` lies outside of the project"});
    auto text = read_file(path);
    if (text && text->find('\0') != std::string::npos)
      return std::unexpected(Error{"`" + path + "` is binary"});
    return text;
  };
  FileId file = result.file;
  if (argmap::is_markdown(result.sources[file].path())) file = argmap::extract_fences(result.sources, file);
  return argmap::expand_includes(result.sources, file, read, diagnostics);
}

// Parses and builds the map; what is wrong with it is added to the diagnostics.
argmap::ArgumentMap read_map(Sources const& sources, FileId file, parser::Dialect dialect,
                             Diagnostics& diagnostics) {
  auto parsed = parser::parse(file, sources[file].text(), {.dialect = dialect});
  std::array const documents{argmap::Document{file, &parsed.tree}};
  auto built = argmap::build(sources, documents, dialect);
  diagnostics.append(std::move(parsed.diagnostics));
  diagnostics.append(std::move(built.diagnostics));
  return std::move(built.map);
}

// Leads every place of the findings back to the file in which it was written.
void to_origins(CheckResult& result) {
  auto const& sources = result.sources;
  for (Diagnostic& finding : result.findings) {
    // An assembled text without pieces is empty: Markdown without a fence.
    bool const is_nowhere = finding.location.file == result.assembled && result.assembled != result.file &&
                            sources[result.assembled].pieces().empty();
    finding.location = is_nowhere ? Location{result.file, {}} : sources.origin(finding.location);
    for (Label& label : finding.related) label.location = sources.origin(label.location);
    for (Fix& fix : finding.fixes) {
      for (Edit& edit : fix.edits) edit.location = sources.origin(edit.location);
    }
  }
}

void report_empty(CheckResult const& result, Diagnostics& diagnostics) {
  if (!result.map.statements.empty() || !result.map.arguments.empty()) return;
  auto const is_error = [](Diagnostic const& finding) { return finding.severity == Severity::error; };
  if (std::ranges::any_of(diagnostics.list(), is_error)) return;  // which says why there is none
  auto& diagnostic = diagnostics.report(RuleId::empty_map, {result.file, {}}, "the file holds no claims");
  diagnostic.help = "write a claim on a line of its own: `[Title]: what is claimed`";
}

// In the order of the files, then of the places, then of the rules.
void sort(std::vector<Diagnostic>& findings) {
  auto const key = [](Diagnostic const& finding) {
    return std::tuple(finding.location.file, finding.location.span.begin, finding.rule,
                      finding.location.span.end, std::string_view(finding.message));
  };
  std::ranges::stable_sort(findings,
                           [&](Diagnostic const& a, Diagnostic const& b) { return key(a) < key(b); });
}

}  // namespace

CheckResult check(std::filesystem::path const& path, std::string text, CheckOptions const& options) {
  CheckResult result;
  Diagnostics diagnostics;
  result.file = result.sources.add(path.string(), std::move(text));
  result.assembled = result.file;
  auto const containment = containment_of(path, options);
  if (check_encoding(result.sources[result.file], result.file, diagnostics)) {
    result.assembled = assemble(result, containment, diagnostics);
    result.map = read_map(result.sources, result.assembled, options.dialect, diagnostics);
    report_empty(result, diagnostics);
  }
  bool const has_registry = read_inputs(path, options, containment, result, diagnostics);
  result.anchors = locate_anchors(result.map, result.article, result.article_text, result.article_language,
                                  diagnostics);
  if (result.article.valid())
    result.coverage = coverage_of(result.map, result.article_text, result.anchors, result.article_language);
  auto evidence = check_evidence(result.map, result.registry, result.sources, containment, has_registry);
  diagnostics.append(std::move(evidence.diagnostics));
  result.options = resolve_standards(result.map, result.assembled, options.evaluation, diagnostics);
  result.evidence = std::move(evidence.evidence);
  result.evaluation = argmap::evaluate::evaluate(result.map, result.evidence, result.options);
  auto const asserted = asserted_claims(result.map);
  auto const consequences = rules::consequences_of(result, evidence, asserted);
  diagnostics.append(rules::run({result, evidence, asserted, consequences, has_registry}));
  result.quotations = std::move(evidence.quotations);
  result.findings = std::move(diagnostics).take();
  to_origins(result);
  sort(result.findings);
  auto const prints = fingerprints(result.findings);
  for (std::size_t i = 0; i < prints.size(); ++i) result.findings[i].fingerprint = prints[i];
  return result;
}

std::expected<CheckResult, Error> check_file(std::filesystem::path const& path, CheckOptions const& options) {
  auto text = read_file(path);
  if (!text) return std::unexpected(std::move(text.error()));
  return check(path, std::move(*text), options);
}

}  // namespace stet::verify
