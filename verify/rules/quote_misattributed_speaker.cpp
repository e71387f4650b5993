// quote-misattributed-speaker: the claim puts words into one mouth, and the source has them from another. An
// error where the source names the speaker in the same sentence.
#include <fmt/format.h>

#include "verify/quote/speaker.h"
#include "verify/registry/library.h"
#include "verify/rules/rules.h"

namespace stet::rule_id {
extern Rule const quote_misattributed_speaker{61, "quote-misattributed-speaker", Category::quote,
                                              Severity::warning,
                                              "the source gives the quoted words to another speaker"};
}

namespace stet::verify::rules {
namespace {

quote::Haystack const* source_text(Input const& input, QuotationResult const& found) {
  auto const& record = (*input.result.registry)[found.source];
  for (auto const& snapshot : input.result.snapshots.of(found.source))
    if (snapshot.file == found.file && snapshot.reading)
      return &snapshot.reading->haystack(record.language.empty() ? input.result.article_language
                                                                 : record.language);
  return nullptr;
}

// Where the quoted words stand in the claim's text.
std::optional<Span> place_in(std::string_view text, std::string_view words) {
  auto const at = text.find(words);
  if (at == std::string_view::npos || text.find(words, at + 1) != std::string_view::npos) return {};
  return Span{static_cast<Offset>(at), static_cast<Offset>(at + words.size())};
}

// The Prime Minister, Ann Kowal, said: both are one, whichever comes first.
bool stand_in_apposition(std::string_view text, Span speaker, std::string_view named) {
  constexpr std::size_t longest = 80;
  auto const last = named.substr(named.find_last_of(' ') + 1);
  auto const after = text.substr(speaker.end, longest);
  auto const before =
      text.substr(0, speaker.begin).substr(speaker.begin - std::min<std::size_t>(speaker.begin, longest));
  auto const next =
      after.starts_with(", ") ? after.substr(2, after.find_first_of(",.;:", 2) - 2) : std::string_view{};
  if (!before.ends_with(", ")) return next.contains(last);
  auto const clause = before.substr(0, before.size() - 2);
  return next.contains(last) || clause.substr(clause.find_last_of(",.;:") + 1).contains(last);
}

}  // namespace

void quote_misattributed_speaker(Input const& input, Diagnostics& findings) {
  auto const& map = input.result.map;
  for (auto const& found : input.evidence.quotations) {
    if (!quote::faithful(found.match.outcome) || found.found_in != found.source) continue;
    auto const& citation = map.citations[found.citation];
    auto const& quotation = citation.quotations[found.quotation];
    auto const& text = map.occurrences[citation.occurrence].text;
    auto const place = place_in(text, quotation.words);
    auto const* const source = source_text(input, found);
    if (!place || source == nullptr) continue;
    quote::Haystack const claim(text, input.result.article_language);
    auto const said = quote::speaker_of(claim, *place);
    if (!said) continue;
    auto const says = quote::speaker_of(*source, found.match.span);
    if (!says || quote::compare_speakers(claim, *said, *source, *says) != quote::Speakers::other) continue;
    auto const named = claim.span(said->first, said->last).of(text);
    auto const span = source->span(says->first, says->last);
    auto const speaker = span.of(source->text());
    if (stand_in_apposition(source->text(), span, named)) continue;
    auto& diagnostic = findings.report(
        rule_id::quote_misattributed_speaker, quotation.location,
        fmt::format("`{}` has these words from {}, not from {}", citation.key, speaker, named));
    if (says->same_sentence) diagnostic.severity = Severity::error;
    diagnostic.label = "somebody else's words";
    diagnostic.related.push_back({{found.file, span}, "the source names the speaker here"});
    diagnostic.help = fmt::format("say that they are {}'s, or quote what {} said", speaker, named);
    diagnostic.subject = quotation.words;
  }
}

}  // namespace stet::verify::rules
