#include "verify/check/finish.h"

#include <algorithm>
#include <iterator>

#include "verify/fingerprint.h"
#include "verify/read.h"
#include "verify/registry/landmark.h"
#include "verify/suppress/article_comments.h"

namespace stet::verify {
namespace {

void set_levels(Settings const& settings, std::vector<Diagnostic>& findings) {
  std::erase_if(findings, [&](Diagnostic const& finding) { return !settings.level(finding.rule); });
  for (Diagnostic& finding : findings) {
    // A rule may report some of its findings as less severe than it is by default; only a configured
    // severity is its own.
    if (!settings.level_origins[static_cast<std::size_t>(finding.rule)].empty())
      finding.severity = *settings.level(finding.rule);
  }
}

// Where in a stored file its readers find the place.
void add_landmarks(Sources const& sources, std::vector<Diagnostic>& findings) {
  for (Diagnostic& finding : findings)
    for (Label& label : finding.related) {
      if (!label.location.file.valid()) continue;
      auto const where = landmark(sources[label.location.file], label.location.span.begin);
      if (!where.empty()) label.text += " (" + where + ')';
    }
}

}  // namespace

void finish(CheckResult& result, std::vector<suppress::Comment> comments, std::filesystem::path const& path,
            CheckOptions const& options) {
  static Settings const defaults;
  Settings const& settings = options.settings ? *options.settings : defaults;
  auto& findings = result.findings;
  put_in_order(findings);
  // Counted before anything is taken out: no decision about one finding changes the name of another.
  auto const prints = fingerprints(findings);
  for (std::size_t i = 0; i < prints.size(); ++i) findings[i].fingerprint = prints[i];
  set_levels(settings, findings);
  if (options.claims_file) {
    result.claim_uses = suppress::apply(*options.claims_file, path, result.map, settings, options.today,
                                        findings, result.suppressed);
    // They are led back like the others, one by one, so that each stays with its reason.
    for (auto& one : result.suppressed) {
      std::vector<Diagnostic> single{std::move(one.finding)};
      settle_findings(result.sources, result.file, result.assembled, single);
      one.finding = std::move(single.front());
    }
  }
  settle_findings(result.sources, result.file, result.assembled, findings);
  add_landmarks(result.sources, findings);
  for (auto& comment : comments) {
    comment.location = result.sources.origin(comment.location);
    comment.covers = result.sources.origin(comment.covers);
    if (comment.directive.kind == suppress::Directive::Kind::file)
      comment.covers = {comment.location.file,
                        {0, static_cast<Offset>(result.sources[comment.location.file].text().size())}};
  }
  suppress::add_article_comments(result.sources, result.file, result.article, result.article_text, comments);
  if (!comments.empty()) {
    suppress::apply(comments, result.sources, settings, options.today, findings, result.suppressed);
    std::vector<Diagnostic> own;
    auto const is_new = std::ranges::stable_partition(
        findings, [](Diagnostic const& finding) { return !finding.fingerprint.empty(); });
    own.assign(std::make_move_iterator(is_new.begin()), std::make_move_iterator(is_new.end()));
    findings.erase(is_new.begin(), is_new.end());
    put_in_order(own);
    auto const own_prints = fingerprints(own);
    for (std::size_t i = 0; i < own.size(); ++i) own[i].fingerprint = own_prints[i];
    set_levels(settings, own);
    findings.insert(findings.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
  }
  put_in_order(findings);
  std::ranges::stable_sort(result.suppressed,
                           [](auto const& a, auto const& b) { return comes_before(a.finding, b.finding); });
}

}  // namespace stet::verify
