// Comments against findings: which are silenced, and what is to be said of the comments themselves.
#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>

#include <fmt/format.h>

#include "base/words.h"
#include "verify/process_rules.h"
#include "verify/registry/dates.h"
#include "verify/rule_table.h"
#include "verify/suppress/finding_index.h"
#include "verify/suppress/suppressions.h"

namespace stet::verify::suppress {
namespace {

// What goes when the comment goes: its line if nothing else is on it.
Span removed(std::string_view text, Span at) {
  Offset begin = at.begin;
  while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) --begin;
  Offset end = at.end;
  while (end < text.size() && (text[end] == ' ' || text[end] == '\t')) ++end;
  bool const starts = begin == 0 || text[begin - 1] == '\n';
  bool const ends = end == text.size() || text[end] == '\n' || text[end] == '\r';
  if (starts && ends) {
    if (end < text.size() && text[end] == '\r') ++end;
    if (end < text.size() && text[end] == '\n') ++end;
    return {begin, end};
  }
  return {ends ? begin : at.begin, at.end};
}

std::string where(Sources const& sources, Location at) {
  return fmt::format("{}:{}", sources[at.file].path(), sources[at.file].position(at.span.begin).line);
}

class Applier {
 public:
  Applier(Sources const& sources, Settings const& settings, std::string_view today,
          std::vector<Diagnostic>& findings, std::vector<SuppressedFinding>& suppressed,
          Diagnostics& diagnostics)
      : sources_(sources),
        settings_(settings),
        today_(today),
        findings_(findings),
        index_(findings),
        suppressed_(suppressed),
        diagnostics_(diagnostics),
        taken_(findings.size()) {}

  void apply(Comment const& comment) {
    auto const& directive = comment.directive;
    if (directive.kind == Directive::Kind::end || !directive.mistake.empty()) return;
    bool is_void = false;
    if (directive.reason.empty()) {
      report_no_reason(comment);
      is_void = true;
    }
    if (directive.until && has_expired(*directive.until, today_)) {
      report_expired(comment);
      is_void = true;
    }
    std::vector<std::size_t> idle;
    for (std::size_t i = 0; i < directive.rules.size(); ++i) {
      Location const at = place(comment, directive.rules[i].at);
      Rule const* rule = find_rule(directive.rules[i].text);
      if (rule == nullptr) {
        report_unknown_rule(diagnostics_, at, directive.rules[i].text);
        continue;
      }
      if (is_void) continue;
      bool const used = rule->category != Category::process && silence(comment, *rule);
      if (!used && settings_.level(rule->rule)) idle.push_back(i);
    }
    for (auto const i : idle) report_unused(comment, i, idle.size() == directive.rules.size());
  }

  void finish() {
    std::vector<Diagnostic> left;
    for (std::size_t i = 0; i < findings_.size(); ++i)
      if (!taken_[i]) left.push_back(std::move(findings_[i]));
    findings_ = std::move(left);
  }

 private:
  [[nodiscard]] static Location place(Comment const& comment, Span inside) {
    Offset const begin = comment.location.span.begin;
    return {comment.location.file, {begin + inside.begin, begin + inside.end}};
  }

  bool silence(Comment const& comment, Rule const& rule) {
    for (auto const i : index_.take(rule.rule, comment.covers)) {
      taken_[i] = true;
      suppressed_.push_back({findings_[i],
                             {.by = Suppressed::By::comment,
                              .reason = comment.directive.reason,
                              .until = comment.directive.until.value_or(""),
                              .author = {},
                              .where = where(sources_, comment.location)}});
    }
    return index_.any(rule.rule, comment.covers);
  }

  void report_no_reason(Comment const& comment) {
    auto& diagnostic = diagnostics_.report(rule_id::suppression_without_reason, comment.location,
                                           "the suppression gives no reason, so it does not count");
    diagnostic.help = "say why after a colon: `stet-ignore RULE: REASON`";
    diagnostic.subject = subject(comment);
  }

  void report_expired(Comment const& comment) {
    auto const& until = *comment.directive.until;
    auto& diagnostic = diagnostics_.report(
        rule_id::expired_suppression, comment.location,
        is_day(until) ? fmt::format("the suppression expired on {}", until)
                      : fmt::format("`{}` is not a date, so the suppression counts as expired", until));
    diagnostic.label = "no longer silences anything";
    diagnostic.help = is_day(until) ? "fix what it silenced, or decide anew and give a later date"
                                    : "write the last day on which it counts as YYYY-MM-DD";
    diagnostic.subject = subject(comment);
    constexpr std::size_t most_shown = 20;
    for (auto const& name : comment.directive.rules)
      if (Rule const* const rule = find_rule(name.text))
        for (auto const i : index_.some(rule->rule, comment.covers, most_shown))
          diagnostic.related.push_back({findings_[i].location, "which brings this back"});
  }

