#include "argmap/exchange/notes.h"

namespace stet::argmap::exchange {

void Notes::add(Note::Kind kind, Span place, std::string_view message) {
  auto& known = kind == Note::Kind::kept ? kept_ : broken_;
  auto const [same, is_new] = known.try_emplace(std::string(message), list_.size());
  if (is_new) {
    list_.push_back({kind, place, std::string(message), 1});
  } else {
    ++list_[same->second].count;
  }
}

}  // namespace stet::argmap::exchange
