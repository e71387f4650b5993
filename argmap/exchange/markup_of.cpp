#include "argmap/exchange/markup_of.h"

#include <algorithm>
#include <array>

#include "argmap/exchange/document.h"
#include "argmap/exchange/escape.h"
#include "argmap/exchange/kept.h"

namespace stet::argmap::exchange {
namespace {

// Whether the line breaks of the text mean something.
bool needs_lines(std::string_view text) {
  if (!text.contains('\n')) return false;
  if (text.contains("//") || text.contains("/*") || text.contains("<!--")) return true;
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    auto const first = text.find_first_not_of(" \t\r\n", at);
    if (first != std::string_view::npos && text[first] == '>') return true;
  }
  return false;
}

constexpr std::array<std::string_view, 4> citation_keys{"source", "sources", "quote", "locator"};

bool is_citation_key(std::string_view key) {
  return std::ranges::find(citation_keys, key) != citation_keys.end();
}

// What the data of an occurrence cites, as a data block; empty if it cites nothing.
std::string citing_data(Occurrence const& occurrence) {
  std::string out;
  for (auto const& [key, value] : root(occurrence.data).members()) {
    if (is_citation_key(key)) out += (out.empty() ? "{" : ", ") + std::string(key) + ": " + value.json();
  }
  return out.empty() ? out : out + '}';
}

}  // namespace

std::string markup_of(Sources const& sources, Occurrence const& occurrence) {
  if (!occurrence.text_location.file.valid()) return {};
  std::string_view const written = sources.text(occurrence.text_location);
  if (needs_lines(written)) return {};
  std::string markup = one_line(written);
  return markup == escaped_text(occurrence.text) ? std::string() : markup;
}

std::vector<std::string> other_words(Sources const& sources, ArgumentMap const& map,
                                     std::vector<OccurrenceId> const& occurrences, OccurrenceId canonical) {
  std::vector<std::string> out;
  for (OccurrenceId const id : occurrences) {
    Occurrence const& occurrence = map.occurrences[id];
    if (id == canonical || (occurrence.tags.empty() && occurrence.citations.empty())) continue;
    std::string words;
    if (!occurrence.is_reference) {
      std::string markup = markup_of(sources, occurrence);
      words = ": " + (markup.empty() ? escaped_text(occurrence.text) : std::move(markup));
    }
    if (std::string const data = citing_data(occurrence); !data.empty()) words += ' ' + data;
    if (!words.empty()) out.push_back(std::move(words));
  }
  return out;
}

void lay_occurrence(Fields& fields, Occurrence const& occurrence, bool is_canonical,
                    std::initializer_list<std::string_view> without) {
  std::vector<std::string_view> left(without);
  // What it cites is among the other words.
  if (!is_canonical) left.insert(left.end(), citation_keys.begin(), citation_keys.end());
  lay(fields, root(occurrence.data), left);
}

}  // namespace stet::argmap::exchange
