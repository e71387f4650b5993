#include "app/report/explained_text.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "app/report/terminal.h"
#include "app/words/words.h"

namespace stet::app {
namespace {

using argmap::evaluate::Label;
using argmap::evaluate::Step;
using argmap::evaluate::Verdict;

// Deep proofs would leave the screen: the indentation stops growing there.
constexpr std::size_t deepest_indent = 24;
// More than this nobody reads; the JSON report has all.
constexpr std::size_t most_listed = 5;

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

std::string listed(Titles const& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 == names.size() ? " and " : ", ";
    out += visible(names[i]);
  }
  return out;
}

class Teller {
 public:
  Teller(Sources const& sources, Claim const& claim, Style const& style)
      : sources_(sources), claim_(claim), explained_(claim.explanation), style_(style) {}

  std::string tell() && {
    head();
    why();
    proof();
    circle();
    split();
    questions();
    changes();
    cut();
    return std::move(out_);
  }

 private:
  void title(std::string_view text) { out_ += '\n' + painted(style_, Paint::bold, text) + '\n'; }

  std::string where(Location at) const {
    auto const found = place(sources_, at);
    return fmt::format("{}:{}:{}", visible(found.path), found.begin.line, found.begin.column);
  }

  void head() {
    out_ += painted(style_, app::paint_of(claim_.verdict),
                    fmt::format("{} {}", icon(claim_.verdict), word(claim_.verdict)));
    out_ += "  " + painted(style_, Paint::bold, "[" + visible(claim_.title) + "]") + "  " +
            painted(style_, Paint::dim, where(claim_.location)) + '\n';
    if (!claim_.text.empty()) out_ += "  " + visible(claim_.text) + '\n';
  }

  void why() {
    title("Why");
    out_ += "  " + visible(explained_.summary.empty() ? claim_.reason : explained_.summary) + '\n';
    out_ +=
        fmt::format("  standard of proof: {}\n", visible(describe(claim_.verdict.standard, claim_.standard)));
    std::string_view const now = reading(claim_.verdict.label);
    std::string_view const granted = reading(claim_.verdict.granted);
    out_ += now == granted
                ? fmt::format("  it {}, whether or not claims without a source are granted\n", now)
                : fmt::format("  on the evidence, it {}; if claims without a source are granted, it {}\n",
                              now, granted);
    if (claim_.verdict.origins > 0)
      out_ += fmt::format("  what is accepted in its favour comes from {}\n",
                          counted(claim_.verdict.origins, "independent origin", "independent origins"));
  }

  void proof() {
    if (explained_.proof.empty()) return;
    title("Proof");
    for (auto const& step : explained_.proof) {
      out_.append(2 + 2 * std::min<std::size_t>(step.depth, deepest_indent), ' ');
      out_ += painted(style_, paint_of(step), sign(step)) + ' ' + visible(step.text);
      if (step.location.file.valid()) out_ += painted(style_, Paint::dim, "  " + where(step.location));
      out_ += '\n';
    }
    if (auto const n = explained_.omitted.proof; n > 0)
      out_ += painted(style_, Paint::dim,
                      fmt::format("  {} left out", counted(n, "more branch is", "more branches are"))) +
              '\n';
  }

  void circle() {
    if (explained_.circle.empty()) return;
    title("Circle");
    out_ += "  ";
    for (auto const& name : explained_.circle) out_ += visible(name) + " ← ";
    if (auto const n = explained_.omitted.circle; n > 0) out_ += fmt::format("{} more ← ", n);
    out_ += visible(explained_.circle.front()) + '\n';
  }

  void split() {
    if (explained_.positions.empty()) return;
    title("Positions");
    for (auto const& position : explained_.positions) {
      out_ += fmt::format("  {}: {}{}\n", position.claim == Label::in ? "with it" : "against it",
                          position.accepted.empty() ? "nothing is accepted" : listed(position.accepted),
                          position.omitted > 0 ? fmt::format(", and {} more", position.omitted) : "");
    }
    for (auto const& crux : explained_.cruxes) crux_line(crux);
  }

  void crux_line(NamedCrux const& crux) {
    out_ += fmt::format("  it turns on {}: ", listed(crux.subjects));
    if (crux.subjects.size() == 1) {
      out_ += fmt::format("if that stands, it is {}; if not, {}\n", word(crux.outcomes[1]),
                          word(crux.outcomes[0]));
      return;
    }
    for (std::size_t bits = crux.outcomes.size(); bits-- > 0;) {
      Titles standing;
      for (std::size_t i = 0; i < crux.subjects.size(); ++i)
        if ((bits >> i & 1U) != 0) standing.push_back(crux.subjects[i]);
      std::string const which = standing.size() == crux.subjects.size() ? "if both stand"
                                : standing.empty()                      ? "if neither"
                                                   : fmt::format("if only {}", listed(standing));
      out_ += fmt::format("{}{}, it is {}", bits + 1 == crux.outcomes.size() ? "" : "; ", which,
                          word(crux.outcomes[bits]));
    }
    out_ += '\n';
  }

