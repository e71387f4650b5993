#include "argmap/exchange/argdown_json.h"

#include <algorithm>

#include <fmt/format.h>

#include "argmap/build/data.h"
#include "argmap/exchange/argdown_positions.h"
#include "argmap/exchange/argdown_values.h"

namespace stet::argmap {
namespace {

// The word for a role in Argdown; empty where it has none.
std::string_view argdown_role(Role role) {
  switch (role) {
    case Role::top_level: return "top-level-statement";
    case Role::relation: return "relation-statement";
    case Role::premise: return "premise";
    case Role::intermediary_conclusion: return "intermediary-conclusion";
    case Role::main_conclusion: return "main-conclusion";
    case Role::description: return "argument-description";
    case Role::list_item: return {};
  }
  return {};
}

std::string_view argdown_range(Range::Kind kind) {
  switch (kind) {
    case Range::Kind::bold: return "bold";
    case Range::Kind::italic: return "italic";
    case Range::Kind::link: return "link";
    case Range::Kind::tag: return "tag";
    case Range::Kind::statement_mention: return "statement-mention";
    case Range::Kind::argument_mention: return "argument-mention";
  }
  return {};
}

class Exporter {
 public:
  Exporter(Sources const& sources, ArgumentMap const& map, MapView const& view, Sink sink, std::size_t spaces)
      : map_(map), view_(view), positions_(sources), out_(std::move(sink), spaces) {
    conclusion_index_.resize(map.inferences.size());
    auto const number = [&](std::vector<OccurrenceId> const& rows) {
      for (std::size_t i = 0; i < rows.size(); ++i) {
        InferenceId const inference = map.occurrences[rows[i]].inference;
        if (inference.valid()) conclusion_index_[inference] = i;
      }
    };
    for (Argument const& argument : map.arguments) number(argument.reconstruction);
    for (WholeArgument const& argument : map.exploded) number(argument.reconstruction);
    for (Occurrence const& occurrence : map.occurrences)
      last_end_ = std::max(last_end_, occurrence.location.span.end);
    for (Section const& section : map.sections) last_end_ = std::max(last_end_, section.location.span.end);
  }

  void run() {
    auto const wanted = [&](std::string_view key) {
      return data::truthy(map_.settings, {"json", key}).value_or(true);
    };
    write_data_ = wanted("exportData");
    out_.begin_object();
    out_.plain_key("arguments");
    out_.begin_object();
    for (ArgumentId const id : view_.argument_order) {
      out_.key(map_.arguments[id].title);
      write(id);
    }
    out_.end_object();
    out_.plain_key("statements");
    out_.begin_object();
    for (StatementId const id : view_.statement_order) {
      out_.key(map_.statements[id].title);
      write(id);
    }
    out_.end_object();
    out_.plain_key("relations");
    out_.begin_array();
    for (Relation const& relation : map_.relations) write(relation);
    out_.end_array();
    if (wanted("exportMap")) write_map();
    if (wanted("exportSections")) write_sections();
    if (wanted("exportTags")) write_tags();
    out_.end_object();
    out_.flush();
  }

 private:
  void write_text(std::string_view key, std::string_view value) {
    out_.plain_key(key);
    out_.string(value);
  }
  void write_word(std::string_view key, std::string_view value) {
    out_.plain_key(key);
    out_.plain_string(value);
  }
  void write_number(std::string_view key, std::size_t value) {
    out_.plain_key(key);
    out_.number(static_cast<std::uint64_t>(value));
  }
  void write_true(std::string_view key) {
    out_.plain_key(key);
    out_.boolean(true);
  }
  void write_data(parser::yaml::Document const& document) {
    if (document.empty() || !write_data_) return;
    out_.plain_key("data");
    write_yaml(out_, document);
  }
  void write_tag_names(std::vector<TagId> const& tags) {
    out_.plain_key("tags");
    out_.begin_array();
    for (TagId const tag : tags) out_.string(map_.tags[tag]);
    out_.end_array();
  }
  void write_start(Location const& at) { write_start(positions_.start(at)); }
  void write_end(Location const& at) { write_end(positions_.end(at)); }
  void write_start(Position position) {
    write_number("startLine", position.line);
    write_number("startColumn", position.column);
  }
  void write_end(Position position) {
    write_number("endLine", position.line);
    write_number("endColumn", position.column);
  }
  void write_section_id(std::string_view key, std::size_t number) {
    out_.plain_key(key);
    out_.plain_string(fmt::format("s{}", number));
  }

