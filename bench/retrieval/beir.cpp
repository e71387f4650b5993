#include "bench/retrieval/beir.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <functional>
#include <optional>

#include <nlohmann/json.hpp>

namespace stet::bench {
namespace {

namespace fs = std::filesystem;

// Calls `line` with each line and its number; the first complaint ends it.
std::optional<Error> each_line(fs::path const& path,
                               std::function<std::optional<std::string>(std::string const&)> const& act) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return Error{"cannot read `" + path.string() + "`"};
  std::size_t number = 0;
  for (std::string line; std::getline(stream, line);) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) continue;
    if (auto const problem = act(line))
      return Error{path.string() + ":" + std::to_string(number) + ": " + *problem};
  }
  return std::nullopt;
}

std::string member(nlohmann::json const& object, char const* key) {
  auto const found = object.find(key);
  if (found == object.end()) return {};
  return found->is_string() ? found->get<std::string>() : found->dump();
}

// An object with an `_id`.
std::optional<std::string> read_object(std::string const& line, nlohmann::json& object) {
  object = nlohmann::json::parse(line, nullptr, false);
  if (!object.is_object()) return "not a JSON object";
  if (member(object, "_id").empty()) return "without `_id`";
  return std::nullopt;
}

}  // namespace

std::expected<Collection, Error> read_collection(fs::path const& folder) {
  Collection collection;
  nlohmann::json object;
  auto problem = each_line(folder / "corpus.jsonl", [&](std::string const& line) {
    auto wrong = read_object(line, object);
    if (!wrong)
      collection.texts.push_back({member(object, "_id"), member(object, "title"), member(object, "text")});
    return wrong;
  });
  if (problem) return std::unexpected(*problem);
  bool heading = true;
  problem =
      each_line(folder / "qrels" / "test.tsv", [&](std::string const& line) -> std::optional<std::string> {
        if (std::exchange(heading, false) && line.starts_with("query-id")) return std::nullopt;
        std::size_t const first = line.find('\t');
        std::size_t const second = first == std::string::npos ? first : line.find('\t', first + 1);
        if (second == std::string::npos) return "not three columns";
        collection.grades[line.substr(0, first)][line.substr(first + 1, second - first - 1)] =
            std::atoi(line.c_str() + second + 1);
        return std::nullopt;
      });
  if (problem) return std::unexpected(*problem);
  problem = each_line(folder / "queries.jsonl", [&](std::string const& line) {
    auto wrong = read_object(line, object);
    if (!wrong && collection.grades.contains(member(object, "_id")))
      collection.queries.push_back({member(object, "_id"), member(object, "text")});
    return wrong;
  });
  if (problem) return std::unexpected(*problem);
  return collection;
}

double ndcg(std::vector<std::string> const& ranking, Grades const& grades, std::size_t depth) {
  auto const discounted = [](int grade, std::size_t rank) {
    return static_cast<double>(grade) / std::log2(static_cast<double>(rank) + 2.0);
  };
  double gained = 0;
  for (std::size_t i = 0; i < std::min(depth, ranking.size()); ++i)
    if (auto const found = grades.find(ranking[i]); found != grades.end())
      gained += discounted(found->second, i);
  std::vector<int> best;
  for (auto const& [id, grade] : grades) best.push_back(grade);
  std::ranges::sort(best, std::greater{});
  double ideal = 0;
  for (std::size_t i = 0; i < std::min(depth, best.size()); ++i) ideal += discounted(best[i], i);
  return ideal > 0 ? gained / ideal : 0;
}

double recall(std::vector<std::string> const& ranking, Grades const& grades, std::size_t depth) {
  std::size_t relevant = 0;
  std::size_t found = 0;
  for (auto const& [id, grade] : grades) {
    if (grade <= 0) continue;
    ++relevant;
    auto const end = ranking.begin() + static_cast<std::ptrdiff_t>(std::min(depth, ranking.size()));
    if (std::find(ranking.begin(), end, id) != end) ++found;
  }
  return relevant == 0 ? 0 : static_cast<double>(found) / static_cast<double>(relevant);
}

std::expected<Measures, Error> measure(Collection const& collection) {
  std::size_t next = 0;
  auto const index = verify::Index::build({}, "", [&]() -> std::optional<verify::IndexedText> {
    return next < collection.texts.size() ? std::optional(collection.texts[next++]) : std::nullopt;
  });
  if (!index) return std::unexpected(index.error());
  Measures measures;
  for (auto const& query : collection.queries) {
    constexpr std::size_t depth = 100;
    auto const begin = std::chrono::steady_clock::now();
    auto const hits = index->search(query.text, depth);
    std::chrono::duration<double> const taken = std::chrono::steady_clock::now() - begin;
    std::vector<std::string> ranking;
    for (auto const& hit : hits) ranking.push_back(hit.key);
    auto const& grades = collection.grades.at(query.id);
    measures.ndcg_10 += ndcg(ranking, grades, 10);
    measures.recall_10 += recall(ranking, grades, 10);
    measures.recall_100 += recall(ranking, grades, depth);
    measures.seconds.push_back(taken.count());
  }
  std::ranges::sort(measures.seconds);
  measures.queries = collection.queries.size();
  auto const count = static_cast<double>(std::max<std::size_t>(1, measures.queries));
  for (double* sum : {&measures.ndcg_10, &measures.recall_10, &measures.recall_100}) *sum /= count;
  return measures;
}

}  // namespace stet::bench
