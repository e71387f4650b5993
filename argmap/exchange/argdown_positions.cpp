#include "argmap/exchange/argdown_positions.h"

#include <algorithm>

#include "base/utf8.h"

namespace stet::argmap {
namespace {

std::size_t skip_blanks_and_comments(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    std::string_view const rest = text.substr(at);
    std::size_t end = std::string_view::npos;
    if (rest.front() == ' ' || rest.front() == '\t') {
      end = 1;
    } else if (rest.starts_with("//")) {
      end = rest.find_first_of("\r\n");
    } else if (rest.starts_with("/*")) {
      end = rest.find("*/");
      if (end != std::string_view::npos) end += 2;
    } else if (rest.starts_with("<!--")) {
      end = rest.find("-->");
      if (end != std::string_view::npos) end += 3;
    }
    if (end == std::string_view::npos) break;
    at += end;
  }
  return at;
}

}  // namespace

Position ArgdownPositions::position(FileId file, Offset offset) {
  SourceFile const& source = sources_[file];
  if (!returns_read_ || returns_file_ != file) read_returns(file);
  // Argdown counts a byte order mark, which is no column to anyone else.
  std::uint32_t const mark =
      offset >= 3 && source.line_of(offset) == 0 && source.text().starts_with("\uFEFF");
  Position at{static_cast<std::uint32_t>(source.line_of(offset) + 1), source.utf16_column(offset) + 1 + mark};
  auto const passed = std::ranges::lower_bound(returns_, offset);
  if (passed == returns_.begin()) return at;
  at.line += static_cast<std::uint32_t>(passed - returns_.begin());
  Offset const line = passed[-1] + 1;  // behind the last lone carriage return
  if (source.line_of(line) == source.line_of(offset))
    at.column = source.utf16_column(offset) - source.utf16_column(line) + 1;
  return at;
}

void ArgdownPositions::read_returns(FileId file) {
  returns_.clear();
  returns_file_ = file;
  returns_read_ = true;
  std::string_view const text = sources_[file].text();
  for (std::size_t at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1))
    if (text.substr(at + 1, 1) != "\n") returns_.push_back(static_cast<Offset>(at));
}

Position ArgdownPositions::start(Location const& at) {
  if (last_start_.valid && last_start_.at.file == at.file && last_start_.at.span.begin == at.span.begin)
    return last_start_.position;
  last_start_ = {at, position(at.file, at.span.begin), true};
  return last_start_.position;
}

Position ArgdownPositions::end(Location const& at) {
  if (last_end_.valid && last_end_.at.file == at.file && last_end_.at.span.end == at.span.end)
    return last_end_.position;
  std::string_view const text = sources_[at.file].text();
  Offset last = at.span.end > at.span.begin ? at.span.end - 1 : at.span.begin;
  while (last > at.span.begin && (static_cast<unsigned char>(text[last]) & 0xC0U) == 0x80U) --last;
  Position result = position(at.file, last);
  // The column of the last unit: characters beyond the basic plane have two.
  if (last < text.size() && utf8::decode(text, last).code_point > 0xFFFF) ++result.column;
  last_end_ = {at, result, true};
  return result;
}

Position ArgdownPositions::inference_start(Location const& at) {
  std::string_view const text = sources_[at.file].text();
  Offset begin = at.span.begin;
  while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) --begin;
  return position(at.file, begin);
}

Position ArgdownPositions::inference_end(Location const& at) {
  std::string_view const text = sources_[at.file].text();
  std::size_t end = at.span.end;
  if (end > at.span.begin && (text[end - 1] == '\n' || text[end - 1] == '\r')) return this->end(at);
  end = skip_blanks_and_comments(text, end);
  if (end < text.size() && text[end] == '\r') {
    ++end;
    if (end < text.size() && text[end] == '\n') ++end;
  } else if (end < text.size() && text[end] == '\n') {
    ++end;
  }
  return this->end({at.file, {at.span.begin, static_cast<Offset>(end)}});
}

}  // namespace stet::argmap
