// retrieval FOLDER: how well the index ranks on a collection in BEIR's format.
#include <fmt/core.h>

#include "bench/retrieval/beir.h"

int main(int count, char const* const* arguments) {
  if (count != 2) {
    fmt::print(stderr, "usage: retrieval FOLDER (with corpus.jsonl, queries.jsonl and qrels/test.tsv)\n");
    return 2;
  }
  auto const collection = stet::bench::read_collection(arguments[1]);
  if (!collection) {
    fmt::print(stderr, "retrieval: {}\n", collection.error().message);
    return 2;
  }
  auto const measures = stet::bench::measure(*collection);
  if (!measures) {
    fmt::print(stderr, "retrieval: {}\n", measures.error().message);
    return 2;
  }
  double const median = measures->seconds.empty() ? 0 : measures->seconds[measures->seconds.size() / 2];
  fmt::print(
      "texts      {}\nqueries    {}\nnDCG@10    {:.4f}\nrecall@10  {:.4f}\nrecall@100 {:.4f}\nmedian     "
      "{:.2f} ms\n",
      collection->texts.size(), measures->queries, measures->ndcg_10, measures->recall_10,
      measures->recall_100, median * 1000);
  return 0;
}
