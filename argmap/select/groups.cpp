// Sections, the groups they become, and who belongs to them.
#include <algorithm>
#include <unordered_map>

#include "argmap/build/data.h"
#include "argmap/select/steps.h"

namespace stet::argmap {
namespace {

using parser::yaml::Document;
using parser::yaml::Type;
using parser::yaml::ValueIndex;

std::optional<bool> flag(Document const& document, ValueIndex mapping, std::string_view key) {
  if (document[mapping].type != Type::mapping) return std::nullopt;
  auto const at = document.find(mapping, key);
  if (!at || document[*at].type != Type::boolean) return std::nullopt;
  return data::is_true(document[*at]);
}

ViewSection from_heading(ArgumentMap const& map, SectionId id) {
  Section const& heading = map.sections[id];
  ViewSection section;
  section.number = id.index() + 1;
  section.heading = id;
  section.title = heading.title;
  section.level = heading.level;
  if (!heading.tags.empty()) {
    section.tags.emplace();
    for (TagId const tag : heading.tags) section.tags->push_back(map.tags[tag]);
  }
  Document const& settings = map.settings;
  if (!data::truthy(settings, {"group", "ignoreIsGroup"}).value_or(false))
    section.is_group = data::boolean(heading.data, {"isGroup"});
  if (!data::truthy(settings, {"group", "ignoreIsClosed"}).value_or(false))
    section.is_closed = data::boolean(heading.data, {"isClosed"});
  if (auto const named = data::find(settings, {"group", "sections"});
      named && settings[*named].type == Type::mapping) {
    if (auto const own = settings.find(*named, heading.title); own && settings[*own].type == Type::mapping) {
      section.is_group = flag(settings, *own, "isGroup");
      section.is_closed = flag(settings, *own, "isClosed");
    } else if (!section.is_group) {
      section.is_group = false;
    }
  }
  if (heading.parent.valid()) section.parent = heading.parent.index();
  return section;
}

// Reads `group.regroup`: a tree of groups with the titles that belong to them. The recursion is as deep as
// the YAML, which its parser bounds.
class Regrouping {
 public:
  Regrouping(ArgumentMap const& map, MapView& view) : map_(map), settings_(map.settings), view_(view) {}

  void run(ValueIndex list) {
    view_.regrouped = true;
    std::size_t i = 0;
    for (ValueIndex const entry : settings_.elements(list)) {
      if (settings_[entry].type == Type::mapping) add(entry, 1, i, std::nullopt);
      ++i;
    }
  }

 private:
  void add(ValueIndex entry, std::size_t level, std::size_t number, std::optional<std::size_t> parent) {
    std::size_t const index = view_.sections.size();
    ViewSection section;
    section.number = number;
    section.level = level;
    section.parent = parent;
    section.is_closed = flag(settings_, entry, "isClosed");
    auto const own_title = settings_.find(entry, "title");
    section.untitled = !own_title;
    if (own_title) section.title = settings_[*own_title].text;
    if (auto const tags = settings_.find(entry, "tags"); tags && settings_[*tags].type == Type::sequence) {
      section.tags.emplace();
      for (ValueIndex const tag : settings_.elements(*tags)) section.tags->push_back(settings_[tag].text);
    }
    view_.sections.push_back(std::move(section));
    if (parent) view_.sections[*parent].children.push_back(index);
    for_each(entry, "statements", [&](ValueIndex title) {
      auto const found = map_.statement_by_title.find(settings_[title].text);
      if (found != map_.statement_by_title.end()) view_.statement_section[found->second.index()] = index;
    });
    for_each(entry, "arguments", [&](ValueIndex title) {
      auto const found = map_.argument_by_title.find(settings_[title].text);
      if (found != map_.argument_by_title.end()) view_.argument_section[found->second.index()] = index;
    });
    std::size_t i = 0;
    for_each(entry, "children", [&](ValueIndex child) {
      if (settings_[child].type == Type::mapping) add(child, level + 1, number + 1 + i, index);
      ++i;
    });
  }

  template <class Visit>
  void for_each(ValueIndex entry, std::string_view key, Visit visit) {
    auto const at = settings_.find(entry, key);
    if (!at || settings_[*at].type != Type::sequence) return;
    for (ValueIndex const element : settings_.elements(*at)) visit(element);
  }

