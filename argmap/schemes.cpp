#include "argmap/schemes.h"

#include <algorithm>
#include <vector>

namespace stet::argmap {
namespace {

// The rows of schemes.def in their order; a question belongs to the last scheme before it.
struct Row {
  bool is_scheme;
  std::string_view id;
  std::string_view text;
};
constexpr Row rows[] = {
#define SCHEME(id, use) Row{true, id, use},
#define QUESTION(id, text) Row{false, id, text},
#include "argmap/schemes.def"
#undef SCHEME
#undef QUESTION
};

constexpr CriticalQuestion questions[] = {
#define SCHEME(id, use)
#define QUESTION(id, text) CriticalQuestion{id, text},
#include "argmap/schemes.def"
#undef SCHEME
#undef QUESTION
};

std::vector<Scheme> make() {
  std::vector<Scheme> out;
  std::size_t begin = 0;
  std::size_t end = 0;
  for (Row const& row : rows) {
    if (row.is_scheme) {
      begin = end;
      out.push_back({row.id, row.text, {}});
    } else {
      ++end;
      out.back().questions = std::span(questions).subspan(begin, end - begin);
    }
  }
  return out;
}

}  // namespace

std::span<Scheme const> schemes() {
  static std::vector<Scheme> const table = make();
  return table;
}

Scheme const* find_scheme(std::string_view id) {
  auto const found = std::ranges::find(schemes(), id, &Scheme::id);
  return found == schemes().end() ? nullptr : &*found;
}

}  // namespace stet::argmap
