// What a map holds and another format has no place for travels in one member that other programs pass over:
// `"stet": {title, text, markup, section, argument, rules, roles, data, ...}`, in AIF's nodes, SADFace's
// `metadata` and Arguebuf's `userdata`. Internal to argmap/exchange.
#pragma once

#include "argmap/exchange/document.h"
#include "argmap/exchange/graph.h"
#include "argmap/exchange/notes.h"

namespace stet::argmap::exchange {

// Reads it back. A claim whose text somebody has changed since loses its markup, which is noted.
// `graph` has the headings that it may stand under.
void read_extension(Proposition& claim, Cursor extension, ArgumentGraph const& graph, Notes& notes);
void read_extension(Step& step, Cursor extension, ArgumentGraph const& graph);
void read_extension(ArgumentGraph& graph, Cursor extension);
// The headings, before claims and steps name them.
void read_headings(ArgumentGraph& graph, Cursor extension);

// True if the claim says itself which sources it cites.
[[nodiscard]] bool cites_by_itself(Proposition const& claim);

}  // namespace stet::argmap::exchange
