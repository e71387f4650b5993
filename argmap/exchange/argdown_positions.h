// Where Argdown says that elements begin and end: lines and columns from 1, UTF-16 units, ends inclusive,
// with the line break that its grammar counts as part of an element.
#pragma once

#include "argmap/map.h"
#include "base/source.h"

namespace stet::argmap {

struct Position {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

class ArgdownPositions {
 public:
  explicit ArgdownPositions(Sources const& sources) : sources_(sources) {}

  [[nodiscard]] Position start(Location const& at);
  [[nodiscard]] Position end(Location const& at);
  // An inference's tokens take in the indentation before it and the line break behind it.
  [[nodiscard]] Position inference_start(Location const& at);
  [[nodiscard]] Position inference_end(Location const& at);

 private:
  struct Known {
    Location at;
    Position position;
    bool valid = false;
  };
  [[nodiscard]] Position position(FileId file, Offset offset) const;

  Sources const& sources_;
  Known last_start_;
  Known last_end_;
};

}  // namespace stet::argmap
