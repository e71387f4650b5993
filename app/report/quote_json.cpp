#include <nlohmann/json.hpp>

#include "app/report/quote.h"

namespace stet::app {
namespace {

using nlohmann::ordered_json;
using namespace verify::quote;

std::string_view name_of(DiffWord::Kind kind) {
  switch (kind) {
    case DiffWord::Kind::same: return "same";
    case DiffWord::Kind::added: return "added";
    case DiffWord::Kind::dropped: return "dropped";
  }
  return "same";
}

// Runs of words of one kind: [{"same": "We closed it"}, {"dropped": "late"}].
ordered_json diff_json(std::vector<DiffWord> const& diff) {
  if (diff.empty()) return nullptr;
  auto result = ordered_json::array();
  for (std::size_t i = 0; i < diff.size();) {
    std::string words;
    std::size_t const first = i;
    for (; i < diff.size() && diff[i].kind == diff[first].kind; ++i)
      words += (words.empty() ? "" : " ") + diff[i].word;
    result.push_back({{name_of(diff[first].kind), std::move(words)}});
  }
  return result;
}

ordered_json warnings_json(Match const& match) {
  auto warnings = ordered_json::array();
  for (auto const& word : match.context)
    warnings.push_back({{"kind", to_string(word.kind)},
                        {"place", to_string(word.place)},
                        {"words", word.words},
                        {"start", word.span.begin},
                        {"end", word.span.end}});
  auto const crosses = [&](bool crossed, std::string_view what) {
    if (crossed) warnings.push_back({{"kind", "crossing"}, {"place", "elided"}, {"words", what}});
  };
  crosses(match.crosses_sentence, "sentence");
  crosses(match.crosses_paragraph, "paragraph");
  crosses(match.crosses_speaker, "speaker");
  return warnings;
}

// Malformed bytes in a text must not break the line.
std::string dumped(ordered_json const& json) {
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace

QuoteLine read_quote_line(std::string_view line) {
  QuoteLine result;
  auto parsed = ordered_json::parse(line, nullptr, false);
  if (parsed.is_discarded()) {
    result.error = "not JSON in UTF-8";
    return result;
  }
  if (!parsed.is_object()) {
    result.error = "not an object with `id`, `quote` and `text`";
    return result;
  }
  if (auto const found = parsed.find("id"); found != parsed.end()) result.id = dumped(*found);
  auto const take = [&](char const* key, std::string& into) {
    auto const found = parsed.find(key);
    if (found != parsed.end() && found->is_string())
      into = std::move(found->get_ref<std::string&>());
    else if (result.error.empty())
      result.error = std::string("`").append(key).append("` is missing or no string");
  };
  take("quote", result.quote);
  take("text", result.text);
  return result;
}

std::string quote_line(std::string_view id, Match const& match) {
  bool const placed = !match.span.empty();
  ordered_json line{
      {"outcome", to_string(match.outcome)},
      {"start", placed ? ordered_json(match.span.begin) : ordered_json(nullptr)},
      {"end", placed ? ordered_json(match.span.end) : ordered_json(nullptr)},
      {"class", match.change == Change::none ? ordered_json(nullptr) : ordered_json(to_string(match.change))},
      {"diff", diff_json(match.diff)}};
  if (faithful(match.outcome))
    if (auto warnings = warnings_json(match); !warnings.empty()) line["warnings"] = std::move(warnings);
  return std::string(R"({"id":)").append(id).append(",").append(dumped(line).substr(1));
}

std::string quote_error_line(std::string_view id, std::size_t number, std::string_view error) {
  ordered_json const line{{"line", number}, {"error", error}};
  return std::string(R"({"id":)").append(id).append(",").append(dumped(line).substr(1));
}

}  // namespace stet::app
