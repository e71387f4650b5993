#include "argmap/map.h"

#include "base/text.h"

namespace stet::argmap {

std::string_view ArgumentMap::text(StatementId statement) const {
  OccurrenceId const canonical = statements[statement].canonical;
  return canonical.valid() ? std::string_view(occurrences[canonical].text) : std::string_view();
}

std::string_view ArgumentMap::text(ArgumentId argument) const {
  OccurrenceId const canonical = arguments[argument].canonical;
  return canonical.valid() ? std::string_view(occurrences[canonical].text) : std::string_view();
}

namespace {

std::string shown_text(Occurrence const& occurrence, Tags tags) {
  using Kind = Range::Kind;
  std::string_view const text = occurrence.text;
  std::string out;
  std::size_t done = 0;
  for (Range const& range : occurrence.ranges) {
    bool const mention = range.kind == Kind::statement_mention || range.kind == Kind::argument_mention;
    bool const changes = mention || (range.kind == Kind::tag && tags == Tags::dropped);
    if (!changes || range.span.begin < done || range.span.end > text.size()) continue;
    out.append(text.substr(done, range.span.begin - done));
    if (mention) out.append(range.value);
    if (mention && range.span.of(text).ends_with(' ')) out += ' ';
    done = range.span.end;
  }
  return on_one_line(out.append(text.substr(done)));
}

}  // namespace

std::string ArgumentMap::shown(StatementId statement, Tags marks) const {
  OccurrenceId const canonical = statements[statement].canonical;
  return canonical.valid() ? shown_text(occurrences[canonical], marks) : std::string();
}

std::string ArgumentMap::shown(ArgumentId argument, Tags marks) const {
  OccurrenceId const canonical = arguments[argument].canonical;
  return canonical.valid() ? shown_text(occurrences[canonical], marks) : std::string();
}

std::string_view to_string(RelationKind kind) {
  switch (kind) {
    case RelationKind::support: return "support";
    case RelationKind::attack: return "attack";
    case RelationKind::undercut: return "undercut";
    case RelationKind::contradictory: return "contradictory";
    case RelationKind::contrary: return "contrary";
    case RelationKind::entails: return "entails";
  }
  return {};
}

std::string_view to_string(Role role) {
  switch (role) {
    case Role::top_level: return "top-level";
    case Role::relation: return "relation";
    case Role::premise: return "premise";
    case Role::intermediary_conclusion: return "intermediary-conclusion";
    case Role::main_conclusion: return "main-conclusion";
    case Role::description: return "description";
    case Role::list_item: return "list-item";
  }
  return {};
}

}  // namespace stet::argmap
