#include "argmap/exchange/markup_of.h"

#include <algorithm>

#include "argmap/exchange/escape.h"

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

bool is_plain_tag(std::string_view tag) {
  return !tag.empty() && std::ranges::all_of(tag, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
  });
}

}  // namespace

std::string markup_of(Sources const& sources, ArgumentMap const& map,
                      std::vector<OccurrenceId> const& occurrences, OccurrenceId canonical) {
  if (!canonical.valid()) return {};
  Occurrence const& spoken = map.occurrences[canonical];
  if (!spoken.text_location.file.valid()) return {};
  std::string_view const written = sources.text(spoken.text_location);
  if (needs_lines(written)) return {};
  std::string markup = one_line(written);
  for (OccurrenceId const id : occurrences) {
    if (id == canonical) continue;
    for (TagId const tag : map.occurrences[id].tags) {
      if (std::ranges::find(spoken.tags, tag) != spoken.tags.end()) continue;
      std::string const& name = map.tags[tag];
      markup += is_plain_tag(name) ? " #" + name : " #(" + name + ')';
    }
  }
  return markup == escaped_text(spoken.text) ? std::string() : markup;
}

}  // namespace stet::argmap::exchange
