#include "parser/continuation.h"

#include <algorithm>
#include <string_view>

#include "parser/characters.h"
#include "parser/grammar.h"

namespace stet::parser {
namespace {

using What = LineStart::What;

// A line shorter than this was ended on purpose, not wrapped.
constexpr std::ptrdiff_t shortest_wrapped_line = 40;

std::string_view line_before(Reader const& reader, char const* text_end) {
  char const* begin = text_end;
  while (begin != reader.begin && !is_line_end(begin[-1]) && text_end - begin < 4 * shortest_wrapped_line)
    --begin;
  char const* end = text_end;
  while (end != begin && is_blank(end[-1])) --end;
  return {begin, static_cast<std::size_t>(end - begin)};
}

// True if the text before broke off in the middle of a sentence and the line goes on in lower case.
bool looks_wrapped(Reader const& reader, char const* content, char const* text_end) {
  while (content != reader.end && is_blank(*content)) ++content;
  if (content == reader.end || !(is_lower(*content) || is_digit(*content) || is_high(*content))) return false;
  std::string_view const before = line_before(reader, text_end);
  if (static_cast<std::ptrdiff_t>(before.size()) < shortest_wrapped_line) return false;
  return std::string_view(".!?:;\"')]}>").find(before.back()) == std::string_view::npos;
}

bool ends_with_colon(Reader const& reader, char const* text_end) {
  std::string_view const before = line_before(reader, text_end);
  return !before.empty() && before.back() == ':';
}

bool at_line_end(Reader const& reader, char const* at) {
  while (at != reader.end && is_blank(*at)) ++at;
  return at == reader.end || is_line_end(*at);
}

char const* next_line(Reader& reader, char const* at) {
  char const* p = reader.ahead.line_end(at);
  while (p != reader.end && !is_line_end(*p)) p = reader.ahead.line_end(p + 1);
  if (p != reader.end && *p == '\r') ++p;
  if (p != reader.end && *p == '\n') ++p;
  return p;
}

// True if the next line begins with the next number, or with another asterisk.
bool item_follows(Reader& reader, LineStart const& line) {
  char const* const next = next_line(reader, line.content);
  if (next == reader.end) return false;
  LineStart const following = classify(next, reader.end, Before::newline, reader.dialect);
  return following.what == line.what &&
         (line.what == What::unordered_item || following.value == line.value + 1);
}

// True if an inference stands in one of the lines below, before an empty one.
bool reconstruction_begins(Reader& reader, LineStart const& line) {
  constexpr int lines_looked_at = 64;
  char const* p = line.content;
  for (int i = 0; i < lines_looked_at; ++i) {
    p = next_line(reader, p);
    if (p == reader.end || at_line_end(reader, p)) return false;
    LineStart const below = classify(p, reader.end, Before::newline, reader.dialect);
    if (below.what == What::inference) return inference_begins(reader, below.marker);
  }
  return false;
}

bool relation_goes_on(Reader& reader, LineStart const& line, char const* text_end) {
  if (line.width > 0 && !reader.place.heading) return false;
  char const next = reader.peek(line.content);
  bool const separated = is_blank(next) || next == '[' || next == '<';
  bool const may_be_dash = line.content - line.marker == 1;
  if (separated && !(may_be_dash && looks_wrapped(reader, line.content, text_end))) return false;
  if (!separated && is_line_end(next)) return false;
  reader.report(Deviation::sign_in_text, line.marker, line.content);
  return true;
}

bool text_goes_on(Reader& reader, LineStart const& line) {
  bool const data = reader.peek(line.content) == '{' || reader.peek(line.content) == '#';
  if (!titled_element(reader, line.content) && (!reader.place.reference || data)) return true;
  reader.report(Deviation::missing_empty_line, line.content, line.content + 1);
  return false;
}

}  // namespace

bool only_dashes(Reader& reader, char const* at) {
  while (at != reader.end && *at == '-') ++at;
  while (at != reader.end && is_blank(*at)) ++at;
  if (at != reader.end && (*at == '/' || *at == '<'))
    if (char const* const past = reader.ahead.comment(at); past != nullptr) at = past;
  return at_line_end(reader, at);
}

bool inference_begins(Reader& reader, char const* at) {
  if (only_dashes(reader, at)) return true;
  char const* end = reader.ahead.line_end(at);
  while (end != at && is_blank(end[-1])) --end;
  if (end - at >= 4 && end[-1] == '-' && end[-2] == '-') return true;
  // Closed on one of the next lines, by dashes alone.
  constexpr int lines_looked_at = 8;
  char const* p = at;
  for (int i = 0; i < lines_looked_at; ++i) {
    p = next_line(reader, p);
    if (p == reader.end || at_line_end(reader, p)) break;
    LineStart const below = classify(p, reader.end, Before::newline, reader.dialect);
    if (below.what == What::inference && only_dashes(reader, below.marker)) return true;
    if (below.what == What::inference || below.what == What::number) break;
  }
  return inference_ahead(reader, at);  // data may have more lines, of any kind
}

bool titled_element(Reader& reader, char const* at) {
  char const open = reader.peek(at);
  if (open != '[' && open != '<')
    return open == '@' && std::string_view(at, reader.left(at)).starts_with("@include(");
  if (reader.peek(at, 1) == '@' || reader.peek(at, 1) == '-') return false;
  char const* const line = reader.ahead.line_end(at);
  if (at + 2 > line) return false;
  char const* const close = open == '[' ? reader.ahead.bracket(at + 2) : reader.ahead.angle(at + 2);
  if (close >= line) return false;
  char const after = reader.peek(close, 1);
  if (after == ':') return true;
  if (after == '(') return false;
  char const* p = close + 1;
  while (p != line && is_blank(*p)) ++p;
  return p == line || *p == '{' || *p == '#';
}

bool goes_on(Reader& reader, LineStart const& line, char const* text_end) {
  if (reader.strict()) return line.what == What::text;
  Place const& place = reader.place;
  auto const read_as_text = [&] {
    reader.report(Deviation::sign_in_text, line.marker, line.content);
    return true;
  };
  auto const begins_anew = [&] {
    reader.report(Deviation::missing_empty_line, line.marker, line.content);
    return false;
  };
  switch (line.what) {
    case What::text: return text_goes_on(reader, line);
    case What::relation: return relation_goes_on(reader, line, text_end);
    case What::heading: return at_line_end(reader, line.content) ? read_as_text() : begins_anew();
    case What::number: {
      constexpr std::uint64_t first_year = 1000;
      if (place.reconstruction) {
        if (line.value < first_year || line.value < place.expected_number + first_year / 2) return false;
        reader.report(Deviation::year_in_text, line.marker, line.content);
        return true;
      }
      return line.value == 1 && reconstruction_begins(reader, line) ? begins_anew() : read_as_text();
    }
    case What::inference:
      if (place.reconstruction && inference_begins(reader, line.marker)) return false;
      if (only_dashes(reader, line.marker)) return false;
      return read_as_text();
    case What::ordered_item:
      if (place.list) return false;
      return (ends_with_colon(reader, text_end) && line.value <= 1) || item_follows(reader, line)
                 ? begins_anew()
                 : read_as_text();
    case What::unordered_item:
      if (place.list) return false;
      return looks_wrapped(reader, line.content, text_end) && !item_follows(reader, line) ? read_as_text()
                                                                                          : begins_anew();
    case What::end:
    case What::empty_line:
    case What::newline: break;
  }
  return false;
}

}  // namespace stet::parser