  void write_ranges(std::vector<Range> const& ranges, std::string_view text) {
    Utf16Offsets const utf16(text);
    out_.plain_key("ranges");
    out_.begin_array();
    for (Range const& range : ranges) {
      out_.begin_object();
      write_word("type", argdown_range(range.kind));
      bool const mention =
          range.kind == Range::Kind::statement_mention || range.kind == Range::Kind::argument_mention;
      if (mention) write_text("title", range.value);
      std::size_t const start = utf16(range.span.begin);
      std::size_t const end = utf16(range.span.end);
      write_number("start", start);
      // Inclusive; an empty emphasis stops before it starts.
      out_.plain_key("stop");
      out_.number(end > 0 ? static_cast<double>(end) - 1 : 0.0);
      if (range.kind == Range::Kind::link) write_text("url", range.value);
      if (range.kind == Range::Kind::tag) write_text("tag", range.value);
      out_.end_object();
    }
    out_.end_array();
  }

  void write(Relation const& relation) {
    out_.begin_object();
    write_word("type", "relation");
    write_word("relationType", to_string(relation.kind));
    write_relation_end("from", "fromType", relation.from);
    write_relation_end("to", "toType", relation.to);
    if (relation.to.inference.valid())
      write_number("conclusionIndex", conclusion_index_[relation.to.inference]);
    out_.end_object();
  }

  void write_relation_end(std::string_view key, std::string_view type_key, End const& end) {
    if (end.statement.valid()) {
      write_text(key, map_.statements[end.statement].title);
      write_word(type_key, "equivalence-class");
    } else if (end.argument.valid()) {
      write_text(key, map_.arguments[end.argument].title);
      write_word(type_key, "argument");
    } else {
      write_text(key, written_title(map_.arguments[map_.inferences[end.inference].argument]));
      write_word(type_key, "inference");
    }
  }

  void write_relations(std::vector<RelationId> const& relations) {
    out_.plain_key("relations");
    out_.begin_array();
    for (RelationId const id : relations) write(map_.relations[id]);
    out_.end_array();
  }

  void write(InferenceId id) {
    Inference const& inference = map_.inferences[id];
    out_.begin_object();
    write_word("type", "inference");
    write_relations(inference.relations);
    out_.plain_key("inferenceRules");
    out_.begin_array();
    for (std::string const& rule : inference.rules) out_.string(rule);
    out_.end_array();
    write_start(positions_.inference_start(inference.location));
    write_end(positions_.inference_end(inference.location));
    write_data(inference.data);
    write_number("conclusionIndex", conclusion_index_[id]);
    write_text("argumentTitle", written_title(map_.arguments[inference.argument]));
    out_.end_object();
  }

  // The title that an argument's own words are written under: the whole one's for a step.
  [[nodiscard]] std::string const& written_title(Argument const& argument) const {
    return argument.step_of.valid() ? map_.exploded[argument.step_of].title : argument.title;
  }

  void write(OccurrenceId id, std::string_view title, std::vector<OccurrenceId> const* reconstruction) {
    Occurrence const& occurrence = map_.occurrences[id];
    bool const description = occurrence.role == Role::description;
    out_.begin_object();
    write_word("type", "statement");
    if (std::string_view const role = argdown_role(occurrence.role); !role.empty()) write_word("role", role);
    if (description || occurrence.is_top_level) {
      out_.plain_key("isTopLevel");
      out_.boolean(occurrence.is_top_level);
    }
    write_text("title", title);
    if (occurrence.is_reference) write_true("isReference");
    std::string const text = argdown_text(occurrence);
    if (description || !text.empty()) write_text("text", text);
    write_start(occurrence.location);
    write_end(occurrence.location);
    if (!occurrence.ranges.empty()) write_ranges(occurrence.ranges, text);
    if (!occurrence.tags.empty()) write_tag_names(occurrence.tags);
    write_data(occurrence.data);
    if (occurrence.section.valid()) write_section_id("section", occurrence.section.index() + 1);
    if (occurrence.argument.valid()) {
      Argument const& argument = map_.arguments[occurrence.argument];
      write_text("argumentTitle", occurrence.copy_of.valid() ? argument.title : written_title(argument));
      if (occurrence.inference.valid()) {
        out_.plain_key("inference");
        write(occurrence.inference);
      }
    }
    if (reconstruction != nullptr) write_reconstruction(*reconstruction);
    out_.end_object();
  }

  void write_reconstruction(std::vector<OccurrenceId> const& rows) {
    out_.plain_key("pcs");
    out_.begin_array();
    for (OccurrenceId const row : rows) write(row, map_.statements[map_.statement_of[row]].title, nullptr);
    out_.end_array();
  }

  void write_place(std::optional<std::size_t> section) {
    if (section) {
      write_section_id("section", view_.sections[*section].number);
    } else if (view_.regrouped) {
      out_.plain_key("section");
      out_.null();
    }
  }

