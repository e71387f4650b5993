#include "argmap/exchange/markup_of.h"

#include <algorithm>
#include <array>

#include "argmap/exchange/document.h"
#include "argmap/exchange/escape.h"
#include "argmap/exchange/kept.h"

namespace stet::argmap::exchange {
namespace {

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r") == std::string_view::npos; }

// A line of a block quotation; `><` is a contradiction.
bool is_block_line(std::string_view line) { return line.starts_with('>') && !line.starts_with("><"); }

// Whether nothing stands before the place on its line.
bool begins_line(std::string_view text, Offset at) {
  auto const end = text.substr(0, at).rfind('\n');
  return is_blank(text.substr(end == std::string_view::npos ? 0 : end + 1, at - (end + 1)));
}

// Whether the line can stand behind a block quotation without meaning something else there.
bool goes_on(std::string_view line) {
  char const c = line.empty() ? ' ' : line.front();
  bool const is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<signed char>(c) < 0;
  return is_letter || c == '"' || c == '{' || line.starts_with("[@");
}

// One line for each line of a block quotation, one for what stands between.
std::string in_lines(std::string_view words, bool at_line_start) {
  std::vector<std::string> lines;
  for (bool is_first = true; !words.empty(); is_first = false) {
    auto const end = std::min(words.find('\n'), words.size());
    std::string line = one_line(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
    if (line.empty()) continue;
    bool const is_quoted = is_block_line(line) && (!is_first || at_line_start);
    bool const is_new = lines.empty() || is_quoted || is_block_line(lines.back());
    if (is_new) {
      if (lines.empty() && is_quoted) lines.emplace_back();
      lines.push_back(std::move(line));
    } else {
      lines.back() += ' ' + line;
    }
  }
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) out += (i == 0 ? "" : "\n") + lines[i];
  return out;
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

std::string markup_of(Sources const& sources, Comments const& comments, Occurrence const& occurrence) {
  Location const& at = occurrence.text_location;
  if (!at.file.valid()) return {};
  std::string markup =
      checked_markup(in_lines(comments.words_at(at), begins_line(sources[at.file].text(), at.span.begin)));
  return markup == escaped_text(occurrence.text) ? std::string() : markup;
}

std::string checked_markup(std::string_view words) {
  if (!words.contains('\n')) return one_line(words);
  std::string out;
  bool was_quoted = false;
  for (bool is_first = true; !words.empty(); is_first = false) {
    auto const end = std::min(words.find('\n'), words.size());
    std::string const line = one_line(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
    bool const is_quoted = is_block_line(line);
    // Anything else goes on with the line before.
    bool const is_line = is_first || is_quoted || (was_quoted && goes_on(line));
    if (!is_first) out += is_line ? '\n' : ' ';
    out += line;
    if (is_line) was_quoted = is_quoted && !is_first;
  }
  return out;
}

bool ends_in_block(std::string_view words) {
  auto const line = words.rfind('\n');
  if (line == std::string_view::npos) return false;
  auto const first = words.find_first_not_of(' ', line + 1);
  return first != std::string_view::npos && is_block_line(words.substr(first));
}

std::vector<std::string> other_words(Sources const& sources, Comments const& comments, ArgumentMap const& map,
                                     std::vector<OccurrenceId> const& occurrences, OccurrenceId canonical) {
  std::vector<std::string> out;
  for (OccurrenceId const id : occurrences) {
    Occurrence const& occurrence = map.occurrences[id];
    if (id == canonical || (occurrence.tags.empty() && occurrence.citations.empty())) continue;
    std::string words;
    if (!occurrence.is_reference) {
      std::string markup = markup_of(sources, comments, occurrence);
      words = ": " + (markup.empty() ? escaped_text(occurrence.text) : std::move(markup));
    }
    if (std::string const data = citing_data(occurrence); !data.empty())
      words += (ends_in_block(words) ? '\n' : ' ') + data;
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
