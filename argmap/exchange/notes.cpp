#include "argmap/exchange/notes.h"

#include <algorithm>

namespace stet::argmap::exchange {

void Notes::add(Note::Kind kind, Span place, std::string_view message) {
  // There are few kinds of notes, however large the file is.
  auto const same = std::ranges::find_if(
      list_, [&](Note const& note) { return note.kind == kind && note.message == message; });
  if (same != list_.end()) {
    ++same->count;
  } else {
    list_.push_back({kind, place, std::string(message), 1});
  }
}

}  // namespace stet::argmap::exchange
