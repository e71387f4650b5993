// The pictures that a map's data puts into its boxes, as Argdown reads them:
//
//   images: {files: {alice: {path: ./alice.jpg, width: 80, height: 80}}}   in the front matter
//   [Claim]: text {images: [alice, "./bridge.png"]}
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "argmap/render/diagram_from.h"
#include "base/files.h"
#include "verify/check_result.h"

namespace stet::app {

// Puts the images into the diagram, as data, so that the picture needs no other file. PNG and JPEG inside
// `folder` alone (the map's own folder, or the project's), of at most 4 MB each and 32 MB together; returns a
// note for each that could not be had. Paths are relative to the map.
[[nodiscard]] std::vector<std::string> add_images(verify::CheckResult const& result,
                                                  std::filesystem::path const& folder, Files const& files,
                                                  bool allow_outside, argmap::render::MapDiagram& drawn);

}  // namespace stet::app
