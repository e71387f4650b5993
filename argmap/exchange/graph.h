// What the formats of other programs have in common: claims, steps from claims to a claim (or to another
// step), and the sources that claims come from. Every importer makes an ArgumentGraph, write_map turns it
// into a map; no format knows another, and none knows Argdown.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "argmap/map.h"
#include "base/id.h"

namespace stet::argmap::exchange {

using PropositionId = Id<struct ExchangeClaimTag>;  // AIF's I-node, an atom
using StepId = Id<struct ExchangeStepTag>;          // AIF's RA- or CA-node, a scheme
using ReferenceId = Id<struct ExchangeOriginTag>;
using HeadingId = Id<struct ExchangeHeadingTag>;

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

struct Heading {
  std::uint8_t level = 1;
  std::string text;  // as Argdown, with tags and data
};

struct Proposition {
  std::string id;            // what the other program calls it; never empty
  bool has_made_id = false;  // stet made the id, and a map does not tell it
  std::string title;         // empty: made from the text or the id
  std::string text;
  // The text as Argdown, with citations and tags; empty: made from the text. On one line, but for block
  // quotations.
  std::string markup;
  // What else is said of the claim in other places, in their order: what follows the title there. Tags and
  // citations may stand in each of them.
  std::vector<std::string> others;
  std::vector<std::string> comments;  // that stand before it, with their marks
  Fields data;
  Selector anchor;
  std::vector<ReferenceId> references;  // sources that are cited for it
  HeadingId heading;                    // under which it is defined, or none
  bool is_argument = false;             // `<T>`, an argument that nobody has taken apart
  bool is_reference = false;            // is named only: it has no words, and the map gives it none
};

enum class StepKind : std::uint8_t { support, attack };

struct Premise {
  PropositionId claim;
  std::string role;  // in the scheme, e.g. `major`; may be empty
};

// A step without premises is an argument of which only the name is known; one without an end bears on
// nothing. An attack on a step is an undercut.
struct Step {
  std::string id;            // may be empty
  bool has_made_id = false;  // as for claims
  std::string title;         // empty: made from the scheme or the id
  std::string text;
  std::string markup;                 // as for claims
  std::vector<std::string> others;    // as for claims; of an argument, its first step has them
  std::vector<std::string> comments;  // as for claims
  StepKind kind = StepKind::support;
  std::vector<Premise> premises;
  PropositionId claim;  // what it bears on: at most one of these is valid
  StepId step;
  std::string scheme;  // kebab-case
  Fields data;
  HeadingId heading;
  // An argument of several steps has one name in all of them, and they are counted from 0. Empty: a reason of
  // which no steps are known.
  std::string argument;
  std::uint32_t position = 0;
  std::vector<std::string> rules;  // of the inference, as they are written
  Fields inference;                // data of the inference
};

// A source that the other program names; becomes a record of the registry.
struct Reference {
  std::string key;  // citation key, unique
  std::string title;
  std::string url;
};

struct ArgumentGraph {
  std::string title;
  std::string article;                // path of the text that anchors point into, relative to the map
  Fields data;                        // of the whole
  std::vector<std::string> comments;  // that stand before nothing
  std::string document;               // the map itself, where a file carries it and nothing was changed since
  Table<Heading, HeadingId> headings;  // in their order
  Table<Proposition, PropositionId> claims;
  Table<Step, StepId> steps;
  Table<Reference, ReferenceId> references;
};

}  // namespace stet::argmap::exchange
