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

}  // namespace stet::argmap
