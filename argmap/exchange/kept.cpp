#include "argmap/exchange/kept.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

namespace stet::argmap::exchange {
namespace {

bool says_nothing(Cursor value) {
  bool const is_container = value.is_object() || value.is_array();
  return value.is_null() || (is_container && value.json().size() == 2) ||
         (value.is_scalar() && value.text().empty());
}

}  // namespace

void keep_fields(Fields& data, Cursor object, std::span<std::string_view const> known, std::string_view what,
                 Notes& notes) {
  std::string kept;
  UniqueKeys keys;
  for (auto const& [key, value] : object.members()) {
    if (std::ranges::find(known, key) != known.end() || says_nothing(value)) continue;
    kept += (kept.empty() ? "{" : ", ") + in_quotes(keys(key)) + ": " + value.json();
    notes.keep(value.place(), std::string(what) + " field `" + std::string(key) + "` is kept as data");
  }
  if (!kept.empty()) data.push_back({"kept", kept + '}'});
}

void note_fields(Cursor edge, std::span<std::string_view const> known, Notes& notes) {
  for (auto const& [key, value] : edge.members()) {
    if (std::ranges::find(known, key) == known.end() && !says_nothing(value))
      notes.keep(value.place(), "an edge's field `" + std::string(key) + "` is left out");
  }
}

void lay(Fields& fields, Cursor object, std::span<std::string_view const> without) {
  auto const members = object.members();
  if (members.empty()) return;
  std::unordered_map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < fields.size(); ++i) places.emplace(fields[i].key, i);
  for (auto const& [key, value] : members) {
    if (std::ranges::find(without, key) != without.end()) continue;
    auto const [place, is_new] = places.try_emplace(std::string(key), fields.size());
    if (is_new) {
      fields.push_back({std::string(key), value.json()});
    } else {
      fields[place->second].json = value.json();
    }
  }
}

void add_value(Fields& fields, std::string_view key, std::string json) {
  auto const found = std::ranges::find(fields, key, &Field::key);
  if (found == fields.end()) {
    fields.push_back({std::string(key), std::move(json)});
  } else if (found->json.starts_with('[')) {
    found->json.insert(found->json.size() - 1, ", " + json);
  } else {
    found->json = '[' + found->json + ", " + json + ']';
  }
}

std::string json_without(Cursor object, std::string_view without) {
  std::string out;
  UniqueKeys keys;
  for (auto const& [key, value] : object.members()) {
    if (key != without) out += (out.empty() ? "{" : ", ") + in_quotes(keys(key)) + ": " + value.json();
  }
  return out.empty() ? out : out + '}';
}

}  // namespace stet::argmap::exchange