  void questions() {
    if (explained_.questions.empty()) return;
    title("What to check next");
    std::size_t n = 0;
    for (auto const& question : explained_.questions) {
      if (++n > most_listed) {
        out_ += fmt::format("  and {} more\n", explained_.questions.size() - most_listed);
        return;
      }
      out_ += fmt::format("  {}. ", n) + asked(question) + '\n';
    }
  }

  std::string asked(NamedQuestion const& question) const {
    Verdict const now = claim_.verdict.verdict;
    if (question.citation) {
      std::string const name =
          fmt::format("@{} ({})", visible(question.citation->text), where(question.citation->location));
      return fmt::format("{}: if it counts, {}; if it does not, {}", name, becomes(question.holds, now),
                         becomes(question.fails, now));
    }
    if (!question.with.empty()) {
      Titles all{question.subject};
      all.insert(all.end(), question.with.begin(), question.with.end());
      bool const twice = std::ranges::all_of(all, [&](auto const& name) { return name == all.front(); });
      return twice ? fmt::format("{} sources for {} would make it {}", all.size(), visible(all.front()),
                                 word(question.holds))
                   : fmt::format("sound sources for {} together would make it {}", listed(all),
                                 word(question.holds));
    }
    std::string const name = visible(question.subject);
    if (question.holds == now)
      return fmt::format("a source against {} would make it {}", name, word(question.fails));
    std::string out = fmt::format("a sound source for {} would make it {}", name, word(question.holds));
    if (question.fails != now) out += fmt::format("; one against it, {}", word(question.fails));
    return out;
  }

  static std::string becomes(Verdict verdict, Verdict now) {
    return verdict == now ? "nothing changes" : fmt::format("it is {}", word(verdict));
  }

  void changes() {
    if (explained_.fragile.empty() && explained_.weights.empty()) return;
    title("What it hangs on");
    if (!explained_.fragile.empty()) {
      Titles names;
      for (auto const& citation : explained_.fragile)
        names.push_back(fmt::format("@{} ({})", citation.text, where(citation.location)));
      out_ += fmt::format("  without {} it would be {}\n", listed(names), word(explained_.without));
    }
    weights();
  }

  // A list that was cut says so.
  void cut() {
    auto const is_cut = [&](std::string_view name) {
      return std::ranges::find(explained_.cut, name) != explained_.cut.end();
    };
    bool const next = is_cut("toCheck") || is_cut("repairs");
    bool const hangs = is_cut("fragile") || is_cut("weights");
    if (next || hangs || is_cut("cruxes")) out_ += '\n';
    auto const line = [&](std::string_view of) {
      out_ += painted(style_, Paint::dim, fmt::format("  there may be more {}", of)) + '\n';
    };
    if (is_cut("cruxes")) line("that it turns on");
    if (next) line("to check");
    if (hangs) line("that it hangs on");
  }

  // Citations that matter in the same way share a line.
  void weights() {
    std::vector<std::pair<std::string, Titles>> lines;
    for (auto const& weight : explained_.weights) {
      auto const& interval = weight.interval;
      std::string range = interval.below && interval.above
                              ? fmt::format("{:.3g} to {:.3g}", interval.from, interval.to)
                          : interval.below ? fmt::format("at least {:.3g}", interval.from)
                                           : fmt::format("at most {:.3g}", interval.to);
      range += fmt::format(" (now {:.3g})", interval.now);
      if (interval.below) range += fmt::format("; with less, it is {}", word(*interval.below));
      if (interval.above) range += fmt::format("; with more, it is {}", word(*interval.above));
      auto line = std::ranges::find(lines, range, &std::pair<std::string, Titles>::first);
      if (line == lines.end()) line = lines.insert(lines.end(), {std::move(range), {}});
      line->second.push_back("@" + weight.citation.text);
    }
    for (std::size_t i = 0; i < lines.size() && i < most_listed; ++i) {
      auto const& [range, sources] = lines[i];
      out_ += fmt::format("  it stays so while {}{} weighs {}\n", sources.size() > 1 ? "each of " : "",
                          listed(sources), range);
    }
    if (lines.size() > most_listed)
      out_ += fmt::format("  and on the weight of {} more\n", lines.size() - most_listed);
  }

  Sources const& sources_;
  Claim const& claim_;
  Explained const& explained_;
  Style const& style_;
  std::string out_;
};

}  // namespace

std::string explanation_text(Sources const& sources, Claim const& claim, Style const& style) {
  return Teller(sources, claim, style).tell();
}

}  // namespace stet::app
