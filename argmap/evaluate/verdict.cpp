// The words by which verdicts, reasons and standards are known outside.
#include "argmap/evaluate/verdict.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

namespace stet::argmap::evaluate {

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::supported: return "supported";
    case Verdict::contested: return "contested";
    case Verdict::unverifiable: return "unverifiable";
    case Verdict::undetermined: return "undetermined";
    case Verdict::unsupported: return "unsupported";
    case Verdict::refuted: return "refuted";
    case Verdict::not_checkable: return "not-checkable";
  }
  return "";
}

std::string_view to_string(Reason reason) {
  switch (reason) {
    case Reason::by_evidence: return "by-evidence";
    case Reason::by_argument: return "by-argument";
    case Reason::presumed: return "presumed";
    case Reason::balanced: return "balanced";
    case Reason::split: return "split";
    case Reason::unchecked: return "unchecked";
    case Reason::odd_loop: return "odd-loop";
    case Reason::self_attack: return "self-attack";
    case Reason::waiting: return "waiting";
    case Reason::no_argument: return "no-argument";
    case Reason::unsourced: return "unsourced";
    case Reason::circular: return "circular";
    case Reason::defeated: return "defeated";
    case Reason::below_standard: return "below-standard";
    case Reason::opposed: return "opposed";
    case Reason::opinion: return "opinion";
    case Reason::prediction: return "prediction";
    case Reason::hypothesis: return "hypothesis";
    case Reason::definition: return "definition";
    case Reason::weakly_for: return "weakly-for";
    case Reason::weakly_against: return "weakly-against";
    case Reason::on_contested: return "rests-on-contested";
    case Reason::ideal: return "ideal";
    case Reason::floating: return "floating";
    case Reason::maintainable: return "maintainable";
  }
  return "";
}

std::string_view to_string(Grade grade) {
  switch (grade) {
    case Grade::assumed: return "assumed";
    case Grade::cited: return "cited";
    case Grade::compared: return "compared";
  }
  return "";
}

std::string_view to_string(Policy policy) {
  switch (policy) {
    case Policy::cautious: return "cautious";
    case Policy::ideal: return "ideal";
    case Policy::sceptical_preferred: return "sceptical-preferred";
    case Policy::credulous: return "credulous";
  }
  return "";
}

std::optional<Policy> parse_policy(std::string_view text) {
  for (Policy const policy :
       {Policy::cautious, Policy::ideal, Policy::sceptical_preferred, Policy::credulous}) {
    if (text == to_string(policy)) return policy;
  }
  return std::nullopt;
}

std::string to_string(StandardOfProof const& standard) {
  std::string out;
  auto add = [&](std::string_view part) {
    if (!out.empty()) out += '+';
    out += part;
  };
  bool const plain = standard.sources == 0 && !standard.primary && !standard.on_record && !standard.compared;
  if (plain || standard.standard != Standard::preponderance) add(to_string(standard.standard));
  if (standard.sources > 0) add(fmt::format("sources({})", standard.sources));
  if (standard.primary) add("primary");
  if (standard.on_record) add("on-record");
  if (standard.compared) add("compared");
  return out;
}

std::optional<StandardOfProof> parse_standard(std::string_view text) {
  constexpr Standard all[] = {Standard::scintilla, Standard::preponderance, Standard::clear_and_convincing,
                              Standard::beyond_reasonable_doubt, Standard::dialectical};
  auto trimmed = [](std::string_view part) {
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    return part;
  };
  auto parse_part = [&](std::string_view part, StandardOfProof& out) {
    for (Standard const standard : all) {
      if (part != to_string(standard)) continue;
      out.standard = standard;
      return true;
    }
    if (part == "primary") return out.primary = true;
    if (part == "on-record") return out.on_record = true;
    if (part == "compared") return out.compared = true;
    if (!part.starts_with("sources(") || !part.ends_with(')')) return false;
    std::string_view const digits = trimmed(part.substr(8, part.size() - 9));
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), out.sources);
    return error == std::errc{} && end == digits.data() + digits.size() && out.sources > 0;
  };
  StandardOfProof out;
  while (true) {
    std::size_t const plus = text.find('+');
    if (!parse_part(trimmed(text.substr(0, plus)), out)) return std::nullopt;
    if (plus == std::string_view::npos) return out;
    text.remove_prefix(plus + 1);
  }
}

std::optional<Reason> not_checkable(std::string_view tag) {
  constexpr std::pair<std::string_view, Reason> kinds[] = {{"opinion", Reason::opinion},
                                                           {"prediction", Reason::prediction},
                                                           {"hypothesis", Reason::hypothesis},
                                                           {"definition", Reason::definition}};
  auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  for (auto const& [name, reason] : kinds) {
    if (std::ranges::equal(tag, name, {}, lower)) return reason;
  }
  return std::nullopt;
}

}  // namespace stet::argmap::evaluate
