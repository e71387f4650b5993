// Large random maps to evaluate.
#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "argmap/evaluate/evaluate.h"

namespace stet::bench {

using namespace stet::argmap;
using namespace stet::argmap::evaluate;

struct Input {
  ArgumentMap map;
  std::vector<Evidence> evidence;
};

// `window` is how far a relation reaches: small, and the map is many small neighbourhoods, as documents are;
// as large as the map, and it is one tangle of loops.
inline Input random_input(std::size_t claims, std::size_t relations, std::size_t window, bool acyclic) {
  Input input;
  std::mt19937 random(7);
  for (std::size_t i = 0; i < claims; ++i) {
    Statement statement;
    statement.title = std::to_string(i);
    input.map.statements.add(std::move(statement));
    if (random() % 3 != 0) continue;
    Evidence piece;
    piece.citation = input.map.citations.add({});
    piece.statement = StatementId{i};
    piece.origin = static_cast<std::uint32_t>(random() % 1000);
    input.evidence.push_back(piece);
  }
  for (std::size_t i = 0; i < relations; ++i) {
    std::size_t const from = random() % claims;
    std::size_t to = (from + 1 + random() % window) % claims;
    if (acyclic && to < from) to = from - 1;
    if (acyclic && from == 0) continue;
    Relation relation;
    relation.kind = random() % 3 == 0 ? RelationKind::attack : RelationKind::support;
    relation.from.statement = StatementId{from};
    relation.to.statement = StatementId{to};
    input.map.relations.add(relation);
  }
  return input;
}

// Every claim has a source, and everybody attacks and supports in a neighbourhood: as much as can be is left
// undecided, and positions have to be looked for. `block` claims make one neighbourhood.
inline Input disputes(std::size_t claims, std::size_t relations, std::size_t block) {
  Input input;
  std::mt19937 random(11);
  for (std::size_t i = 0; i < claims; ++i) {
    Statement statement;
    statement.title = std::to_string(i);
    input.map.statements.add(std::move(statement));
    Evidence piece;
    piece.citation = input.map.citations.add({});
    piece.statement = StatementId{i};
    piece.origin = static_cast<std::uint32_t>(i);
    input.evidence.push_back(piece);
  }
  for (std::size_t i = 0; i < relations; ++i) {
    std::size_t const from = random() % claims;
    std::size_t const first = from - from % block;
    Relation relation;
    relation.kind = random() % 4 == 0 ? RelationKind::support : RelationKind::attack;
    relation.from.statement = StatementId{from};
    relation.to.statement = StatementId{std::min(claims - 1, first + random() % block)};
    input.map.relations.add(relation);
  }
  return input;
}

// A debate as people hold them: a tree in which every reason is for or against an earlier one, mostly a
// recent one, some with many replies; every third claim has a source, and some reasons fall to others.
inline Input debate(std::size_t claims) {
  Input input;
  std::mt19937 random(13);
  for (std::size_t i = 0; i < claims; ++i) {
    Statement statement;
    statement.title = std::to_string(i);
    input.map.statements.add(std::move(statement));
    if (random() % 3 == 0) {
      Evidence piece;
      Citation citation;
      citation.key = std::to_string(random() % claims);
      piece.citation = input.map.citations.add(std::move(citation));
      piece.statement = StatementId{i};
      piece.origin = static_cast<std::uint32_t>(i);
      piece.weight = 0.3 + 0.2 * static_cast<double>(random() % 4);
      input.evidence.push_back(piece);
    }
    if (i == 0) continue;
    std::size_t const recent = random() % 4 == 0 ? i : std::min<std::size_t>(i, 12);
    Relation relation;
    relation.kind = random() % 2 == 0 ? RelationKind::attack : RelationKind::support;
    relation.from.statement = StatementId{i};
    relation.to.statement = StatementId{i - 1 - random() % recent};
    input.map.relations.add(relation);
  }
  return input;
}

// Every claim attacks the one before it, and the first attacks the last.
inline Input ring(std::size_t claims) {
  Input input;
  for (std::size_t i = 0; i < claims; ++i) {
    Statement statement;
    statement.title = std::to_string(i);
    input.map.statements.add(std::move(statement));
    Relation relation;
    relation.kind = RelationKind::attack;
    relation.from.statement = StatementId{(i + 1) % claims};
    relation.to.statement = StatementId{i};
    input.map.relations.add(relation);
  }
  return input;
}

}  // namespace stet::bench
