// A ArgumentGraph in other programs' formats: the ways back of the importers. What a format has no place for
// goes into the member `stet` (extension.h), so that nothing is lost on the way there and back.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "argmap/exchange/graph.h"

namespace stet::argmap::exchange {

// AIF as AIFdb's JSON has it: claims are I-nodes, steps RA- and CA-nodes; dialogue that was kept comes back.
[[nodiscard]] std::string write_aif(ArgumentGraph const& graph);
// The same inside xAIF. `text` is the article's, unless one was kept.
[[nodiscard]] std::string write_xaif(ArgumentGraph const& graph, std::string_view text);

// SADFace 0.2. Sources become resources, which the atoms that cite them name.
[[nodiscard]] std::string write_sadface(ArgumentGraph const& graph);

// A text that atoms refer to, or a source.
struct Resource {
  std::string id;
  std::string title;
  std::string text;
  std::string url;
};
// What is known of a claim beside the map, for Arguebuf's `userdata` and `reference`.
struct Annotation {
  std::string json;        // an object, its members go into `userdata.stet`; may be empty
  std::string resource;    // the id of the resource that its words stand in, if any
  std::size_t offset = 0;  // in code points
  std::string words;
};
// Arguebuf (arg_services.graph.v1 in proto3's JSON). `document` is the map's own text: it travels along, and
// an importer that finds the graph unchanged returns to it. One annotation a claim, or none at all.
[[nodiscard]] std::string write_arguebuf(ArgumentGraph const& graph, std::span<Annotation const> annotations,
                                         std::span<Resource const> resources, std::string_view document);

}  // namespace stet::argmap::exchange
