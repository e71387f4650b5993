// Commands that GitHub Actions turns into annotations. It keeps ten of each level from one step, so the first
// ten of each are written, the rest counted.
#include <array>

#include <fmt/format.h>

#include "app/report/fragment.h"
#include "app/report/places.h"
#include "app/report/terminal.h"
#include "app/words/style.h"
#include "base/text.h"
#include "verify/rule_table.h"

namespace stet::app {
namespace {

constexpr std::size_t most_of_a_level = 10;

// Of what a runner's log would obey, nothing is left but line breaks.
std::string escaped(std::string_view text, bool property) {
  std::string out;
  while (text.contains('\n')) out += escaped(take_line(text), property) + "%0A";
  for (char const c : visible(text)) {
    switch (c) {
      case '%': out += "%25"; break;
      case ':': out += property ? "%3A" : ":"; break;
      case ',': out += property ? "%2C" : ","; break;
      default: out += c;
    }
  }
  return out;
}

std::string_view command(Severity severity) {
  return severity == Severity::info ? "notice" : to_string(severity);
}

}  // namespace

Fragment github_fragment(FileReport const& file, FormatOptions const& options) {
  Fragment out;
  for (auto const& finding : file.findings) {
    auto const& diagnostic = finding.diagnostic;
    auto const at = region(file.sources, diagnostic.location, Unit::utf16, options.folder);
    std::string text = fmt::format("::{} file={},line={},endLine={}", command(diagnostic.severity),
                                   escaped(at.path, true), at.line, at.end_line);
    if (at.line == at.end_line) text += fmt::format(",col={},endColumn={}", at.column, at.end_column);
    std::string message = diagnostic.message;
    if (!diagnostic.help.empty()) message += "\nhelp: " + diagnostic.help;
    for (auto const& other : diagnostic.related) {
      if (!other.location.file.valid()) continue;
      auto const where = region(file.sources, other.location, Unit::utf16, options.folder);
      message += fmt::format("\n{}:{}: {}", where.path, where.line, other.text);
    }
    text += fmt::format(",title={}::{}\n", escaped(rule(diagnostic.rule).id, true), escaped(message, false));
    out.items.push_back({diagnostic.rule, diagnostic.severity, std::move(text)});
  }
  return out;
}

std::string github_document(std::vector<Fragment> const& fragments, Summary const& summary,
                            FormatOptions const& options) {
  std::string out;
  std::size_t left_out = 0;
  std::size_t shown = 0;
  for (auto const severity : {Severity::error, Severity::warning, Severity::info}) {
    std::size_t of_level = 0;
    for (auto const& fragment : fragments) {
      for (auto const& item : fragment.items) {
        if (item.severity != severity) continue;
        if (of_level == most_of_a_level || (options.most && shown == *options.most)) {
          ++left_out;
          continue;
        }
        ++of_level;
        ++shown;
        out += item.text;
      }
    }
  }
  for (auto const& problem : summary.problems)
    out += "::error title=stet::" + escaped(named(problem), false) + "\n";
  if (left_out > 0) out += fmt::format("{} more not annotated\n", left_out);
  if (summary.files > 0) out += summary_line(summary.counts, summary.files) + '\n';
  return out;
}

}  // namespace stet::app