  ArgumentMap const& map_;
  Document const& settings_;
  MapView& view_;
};

// The innermost group around a section, itself included.
std::optional<std::size_t> enclosing_group(MapView const& view, std::optional<std::size_t> section) {
  while (section && view.sections[*section].is_group == false) section = view.sections[*section].parent;
  return section;
}

// Sections with equal ids (`regroup` can give two the same) are one group.
class GroupMaker {
 public:
  explicit GroupMaker(MapView& view) : view_(view) {}

  void run() {
    std::vector<NodeId> outside;
    for (NodeId const node : view_.nodes.ids()) {
      MapNode& row = view_.nodes[node];
      auto const section =
          enclosing_group(view_, row.statement.valid() ? view_.statement_section[row.statement.index()]
                                                       : view_.argument_section[row.argument.index()]);
      if (!section) {
        outside.push_back(node);
        continue;
      }
      row.group = group_of(*section);
      view_.groups[row.group].members.push_back({GroupId::none(), node});
    }
    std::size_t const own = view_.groups.size();
    for (std::size_t i = 0; i < own; ++i) add_ancestors(GroupId{i});
    for (GroupId const id : view_.groups.ids()) {
      if (!view_.groups[id].parent) view_.top.push_back({id, NodeId::none()});
    }
    set_levels();
    for (NodeId const node : outside) view_.top.push_back({GroupId::none(), node});
  }

 private:
  GroupId group_of(std::size_t section) {
    auto const [found, inserted] = by_number_.try_emplace(view_.sections[section].number, GroupId::none());
    if (!inserted) return found->second;
    MapGroup group;
    group.section = section;
    group.closed = view_.sections[section].is_closed;
    group.parent = enclosing_group(view_, view_.sections[section].parent);
    return found->second = view_.groups.add(std::move(group));
  }

  void add_ancestors(GroupId current) {
    while (view_.groups[current].parent) {
      std::size_t const parent = *view_.groups[current].parent;
      auto const known = by_number_.find(view_.sections[parent].number);
      if (known != by_number_.end()) {
        view_.groups[known->second].members.push_back({current, NodeId::none()});
        return;
      }
      MapGroup group;
      group.section = parent;
      group.members.push_back({current, NodeId::none()});
      group.parent = enclosing_group(view_, view_.sections[parent].parent);
      GroupId const id = view_.groups.add(std::move(group));
      by_number_[view_.sections[parent].number] = id;
      current = id;
    }
  }

  void set_levels() {
    std::vector<GroupId> waiting;
    for (GroupMember const& member : view_.top) {
      view_.groups[member.group].level = 1;
      waiting.push_back(member.group);
    }
    while (!waiting.empty()) {
      GroupId const id = waiting.back();
      waiting.pop_back();
      for (GroupMember const& member : view_.groups[id].members) {
        if (!member.group.valid()) continue;
        view_.groups[member.group].level = view_.groups[id].level + 1;
        waiting.push_back(member.group);
      }
    }
  }

  MapView& view_;
  std::unordered_map<std::size_t, GroupId> by_number_;
};

}  // namespace

void place_in_sections(ArgumentMap const& map, MapView& view) {
  view.statement_section.resize(map.statements.size());
  view.argument_section.resize(map.arguments.size());
  std::size_t max_level = 0;
  for (Section const& section : map.sections) max_level = std::max<std::size_t>(max_level, section.level);

  auto const regroup = data::find(map.settings, {"group", "regroup"});
  if (regroup && map.settings[*regroup].type == Type::sequence && !map.settings.elements(*regroup).empty()) {
    Regrouping(map, view).run(*regroup);
  } else {
    for (SectionId const id : map.sections.ids()) {
      view.sections.push_back(from_heading(map, id));
      if (auto const parent = view.sections.back().parent)
        view.sections[*parent].children.push_back(id.index());
    }
    for (StatementId const id : map.statements.ids()) {
      SectionId const section = map.statements[id].section;
      if (section.valid()) view.statement_section[id.index()] = section.index();
    }
    for (ArgumentId const id : map.arguments.ids()) {
      SectionId const section = map.arguments[id].section;
      if (section.valid()) view.argument_section[id.index()] = section.index();
    }
  }
  int depth = 2;
  if (auto const at = data::find(map.settings, {"group", "groupDepth"}))
    depth = data::integer(map.settings[*at]).value_or(depth);
  auto const first_level = static_cast<long>(max_level) - depth + 1;
  for (ViewSection& section : view.sections) {
    if (!section.is_group) section.is_group = static_cast<long>(section.level) >= first_level;
  }
}

void add_groups(ArgumentMap const&, MapView& view) { GroupMaker(view).run(); }

}  // namespace stet::argmap
