#include "app/report/report.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "app/words/words.h"
#include "argmap/evaluate/summary.h"
#include "base/text.h"
#include "parser/rules.h"
#include "verify/claims.h"

namespace stet::app {

namespace evaluate = argmap::evaluate;

namespace {

// In a larger map the rest have their reason only.
constexpr std::size_t most_explained = 100'000;

// Where a reader looks for a statement: its title, at the occurrence that speaks for it.
Location home(argmap::ArgumentMap const& map, argmap::StatementId statement) {
  auto const& row = map.statements[statement];
  if (row.canonical.valid()) return map.occurrences[row.canonical].name;
  if (!row.occurrences.empty()) return map.occurrences[row.occurrences.front()].name;
  return {};
}

// Which claim a finding is about: the one it names, or the one in whose text it stands.
class ClaimFinder {
 public:
  explicit ClaimFinder(verify::CheckResult const& result) : map_(result.map) {
    for (auto const id : map_.occurrences.ids()) {
      auto const statement = map_.statement_of[id];
      if (!statement.valid()) continue;
      auto const& occurrence = map_.occurrences[id];
      Span const own = occurrence.text_location.file.valid()
                           ? occurrence.name.span.joined(occurrence.text_location.span)
                           : occurrence.name.span;
      places_.push_back({result.sources.origin({occurrence.name.file, own}), statement});
    }
    std::ranges::stable_sort(places_, {}, &Owned::at);
  }

  [[nodiscard]] std::string claim_of(Diagnostic const& finding) const {
    auto const named = std::string(finding.subject.substr(0, finding.subject.find('\n')));
    if (map_.statement_by_title.contains(named)) return named;
    auto after = std::ranges::upper_bound(places_, finding.location, {}, &Owned::at);
    // Texts do not overlap, but a title may lie within another's relations: look at a few.
    for (int i = 0; i < 4 && after != places_.begin(); ++i) {
      --after;
      if (after->at.file == finding.location.file && after->at.span.contains(finding.location.span.begin))
        return map_.statements[after->statement].title;
    }
    return {};
  }

 private:
  struct Owned {
    Location at;
    argmap::StatementId statement;
  };
  argmap::ArgumentMap const& map_;
  std::vector<Owned> places_;
};

}  // namespace

// The kind of a sentence is that of what there is most to check in it.
std::optional<Coverage> make_coverage(verify::CheckResult const& result) {
  if (!result.article.valid()) return {};
  auto const& from = result.coverage;
  auto const& article = result.article_text;
  Coverage out{.sentences = from.sentences.size(),
               .checkable = from.checkable_count(),
               .mapped = from.mapped_count(),
               .unmapped = {}};
  std::size_t last = from.sentences.size();
  for (auto const& each : from.checkables) {
    if (from.mapped[each.sentence] || each.sentence == last) continue;
    last = each.sentence;
    Span const sentence = from.sentences[last];
    out.unmapped.push_back({{result.article, article.source_of(sentence)},
                            std::string(sentence.of(article.text)),
                            to_string(each.kind)});
  }
  return out;
}

Claim make_claim(verify::CheckResult const& result, argmap::StatementId statement,
                 evaluate::Explainer* explainer) {
  auto const& row = result.map.statements[statement];
  auto const& verdict = result.evaluation.verdicts[statement];
  Claim claim{.title = row.title,
              .text = result.map.shown(statement),
              .untitled = row.untitled,
              .asserted = false,
              .location = home(result.map, statement),
              .verdict = verdict,
              .standard = standard_note(result, statement),
              .balance = 0.5,
              .reason = reason_line(verdict, evaluate::fault_of(result.map, result.evaluation, statement)),
              .explanation = {}};
  if (explainer != nullptr) claim.explanation = explained(result, *explainer, statement);
  return claim;
}

FileReport make_file_report(std::string path, verify::CheckResult result, Detail detail) {
  FileReport report;
  report.path = std::move(path);
  report.file = result.file;
  ClaimFinder const finder(result);
  for (auto& finding : result.findings) {
    if (finding.rule == rule_id::not_argdown && !detail.argdown_notes) {
      ++report.hidden;
      continue;
    }
    std::string claim = finder.claim_of(finding);
    std::string print = finding.fingerprint;
    report.findings.push_back({std::move(finding), std::move(print), std::move(claim), std::nullopt});
  }
  for (auto& [finding, why] : result.suppressed) {
    std::string claim = finder.claim_of(finding);
    std::string print = finding.fingerprint;
    report.suppressed.push_back({std::move(finding), std::move(print), std::move(claim), std::move(why)});
  }
  auto const asserted = verify::asserted_claims(result.map);
  report.claims.reserve(result.map.statements.size());
  evaluate::Explainer explainer(result.map, result.evaluation, result.options.policy);
  std::optional<evaluate::Balances> balances;
  if (detail.explanations) {
    balances = evaluate::balances(result.evaluation);
  }
  for (auto const statement : result.map.statements.ids()) {
    bool const explained = detail.explanations && report.claims.size() < most_explained;
    auto& claim = report.claims.emplace_back(make_claim(result, statement, explained ? &explainer : nullptr));
    claim.asserted = asserted[statement.index()];
    if (balances) claim.balance = balances->of[statement];
  }
  report.coverage = make_coverage(result);
  report.sources = std::move(result.sources);
  return report;
}

Counts& Counts::operator+=(Counts const& other) {
  claims += other.claims;
  for (std::size_t i = 0; i < verdicts.size(); ++i) verdicts[i] += other.verdicts[i];
  for (std::size_t i = 0; i < grades.size(); ++i) grades[i] += other.grades[i];
  for (std::size_t i = 0; i < severities.size(); ++i) severities[i] += other.severities[i];
  hidden += other.hidden;
  suppressed += other.suppressed;
  articles += other.articles;
  mapped_articles += other.mapped_articles;
  has_article = has_article || other.has_article;
  sentences += other.sentences;
  checkable += other.checkable;
  mapped += other.mapped;
  return *this;
}

Counts count(FileReport const& file) {
  Counts counts;
  counts.claims = file.claims.size();
  counts.hidden = file.hidden;
  counts.suppressed = file.suppressed.size();
  if (file.coverage) {
    counts.has_article = true;
    counts.sentences = file.coverage->sentences;
    counts.checkable = file.coverage->checkable;
    counts.mapped = file.coverage->mapped;
  }
  for (auto const& claim : file.claims) {
    ++counts.verdicts[std::to_underlying(claim.verdict.verdict)];
    if (claim.verdict.verdict == evaluate::Verdict::supported)
      ++counts.grades[std::to_underlying(claim.verdict.grade)];
  }
  for (auto const& finding : file.findings)
    ++counts.severities[std::to_underlying(finding.diagnostic.severity)];
  return counts;
}

Counts count(Report const& report) {
  Counts counts;
  for (auto const& file : report.files) counts += count(file);
  return counts;
}

Place place(Sources const& sources, Location at) {
  at = sources.origin(at);
  if (!at.file.valid()) return {};
  auto const& file = sources[at.file];
  return {file.path(), file.position(at.span.begin), file.position(at.span.end)};
}

}  // namespace stet::app
