#include "app/report/quote.h"

#include <fmt/format.h>

namespace stet::app {
namespace {

using namespace verify::quote;

Paint paint_of(Outcome outcome) {
  if (faithful(outcome)) return Paint::green;
  return outcome == Outcome::not_found ? Paint::yellow : Paint::red;
}

// How a context word is told to somebody who reads the source's words above.
std::string told(ContextWord const& word) {
  std::string const words = visible(word.words);
  if (word.kind > ContextWord::Kind::name && word.kind != ContextWord::Kind::denial)
    return "the source " + visible(description(word));
  auto const of = fmt::format("the {} “{}” ", to_string(word.kind), words);
  switch (word.place) {
    case ContextWord::Place::before: return of + "stands just before the quoted words";
    case ContextWord::Place::after: return of + "stands just after the quoted words";
    default: return of + "is left out where the quotation has an ellipsis or brackets";
  }
}

std::string diff_line(std::vector<DiffWord> const& diff, Style const& style) {
  std::string out;
  for (auto const& word : diff) {
    if (!out.empty()) out += ' ';
    std::string const shown = visible(word.word);
    switch (word.kind) {
      case DiffWord::Kind::same: out += shown; break;
      case DiffWord::Kind::dropped: out += painted(style, Paint::green, "[-" + shown + "-]"); break;
      case DiffWord::Kind::added: out += painted(style, Paint::red, "{+" + shown + "+}"); break;
    }
  }
  return out;
}

}  // namespace

std::string quote_report(Match const& match, QuotedText const& source, Style const& style) {
  constexpr std::size_t longest_shown = 2000;  // columns of the source's words
  std::string out = painted(style, paint_of(match.outcome), to_string(match.outcome));
  if (match.change != Change::none) out += fmt::format(" ({})", to_string(match.change));
  if (match.span.empty()) return out + fmt::format("  not in {}\n", visible(source.path));
  out += "  " + painted(style, Paint::dim, fmt::format("{}:{}", visible(source.path), source.place)) + '\n';
  out += "  the source reads: " + shortened(visible(match.span.of(source.text)), longest_shown) + '\n';
  if (!match.diff.empty()) out += "  the difference:   " + diff_line(match.diff, style) + '\n';
  for (auto const& word : match.context)
    out += fmt::format("  {}: {}\n", painted(style, Paint::yellow, "warning"), told(word));
  auto const crosses = [&](bool crossed, std::string_view what) {
    if (crossed)
      out +=
          fmt::format("  {}: the ellipsis passes over {}\n", painted(style, Paint::yellow, "warning"), what);
  };
  crosses(match.crosses_speaker, "the end of one speaker's words");
  crosses(match.crosses_paragraph, "the end of a paragraph");
  crosses(match.crosses_sentence && !match.crosses_paragraph, "the end of a sentence");
  if (!source.link.empty()) out += "  " + visible(source.link) + '\n';
  return out;
}

}  // namespace stet::app
