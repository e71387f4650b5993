#include "argmap/select.h"

#include "argmap/select/steps.h"

namespace stet::argmap {

MapView select(ArgumentMap const& map) {
  MapView view;
  SelectionSettings const settings = read_selection_settings(map.settings);
  order_elements(map, view);
  place_in_sections(map, view);
  Selection const selection = select_elements(map, view, settings);
  add_nodes(map, selection, settings, view);
  add_edges(map, selection, view);
  add_groups(map, view);
  add_colors(map, view);
  return view;
}

std::string argdown_text(Occurrence const& occurrence) {
  std::string text = occurrence.text;
  if (occurrence.space_follows && !text.ends_with(' ')) text.push_back(' ');
  return text;
}

}  // namespace stet::argmap
