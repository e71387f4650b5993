// Retrieval benchmarks in the files of BEIR: `corpus.jsonl` (_id, title, text), `queries.jsonl` (_id, text)
// and `qrels/test.tsv` (query, text, grade; a heading first). Reads them, ranks with stet's index, and
// measures.
#pragma once

#include <cstddef>
#include <expected>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/file.h"
#include "verify/registry/index_store.h"

namespace stet::bench {

struct Query {
  std::string id, text;
};
using Grades = std::map<std::string, int>;  // of texts, by id; 0 is not relevant

struct Collection {
  std::vector<verify::IndexedText> texts;
  std::vector<Query> queries;  // those that have grades
  std::map<std::string, Grades> grades;
};

// Fails with the file and line that cannot be read.
[[nodiscard]] std::expected<Collection, Error> read_collection(std::filesystem::path const& folder);

// Normalised discounted cumulative gain of the first `depth` ids, as trec_eval has it (Järvelin and
// Kekäläinen 2002, with the grade as gain and log2(rank + 1) as discount). 0 if nothing is relevant.
[[nodiscard]] double ndcg(std::vector<std::string> const& ranking, Grades const& grades, std::size_t depth);
// Of the relevant ids, the share that is among the first `depth`.
[[nodiscard]] double recall(std::vector<std::string> const& ranking, Grades const& grades, std::size_t depth);

struct Measures {
  double ndcg_10 = 0, recall_10 = 0, recall_100 = 0;  // means over the queries
  std::size_t queries = 0;
  std::vector<double> seconds;  // of each query, ascending
};
// Builds an index in memory and puts every query to it.
[[nodiscard]] std::expected<Measures, Error> measure(Collection const& collection);

}  // namespace stet::bench
