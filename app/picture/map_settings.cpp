// See map_settings.h.
#include "app/picture/map_settings.h"

#include "argmap/build/data.h"

namespace stet::app {

std::optional<Arrangement> arrangement_of(parser::yaml::Document const& settings) {
  auto direction = argmap::data::scalar(settings, {"dot", "graphVizSettings", "rankdir"});
  if (!direction) direction = argmap::data::scalar(settings, {"graphVizSettings", "rankdir"});
  if (direction == "BT") return Arrangement::top_down;
  if (direction == "TB") return Arrangement::bottom_up;
  if (direction == "RL") return Arrangement::left_right;
  if (direction == "LR") return Arrangement::right_left;
  return std::nullopt;
}

}  // namespace stet::app
