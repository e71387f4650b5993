#include "argmap/select/settings.h"

#include "argmap/build/data.h"

namespace stet::argmap {
namespace {

using parser::yaml::Document;
using parser::yaml::Type;

std::optional<SelectionSettings::Titles> titles(Document const& settings,
                                                std::initializer_list<std::string_view> path) {
  auto const at = data::find(settings, path);
  if (!at || settings[*at].type != Type::sequence) return std::nullopt;
  SelectionSettings::Titles result;
  for (auto const element : settings.elements(*at)) result.insert(settings[element].text);
  return result;
}

SelectionMode selection_mode(std::string_view name) {
  if (name == "all") return SelectionMode::all;
  if (name == "with-title") return SelectionMode::with_title;
  if (name == "top-level") return SelectionMode::top_level;
  if (name == "with-relations") return SelectionMode::with_relations;
  if (name == "not-used-in-argument") return SelectionMode::not_used_in_argument;
  if (name == "with-more-than-one-relation") return SelectionMode::with_more_than_one_relation;
  return SelectionMode::nothing;
}

LabelMode label_mode(std::optional<std::string_view> name) {
  if (!name || name == "hide-untitled") return LabelMode::hide_untitled;
  if (name == "title") return LabelMode::title;
  if (name == "text") return LabelMode::text;
  return LabelMode::none;
}

}  // namespace

SelectionSettings read_selection_settings(Document const& settings) {
  SelectionSettings result;
  auto const flag = [&](std::string_view group, std::string_view key, bool& value) {
    value = data::truthy(settings, {group, key}).value_or(value);
  };
  flag("selection", "ignoreIsInMap", result.ignore_is_in_map);
  flag("selection", "excludeDisconnected", result.exclude_disconnected);
  flag("selection", "selectElementsWithoutSection", result.without_section);
  flag("selection", "selectElementsWithoutTag", result.without_tag);
  flag("map", "addTags", result.add_tags);
  if (auto const mode = data::scalar(settings, {"selection", "statementSelectionMode"}))
    result.mode = selection_mode(*mode);
  using Titles = SelectionSettings::Titles;
  result.exclude_statements = titles(settings, {"selection", "excludeStatements"}).value_or(Titles{});
  result.exclude_arguments = titles(settings, {"selection", "excludeArguments"}).value_or(Titles{});
  result.include_statements = titles(settings, {"selection", "includeStatements"}).value_or(Titles{});
  result.sections = titles(settings, {"selection", "selectedSections"});
  result.tags = titles(settings, {"selection", "selectedTags"});
  result.statement_label = label_mode(data::scalar(settings, {"map", "statementLabelMode"}));
  result.argument_label = label_mode(data::scalar(settings, {"map", "argumentLabelMode"}));
  return result;
}

}  // namespace stet::argmap
