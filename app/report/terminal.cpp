#include "app/report/terminal.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "app/report/formats.h"
#include "app/report/snippet.h"
#include "app/words/words.h"
#include "base/text.h"
#include "base/utf8.h"
#include "verify/rule_table.h"

namespace stet::app {
namespace {

using argmap::evaluate::ClaimVerdict;
using argmap::evaluate::Grade;
using argmap::evaluate::Verdict;

constexpr std::size_t longest_title = 40;
constexpr std::size_t most_unmapped = 5;       // sentences without a claim that a report shows
constexpr std::size_t most_bytes = 4U << 20U;  // of one report; more has to be asked for in another format

// One row of the table, cells without colour.
struct Row {
  ClaimVerdict verdict;
  std::string title;
  std::string where;
  std::string standard;
  std::string why;
};

Row make_row(FileReport const& file, Claim const& claim, bool granted) {
  auto const at = place(file.sources, claim.location);
  std::string const title = claim.untitled ? "\"" + visible(claim.text) + "\"" : visible(claim.title);
  Row row{.verdict = claim.verdict,
          .title = shortened(title, longest_title),
          .where = fmt::format("{}:{}:{}", visible(at.path), at.begin.line, at.begin.column),
          .standard = with_thresholds(claim.verdict.standard, claim.standard),
          .why = claim.reason};
  if (granted) row.why += fmt::format("; granted, it {}", reading(claim.verdict.granted));
  return row;
}

void append_table(std::string& out, FileReport const& file, FormatOptions const& options) {
  std::vector<Row> rows;
  rows.reserve(file.claims.size());
  std::size_t word_width = 0;
  std::size_t title_width = 0;
  std::size_t where_width = 0;
  std::size_t standard_width = 0;
  std::size_t why_width = 0;
  std::size_t left_out = 0;
  std::set<std::string_view> changed;
  if (options.verdicts == Verdicts::changed)
    for (auto const& finding : file.findings) changed.insert(finding.claim);
  for (auto const& claim : file.claims) {
    if (options.verdicts == Verdicts::changed && !changed.contains(claim.title)) continue;
    if (claim.untitled && !claim.asserted) {
      ++left_out;
      continue;
    }
    Row const& row = rows.emplace_back(make_row(file, claim, options.granted));
    word_width = std::max(word_width, word(row.verdict).size());
    title_width = std::max(title_width, utf8::display_width(row.title));
    where_width = std::max(where_width, utf8::display_width(row.where));
    standard_width = std::max(standard_width, row.standard.size());
    why_width = std::max(why_width, utf8::display_width(row.why));
  }
  std::size_t const indent = 4;
  std::size_t const full =
      indent + word_width + 2 + title_width + 2 + where_width + 2 + standard_width + 2 + why_width;
  bool const one_line = full <= options.style.width;
  for (auto const& row : rows) {
    out += "  ";
    out += painted(options.style, paint_of(row.verdict),
                   fmt::format("{} {}", icon(row.verdict), padded(word(row.verdict), word_width)));
    out += "  " + painted(options.style, Paint::bold, padded(row.title, title_width));
    out += "  " + painted(options.style, Paint::dim, padded(row.where, where_width)) + "  ";
    if (one_line) {
      out += painted(options.style, Paint::dim, padded(row.standard, standard_width));
      out += "  " + row.why + '\n';
    } else {
      out += painted(options.style, Paint::dim, row.standard);
      out += '\n' + std::string(indent + word_width + 2, ' ') + row.why + '\n';
    }
  }
  if (left_out > 0)
    out += fmt::format("  and {} without a title\n",
                       counted(left_out, "premise or reason", "premises and reasons"));
}

std::string mapped_articles(Counts const& counts) {
  return fmt::format("; {} of {} {} a map", counts.mapped_articles,
                     counted(counts.articles, "article", "articles"), counts.articles == 1 ? "has" : "have");
}

}  // namespace

std::string claims_table(FileReport const& file, Style const& style) {
  std::string out;
  append_table(out, file, {.style = style});
  return out;
}

std::string in_shell(std::string_view word) {
  auto const is_plain = [](char c) {
    return is_alpha(c) || is_digit(c) || std::string_view("-_./,:@+").find(c) != std::string_view::npos;
  };
  if (!word.empty() && std::ranges::all_of(word, is_plain)) return std::string(word);
  std::string out = "'";
  for (char const c : visible(word)) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

Paint paint_of(Severity severity) {
  switch (severity) {
    case Severity::error: return Paint::red;
    case Severity::warning: return Paint::yellow;
    case Severity::info: return Paint::blue;
  }
  return Paint::red;
}

Paint paint_of(ClaimVerdict const& verdict) {
  switch (verdict.verdict) {
    case Verdict::supported: return verdict.grade == Grade::compared ? Paint::green : Paint::cyan;
    case Verdict::contested: return Paint::magenta;
    case Verdict::unverifiable:
    case Verdict::undetermined: return Paint::yellow;
    case Verdict::unsupported:
    case Verdict::refuted: return Paint::red;
    case Verdict::not_checkable: return Paint::dim;
  }
  return Paint::plain;
}

std::string terminal_finding(Sources const& sources, Diagnostic const& finding, Style const& style) {
  std::string out = painted(style, paint_of(finding.severity),
                            fmt::format("{}[{}]", to_string(finding.severity), rule(finding.rule).id));
  out += painted(style, Paint::bold, ": " + visible(finding.message)) + '\n';
  append_places(out, sources, finding.location, finding.label, finding.related, style,
                paint_of(finding.severity));
  std::size_t const gutter = gutter_width(sources, finding.location, finding.related);
  auto const note = [&](std::string_view kind, std::string_view text) {
    out.append(gutter + 1, ' ');
    out +=
        painted(style, Paint::blue, "= ") + painted(style, Paint::bold, kind) + ": " + visible(text) + '\n';
  };
  if (!finding.help.empty()) note("help", finding.help);
  for (auto const& fix : finding.fixes) note("fix", fix.title);
  return out;
}

std::string summary_line(Counts const& counts, std::size_t files) {
  auto const of = [&](Severity severity) { return counts.severities[std::to_underlying(severity)]; };
  std::string out;
  auto const add = [&](std::string_view separator, std::string const& part) {
    if (!out.empty()) out += separator;
    out += part;
  };
  if (of(Severity::error) > 0) add(", ", counted(of(Severity::error), "error", "errors"));
  if (of(Severity::warning) > 0) add(", ", counted(of(Severity::warning), "warning", "warnings"));
  if (of(Severity::info) > 0) add(", ", counted(of(Severity::info), "note", "notes"));
  if (out.empty()) out = "no findings";
  if (files == 0 && counts.articles > 0) return out + mapped_articles(counts);
  if (files != 1) out += " in " + counted(files, "map", "maps");
  add("; ", counted(counts.claims, "claim", "claims"));
  std::string_view separator = ": ";
  for (auto const verdict : all_verdicts) {
    std::size_t const n = counts.verdicts[std::to_underlying(verdict)];
    if (n == 0) continue;
    out += fmt::format("{}{} {}", separator, n, word(verdict));
    separator = ", ";
    if (verdict == Verdict::supported) out += fmt::format(" ({})", grades_line(counts.grades));
  }
  if (counts.checkable > 0)
    out += fmt::format("; {} of {} {} a claim", counts.mapped,
                       counted(counts.checkable, "checkable sentence", "checkable sentences"),
                       counts.checkable == 1 ? "has" : "have");
  if (counts.articles > 0) out += mapped_articles(counts);
  if (counts.suppressed > 0)
    out += fmt::format("; {} (--show-suppressed)",
                       counted(counts.suppressed, "finding suppressed", "findings suppressed"));
  if (counts.hidden > 0)
    out += fmt::format("; {} that other Argdown programs read differently (--strict-argdown lists {})",
                       counted(counts.hidden, "place", "places"), counts.hidden == 1 ? "it" : "them");
  return out;
}

namespace {

std::string suppressed_finding(FileReport const& file, Finding const& finding, Style const& style) {
  auto const& by = *finding.suppressed;
  Diagnostic shown = finding.diagnostic;
  shown.help.clear();
  shown.fixes.clear();
  std::string out = painted(style, Paint::dim, "suppressed ") + terminal_finding(file.sources, shown, style);
  std::string why = visible(by.reason);
  if (!by.until.empty()) why += ", until " + visible(by.until);
  if (!by.author.empty()) why += ", by " + visible(by.author);
  out += fmt::format("  = {}: {} ({})\n", painted(style, Paint::bold, "reason"), why, visible(by.where));
  return out;
}

// The first of them, a line each.
std::string sentences_without_claim(FileReport const& file, Style const& style) {
  std::string out;
  if (!file.coverage) return out;
  for (std::size_t i = 0; i < std::min(file.coverage->unmapped.size(), most_unmapped); ++i) {
    auto const& each = file.coverage->unmapped[i];
    auto const at = place(file.sources, each.location);
    out += shortened(fmt::format("  {}:{}:{}  {}", visible(at.path), at.begin.line, at.begin.column,
                                 visible(each.text)),
                     style.width) +
           '\n';
  }
  return out;
}

// What shows more: why a claim is not supported, or the page that is handed on.
std::string next_command(FileReport const& file) {
  auto const path = in_shell(file.path);
  for (auto const& finding : file.findings)
    if (finding.diagnostic.severity == Severity::error && !finding.claim.empty())
      return fmt::format("stet why {} {}", path, in_shell(finding.claim));
  return fmt::format("stet report {} -o report.html", path);
}

// How many findings each rule has, the most frequent first.
std::string rule_counts(std::vector<Fragment> const& fragments, Style const& style) {
  struct Tally {
    std::size_t count = 0;
    Severity severity = Severity::info;
    std::string_view id;
  };
  std::map<RuleId, Tally> rows;
  for (auto const& fragment : fragments)
    for (auto const& item : fragment.items) {
      auto& row = rows[item.rule];
      ++row.count;
      row.severity = std::max(row.severity, item.severity);
      row.id = rule(item.rule).id;
    }
  std::vector<Tally> sorted;
  for (auto const& [id, row] : rows) sorted.push_back(row);
  std::ranges::stable_sort(sorted, [](Tally const& a, Tally const& b) { return a.count > b.count; });
  std::string out;
  for (auto const& row : sorted)
    out += fmt::format("{:>6}  {}  {}\n", row.count,
                       painted(style, paint_of(row.severity), padded(to_string(row.severity), 7)), row.id);
  return out;
}

}  // namespace

Fragment terminal_fragment(FileReport const& file, FormatOptions const& options) {
  Fragment out;
  auto const verdicts = options.quiet ? Verdicts::none : options.verdicts.value_or(Verdicts::all);
  if (verdicts != Verdicts::none) {
    std::string table;
    append_table(table, file, options);
    if (!table.empty())
      out.head = painted(options.style, Paint::bold, visible_path(file.path)) + '\n' + table + '\n';
  }
  if (verdicts == Verdicts::all) out.tail = sentences_without_claim(file, options.style);
  if (options.hints && !file.is_notes) out.next = next_command(file);
  for (auto const& finding : file.findings)
    out.items.push_back({finding.diagnostic.rule, finding.diagnostic.severity,
                         terminal_finding(file.sources, finding.diagnostic, options.style) + '\n'});
  if (options.suppressed)
    for (auto const& finding : file.suppressed)
      out.items.push_back(
          {finding.diagnostic.rule, Severity::info, suppressed_finding(file, finding, options.style) + '\n'});
  return out;
}

namespace {

std::string unmapped_sentences(std::vector<Fragment> const& fragments, Counts const& counts) {
  std::string lines;
  std::size_t shown = 0;
  std::size_t all = 0;
  for (auto const& fragment : fragments) {
    if (!fragment.tail.empty()) all = counts.checkable - counts.mapped;
    std::string_view rest = fragment.tail;
    for (; !rest.empty() && shown < most_unmapped; ++shown) lines += std::string(take_line(rest)) + '\n';
  }
  if (lines.empty()) return {};
  if (all > shown) lines += fmt::format("  and {} more (--format json lists them)\n", all - shown);
  return "Checkable sentences without a claim:\n" + lines + '\n';
}

}  // namespace

std::string terminal_document(std::vector<Fragment> const& fragments, Summary const& summary,
                              FormatOptions const& options) {
  std::string out;
  std::size_t shown = 0;
  std::size_t left_out = 0;
  bool cut = false;
  for (auto const& fragment : fragments) {
    std::size_t const room = most_bytes - std::min(most_bytes, out.size());
    bool const fits = fragment.head.size() <= room;
    cut |= !fits;
    out += fits ? fragment.head : fragment.head.substr(0, fragment.head.rfind('\n', room) + 1);
    for (auto const& item : fragment.items) {
      if (options.statistics) continue;
      if ((options.most && shown == *options.most) || out.size() + item.text.size() > most_bytes) {
        ++left_out;
        continue;
      }
      ++shown;
      out += item.text;
    }
  }
  if (cut) out += "claims are left out, because there are more than a terminal can show (--format json)\n";
  if (left_out > 0)
    out += fmt::format("{} not shown (--max-findings)\n", counted(left_out, "finding", "findings"));
  if (options.statistics) out += rule_counts(fragments, options.style);
  if (options.quiet || (summary.files == 0 && summary.counts.articles == 0)) return out;
  out += unmapped_sentences(fragments, summary.counts);
  out += summary_line(summary.counts, summary.files) + '\n';
  auto const next = std::ranges::find_if(fragments, [](auto const& each) { return !each.next.empty(); });
  if (next != fragments.end()) out += "next: " + next->next + '\n';
  return out;
}

}  // namespace stet::app
