#include "argmap/exchange/kept.h"

#include <algorithm>
#include <string>

namespace stet::argmap::exchange {

void keep_fields(Fields& data, Cursor object, std::span<std::string_view const> known, std::string_view what,
                 Notes& notes) {
  std::string kept;
  for (auto const& [key, value] : object.members()) {
    if (std::ranges::find(known, key) != known.end() || value.is_null()) continue;
    bool const is_empty = (value.is_object() || value.is_array()) && value.json().size() == 2;
    if (is_empty || (value.is_scalar() && value.text().empty())) continue;
    kept += (kept.empty() ? "{" : ", ") + quoted(key) + ": " + value.json();
    notes.keep(value.place(), std::string(what) + " field `" + std::string(key) + "` is kept as data");
  }
  if (!kept.empty()) data.push_back({"kept", kept + '}'});
}

std::string json_without(Cursor object, std::string_view without) {
  std::string out;
  for (auto const& [key, value] : object.members()) {
    if (key != without) out += (out.empty() ? "{" : ", ") + quoted(key) + ": " + value.json();
  }
  return out.empty() ? out : out + '}';
}

}  // namespace stet::argmap::exchange
