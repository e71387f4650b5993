// Where Argdown says that elements begin and end: lines and columns from 1, UTF-16 units, ends inclusive,
// with the line break that its grammar counts as part of an element.
#pragma once

#include <vector>

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
  [[nodiscard]] Position position(FileId file, Offset offset);
  void read_returns(FileId file);

  Sources const& sources_;
  Known last_start_;
  Known last_end_;
  // Carriage returns without a line feed, which Argdown counts as line ends, in the file last asked for.
  std::vector<Offset> returns_;
  FileId returns_file_;
  bool returns_read_ = false;
};

}  // namespace stet::argmap