  void report_unused(Comment const& comment, std::size_t index, bool all) {
    auto const& name = comment.directive.rules[index];
    auto& diagnostic =
        diagnostics_.report(rule_id::unused_suppression, place(comment, name.at),
                            fmt::format("there is no `{}` finding here to suppress", name.text));
    diagnostic.label = "silences nothing";
    diagnostic.help = all ? "remove the suppression" : "remove the rule from the suppression";
    diagnostic.subject = name.text + "\n" + comment.directive.reason;
    auto const text = sources_[comment.location.file].text();
    Span const gone = all ? removed(text, comment.location.span) : place(comment, name.listed).span;
    bool const is_start = comment.directive.kind == Directive::Kind::start;
    if (!is_start)
      diagnostic.fixes.push_back({.title = diagnostic.help,
                                  .edits = {{{comment.location.file, gone}, ""}},
                                  .applicability = Applicability::safe});
  }

  [[nodiscard]] static std::string subject(Comment const& comment) {
    std::string out;
    for (auto const& name : comment.directive.rules) out += name.text + "\n";
    return out + comment.directive.reason;
  }

  [[nodiscard]] static bool is_day(std::string_view text) { return text.size() == 10 && is_date(text); }

  Sources const& sources_;
  Settings const& settings_;
  std::string_view today_;
  std::vector<Diagnostic>& findings_;
  FindingIndex index_;
  std::vector<SuppressedFinding>& suppressed_;
  Diagnostics& diagnostics_;
  std::vector<bool> taken_;
};

}  // namespace

bool has_expired(std::string_view until, std::string_view today) {
  if (until.size() != 10 || !is_date(until)) return true;
  return !today.empty() && until < today;
}

void report_unknown_rule(Diagnostics& diagnostics, Location at, std::string_view name) {
  auto& diagnostic =
      diagnostics.report(rule_id::unknown_rule, at, fmt::format("there is no rule `{}`", name));
  diagnostic.label = "unknown";
  diagnostic.subject = name;
  std::vector<std::string_view> ids;
  for (Rule const& rule : stet::rules()) ids.push_back(rule.id);
  auto const meant = nearest(name, ids);
  if (meant.empty()) {
    diagnostic.help = "`stet rules` lists all rules; categories and `all` cannot be suppressed";
    return;
  }
  diagnostic.help = fmt::format("did you mean `{}`?", meant);
  diagnostic.fixes.push_back({.title = fmt::format("name `{}`", meant),
                              .edits = {{at, std::string(meant)}},
                              .applicability = Applicability::unsafe_});
}

void pair_ranges(std::vector<Comment>& comments, Sources const& sources, Diagnostics& diagnostics) {
  std::ranges::stable_sort(comments, {}, [](Comment const& comment) { return comment.location; });
  auto const report = [&](Comment const& comment, std::string message, std::string help) {
    auto& diagnostic =
        diagnostics.report(rule_id::suppression_without_reason, comment.location, std::move(message));
    diagnostic.help = std::move(help);
    diagnostic.subject = std::string(sources.text(comment.location));
  };
  auto const names = [](Comment const& comment) {
    std::set<std::string> result;
    for (auto const& rule : comment.directive.rules) result.insert(rule.text);
    return std::pair(comment.location.file, result);
  };
  // The ends of each file and set of rules; a start takes the next one that is free.
  std::map<std::pair<FileId, std::set<std::string>>, std::deque<std::size_t>> ends;
  for (std::size_t i = 0; i < comments.size(); ++i)
    if (comments[i].directive.mistake.empty() && comments[i].directive.kind == Directive::Kind::end)
      ends[names(comments[i])].push_back(i);
  std::vector<bool> closed(comments.size());
  for (std::size_t i = 0; i < comments.size(); ++i) {
    Comment& comment = comments[i];
    if (!comment.directive.mistake.empty()) {
      report(comment, "the suppression cannot be read: " + comment.directive.mistake,
             "write `stet-ignore RULE, RULE until YYYY-MM-DD: REASON`");
      continue;
    }
    if (comment.directive.kind == Directive::Kind::end) {
      if (!closed[i])
        report(comment, "`stet-ignore-end` ends nothing",
               "begin the range with `stet-ignore-start` and the same rules, in the same file");
      continue;
    }
    if (comment.directive.kind != Directive::Kind::start) continue;
    auto& free = ends[names(comment)];
    while (!free.empty() && free.front() < i) free.pop_front();
    if (free.empty()) {
      report(comment, "`stet-ignore-start` has no end, so it does not count",
             "end the range with `stet-ignore-end` and the same rules");
      comment.directive.mistake = "it has no end";
      continue;
    }
    auto const end = free.front();
    free.pop_front();
    closed[end] = true;
    comment.covers = {comment.location.file, {comment.location.span.end, comments[end].location.span.begin}};
  }
}

void apply(std::vector<Comment> const& comments, Sources const& sources, Settings const& settings,
           std::string_view today, std::vector<Diagnostic>& findings,
           std::vector<SuppressedFinding>& suppressed) {
  Diagnostics diagnostics;
  auto paired = comments;
  pair_ranges(paired, sources, diagnostics);
  Applier applier(sources, settings, today, findings, suppressed, diagnostics);
  for (Comment const& comment : paired) applier.apply(comment);
  applier.finish();
  for (auto& diagnostic : std::move(diagnostics).take()) findings.push_back(std::move(diagnostic));
}

}  // namespace stet::verify::suppress
