#include "argmap/select/select.h"

#include "argmap/build/data.h"
#include "argmap/select/steps.h"

namespace stet::argmap {

namespace {

MapView select_under(ArgumentMap const& map, SelectionSettings const& settings) {
  MapView view;
  order_elements(map, view);
  place_in_sections(map, view);
  Selection const selection = select_elements(map, view, settings);
  add_nodes(map, selection, settings, view);
  add_edges(map, selection, view);
  add_groups(map, view);
  add_colors(map, view);
  return view;
}

}  // namespace

MapView select(ArgumentMap const& map) { return select_under(map, read_selection_settings(map.settings)); }

MapView select_with_cited(ArgumentMap const& map) {
  SelectionSettings settings = read_selection_settings(map.settings);
  settings.keep_cited = !data::find(map.front_matter, {"selection", "excludeDisconnected"});
  settings.together = settings.mode == SelectionMode::with_title;
  return select_under(map, settings);
}

MapView select_with_disconnected(ArgumentMap const& map) {
  SelectionSettings settings = read_selection_settings(map.settings);
  settings.exclude_disconnected = false;
  return select_under(map, settings);
}

std::string argdown_text(Occurrence const& occurrence) {
  std::string text = occurrence.text;
  if (occurrence.space_follows && !text.ends_with(' ')) text.push_back(' ');
  return text;
}

}  // namespace stet::argmap
