// What an importer has to say about a file: what is broken in it, with its place, and what has no counterpart
// in a map and is kept as data, once a kind.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/span.h"

namespace stet::argmap::exchange {

struct Note {
  enum class Kind : std::uint8_t {
    kept,    // has no counterpart; kept as data
    broken,  // cannot be read as its format asks; the rest is imported
  };
  Kind kind = Kind::kept;
  Span place;  // of the first one
  std::string message;
  std::size_t count = 1;
};

class Notes {
 public:
  // Something without a counterpart. Notes of one message are one note with a count.
  void keep(Span place, std::string_view message) { add(Note::Kind::kept, place, message); }
  // Something broken.
  void broken(Span place, std::string_view message) { add(Note::Kind::broken, place, message); }

  // In the order in which the first of each was met.
  [[nodiscard]] std::vector<Note> const& list() const { return list_; }

 private:
  void add(Note::Kind kind, Span place, std::string_view message);

  std::vector<Note> list_;
  std::unordered_map<std::string, std::size_t> kept_, broken_;  // by message, where in the list
};

}  // namespace stet::argmap::exchange