  void write_colors(std::string_view font, std::optional<std::string> const& color) {
    write_text("fontColor", font);
    if (color) write_text("color", *color);
  }

  void write(StatementId id) {
    Statement const& row = map_.statements[id];
    out_.begin_object();
    write_word("type", "equivalence-class");
    write_text("title", row.title);
    write_relations(row.relations);
    out_.plain_key("members");
    out_.begin_array();
    bool used[5] = {};
    for (OccurrenceId const member : row.occurrences) {
      write(member, row.title, nullptr);
      OccurrenceId const written =
          map_.occurrences[member].copy_of.valid() ? map_.occurrences[member].copy_of : member;
      auto const role = static_cast<std::size_t>(map_.occurrences[written].role);
      if (role < std::size(used)) used[role] = true;
    }
    out_.end_array();
    if (!row.tags.empty()) write_tag_names(row.tags);
    write_data(row.data);
    write_place(view_.statement_section[id.index()]);
    auto const uses = [&](Role role) { return used[static_cast<std::size_t>(role)]; };
    if (uses(Role::top_level)) write_true("isUsedAsTopLevelStatement");
    if (uses(Role::relation)) write_true("isUsedAsRelationStatement");
    if (uses(Role::premise)) write_true("isUsedAsPremise");
    if (uses(Role::intermediary_conclusion) || uses(Role::main_conclusion)) {
      out_.plain_key("isUsedAsIntermediaryConclusion");
      out_.boolean(uses(Role::intermediary_conclusion));
    }
    if (uses(Role::main_conclusion)) write_true("isUsedAsMainConclusion");
    write_colors(view_.statement_font_color, view_.statement_color[id].color);
    out_.end_object();
  }

  void write(ArgumentId id) {
    Argument const& row = map_.arguments[id];
    out_.begin_object();
    write_word("type", "argument");
    write_relations(row.relations);
    out_.plain_key("members");
    out_.begin_array();
    auto const& written =
        row.step_of.valid() ? map_.exploded[row.step_of].reconstruction : row.reconstruction;
    for (OccurrenceId const member : row.occurrences)
      write(member, written_title(row), member == row.reconstructed_below ? &written : nullptr);
    out_.end_array();
    write_reconstruction(row.reconstruction);
    write_text("title", row.title);
    if (!row.tags.empty()) write_tag_names(row.tags);
    write_data(row.data);
    write_place(view_.argument_section[id.index()]);
    if (!row.reconstruction.empty()) {
      write_start(positions_.inference_start(row.reconstructed_at));
      write_end(row.reconstructed_at);
    }
    write_colors(view_.argument_font_color, view_.argument_color[id].color);
    out_.end_object();
  }

  void write_map() {
    out_.plain_key("map");
    out_.begin_object();
    out_.plain_key("nodes");
    out_.begin_array();
    for (GroupMember const& member : view_.top) write(member);
    out_.end_array();
    out_.plain_key("edges");
    out_.begin_array();
    std::size_t number = 0;
    for (MapEdge const& edge : view_.edges) write(edge, ++number);
    out_.end_array();
    out_.end_object();
  }

  void write(MapEdge const& edge, std::size_t number) {
    out_.begin_object();
    out_.plain_key("id");
    out_.plain_string(fmt::format("{}{}", edge.named_as_node ? 'n' : 'e', number));
    write_word("type", "map-edge");
    write_word("relationType", to_string(edge.kind));
    out_.plain_key("from");
    out_.plain_string(fmt::format("n{}", edge.from.index()));
    out_.plain_key("to");
    out_.plain_string(fmt::format("n{}", edge.to.index()));
    if (edge.from_statement.valid())
      write_text("fromEquivalenceClass", map_.statements[edge.from_statement].title);
    if (edge.to_statement.valid()) write_text("toEquivalenceClass", map_.statements[edge.to_statement].title);
    out_.end_object();
  }

  // As deep as headings nest, which is bounded.
  void write(GroupMember const& member) {
    if (member.node.valid()) {
      write(member.node);
      return;
    }
    MapGroup const& group = view_.groups[member.group];
    ViewSection const& section = view_.sections[group.section];
    out_.begin_object();
    write_section_id("id", section.number);
    if (!section.untitled) write_text("title", section.title);
    write_word("type", "group-map-node");
    if (group.color) write_text("color", *group.color);
    write_text("fontColor", view_.group_font_color);
    if (group.closed) {
      out_.plain_key("isClosed");
      out_.boolean(*group.closed);
    }
    write_number("level", group.level);
    if (!section.untitled) write_text("labelTitle", section.title);
    out_.plain_key("children");
    out_.begin_array();
    for (GroupMember const& child : group.members) write(child);
    out_.end_array();
    if (group.parent) write_section_id("parent", view_.sections[*group.parent].number);
    out_.end_object();
  }

