// stet why: the proof tree of one claim under both readings, and what would change its verdict.
#include <string>
#include <utility>
#include <vector>

#include <fmt/core.h>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/find_claim.h"
#include "app/cli/judge.h"
#include "app/report/report.h"
#include "app/report/terminal.h"
#include "app/report/words.h"

namespace stet::app {
namespace {

using argmap::evaluate::Label;
using argmap::evaluate::Step;

std::string_view sign(Step const& step) {
  if (step.kind == Step::Kind::missing) return "○";
  if (step.kind == Step::Kind::circle) return "↻";
  switch (step.label) {
    case Label::in: return "✔";
    case Label::out: return "✘";
    case Label::undecided: return "?";
  }
  return "?";
}

Paint paint_of(Step const& step) {
  if (step.kind == Step::Kind::missing || step.kind == Step::Kind::circle) return Paint::yellow;
  switch (step.label) {
    case Label::in: return Paint::green;
    case Label::out: return Paint::red;
    case Label::undecided: return Paint::yellow;
  }
  return Paint::plain;
}

// Deep proofs would leave the screen: the indentation stops growing there.
constexpr std::size_t deepest_indent = 24;

void append_proof(std::string& out, FileReport const& file, Claim const& claim, Style const& style) {
  for (auto const& step : claim.explanation.proof) {
    out.append(2 + 2 * std::min<std::size_t>(step.depth, deepest_indent), ' ');
    out += painted(style, paint_of(step), sign(step)) + ' ' + visible(step.text);
    if (step.location.file.valid()) {
      auto const at = place(file.sources, step.location);
      out += painted(style, Paint::dim,
                     fmt::format("  {}:{}:{}", visible(at.path), at.begin.line, at.begin.column));
    }
    out += '\n';
  }
}

void append_changes(std::string& out, FileReport const& file, Claim const& claim, Style const& style) {
  if (claim.repairs.empty() && claim.fragile.empty()) return;
  out += '\n' + painted(style, Paint::bold, "What would change it") + '\n';
  for (auto const& repair : claim.repairs) {
    std::string names;
    for (auto const& title : repair.titles) names += (names.empty() ? "" : " and ") + visible(title);
    out += fmt::format("  a sound source for {} would make it supported\n", names);
  }
  if (claim.fragile.empty()) return;
  std::string keys;
  for (auto const& citation : claim.fragile) {
    auto const at = place(file.sources, citation.location);
    keys += fmt::format("{}@{} ({}:{}:{})", keys.empty() ? "" : " and ", visible(citation.text),
                        visible(at.path), at.begin.line, at.begin.column);
  }
  out += fmt::format("  it would change if {} fell away\n", keys);
}

}  // namespace

Outcome run(WhyCommand const& command) {
  auto result = judge_file(command.file, command.reading);
  if (!result) return {2, {}, complaint(result.error().message)};
  auto const found = find_claim(result->map, command.claim);
  if (!found) return {2, {}, complaint(found.error().message)};

  Claim const claim = make_claim(*result, *found, true);
  FileReport file;
  file.sources = std::move(result->sources);
  Style const style = style_for(command.dress, surroundings());
  auto const at = place(file.sources, claim.location);
  std::string out = painted(style, paint_of(claim.verdict.verdict),
                            fmt::format("{} {}", icon(claim.verdict.verdict), word(claim.verdict.verdict)));
  out +=
      "  " + painted(style, Paint::bold, "[" + visible(claim.title) + "]") + "  " +
      painted(style, Paint::dim, fmt::format("{}:{}:{}", visible(at.path), at.begin.line, at.begin.column)) +
      '\n';
  if (!claim.text.empty()) out += "  " + visible(claim.text) + '\n';
  out += "\n" + painted(style, Paint::bold, "Why") + '\n';
  out += "  " + visible(claim.explanation.summary.empty() ? claim.reason : claim.explanation.summary) + '\n';
  out += fmt::format("  standard of proof: {}\n", visible(describe(claim.verdict.standard, claim.standard)));
  out += fmt::format("  on the evidence, it {}; when claims without a source are granted, it {}\n",
                     reading(claim.verdict.label), reading(claim.verdict.granted));
  if (claim.verdict.origins > 0)
    out += fmt::format("  what is accepted in its favour comes from {}\n",
                       counted(claim.verdict.origins, "independent origin", "independent origins"));
  if (!claim.explanation.proof.empty()) {
    out += '\n' + painted(style, Paint::bold, "Proof") + '\n';
    append_proof(out, file, claim, style);
  }
  if (!claim.circle.empty()) {
    out += '\n' + painted(style, Paint::bold, "Circle") + "\n  ";
    for (auto const& title : claim.circle) out += "[" + visible(title) + "] ← ";
    out += "[" + visible(claim.circle.front()) + "]\n";
  }
  append_changes(out, file, claim, style);
  return {0, std::move(out), {}};
}

}  // namespace stet::app
