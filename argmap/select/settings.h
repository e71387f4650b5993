// The settings that decide what a map shows, read from the map's settings document. Unusable values read as
// if they were absent.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "parser/yaml.h"

namespace stet::argmap {

enum class SelectionMode : std::uint8_t {
  all,
  with_title,
  top_level,
  with_relations,
  not_used_in_argument,
  with_more_than_one_relation,
  nothing,  // a word that is none of these selects nothing
};

enum class LabelMode : std::uint8_t { hide_untitled, title, text, none };

struct SelectionSettings {
  using Titles = std::unordered_set<std::string>;
  bool ignore_is_in_map = false;
  bool exclude_disconnected = true;
  bool keep_cited = false;  // claims that stand by a citation are connected with it
  bool together = false;    // where one premise of an argument is shown, so are its untitled others
  bool without_section = false;
  bool without_tag = false;
  SelectionMode mode = SelectionMode::with_title;
  Titles exclude_statements;
  Titles exclude_arguments;
  Titles include_statements;
  std::optional<Titles> sections;
  std::optional<Titles> tags;
  LabelMode statement_label = LabelMode::hide_untitled;
  LabelMode argument_label = LabelMode::hide_untitled;
  bool add_tags = true;
};

[[nodiscard]] SelectionSettings read_selection_settings(parser::yaml::Document const& settings);

}  // namespace stet::argmap
