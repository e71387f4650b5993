#include "verify/claims.h"

#include <algorithm>

#include <fmt/format.h>

#include "argmap/build/data.h"

namespace stet::verify {
namespace {

using argmap::ArgumentMap;
using argmap::RelationKind;
using argmap::Role;
using argmap::StatementId;

bool attacks(RelationKind kind) {
  return kind == RelationKind::attack || kind == RelationKind::undercut || kind == RelationKind::contrary ||
         kind == RelationKind::contradictory;
}

bool supports(RelationKind kind) { return kind == RelationKind::support || kind == RelationKind::entails; }

// What the relations that begin and end at a statement or argument do.
struct Bearing {
  bool supports_something = false;
  bool attacks_something = false;
  bool is_supported = false;
};

template <class Id>
Bearing bearing_of(ArgumentMap const& map, std::vector<argmap::RelationId> const& relations, Id self) {
  Bearing result;
  for (auto const id : relations) {
    auto const& relation = map.relations[id];
    bool from_here = false;
    if constexpr (std::is_same_v<Id, StatementId>) {
      from_here = relation.from.statement == self;
    } else {
      from_here = relation.from.argument == self;
    }
    if (from_here && supports(relation.kind)) result.supports_something = true;
    if (from_here && attacks(relation.kind)) result.attacks_something = true;
    if (!from_here && supports(relation.kind)) result.is_supported = true;
  }
  return result;
}

bool is_asserted(ArgumentMap const& map, StatementId id) {
  auto const& statement = map.statements[id];
  auto const own = bearing_of(map, statement.relations, id);
  bool is_premise = false;
  bool is_below = false;
  for (auto const occurrence_id : statement.occurrences) {
    auto const& occurrence = map.occurrences[occurrence_id];
    switch (occurrence.role) {
      case Role::top_level:
      case Role::list_item:
        if (!occurrence.is_reference) return true;
        break;
      case Role::main_conclusion: {
        auto const argument =
            occurrence.argument.valid()
                ? bearing_of(map, map.arguments[occurrence.argument].relations, occurrence.argument)
                : Bearing{};
        bool const objects = (own.attacks_something && !own.supports_something) ||
                             (argument.attacks_something && !argument.supports_something);
        if (!objects) return true;
        break;
      }
      case Role::relation: is_below = is_below || !occurrence.is_reference; break;
      case Role::premise: is_premise = true; break;
      case Role::intermediary_conclusion:
      case Role::description: break;
    }
  }
  return is_below && !is_premise && own.is_supported && !own.supports_something && !own.attacks_something;
}

// The beginning of a text, cut at a blank.
std::string beginning(std::string_view text) {
  constexpr std::size_t enough = 60;
  if (text.size() <= enough) return std::string(text);
  auto const blank = text.substr(0, enough).rfind(' ');
  std::size_t end = blank == std::string_view::npos || blank < enough / 2 ? enough : blank;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + "…";
}

template <class Named>
std::string name(Named const& named, std::string_view text, char open, char close) {
  if (!named.untitled || text.empty()) return fmt::format("{}{}{}", open, named.title, close);
  return fmt::format("“{}”", beginning(text));
}

}  // namespace

std::vector<bool> asserted_claims(ArgumentMap const& map) {
  std::vector<bool> result(map.statements.size());
  for (auto const id : map.statements.ids()) result[id.index()] = is_asserted(map, id);
  return result;
}

std::string name_of(ArgumentMap const& map, StatementId statement) {
  return name(map.statements[statement], map.shown(statement), '[', ']');
}

std::string name_of(ArgumentMap const& map, argmap::ArgumentId argument) {
  return name(map.arguments[argument], map.shown(argument), '<', '>');
}

std::string list_of(std::vector<std::string> const& names, std::size_t limit) {
  std::string result;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i == limit && names.size() > limit + 1)
      return fmt::format("{} and {} more", result, names.size() - limit);
    if (i > 0) result += i + 1 == names.size() ? " and " : ", ";
    result += names[i];
  }
  return result;
}

std::string conclusion_of(ArgumentMap const& map, StatementId statement) {
  for (auto const occurrence : map.statements[statement].occurrences)
    if (auto const words = argmap::data::scalar(map.occurrences[occurrence].data, {"conclusion"}))
      return std::string(*words);
  return {};
}

std::string conclusion_of(ArgumentMap const& map) {
  return std::string(argmap::data::scalar(map.front_matter, {"conclusion"}).value_or(""));
}

std::string subject_of(ArgumentMap const& map, StatementId statement) {
  auto const& found = map.statements[statement];
  return found.untitled ? std::string(map.text(statement)) : found.title;
}

Location place_of(ArgumentMap const& map, StatementId statement) {
  auto const& found = map.statements[statement];
  if (found.canonical.valid()) return map.occurrences[found.canonical].name;
  if (!found.occurrences.empty()) return map.occurrences[found.occurrences.front()].name;
  return {};
}

}  // namespace stet::verify