  void write(NodeId id) {
    MapNode const& node = view_.nodes[id];
    bool const statement = node.statement.valid();
    out_.begin_object();
    out_.plain_key("id");
    out_.plain_string(fmt::format("n{}", id.index()));
    write_text("title",
               statement ? map_.statements[node.statement].title : map_.arguments[node.argument].title);
    write_word("type", statement ? "statement-map-node" : "argument-map-node");
    if (node.label_title) write_text("labelTitle", *node.label_title);
    if (node.label_text) write_text("labelText", *node.label_text);
    if (node.shows_tags)
      write_tag_names(statement ? map_.statements[node.statement].tags : map_.arguments[node.argument].tags);
    auto const& color =
        statement ? view_.statement_color[node.statement].color : view_.argument_color[node.argument].color;
    if (color) write_text("color", *color);
    write_text("fontColor", statement ? view_.statement_font_color : view_.argument_font_color);
    out_.end_object();
  }

  void write_sections() {
    out_.plain_key("sections");
    out_.begin_array();
    for (std::size_t i = 0; i < view_.sections.size(); ++i) {
      if (!view_.sections[i].parent) write_section(i);
    }
    out_.end_array();
  }

  // As deep as headings nest, which is bounded.
  void write_section(std::size_t index) {
    ViewSection const& section = view_.sections[index];
    Section const* heading = section.heading.valid() ? &map_.sections[section.heading] : nullptr;
    out_.begin_object();
    write_word("type", "section");
    write_section_id("id", section.number);
    write_number("level", section.level);
    if (!section.untitled) write_text("title", section.title);
    if (section.tags) {
      out_.plain_key("tags");
      out_.begin_array();
      for (std::string const& tag : *section.tags) out_.string(tag);
      out_.end_array();
    }
    out_.plain_key("children");
    out_.begin_array();
    for (std::size_t const child : section.children) write_section(child);
    out_.end_array();
    if (heading != nullptr) {
      write_ranges(heading->ranges, heading->text);
      write_start(heading->location);
      write_data(heading->data);
    }
    if (section.is_closed) {
      out_.plain_key("isClosed");
      out_.boolean(*section.is_closed);
    }
    if (section.parent) write_section_id("parent", view_.sections[*section.parent].number);
    if (heading != nullptr) write_section_end(section);
    if (section.is_group) {
      out_.plain_key("isGroup");
      out_.boolean(*section.is_group);
    }
    if (section.painted) write_colors(view_.group_font_color, section.color);
    out_.end_object();
  }

  // A section ends on the line before the next heading of its level or above, or with the document.
  void write_section_end(ViewSection const& section) {
    for (std::size_t next = section.heading.index() + 1; next < map_.sections.size(); ++next) {
      Section const& other = map_.sections[SectionId{next}];
      if (other.level > section.level) continue;
      out_.plain_key("endOffset");
      out_.null();
      write_number("endLine", positions_.start(other.location).line - 1);
      write_number("endColumn", 0);
      return;
    }
    Location const& at = map_.sections[section.heading].location;
    write_end({at.file, {at.span.begin, std::max(last_end_, at.span.end)}});
  }

  void write_tags() {
    out_.plain_key("tags");
    out_.begin_object();
    for (TagId const id : map_.tags.ids()) {
      out_.key(map_.tags[id]);
      out_.begin_object();
      write_text("tag", map_.tags[id]);
      write_word("cssClass", tag_class(map_.tags[id]));
      write_number("occurrenceIndex", id.index());
      if (view_.tags[id].priority) {
        out_.plain_key("priority");
        out_.number(*view_.tags[id].priority);
      }
      if (view_.tags[id].color) write_text("color", *view_.tags[id].color);
      out_.end_object();
    }
    out_.end_object();
  }

  ArgumentMap const& map_;
  MapView const& view_;
  ArgdownPositions positions_;
  JsonWriter out_;
  Table<std::size_t, InferenceId> conclusion_index_;
  Offset last_end_ = 0;
  bool write_data_ = true;
};

}  // namespace

void write_argdown_json(Sources const& sources, ArgumentMap const& map, MapView const& view, Sink sink) {
  int spaces = 2;
  if (auto const at = data::find(map.settings, {"json", "spaces"}))
    spaces = std::clamp(data::integer(map.settings[*at]).value_or(spaces), 0, 10);
  Exporter(sources, map, view, std::move(sink), static_cast<std::size_t>(spaces)).run();
}

std::string argdown_json(Sources const& sources, ArgumentMap const& map, MapView const& view) {
  std::string result;
  write_argdown_json(sources, map, view, [&](std::string_view block) { result.append(block); });
  return result;
}

}  // namespace stet::argmap
