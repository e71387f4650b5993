// What a citation shows: the words in the source around a quotation, how the two compare, where it comes
// from.
#include <algorithm>

#include "app/report/html/parts.h"
#include "base/text.h"

namespace stet::app::html {

using argmap::evaluate::EvidenceState;
using verify::QuotationResult;
using verify::quote::Change;
using verify::quote::ContextWord;
using verify::quote::DiffWord;
using verify::quote::Outcome;

namespace {

constexpr std::size_t surrounding = 180;  // bytes of the source before and after the words

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// The words just before `at`, from the beginning of a word on; paragraphs are not crossed.
std::string_view words_before(std::string_view text, std::size_t at, bool& cut) {
  std::string_view before = text.substr(0, at);
  cut = before.size() > surrounding;
  if (cut) {
    std::size_t begin = before.size() - surrounding;
    while (begin < before.size() && !is_space(before[begin])) ++begin;
    if (begin == before.size()) {  // no blanks here: any character will do
      begin = before.size() - surrounding;
      while (begin < before.size() && is_continuation(before[begin])) ++begin;
    }
    before.remove_prefix(begin);
  }
  if (auto const paragraph = before.rfind("\n\n"); paragraph != std::string_view::npos) {
    before.remove_prefix(paragraph + 2);
    cut = false;
  }
  return before;
}

std::string_view words_after(std::string_view text, std::size_t at, bool& cut) {
  std::string_view after = text.substr(at);
  cut = after.size() > surrounding;
  if (cut) {
    std::size_t end = surrounding;
    while (end > 0 && !is_space(after[end])) --end;
    if (end == 0) {
      end = surrounding;
      while (end > 0 && is_continuation(after[end])) --end;
    }
    after = after.substr(0, end);
  }
  if (auto const paragraph = after.find("\n\n"); paragraph != std::string_view::npos) {
    after = after.substr(0, paragraph);
    cut = false;
  }
  return after;
}

void passage(Writer& out, std::string_view text, Span words, std::string_view tag) {
  bool cut = false;
  std::string_view const before = words_before(text, words.begin, cut);
  out << "<blockquote class=\"passage\"";
  language(out, tag);
  out << "><p>";
  if (cut) out << "… ";
  out.text(before) << "<mark>";
  out.text(words.of(text)) << "</mark>";
  out.text(words_after(text, words.end, cut));
  if (cut) out << " …";
  out << "</p></blockquote>";
}

Markup outcome_words(Outcome outcome) {
  switch (outcome) {
    case Outcome::verbatim: return "word for word";
    case Outcome::normalised: return "word for word, but for typography";
    case Outcome::elided: return "word for word, with an ellipsis";
    case Outcome::bracketed: return "word for word, with words in brackets";
    case Outcome::altered: return "altered: the source says it differently";
    case Outcome::spliced: return "spliced from separate passages";
    case Outcome::misattributed: return "not in the cited source, but in another";
    case Outcome::not_found: return "not in the source";
    case Outcome::unchecked: return "could not be compared with a stored copy";
  }
  return "could not be compared";
}

Markup change_words(Change change) {
  switch (change) {
    case Change::negation: return " (a negation)";
    case Change::number: return " (a number)";
    case Change::name: return " (a name)";
    case Change::tense: return " (tense or form)";
    case Change::spelling: return " (spelling)";
    case Change::order: return " (the order)";
    case Change::truncation: return " (a negation at its edge is missing)";
    case Change::punctuation: return " (the punctuation)";
    case Change::none:
    case Change::splice:
    case Change::other: return "";
  }
  return "";
}

void difference(Writer& out, std::vector<DiffWord> const& words) {
  out << "<p class=\"difference\"><span class=\"label\">Difference</span> ";
  for (auto const& word : words) {
    switch (word.kind) {
      case DiffWord::Kind::same: out.text(word.word) << " "; break;
      case DiffWord::Kind::added:
        out << "<ins><span class=\"unseen\">only in the quotation: </span>";
        out.text(word.word) << "</ins> ";
        break;
      case DiffWord::Kind::dropped:
        out << "<del><span class=\"unseen\">only in the source: </span>";
        out.text(word.word) << "</del> ";
        break;
    }
  }
  out << "</p>";
}

void quotation(Writer& out, PageIndex const& index, std::string_view words, QuotationResult const* found) {
  auto const& result = index.result();
  Outcome const outcome = found == nullptr ? Outcome::unchecked : found->match.outcome;
  auto const record = found == nullptr ? verify::SourceId{} : found->found_in;
  bool const open_to_all = !record.valid() || !(*result.registry)[record].confidential;
  bool const has_passage = found != nullptr && found->file.valid() && open_to_all &&
                           found->match.span.end <= result.sources[found->file].text().size() &&
                           !found->match.span.empty();
  if (!has_passage || !faithful(outcome)) {
    out << "<p class=\"quoted\"";
    language(out, index.language(record));
    out << "><q>";
    out.text(words) << "</q></p>";
  }
  if (has_passage) {
    if (!faithful(outcome)) out << "<p class=\"label\">The source has:</p>";
    passage(out, result.sources[found->file].text(), found->match.span, index.language(record));
  }
  out << "<p class=\"outcome";
  out << (faithful(outcome)               ? Markup(" good")
          : outcome == Outcome::unchecked ? Markup(" open")
                                          : Markup(" bad"));
  out << "\">" << outcome_words(outcome);
  if (found == nullptr) {
    out << "</p>";
    return;
  }
  out << change_words(found->match.change) << "</p>";
  if (outcome == Outcome::altered && open_to_all && !found->match.diff.empty())
    difference(out, found->match.diff);
  if (outcome == Outcome::misattributed && record.valid()) {
    out << "<p class=\"cite\">It stands in ";
    source_line(out, index, record, {});
    out << "</p>";
  }
  if (faithful(outcome) && open_to_all && !found->match.context.empty()) {
    out << "<p class=\"label\">Beside the quoted words: ";
    for (std::size_t i = 0; i < found->match.context.size(); ++i) {
      ContextWord const& word = found->match.context[i];
      out << (i == 0 ? Markup("“") : Markup(", “"));
      out.text(word.words) << "”";
    }
    out << "</p>";
  }
}

}  // namespace

void citation(Writer& out, PageIndex const& index, argmap::CitationId id) {
  auto const& row = index.map().citations[id];
  auto const source = index.source(id);
  auto const state = index.state(id);
  out << "<li class=\"evidence\">";
  auto const found = index.quotations(id);
  for (std::size_t i = 0; i < row.quotations.size(); ++i) {
    auto const at = std::ranges::find(found, i, [](auto const* result) { return result->quotation; });
    quotation(out, index, row.quotations[i].words, at == found.end() ? nullptr : *at);
  }
  out << "<p class=\"cite\">";
  if (source.valid()) {
    source_line(out, index, source, row.locator);
  } else {
    out << "<code>@";
    out.text(row.key) << "</code>, which the registry does not hold";
  }
  if (row.quotations.empty()) out << " (cited without a quotation)";
  out << "</p>";
  if (state == EvidenceState::absent) out << "<p class=\"label\">Does not count as evidence.</p>";
  out << "</li>";
}

}  // namespace stet::app::html
