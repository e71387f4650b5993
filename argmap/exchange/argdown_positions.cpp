#include "argmap/exchange/argdown_positions.h"

namespace stet::argmap {

Position ArgdownPositions::position(FileId file, Offset offset) const {
  SourceFile const& source = sources_[file];
  return {static_cast<std::uint32_t>(source.line_of(offset) + 1), source.utf16_column(offset) + 1};
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
  Offset last = at.span.end > at.span.begin ? at.span.end - 1 : at.span.begin;
  last_end_ = {at, position(at.file, last), true};
  return last_end_.position;
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
  while (end < text.size() && (text[end] == ' ' || text[end] == '\t')) ++end;
  if (end < text.size() && text[end] == '\r') {
    ++end;
    if (end < text.size() && text[end] == '\n') ++end;
  } else if (end < text.size() && text[end] == '\n') {
    ++end;
  }
  return this->end({at.file, {at.span.begin, static_cast<Offset>(end)}});
}

}  // namespace stet::argmap
