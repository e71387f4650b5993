// What the formats of other programs have in common: claims, steps from claims to a claim (or to another
// step), and the sources that claims come from. Every importer makes a Graph, write_map turns it into a map;
// no format knows another, and none knows Argdown.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "argmap/map.h"
#include "base/id.h"

namespace stet::argmap::exchange {

using ClaimId = Id<struct ExchangeClaimTag>;  // AIF's I-node, an atom
using StepId = Id<struct ExchangeStepTag>;    // AIF's RA- or CA-node, a scheme
using OriginId = Id<struct ExchangeOriginTag>;

// One member of a data block. The value is JSON, which is YAML's flow form as well.
struct Field {
  std::string key;
  std::string json;
};
using Fields = std::vector<Field>;

// The words of a document that a claim stands for (W3C TextQuoteSelector).
struct Selector {
  std::string exact;  // empty: there is none
  std::string prefix;
  std::string suffix;
};

struct Claim {
  std::string id;     // what the other program calls it; never empty
  std::string title;  // empty: made from the text or the id
  std::string text;
  std::string markup;  // the text as Argdown, with citations and tags; empty: made from the text
  Fields data;
  Selector anchor;
  std::vector<OriginId> origins;  // sources that are cited for it
};

enum class StepKind : std::uint8_t { support, attack };

struct Premise {
  ClaimId claim;
  std::string role;  // in the scheme, e.g. `major`; may be empty
};

// A step without premises is an argument of which only the name is known; one without an end bears on
// nothing. An attack on a step is an undercut.
struct Step {
  std::string id;     // may be empty
  std::string title;  // empty: made from the scheme or the id
  std::string text;
  StepKind kind = StepKind::support;
  std::vector<Premise> premises;
  ClaimId claim;  // what it bears on: at most one of these is valid
  StepId step;
  std::string scheme;  // kebab-case
  Fields data;
};

// A source that the other program names; becomes a record of the registry.
struct Origin {
  std::string key;  // citation key, unique
  std::string title;
  std::string url;
};

struct Graph {
  std::string title;
  std::string article;   // path of the text that anchors point into, relative to the map
  Fields data;           // of the whole
  std::string document;  // the map itself, where a file carries it and nothing was changed since
  Table<Claim, ClaimId> claims;
  Table<Step, StepId> steps;
  Table<Origin, OriginId> origins;
};

}  // namespace stet::argmap::exchange
