// From a diagram to the bytes of its picture in any format.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "app/picture/formats.h"
#include "app/picture/settings.h"
#include "argmap/render/diagram.h"
#include "base/file.h"

namespace stet::app {

struct Drawn {
  std::vector<std::string> files;  // one, unless the format or --pages needs several
  std::vector<std::string> notes;  // what its reader should know: that it was scaled, or split
};

// Fails when another program that is needed is missing or fails, or the format cannot do what is asked for.
[[nodiscard]] std::expected<Drawn, Error> draw(argmap::render::Diagram const& diagram, PictureFormat format,
                                               PictureSettings const& settings);

}  // namespace stet::app
