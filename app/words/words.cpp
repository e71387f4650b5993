#include "app/words/words.h"

#include <utility>

#include <fmt/core.h>

namespace stet::app {

using argmap::evaluate::ClaimVerdict;
using argmap::evaluate::Grade;
using argmap::evaluate::Label;
using argmap::evaluate::Reason;
using argmap::evaluate::Verdict;

std::string_view icon(ClaimVerdict const& verdict) {
  switch (verdict.verdict) {
    case Verdict::supported:
      return verdict.grade == Grade::compared ? "✔" : verdict.grade == Grade::cited ? "✓" : "△";
    case Verdict::contested: return "◇";
    case Verdict::unverifiable: return "?";
    case Verdict::undetermined: return "~";
    case Verdict::unsupported: return "○";
    case Verdict::refuted: return "✘";
    case Verdict::not_checkable: return "–";
  }
  return "?";
}

std::string_view word(Verdict verdict) {
  return verdict == Verdict::not_checkable ? "not checkable" : to_string(verdict);
}

std::string word(ClaimVerdict const& verdict) {
  std::string out{word(verdict.verdict)};
  if (verdict.verdict == Verdict::supported) out.append(" (").append(to_string(verdict.grade)).append(")");
  return out;
}

namespace {

std::string_view limit_of(Grade grade) {
  switch (grade) {
    case Grade::assumed: return "; it goes back to an assumption";
    case Grade::cited: return "; not all of it could be compared with its source";
    case Grade::compared: return "";
  }
  return "";
}

}  // namespace

std::string reason_line(ClaimVerdict const& verdict, std::string_view fault) {
  switch (verdict.reason) {
    case Reason::by_evidence:
      return (verdict.origins > 1
                  ? fmt::format("evidence of {} independent origins supports it", verdict.origins)
                  : "evidence supports it")
          .append(limit_of(verdict.grade));
    case Reason::by_argument:
      return std::string("an argument that counts supports it").append(limit_of(verdict.grade));
    case Reason::presumed: return "it is presumed and nothing that counts opposes it";
    case Reason::balanced: return "what counts on both sides is equally strong";
    case Reason::split: return "arguments that count stand on both sides";
    case Reason::weakly_for: return "it can be accepted and never rejected, but nothing compels it";
    case Reason::weakly_against: return "it can be rejected and never accepted";
    case Reason::on_contested: return "what speaks for it is itself contested";
    case Reason::ideal: return "it is accepted in every position that withstands the others";
    case Reason::floating: return "it follows whichever position one takes";
    case Reason::maintainable: return "it is part of a position that can be maintained";
    case Reason::unchecked:
      return fault.empty() ? "its only support could not be checked" : std::string(fault);
    case Reason::odd_loop: return "its arguments attack each other in a loop that nothing breaks";
    case Reason::self_attack: return "it hangs on something that attacks itself";
    case Reason::waiting: return "it waits for claims that nothing decides";
    case Reason::no_argument: return "nothing in the map supports it";
    case Reason::unsourced:
      return fault.empty() ? "what supports it has no source that counts" : std::string(fault);
    case Reason::circular: return "it is supported only in a circle";
    case Reason::defeated: return "what supports it is defeated";
    case Reason::below_standard:
      if (verdict.standard.sources > verdict.origins)
        return fmt::format("the standard asks for {}, it has {}",
                           counted(verdict.standard.sources, "independent origin", "independent origins"),
                           verdict.origins);
      return "what supports it does not reach its standard of proof";
    case Reason::opposed: return "what counts against it prevails";
    case Reason::opinion: return "an opinion";
    case Reason::prediction: return "a prediction";
    case Reason::hypothesis: return "a hypothesis";
    case Reason::definition: return "a definition";
  }
  return {};
}

std::string grades_line(GradeCounts const& counts) {
  std::string out;
  for (Grade const grade : argmap::evaluate::all_grades) {
    std::size_t const n = counts[std::to_underlying(grade)];
    if (n == 0) continue;
    if (!out.empty()) out += ", ";
    out += fmt::format("{} {}", n, to_string(grade));
  }
  return out;
}

std::string_view reading(Label label) {
  switch (label) {
    case Label::in: return "stands";
    case Label::out: return "does not stand";
    case Label::undecided: return "is open";
  }
  return "is open";
}

std::string_view label_name(Label label) {
  switch (label) {
    case Label::in: return "in";
    case Label::out: return "out";
    case Label::undecided: return "undecided";
  }
  return "undecided";
}

std::string counted(std::size_t n, std::string_view singular, std::string_view plural) {
  return fmt::format("{} {}", n, n == 1 ? singular : plural);
}

}  // namespace stet::app
