// The comments of a map. A map keeps none, so they are read from its files again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "argmap/map.h"
#include "base/source.h"

namespace stet::argmap::exchange {

struct Comment {
  Location at;
  std::string text;  // on one line, with its marks
};

class Comments {
 public:
  Comments(Sources const& sources, ArgumentMap const& map);

  // In the order of files and places.
  [[nodiscard]] std::vector<Comment> const& all() const { return all_; }
  // What is written at a place, without the comments in it.
  [[nodiscard]] std::string words_at(Location const& at) const;

 private:
  Sources const& sources_;
  std::vector<Comment> all_;
};

// A comment that another program has kept: on one line, and nothing but a comment; empty if it is none.
[[nodiscard]] std::string checked_comment(std::string_view text);

}  // namespace stet::argmap::exchange
