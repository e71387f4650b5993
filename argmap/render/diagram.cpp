// The words of diagrams.
#include "argmap/render/diagram.h"

#include <algorithm>

namespace stet::argmap::render {

std::string_view to_string(NodeKind kind) {
  switch (kind) {
    case NodeKind::claim: return "claim";
    case NodeKind::argument: return "argument";
    case NodeKind::evidence: return "evidence";
    case NodeKind::source: return "source";
  }
  return "";
}

std::string_view verb(EdgeKind kind) {
  switch (kind) {
    case EdgeKind::support: return "supports";
    case EdgeKind::attack: return "attacks";
    case EdgeKind::undercut: return "undercuts";
    case EdgeKind::contradictory: return "contradicts";
    case EdgeKind::contrary: return "is contrary to";
    case EdgeKind::entails: return "entails";
    case EdgeKind::citation: return "is cited by";
  }
  return "";
}

std::string verdict_word(evaluate::Verdict verdict) {
  std::string word{evaluate::to_string(verdict)};
  std::ranges::replace(word, '-', ' ');
  return word;
}

}  // namespace stet::argmap::render
