// Graphs for the tests of the layout, and what must hold of every layout.
#pragma once

#include <gtest/gtest.h>

#include "argmap/layout/layout.h"
#include "bench/argument_graph.h"

namespace stet::argmap::layout::test {

// Nodes of various sizes; edges from anywhere to anywhere, with circles, loops and parallels; nested groups.
LayoutGraph random_graph(std::uint64_t seed, std::uint32_t nodes, std::uint32_t edges, std::uint32_t groups);

// Boxes of the sizes that the words of the generated map take.
LayoutGraph sized(bench::ArgumentGraph const& map);

// No two boxes or chips overlap; every line that is drawn ends at its boxes (or on the line it undercuts),
// and passes no other; frames hold their members and nothing else; everything lies within the picture.
void expect_sound(LayoutGraph const& graph, Layout const& layout);

bool equal(Layout const& a, Layout const& b);

}  // namespace stet::argmap::layout::test
